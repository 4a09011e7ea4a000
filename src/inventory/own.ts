/** kvmup's own form of an inventory; what it says becomes the variables that Ansible's forms have, too. */
import '../zod-setup.js'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Document, isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import type * as z from 'zod/mini'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { type HostEntry, type InventoryFile, InventorySchema } from './schema.js'
import { addHost, type Origin, shown, type Tree, type Value } from './tree.js'
import { notYaml, originOf, type Yaml } from './yaml-parse.js'

/** Whether a file is in this form: groups of Ansible are not called so. */
export const isOwn = (root: YAMLMap): boolean =>
  root.items.some(({ key }) => isScalar(key) && (key.value === 'hosts' || key.value === 'wishes'))

/**
 * Adds the hosts of the file to the tree.
 * @throws UsageError naming line and key
 */
export function readOwn(tree: Tree, yaml: Yaml, root: YAMLMap): void {
  const bad = badKey(root)
  if (bad)
    throw notYaml(yaml, bad.key.range?.[0] ?? 0, `the key "${shown(String(bad.key.value))}" ${bad.why}`)
  const found = InventorySchema.safeParse(yaml.document.toJS({ maxAliasCount: -1 }))
  if (!found.success) throw keyError(yaml, found.error.issues[0])
  const hosts = root.items.find(({ key }) => isScalar(key) && key.value === 'hosts')?.value
  const lines = isMap(hosts) ? hosts.items.map(({ key }) => originOf(yaml, key)) : []
  Object.entries(found.data.hosts).forEach(([name, entry], index) => {
    const origin = lines[index] ?? { file: yaml.file, line: 1 }
    addEntry(tree, name, entry, found.data.wishes, origin)
  })
}

function addEntry(
  tree: Tree,
  name: string,
  entry: HostEntry,
  wishes: InventoryFile['wishes'],
  origin: Origin,
): void {
  const host = addHost(tree, name, 'all', { origin, source: origin.file })
  for (const group of entry?.groups ?? []) addHost(tree, name, group, { origin, source: origin.file })
  const base = dirname(resolve(origin.file))
  const vars: Readonly<Record<string, Value | undefined>> = {
    ansible_connection: entry?.local ? 'local' : undefined,
    ansible_host: entry?.address,
    ansible_user: entry?.user,
    ansible_port: entry?.port,
    ansible_private_key_file: entry?.key === undefined ? undefined : path(entry.key, base),
    ansible_ssh_common_args: entry?.jump === undefined ? undefined : `-J ${entry.jump}`,
    kvmup_ssh_config: entry?.ssh_config === undefined ? undefined : path(entry.ssh_config, base),
    kvmup_legacy_ssh: entry?.legacy_ssh,
    kvmup_rehearse: entry?.rehearse,
    kvmup_faults: entry?.faults,
    ...named(wishes),
    ...named(entry?.wishes),
  }
  for (const [key, value] of Object.entries(vars))
    if (value !== undefined) host.vars.set(key, { value, origin })
}

/** The wishes that were written down; the others keep their defaults. */
const named = (wishes: InventoryFile['wishes']): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(wishes ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [[`kvmup_${key}`, value]],
    ),
  )

/** Paths are relative to the inventory, so that a checkout can be moved; `~/` is the user's home. */
const path = (text: string, base: string) =>
  text.startsWith('~/') ? join(homedir(), text.slice(2)) : resolve(base, text)

/** The first key that its map has already had, or that JavaScript would take for something else. */
function badKey(node: unknown): Readonly<{ key: Scalar; why: string }> | undefined {
  if (isSeq(node)) return node.items.map(badKey).find(bad => bad !== undefined)
  if (!isMap(node)) return undefined
  const seen = new Set<unknown>()
  for (const { key, value } of node.items) {
    if (isScalar(key)) {
      if (seen.has(key.value)) return { key, why: 'stands here twice' }
      if (key.value === '__proto__') return { key, why: 'is not allowed' }
      seen.add(key.value)
    }
    const bad = badKey(value)
    if (bad) return bad
  }
  return undefined
}

function keyError({ file, document, lines }: Yaml, issue: z.core.$ZodIssue | undefined): UsageError {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  const why = unknown === undefined ? reason(issue) : 'kvmup does not know this key'
  const line = lines.linePos(offsetOf(document, path)).line
  return new UsageError(
    msg('inventory.key', { file, line, key: shown(path.join('.')) || 'hosts', why }),
    msg('inventory.key.hint'),
  )
}

/** A bad host name is reported by zod one level down. */
const reason = (issue: z.core.$ZodIssue | undefined): string =>
  issue?.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : (issue?.message ?? 'wrong')

/** Where the deepest key of the path stands that the file has. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const key of path) {
    if (isSeq(node)) {
      node = node.items[Number(key)]
      if (isNode(node)) offset = node.range?.[0] ?? offset
      continue
    }
    if (!isMap(node)) break
    const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
    if (!pair) break
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
    node = pair.value
  }
  return offset
}
