/** Ansible's INI inventories (its plugins/inventory/ini.py), line by line. */
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { pythonValue } from './python-literal.js'
import { expand } from './ranges.js'
import { shlex } from './shlex.js'
import { addGroup, addHost, link, type Origin, setGroupVar, shown, type Tree } from './tree.js'

const SECTION = /^\[([^:\]\s]+)(?::([\p{L}\p{N}_]+))?\]\s*(?:#.*)?$/u
const GROUP = /^([^:\]\s]+)\s*(?:#.*)?$/u
const KINDS = ['hosts', 'vars', 'children']

/** Where Python's splitlines() ends a line; not every one of these is a line to an editor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const LINE_END = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/

type Reading = {
  readonly tree: Tree
  readonly source: string
  group: string
  kind: string
  /** Groups that were only spoken of so far: where first, and what they are to be children of. */
  readonly pending: Map<string, Readonly<{ origin: Origin; as: 'vars' | 'children'; parents: string[] }>>
}

/**
 * Adds the groups and hosts of the text to the tree.
 * @param source the path that hosts are said to come from
 * @throws UsageError where Ansible refuses it
 */
export function readAnsibleIni(tree: Tree, text: string, source: string): void {
  const reading: Reading = { tree, source, group: 'ungrouped', kind: 'hosts', pending: new Map() }
  text.split(LINE_END).forEach((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return
    const origin = { file: source, line: index + 1 }
    const section = SECTION.exec(line)
    if (section) startSection(reading, section[1] ?? '', section[2] ?? 'hosts', origin)
    else if (line.startsWith('[') && line.endsWith(']')) throw refuse('inventory.ini.section', line, origin)
    else readLine(reading, line, origin)
  })
  for (const [group, { origin, as }] of reading.pending)
    throw refuse(as === 'vars' ? 'inventory.ini.no-such-group' : 'inventory.ini.no-such-child', group, origin)
}

const refuse = (
  id:
    | 'inventory.ini.section'
    | 'inventory.ini.word'
    | 'inventory.ini.group'
    | 'inventory.ini.quote'
    | 'inventory.ini.no-such-group'
    | 'inventory.ini.no-such-child',
  what: string,
  origin: Origin,
) => new UsageError(msg(id, { ...origin, what: shown(what) }), msg('inventory.ini.hint'))

function startSection(reading: Reading, group: string, kind: string, origin: Origin): void {
  if (!KINDS.includes(kind)) throw refuse('inventory.ini.section', `[${group}:${kind}]`, origin)
  reading.group = group
  reading.kind = kind
  const { tree, pending } = reading
  const waiting = pending.get(group)
  if (kind === 'vars' && !waiting && !tree.groups.has(group))
    pending.set(group, { origin, as: 'vars', parents: [] })
  addGroup(tree, group, origin)
  if (!waiting || kind === 'vars') return
  // Not before now, so that children stand in the order that Ansible gives them.
  for (const parent of waiting.parents) link(tree, parent, group, waiting.origin)
  pending.delete(group)
}

function readLine(reading: Reading, line: string, origin: Origin): void {
  if (reading.kind === 'hosts') readHost(reading, line, origin)
  else if (reading.kind === 'vars') readVariable(reading, line, origin)
  else {
    const child = GROUP.exec(line)?.[1]
    if (child === undefined) throw refuse('inventory.ini.group', line, origin)
    readChild(reading, child, origin)
  }
}

function readChild({ tree, group, pending }: Reading, child: string, origin: Origin): void {
  const waiting = pending.get(child)
  if (tree.groups.has(child)) link(tree, group, child, origin)
  else if (waiting) waiting.parents.push(group)
  else pending.set(child, { origin, as: 'children', parents: [group] })
}

/** Everything behind the first `=` is the value, quotes and all. */
function readVariable({ tree, group }: Reading, line: string, origin: Origin): void {
  const at = line.indexOf('=')
  if (at < 0) throw refuse('inventory.ini.word', line, origin)
  const value = pythonValue(line.slice(at + 1).trim())
  setGroupVar(addGroup(tree, group, origin), line.slice(0, at).trim(), { value, origin })
}

/** A host or a range of them, then words key=value. */
function readHost({ tree, group, source }: Reading, line: string, origin: Origin): void {
  const words = shlex(line, 'comments')
  if (typeof words === 'string') throw refuse('inventory.ini.quote', line, origin)
  const [pattern = '', ...assignments] = words
  const vars = assignments.map(word => {
    const at = word.indexOf('=')
    if (at < 0) throw refuse('inventory.ini.word', word, origin)
    return [word.slice(0, at), { value: pythonValue(word.slice(at + 1)), origin }] as const
  })
  const { names, port } = expand(pattern, origin)
  for (const name of names) {
    const host = addHost(tree, name, group, { origin, source, ...(port === undefined ? {} : { port }) })
    for (const [key, one] of vars) host.vars.set(key, one)
  }
}
