/** What may stand for the value of an option or an operand, so that a shell can complete it. */
import type { Flag, Verb } from './tree.js'

/** `files` are the shell's own business; the others are asked of `kvmup __complete`, see commands/complete.ts. */
export type Kind = 'files' | 'targets' | 'pattern' | 'explained' | 'reports' | 'runs' | 'rerun' | 'none'

/** By the name of the placeholder. */
const KINDS: Readonly<Record<string, Kind>> = {
  file: 'files',
  target: 'targets',
  pattern: 'pattern',
  what: 'explained',
  'format=file': 'reports',
  id: 'runs',
  before: 'files',
  after: 'files',
  which: 'rerun',
}

export const kindOf = (placeholder: string): Kind => KINDS[placeholder] ?? 'none'

/** What the operands of a command are; `none` when it takes none. */
export const operandKind = ({ operands }: Verb): Kind => kindOf(operands[0]?.name ?? '')

/** A command and all below it. */
export const below = (verb: Verb): readonly Verb[] => [verb, ...verb.verbs.flatMap(below)]

/** Every option of any command that takes a value, once. */
export function valued(root: Verb): readonly Flag[] {
  const flags = below(root).flatMap(verb => verb.flags.filter(({ value }) => value !== undefined))
  return flags.filter(({ long }, index) => flags.findIndex(one => one.long === long) === index)
}

/** `-i` and `--inventory` */
export const names = ({ short, long }: Flag): readonly string[] =>
  short === undefined ? [long] : [short, long]

/** `repos restore`; empty for the program itself. */
export const nameOf = ({ path }: Verb): string => path.slice(1).join(' ')
