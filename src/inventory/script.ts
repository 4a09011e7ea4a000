/** What programs answer to `--list`, and `ansible-inventory --list` prints (Ansible's plugins/inventory/script.py). */
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import {
  addGroup,
  addHost,
  link,
  type Origin,
  setGroupVar,
  shown,
  type Tree,
  tagged,
  tagOf,
  type Value,
} from './tree.js'

/** Lists and objects within each other. */
const MAX_LEVELS = 100

type Plain = Readonly<Record<string, unknown>>
type Reading = Readonly<{ tree: Tree; origin: Origin; source: string; named: Set<string> }>

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (key: string, origin: Origin) =>
  new UsageError(msg('inventory.script', { ...origin, key: shown(key) }), msg('inventory.script.hint'))

/**
 * Adds the groups of the answer to the tree.
 * @param hostVars asked for every host when the answer has no `_meta`
 * @throws UsageError when it is not of the form that Ansible reads
 */
export function readScript(
  tree: Tree,
  answer: unknown,
  where: Readonly<{ origin: Origin; source: string }>,
  hostVars: (host: string) => unknown,
): void {
  if (!isObject(answer)) throw wrong('--list', where.origin)
  const reading: Reading = { tree, named: new Set(), ...where }
  for (const [group, data] of Object.entries(answer)) if (group !== '_meta') readGroup(reading, group, data)
  const meta = Object.hasOwn(answer, '_meta') ? answer._meta : undefined
  const known = isObject(meta) && Object.hasOwn(meta, 'hostvars') ? meta.hostvars : undefined
  if (known !== undefined && !isObject(known)) throw wrong('_meta.hostvars', where.origin)
  for (const name of reading.named) {
    const vars = known === undefined ? hostVars(name) : Object.hasOwn(known, name) ? known[name] : {}
    if (!isObject(vars)) throw wrong(`_meta.hostvars.${name}`, where.origin)
    const host = addHost(tree, name, 'all', where)
    for (const [key, value] of Object.entries(vars))
      host.vars.set(key, { value: jsonValue(value, 0, where.origin), origin: where.origin })
  }
}

/** A list of hosts, or hosts, vars and children, or the variables of a host that is called like the group. */
function readGroup(reading: Reading, name: string, data: unknown): void {
  const { tree, origin } = reading
  const group = addGroup(tree, name, origin)
  const simple = isObject(data) && !['hosts', 'vars', 'children'].some(key => Object.hasOwn(data, key))
  const full: Plain = simple ? { hosts: [name], vars: data } : isObject(data) ? data : { hosts: data }
  for (const host of listOf(full, 'hosts', name, origin)) {
    reading.named.add(host)
    addHost(tree, host, name, reading)
  }
  const vars = Object.hasOwn(full, 'vars') ? full.vars : {}
  if (!isObject(vars)) throw wrong(`${name}.vars`, origin)
  for (const [key, value] of Object.entries(vars))
    setGroupVar(group, key, { value: jsonValue(value, 0, origin), origin })
  for (const child of listOf(full, 'children', name, origin)) link(tree, name, child, origin)
}

function listOf(data: Plain, key: string, group: string, origin: Origin): readonly string[] {
  const list = Object.hasOwn(data, key) ? data[key] : []
  const texts = Array.isArray(list) ? list.filter(item => typeof item === 'string') : []
  if (!Array.isArray(list) || texts.length !== list.length) throw wrong(`${group}.${key}`, origin)
  return texts
}

/** A value of JSON, with the objects that stand for `!vault` and `!unsafe` there. @throws UsageError */
function jsonValue(value: unknown, level: number, origin: Origin): Value {
  if (level > MAX_LEVELS) throw wrong('...', origin)
  if (Array.isArray(value)) return value.map(item => jsonValue(item, level + 1, origin))
  if (!isObject(value))
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  const tag = tagOf(value)
  if (tag) return tagged(tag.tag, tag.text)
  const { __ansible_vault: vault, __ansible_unsafe: unsafe } = value
  if (typeof vault === 'string') return tagged('vault', vault)
  if (typeof unsafe === 'string') return tagged('unsafe', unsafe)
  const fields: { [key: string]: Value } = Object.create(null)
  for (const [key, item] of Object.entries(value)) fields[key] = jsonValue(item, level + 1, origin)
  return fields
}
