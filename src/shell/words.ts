/** What is said of a command, wherever it is said: --help, the manual, the completions. */
import { en } from '../messages/en.js'
import { type Language, type MessageId, textOf } from '../messages/message.js'
import { type Flag, OTHERS, type Verb } from './tree.js'

export type Say = (id: string) => string

/** Descriptions in the tree are ids of messages. */
export const sayIn =
  (language: Language): Say =>
  id =>
    id in en ? textOf(id as MessageId, {}, language) : id

/** `[options] [command] [target...]`, whatever of it there is. */
export const takes = ({ flags, verbs, operands }: Verb): string =>
  [
    flags.length > 0 ? '[options]' : '',
    verbs.length > 0 ? '<command>' : '',
    ...operands.map(({ term }) => term),
  ]
    .filter(Boolean)
    .join(' ')

/** The values it can take stand in the placeholder, or behind the description. */
export const flagWords = ({ words, choices, value }: Flag, say: Say): string =>
  choices.length === 0 || value === choices.join('|') ? say(words) : `${say(words)} (${choices.join(', ')})`

/** The options of a command in their groups, in the order of appearance; those of no group last. */
export function groups({ flags }: Verb): readonly (readonly [id: string, flags: readonly Flag[]])[] {
  const ids = [...new Set([...flags.map(({ group }) => group).filter(id => id !== OTHERS), OTHERS])]
  return ids.map(id => [id, flags.filter(({ group }) => group === id)])
}

/** Those that do something, also below a command that only groups them. */
export const leaves = (verb: Verb): readonly Verb[] =>
  verb.verbs.flatMap(one => (one.verbs.length > 0 ? leaves(one) : [one]))
