/** YAML as Ansible reads it: keys with what is merged into them, and values. */
import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { type Fields, type Origin, shown, tagged, type Value } from './tree.js'
import { notYaml, offsetOf, originOf, type Yaml } from './yaml-parse.js'
import { float, integer, plainScalar } from './yaml-scalars.js'

/** A key with its value. `other`: the key is a number or the like, here as text. */
export type Entry = Readonly<{ key: string; form: 'text' | 'other'; origin: Origin; value: unknown }>

/** The node itself, or what its alias stands for. */
export const behind = ({ targets }: Yaml, node: unknown): unknown =>
  isAlias(node) ? targets.get(node) : node

export type Duplicates = 'refused' | 'last wins'

/**
 * The keys of a map, with those that `<<` merges into it before them, as PyYAML does it.
 * @param duplicates of a key that the map itself has twice; PyYAML takes the last, Ansible warns
 * @throws UsageError when a key is not text
 */
export function entries(yaml: Yaml, map: YAMLMap, duplicates: Duplicates): readonly Entry[] {
  const own = new Map<string, Entry>()
  const merged = new Map<string, Entry>()
  for (const { key: keyNode, value } of map.items) {
    const found = keyOf(yaml, keyNode)
    if (found === undefined) {
      for (const entry of mergedInto(yaml, value)) if (!merged.has(entry.key)) merged.set(entry.key, entry)
      continue
    }
    const key = String(found)
    const origin = originOf(yaml, keyNode)
    if (duplicates === 'refused' && own.has(key))
      throw new UsageError(msg('inventory.twice', { ...origin, key: shown(key) }), msg('inventory.mend.hint'))
    own.set(key, { key, form: typeof found === 'string' ? 'text' : 'other', origin, value })
  }
  return [...new Map([...merged, ...own]).values()]
}

/** Undefined for `<<`. */
function keyOf(yaml: Yaml, node: unknown): string | number | boolean | null | undefined {
  const scalar = behind(yaml, node)
  if (isScalar(scalar)) {
    if (scalar.type === 'PLAIN' && scalar.source === '<<' && !scalar.tag) return undefined
    const key = yamlValue(yaml, scalar)
    if (typeof key !== 'object' || key === null) return key
  }
  const origin = originOf(yaml, node)
  throw new UsageError(msg('inventory.key-form', { ...origin }), msg('inventory.key-form.hint'))
}

/** Of several maps the first one wins. */
function mergedInto(yaml: Yaml, value: unknown): readonly Entry[] {
  const node = behind(yaml, value)
  const maps = isSeq(node) ? node.items.map(item => behind(yaml, item)) : [node]
  return maps.flatMap(map => {
    if (isMap(map)) return entries(yaml, map, 'last wins')
    throw notYaml(yaml, offsetOf(value), '"<<" takes maps')
  })
}

const TAG = 'tag:yaml.org,2002:'
const CONTAINERS = [undefined, '!unsafe', `${TAG}map`, `${TAG}seq`]

/** A node's value as Ansible has it. @throws UsageError when a tag is unknown */
export function yamlValue(yaml: Yaml, given: unknown): Value {
  const node = behind(yaml, given)
  if (isScalar(node)) return scalarValue(yaml, node)
  if (!isMap(node) && !isSeq(node)) return null
  if (!CONTAINERS.includes(node.tag)) throw badTag(yaml, node, node.tag ?? '')
  if (isSeq(node)) return node.items.map(item => yamlValue(yaml, item))
  const fields: { [key: string]: Value } = Object.create(null)
  for (const { key, value } of entries(yaml, node, 'last wins')) fields[key] = yamlValue(yaml, value)
  return fields satisfies Fields
}

const badTag = (yaml: Yaml, node: unknown, tag: string) =>
  new UsageError(
    msg('inventory.tag', { ...originOf(yaml, node), tag: shown(tag) }),
    msg('inventory.mend.hint'),
  )

function scalarValue(yaml: Yaml, node: Scalar): Value {
  const text = node.source ?? ''
  switch (node.tag) {
    case undefined:
      return node.type === 'PLAIN' ? plainScalar(text) : text
    case '!vault':
    case '!vault-encrypted':
      return tagged('vault', text)
    case '!unsafe':
      return tagged('unsafe', text)
    case '!':
    case `${TAG}str`:
      return text
    case `${TAG}int`:
      return integer(text)
    case `${TAG}float`:
      return float(text)
    case `${TAG}bool`:
    case `${TAG}null`:
      return plainScalar(text)
    default:
      throw badTag(yaml, node, node.tag)
  }
}
