/** Which hosts a pattern names (Ansible's inventory/manager.py): `web:!db`, `web:&db`, `web*`, `~regex`, `web[0:2]`. */

import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { globMatcher, MAX_PATTERN, regexMatches } from './glob.js'
import { hostsOf } from './groups.js'
import { nearest } from './nearest.js'
import { splitPort } from './ranges.js'
import { type Node, shown, type Tree } from './tree.js'

/** Parts of one pattern. */
const MAX_PARTS = 10_000

/**
 * The parts of a pattern. Commas divide; where there is none colons do, unless the whole is an address or a range.
 * @throws UsageError when there are too many of them
 */
export function splitPattern(pattern: string): readonly string[] {
  const parts = pattern.includes(',')
    ? pattern.split(',')
    : isAddress(pattern)
      ? [pattern]
      : (pattern.match(/(?:[^\s:[\]]|\[[^\]]*\])+/g) ?? [])
  const found = parts.map(part => part.trim()).filter(part => part !== '')
  if (found.length > MAX_PARTS) throw refuse('inventory.pattern', pattern)
  return found
}

/** Also with ranges, as long as they are ranges of names: `web[1:3]`. */
const isAddress = (pattern: string) => splitPort(pattern) !== undefined

const refuse = (
  id: 'inventory.pattern' | 'inventory.pattern.regex' | 'inventory.pattern.slow' | 'inventory.pattern.index',
  pattern: string,
) => new UsageError(msg(id, { pattern: shown(pattern) }), msg('inventory.pattern.hint'))

/**
 * The hosts that the parts name together: first those without a mark, then those that must also be in `&part`,
 * without those in `!part`. Only parts with marks: of all hosts.
 * @throws UsageError when one of them is no pattern, or names nothing at all
 */
export function hostsNamed(tree: Tree, parts: readonly string[]): readonly Node[] {
  const marked = (mark: string) => parts.filter(part => part.startsWith(mark))
  const plain = parts.filter(part => !/^[!&]/.test(part))
  const found = new Set<Node>()
  for (const part of plain.length > 0 ? plain : ['all']) for (const host of named(tree, part)) found.add(host)
  for (const part of marked('&')) {
    const those = new Set(behindMark(tree, part))
    for (const host of found) if (!those.has(host)) found.delete(host)
  }
  for (const part of marked('!')) for (const host of behindMark(tree, part)) found.delete(host)
  return [...found]
}

/** A mark alone names nothing: `web & db` was meant as `web:&db`. @throws UsageError as `named` does */
function behindMark(tree: Tree, part: string): readonly Node[] {
  if (part.length === 1) throw refuse('inventory.pattern', part)
  return named(tree, part.slice(1))
}

const SUBSCRIPT = /^(.+)\[(?:(-?\d{1,9})|(\d{1,9})[:-](\d{0,9}))\]$/s

/** One part without its mark. @throws UsageError when nothing has that name */
function named(tree: Tree, part: string): readonly Node[] {
  const known = tree.hosts.get(part)
  if (known) return [known]
  if (part === '' || part.length > MAX_PATTERN) throw refuse('inventory.pattern', part)
  const [, base, index, first, last] = part.startsWith('~') ? [] : (SUBSCRIPT.exec(part) ?? [])
  const expression = base ?? part
  const hosts = matches(tree, expression)
  if (base === undefined) return hosts
  if (index === undefined) return hosts.slice(Number(first), last === '' ? undefined : Number(last) + 1)
  const one = hosts.at(Number(index))
  if (!one) throw refuse('inventory.pattern.index', part)
  return [one]
}

/** Of groups whose name fits all hosts; single hosts when no group fits, or the pattern may mean several. */
function matches(tree: Tree, expression: string): readonly Node[] {
  const groups = fitting([...tree.groups.keys()], expression)
  const found = groups.flatMap(name => {
    const group = tree.groups.get(name)
    return group ? hostsOf(group) : []
  })
  const several = /^~|[.?*[]/.test(expression)
  const hosts = groups.length === 0 || several ? fitting([...tree.hosts.keys()], expression) : []
  if (groups.length === 0 && hosts.length === 0) throw nothing(tree, expression)
  return [...found, ...hosts.flatMap(name => tree.hosts.get(name) ?? [])]
}

function fitting(names: readonly string[], expression: string): readonly string[] {
  if (!expression.startsWith('~')) return names.filter(globMatcher(expression))
  const found = regexMatches(expression.slice(1), names)
  if (found === 'invalid') throw refuse('inventory.pattern.regex', expression)
  if (found === 'slow') throw refuse('inventory.pattern.slow', expression)
  return found
}

/** Names in a message. */
const NAMED = 20

function nothing(tree: Tree, expression: string): UsageError {
  const because = msg('inventory.no-match', { pattern: shown(expression) })
  const names = [...tree.groups.keys(), ...tree.hosts.keys()]
  const near = nearest(expression, names)
  if (near !== undefined) return new UsageError(because, msg('inventory.near.hint', { near }))
  const hosts = [...tree.hosts.keys()]
  const few = hosts.slice(0, NAMED).join(', ')
  const known = hosts.length > NAMED ? `${few}, … (${hosts.length})` : few
  return new UsageError(because, msg('usage.limit.hint', { known }))
}
