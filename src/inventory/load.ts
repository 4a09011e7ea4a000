/** From an inventory file to hosts. Every mistake is told with file, line and key. */
import { closeSync, openSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import type { z } from 'zod'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { stateDirectory, systemSays } from '../paths.js'
import { clean } from '../text.js'
import { DEFAULT_WISHES, type Host } from './host.js'
import { type HostEntry, type InventoryFile, InventorySchema } from './schema.js'

/** Larger than any inventory written by hand or by a program for ten thousand hosts. */
const MAX_BYTES = 4_000_000
/** More references to one anchor than an inventory has use for; a bomb has many more. */
const MAX_ALIASES = 1_000
/** Characters of a key or name in a message. */
const SHOWN = 80

/**
 * @param file path of a YAML inventory
 * @throws UsageError naming file, line and key
 */
export function loadInventory(file: string): readonly Host[] {
  const lines = new LineCounter()
  // yaml's own check for keys that stand twice takes a minute for ten thousand hosts.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false }
  const document = parseDocument(read(file), options)
  const wrong = (offset: number, why: string) => {
    const line = lines.linePos(offset).line
    return new UsageError(msg('inventory.yaml', { file, line, why: clean(why) }), msg('inventory.yaml.hint'))
  }
  const [problem] = document.errors
  if (problem) throw wrong(problem.pos[0], WORDS[problem.code] ?? problem.message)
  const bad = badKey(document)
  if (bad) throw wrong(bad.key.range?.[0] ?? 0, `the key "${shown(String(bad.key.value))}" ${bad.why}`)
  const value = plain(document, wrong)
  const found = InventorySchema.safeParse(value)
  if (!found.success) throw keyError(file, document, lines, found.error.issues[0])
  return hosts(file, found.data)
}

/** Where the words of the YAML library are for programmers. */
const WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'one document was expected, here begins another ("---")',
  RESOURCE_EXHAUSTION: 'nested too deeply',
}

/** What a person may be shown of what the file says. */
const shown = (text: string) => clean(text).replace(/\s+/g, ' ').slice(0, SHOWN)

/** The plain value, without following aliases that would not end. */
function plain(document: Document, wrong: (offset: number, why: string) => UsageError): unknown {
  let first = 0
  visit(document, {
    Alias: (_, alias) => {
      first = alias.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // An alias of nothing, or one of too much.
    if (error instanceof ReferenceError) throw wrong(first, error.message)
    throw error
  }
}

/** The first key that its map has already had, or that JavaScript would take for something else. */
function badKey(document: Document): Readonly<{ key: Scalar; why: string }> | undefined {
  let bad: ReturnType<typeof badKey>
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) bad = { key, why: 'stands here twice' }
        else if (key.value === '__proto__') bad = { key, why: 'is not allowed' }
        if (bad) return visit.BREAK
        seen.add(key.value)
      }
      return undefined
    },
  })
  return bad
}

/** @throws UsageError when there is no such file, or no end of it */
function read(file: string): string {
  try {
    const descriptor = openSync(file, 'r')
    try {
      return whole(descriptor, file)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      msg('inventory.unreadable', { file, why: systemSays(error) }),
      msg('inventory.unreadable.hint'),
    )
  }
}

/** Piece by piece: a pipe tells no size beforehand, and /dev/zero has no end. */
function whole(descriptor: number, file: string): string {
  const bytes = Buffer.alloc(MAX_BYTES + 1)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    length += count
    if (length > MAX_BYTES)
      throw new UsageError(
        msg('inventory.too-large', { file, limit: MAX_BYTES }),
        msg('inventory.too-large.hint'),
      )
    if (count === 0) return bytes.toString('utf8', 0, length)
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
      key: shown(path.join('.')) || 'hosts',
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
