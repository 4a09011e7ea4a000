/** A YAML file parsed once, and measured before anything of it is used. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
} from 'yaml'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { type Origin, shown } from './tree.js'

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

export const offsetOf = (node: unknown) =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0

/** @param offset where in the text */
export const notYaml = ({ file, lines }: Yaml, offset: number, why: string): UsageError =>
  new UsageError(
    msg('inventory.yaml', { file, line: lines.linePos(offset).line, why: clean(why.slice(0, 500)) }),
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
