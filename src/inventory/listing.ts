/** What `ansible-inventory --list` and `--graph` show, of an inventory that kvmup has read. */

import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { hostsOf } from './groups.js'
import type { Inventory } from './load.js'
import { type Group, type Node, type Tree, tagOf, type Value, type Vars } from './tree.js'
import { variables } from './vars.js'

type Listed = null | boolean | number | string | readonly Listed[] | Readonly<{ [key: string]: Listed }>

/** Variables whose value nobody is shown. */
const SECRET = /(?:^|_)(?:pass|password|passwd|passphrase|secret|token)$/i
/** What Ansible knows of every host and does not list. */
const INTERNAL = new Set([
  'inventory_dir',
  'inventory_file',
  'inventory_hostname',
  'inventory_hostname_short',
])

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A value as Ansible writes it to JSON: keys sorted, `!vault` and `!unsafe` as objects. */
function plain(value: Value): Listed {
  const tag = tagOf(value)
  if (tag) return { [`__ansible_${tag.tag}`]: tag.text }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return fields(Object.entries(value).map(([key, one]) => [key, plain(one)] as const))
}

/** Sorted by key, without a prototype. */
function fields(entries: readonly (readonly [string, Listed])[]): Readonly<{ [key: string]: Listed }> {
  const made: { [key: string]: Listed } = Object.create(null)
  for (const [key, value] of [...entries].sort(([a], [b]) => byText(a, b))) made[key] = value
  return made
}

/** Characters of a listing, roughly; a few large variables of many hosts would be more than one text can hold. */
const MAX_LISTED = 50_000_000

/** How much a value takes in a listing. */
function weight(value: Value, level: number): number {
  const line = 10 + 4 * level
  const text = tagOf(value)?.text ?? value
  if (typeof text === 'string') return line + text.length
  if (Array.isArray(text)) return text.reduce<number>((sum, one) => sum + weight(one, level + 1), line)
  if (typeof text !== 'object' || text === null) return line + 20
  return Object.entries(text).reduce((sum, [key, one]) => sum + key.length + weight(one, level + 1), line)
}

/** Adds up what is listed; values that hosts share are weighed once. @throws UsageError when it is too much */
function scales(): (vars: Vars) => void {
  const known = new Map<Value, number>()
  let listed = 0
  return vars => {
    for (const [key, { value }] of vars) {
      const found = known.get(value) ?? weight(value, 4)
      known.set(value, found)
      listed += key.length + found
    }
    if (listed > MAX_LISTED)
      throw new UsageError(msg('inventory.list-long', { limit: MAX_LISTED }), msg('inventory.list-long.hint'))
  }
}

export type Secrets = 'as ***' | 'as they are'

const varsListed = (vars: Vars, secrets: Secrets) =>
  fields(
    [...vars].flatMap(([key, { value }]) => {
      if (INTERNAL.has(key)) return []
      const hidden =
        secrets === 'as ***' && SECRET.test(key) && value !== null && tagOf(value)?.tag !== 'vault'
      return [[key, hidden ? '***' : plain(value)] as const]
    }),
  )

/**
 * Groups with hosts and children, and every host's variables, as `ansible-inventory --list` has them.
 * @throws UsageError when a file of group_vars/ or host_vars/ cannot be read, or all of it is too much
 */
export function listing(inventory: Inventory, secrets: Secrets): Readonly<{ [key: string]: Listed }> {
  const { tree } = inventory
  const known = variables(inventory)
  const weigh = scales()
  const groups = [...reachable(tree)].flatMap(group => {
    const found = [
      ...(group.name === 'all' || group.hosts.size === 0
        ? []
        : [['hosts', [...group.hosts.keys()]] as const]),
      ...(group.children.size === 0 ? [] : [['children', [...group.children.keys()]] as const]),
    ]
    return found.length === 0 ? [] : [[group.name, fields(found)] as const]
  })
  const vars = allHosts(tree).flatMap(host => {
    const { vars } = known(host)
    weigh(vars)
    const own = varsListed(vars, secrets)
    return Object.keys(own).length === 0 ? [] : [[host.name, own] as const]
  })
  return fields([...groups, ['_meta', fields([['hostvars', fields(vars)]])]])
}

function allHosts(tree: Tree): readonly Node[] {
  const all = tree.groups.get('all')
  return all ? hostsOf(all) : []
}

/** The groups below `all`, itself first. */
function reachable(tree: Tree): ReadonlySet<Group> {
  const all = tree.groups.get('all')
  const found = new Set<Group>(all ? [all] : [])
  for (const group of found) for (const { group: child } of group.children.values()) found.add(child)
  return found
}

/** Lines; a group stands below each of its parents, so there may be many more than groups. */
const MAX_LINES = 200_000

/** Groups with what is in them, a line each, as `ansible-inventory --graph` draws them. */
export function graph(start: Group): readonly string[] {
  const lines: string[] = []
  const line = (text: string, depth: number) =>
    lines.push(depth === 0 ? text : `${'  |'.repeat(depth)}--${text}`)
  const draw = (group: Group, depth: number) => {
    if (lines.length > MAX_LINES) return
    line(`@${group.name}:`, depth)
    for (const { group: child } of group.children.values()) draw(child, depth + 1)
    if (group.name !== 'all') for (const host of group.hosts.values()) line(host.name, depth + 1)
  }
  draw(start, 0)
  return lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines
}
