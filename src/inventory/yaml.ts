/** YAML of an inventory: parsed once, bounded, and read as Ansible reads it. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type Node as YamlNode,
} from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { type Fields, type Origin, shown, tagged, type Value } from './tree.js'
import { float, integer, plainScalar } from './yaml-scalars.js'

/** Levels of lists and maps within each other; aliases count as what they stand for. */
const MAX_LEVELS = 100
/** Values, with what aliases stand for. */
const MAX_VALUES = 2_000_000

export type Yaml = Readonly<{
  file: string
  document: Document
  lines: LineCounter
  /** What each alias stands for. */
  targets: ReadonlyMap<Alias, YamlNode>
}>

/** A key with its value. `other`: the key is a number or the like, here as text. */
export type Entry = Readonly<{ key: string; form: 'text' | 'other'; origin: Origin; value: unknown }>

/** Where the words of the YAML library are for programmers. */
const WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'one document was expected, here begins another ("---")',
  RESOURCE_EXHAUSTION: 'nested too deeply',
}

/** @throws UsageError naming the line: not YAML, nested too deeply, or aliases that would not end */
export function parseYaml(file: string, text: string): Yaml {
  const lines = new LineCounter()
  // yaml's own check for keys that stand twice takes a minute for ten thousand hosts.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const targets = new Map<Alias, YamlNode>()
  const yaml = { file, document, lines, targets }
  const [problem] = document.errors
  if (problem) throw notYaml(yaml, problem.pos[0], WORDS[problem.code] ?? problem.message)
  measure(yaml, targets)
  return yaml
}

/** The place of a node. */
export const originOf = (yaml: Yaml, node: unknown): Origin => ({
  file: yaml.file,
  line: yaml.lines.linePos(offsetOf(node)).line,
})

const offsetOf = (node: unknown) =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0

/** @param offset where in the text */
export const notYaml = ({ file, lines }: Yaml, offset: number, why: string): UsageError =>
  new UsageError(
    msg('inventory.yaml', { file, line: lines.linePos(offset).line, why: clean(why) }),
    msg('inventory.yaml.hint'),
  )

type Size = Readonly<{ values: number; levels: number }>

/** Finds what aliases stand for, and how much that is, without ever unfolding them. */
function measure(yaml: Yaml, targets: Map<Alias, YamlNode>): void {
  const anchors = new Map<string, YamlNode>()
  const sizes = new Map<YamlNode, Size>()
  const refuse = (node: unknown, why: string) => notYaml(yaml, offsetOf(node), why)

  const alias = (node: Alias): Size => {
    const target = anchors.get(node.source)
    if (!target) throw refuse(node, `there is no anchor "${shown(node.source)}" before this alias`)
    const size = sizes.get(target)
    if (!size) throw refuse(node, `the alias "${shown(node.source)}" contains itself`)
    targets.set(node, target)
    return size
  }
  const walk = (node: unknown, level: number): Size => {
    if (isAlias(node)) return alias(node)
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return { values: 1, levels: 1 }
    if (level > MAX_LEVELS) throw refuse(node, 'nested too deeply')
    if (node.anchor) anchors.set(node.anchor, node)
    let values = 1
    let levels = 0
    const inner = (part: unknown) => {
      const size = walk(part, level + 1)
      values += size.values
      levels = Math.max(levels, size.levels)
      if (values > MAX_VALUES) throw refuse(node, 'aliases stand for too many values')
      if (levels >= MAX_LEVELS) throw refuse(node, 'nested too deeply')
    }
    if (isSeq(node)) for (const item of node.items) inner(item)
    if (isMap(node))
      for (const pair of node.items) {
        inner(pair.key)
        inner(pair.value)
      }
    const size = { values, levels: levels + 1 }
    if (node.anchor) sizes.set(node, size)
    return size
  }
  walk(yaml.document.contents, 0)
}

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
