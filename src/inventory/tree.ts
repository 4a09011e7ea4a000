/** What every reader makes of an inventory: groups, hosts and variables, each with the place where it stands. */
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'

/** Where something was written; line 0: the file has no lines to speak of (what a program answered). */
export type Origin = Readonly<{ file: string; line: number }>

/** No inventory can write this key. */
const TAG = Symbol('tag')
/** `!vault` (still encrypted) and `!unsafe` (never a template) of Ansible's YAML. */
export type Tagged = Readonly<{ [TAG]: 'vault' | 'unsafe'; text: string }>

/** A variable's value; objects have no prototype. */
export type Value = null | boolean | number | string | Tagged | readonly Value[] | Fields
export type Fields = Readonly<{ [key: string]: Value }>

export type Var = Readonly<{ value: Value; origin: Origin }>
export type Vars = Map<string, Var>

/** While an inventory is read its groups and hosts grow; from `finish` on they are only looked at. */
export type Group = {
  readonly name: string
  readonly vars: Vars
  readonly hosts: Map<string, Node>
  readonly children: Map<string, Readonly<{ group: Group; origin: Origin }>>
  readonly parents: Set<Group>
  /** ansible_group_priority: among groups of one depth the greater one wins. */
  priority: number
  /** Length of the longest way down from `all`. */
  depth: number
}

/** A host of the inventory, before anybody asked whether kvmup can work with it. */
export type Node = Readonly<{ name: string; vars: Vars; groups: Set<Group>; origin: Origin; source: string }>

export type Tree = Readonly<{ groups: Map<string, Group>; hosts: Map<string, Node> }>

/** More than any fleet; a range or a program that gives more is a mistake. */
export const MAX_HOSTS = 50_000
const MAX_GROUPS = 5_000
/** Groups within groups within groups: more than this is no inventory that a person can read. */
const MAX_DEPTH = 100
const MAX_NAME = 253
const NOWHERE: Origin = { file: '', line: 0 }

/** What a message may show of what the file says. */
export const shown = (text: string): string =>
  clean(text.slice(0, 500)).replace(/\s+/g, ' ').trim().slice(0, 80)

export const tagged = (tag: 'vault' | 'unsafe', text: string): Tagged => ({ [TAG]: tag, text })

/** Undefined for a value without a tag. */
export function tagOf(value: unknown): Readonly<{ tag: 'vault' | 'unsafe'; text: string }> | undefined {
  return isTagged(value) ? { tag: value[TAG], text: value.text } : undefined
}

const isTagged = (value: unknown): value is Tagged =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, TAG)

/** An inventory without hosts: `all`, and in it `ungrouped`. */
export function newTree(): Tree {
  const tree: Tree = { groups: new Map(), hosts: new Map() }
  addGroup(tree, 'all', NOWHERE)
  link(tree, 'all', 'ungrouped', NOWHERE)
  return tree
}

/** A name is shown in every view and becomes part of a path. @throws UsageError */
function checkName(name: string, origin: Origin): void {
  const usable = name !== '' && name.length <= MAX_NAME && clean(name) === name && !/[\n\t/]/.test(name)
  if (!usable)
    throw new UsageError(msg('inventory.name', { ...origin, name: shown(name) }), msg('inventory.mend.hint'))
}

/** The group of that name, made when it is new. @throws UsageError */
export function addGroup(tree: Tree, name: string, origin: Origin): Group {
  const known = tree.groups.get(name)
  if (known) return known
  checkName(name, origin)
  if (tree.groups.size >= MAX_GROUPS) throw tooMany(origin, MAX_GROUPS)
  const group: Group = {
    name,
    vars: new Map(),
    hosts: new Map(),
    children: new Map(),
    parents: new Set(),
    priority: 1,
    depth: 0,
  }
  tree.groups.set(name, group)
  return group
}

/** Both groups are made when they are new. Circles are found by `finish`. @throws UsageError */
export function link(tree: Tree, parent: string, child: string, origin: Origin): void {
  const above = addGroup(tree, parent, origin)
  const below = addGroup(tree, child, origin)
  if (above.children.has(child)) return
  above.children.set(child, { group: below, origin })
  below.parents.add(above)
}

