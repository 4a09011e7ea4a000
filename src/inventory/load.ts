/** From an inventory file to hosts. Every mistake is told with file, line and key. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { stateDirectory } from '../paths.js'
import { clean } from '../text.js'
import { DEFAULT_WISHES, type Host } from './host.js'
import { type HostEntry, type InventoryFile, InventorySchema } from './schema.js'

/** Larger than any inventory written by hand or by a program for ten thousand hosts. */
const MAX_BYTES = 16_000_000

/**
 * @param file path of a YAML inventory
 * @throws UsageError naming file, line and key
 */
export function loadInventory(file: string): readonly Host[] {
  const lines = new LineCounter()
  const document = parseDocument(read(file), { lineCounter: lines, prettyErrors: false })
  const [problem] = document.errors
  if (problem)
    throw new UsageError(
      msg('inventory.yaml', { file, line: lines.linePos(problem.pos[0]).line, why: clean(problem.message) }),
      msg('inventory.yaml.hint'),
    )
  const found = InventorySchema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (!found.success) throw keyError(file, document, lines, found.error.issues[0])
  return hosts(file, found.data)
}

function read(file: string): string {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`)
    return bytes.toString('utf8')
  } catch (error) {
    throw new UsageError(
      msg('inventory.unreadable', { file, why: error instanceof Error ? error.message : String(error) }),
      msg('inventory.unreadable.hint'),
    )
  }
}

function keyError(
  file: string,
  document: Document,
  lines: LineCounter,
  issue: z.core.$ZodIssue | undefined,
): UsageError {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  const why = unknown === undefined ? reason(issue) : 'kvmup does not know this key'
  return new UsageError(
    msg('inventory.key', {
      file,
      line: lineOf(document, lines, path),
      key: clean(path.join('.')) || 'hosts',
      why,
    }),
    msg('inventory.key.hint'),
  )
}

/** A bad host name is reported by zod one level down. */
const reason = (issue: z.core.$ZodIssue | undefined): string =>
  issue?.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : (issue?.message ?? 'wrong')

/** The line of the deepest key of the path that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const key of path) {
    if (!isMap(node)) break
    const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
    if (!pair) break
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
    node = pair.value
  }
  return lines.linePos(offset).line
}

function hosts(file: string, inventory: InventoryFile): readonly Host[] {
  const base = dirname(resolve(file))
  return Object.entries(inventory.hosts).map(([name, entry]) => ({
    name,
    connection: connection(name, entry, base),
    wishes: { ...DEFAULT_WISHES, ...given(inventory.wishes), ...given(entry?.wishes) },
  }))
}

function connection(name: string, entry: HostEntry, base: string): Host['connection'] {
  if (entry?.local) return { kind: 'local' }
  if (entry?.rehearse) {
    const state = join(stateDirectory(), 'rehearsal', `${name}.json`)
    return { kind: 'rehearsal', rehearsal: { release: entry.rehearse, faults: entry.faults ?? [], state } }
  }
  return {
    kind: 'ssh',
    address: entry?.address ?? name,
    ...(entry?.user === undefined ? {} : { user: entry.user }),
    ...(entry?.port === undefined ? {} : { port: entry.port }),
    ...(entry?.key === undefined ? {} : { key: path(entry.key, base) }),
    ...(entry?.ssh_config === undefined ? {} : { sshConfig: path(entry.ssh_config, base) }),
  }
}

/** Paths are relative to the inventory, so that a checkout can be moved; `~/` is the user's home. */
const path = (text: string, base: string) =>
  text.startsWith('~/') ? join(homedir(), text.slice(2)) : resolve(base, text)

/** The wishes that were written down; the others keep their defaults. */
const given = (wishes: InventoryFile['wishes']) =>
  Object.fromEntries(Object.entries(wishes ?? {}).filter(([, value]) => value !== undefined))
