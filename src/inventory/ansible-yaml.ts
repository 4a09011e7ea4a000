/** Ansible's YAML inventories (its plugins/inventory/yaml.py): groups with hosts, vars and children. */
import { isMap, isScalar, type YAMLMap } from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { expand } from './ranges.js'
import { addGroup, addHost, link, type Origin, setGroupVar, shown, type Tree, type Vars } from './tree.js'
import { behind, type Entry, entries, yamlValue } from './yaml.js'
import { originOf, type Yaml } from './yaml-parse.js'

const SECTIONS = ['hosts', 'vars', 'children']

/**
 * Adds the groups of the file to the tree.
 * @param source the path that hosts are said to come from
 * @throws UsageError where Ansible refuses the file, and where it drops something with a warning only
 */
export function readAnsibleYaml(tree: Tree, yaml: Yaml, root: YAMLMap, source: string): void {
  for (const group of names(yaml, root)) readGroup({ tree, yaml, source }, group)
}

type Reading = Readonly<{ tree: Tree; yaml: Yaml; source: string }>

/** The keys of a map, which are names of groups, hosts or sections. */
function names(yaml: Yaml, map: YAMLMap): readonly Entry[] {
  return entries(yaml, map, 'refused').map(entry => {
    if (entry.form === 'text') return entry
    const args = { ...entry.origin, key: shown(entry.key) }
    throw new UsageError(msg('inventory.text-key', args), msg('inventory.text-key.hint'))
  })
}

const wrongForm = (key: string, origin: Origin) =>
  new UsageError(msg('inventory.map', { ...origin, key: shown(key) }), msg('inventory.mend.hint'))

/** A map, or undefined where nothing was written. @throws UsageError */
function mapOf(yaml: Yaml, { key, origin, value }: Entry): YAMLMap | undefined {
  const node = behind(yaml, value)
  if (isMap(node)) return node
  if (node === null || node === undefined || (isScalar(node) && yamlValue(yaml, node) === null))
    return undefined
  throw wrongForm(key, origin)
}

function readGroup(reading: Reading, entry: Entry): void {
  const { tree, yaml } = reading
  const group = addGroup(tree, entry.key, entry.origin)
  const map = mapOf(yaml, entry)
  for (const section of map ? names(yaml, map) : []) {
    if (!SECTIONS.includes(section.key)) {
      const args = { ...section.origin, key: shown(`${entry.key}.${section.key}`) }
      throw new UsageError(msg('inventory.group-key', args), msg('inventory.group-key.hint'))
    }
    const members = membersOf(yaml, section)
    if (section.key === 'vars') {
      for (const [key, one] of varsOf(yaml, section)) setGroupVar(group, key, one)
    } else if (section.key === 'hosts') for (const host of members) readHost(reading, entry.key, host)
    else
      for (const child of members) {
        readGroup(reading, child)
        link(tree, entry.key, child.key, child.origin)
      }
  }
}

/** Instead of a map with one name in it, the name alone may stand there. */
function membersOf(yaml: Yaml, section: Entry): readonly Entry[] {
  if (section.key === 'vars') return []
  const node = behind(yaml, section.value)
  const single = isScalar(node) ? yamlValue(yaml, node) : undefined
  if (typeof single === 'string')
    return [{ key: single, form: 'text', origin: originOf(yaml, node), value: null }]
  const map = mapOf(yaml, section)
  return map ? names(yaml, map) : []
}

function readHost({ tree, yaml, source }: Reading, group: string, entry: Entry): void {
  const vars = varsOf(yaml, entry)
  const { names: hosts, port } = expand(entry.key, entry.origin)
  for (const name of hosts) {
    const where = { origin: entry.origin, source, ...(port === undefined ? {} : { port }) }
    const host = addHost(tree, name, group, where)
    for (const [key, one] of vars) host.vars.set(key, one)
  }
}

/** What kvmup reads must not stand twice; of everything else the last counts, as with Ansible. */
const READ_BY_KVMUP = /^(?:ansible|kvmup)_/

/** The variables of a map. @throws UsageError when it is none, or has one twice that kvmup reads */
export function varsOf(yaml: Yaml, entry: Entry): Vars {
  const vars: Vars = new Map()
  const map = mapOf(yaml, entry)
  if (!map) return vars
  refuseTwice(yaml, map)
  for (const { key, origin, value } of entries(yaml, map, 'last wins'))
    vars.set(key, { value: yamlValue(yaml, value), origin })
  return vars
}

function refuseTwice(yaml: Yaml, map: YAMLMap): void {
  const seen = new Set<string>()
  for (const { key } of map.items) {
    const scalar = behind(yaml, key)
    if (!isScalar(scalar) || typeof scalar.value !== 'string' || !READ_BY_KVMUP.test(scalar.value)) continue
    if (seen.has(scalar.value)) {
      const args = { ...originOf(yaml, key), key: shown(scalar.value) }
      throw new UsageError(msg('inventory.twice', args), msg('inventory.mend.hint'))
    }
    seen.add(scalar.value)
  }
}