/**
 * The host of that name, made when it is new, as a member of the group.
 * @param port of the pattern it was named by; counts only for a new host, as with Ansible
 * @param source the inventory that is being read
 * @throws UsageError
 */
export function addHost(
  tree: Tree,
  name: string,
  group: string,
  where: Readonly<{ origin: Origin; source: string; port?: number }>,
): Node {
  const host = tree.hosts.get(name) ?? newHost(tree, name, where)
  const member = addGroup(tree, group, where.origin)
  member.hosts.set(name, host)
  host.groups.add(member)
  return host
}

function newHost(
  tree: Tree,
  name: string,
  { origin, source, port }: Readonly<{ origin: Origin; source: string; port?: number }>,
): Node {
  checkName(name, origin)
  if (tree.hosts.size >= MAX_HOSTS) throw tooMany(origin, MAX_HOSTS)
  const host: Node = { name, vars: new Map(), groups: new Set(), origin, source }
  if (port !== undefined) host.vars.set('ansible_port', { value: port, origin })
  tree.hosts.set(name, host)
  return host
}

const tooMany = (origin: Origin, limit: number) =>
  new UsageError(msg('inventory.too-many', { ...origin, limit }), msg('inventory.too-large.hint'))

/** A variable of a group; `ansible_group_priority` is none, it orders groups. @throws UsageError */
export function setGroupVar(group: Group, key: string, { value, origin }: Var): void {
  if (key !== 'ansible_group_priority') {
    group.vars.set(key, { value, origin })
    return
  }
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  if (!/^[-+]?\d{1,9}$/.test(digits))
    throw new UsageError(msg('inventory.priority', { ...origin, key }), msg('inventory.mend.hint'))
  group.priority = Number(digits)
}

/** Every group has its place below `all`, every host a group, and nothing contains itself. @throws UsageError */
export function finish(tree: Tree): void {
  for (const group of tree.groups.values())
    if (group.name !== 'all' && group.parents.size === 0) link(tree, 'all', group.name, NOWHERE)
  measureDepths(tree)
  const ungrouped = addGroup(tree, 'ungrouped', NOWHERE)
  for (const host of tree.hosts.values()) {
    const others = [...host.groups].some(group => group.name !== 'all' && group !== ungrouped)
    if (!others) addHost(tree, host.name, 'ungrouped', host)
    else if (host.groups.delete(ungrouped)) ungrouped.hosts.delete(host.name)
  }
}

/** From `all` downwards, each group after all of its parents. */
function measureDepths(tree: Tree): void {
  const waits = new Map([...tree.groups.values()].map(group => [group, group.parents.size]))
  const ready = [...waits].flatMap(([group, parents]) => (parents === 0 ? [group] : []))
  for (const group of ready) {
    waits.delete(group)
    for (const { group: child, origin } of group.children.values()) {
      child.depth = Math.max(child.depth, group.depth + 1)
      if (child.depth > MAX_DEPTH) throw tooMany(origin, MAX_DEPTH)
      const left = (waits.get(child) ?? 0) - 1
      waits.set(child, left)
      if (left === 0) ready.push(child)
    }
  }
  if (waits.size > 0) throw circle([...waits.keys()])
}

/** What waits for itself: from any of them upwards, until one comes again. */
function circle(waiting: readonly Group[]): UsageError {
  const left = new Set(waiting)
  const seen = new Set<Group>()
  let child = waiting[0]
  for (;;) {
    const parent: Group | undefined = [...(child?.parents ?? [])].find(group => left.has(group))
    if (!child || !parent || seen.has(parent)) {
      const origin = (parent && child && parent.children.get(child.name)?.origin) ?? NOWHERE
      const args = { ...origin, group: shown(parent?.name ?? ''), child: shown(child?.name ?? '') }
      return new UsageError(msg('inventory.circle', args), msg('inventory.mend.hint'))
    }
    seen.add(parent)
    child = parent
  }
}
