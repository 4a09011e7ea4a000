/**
 * A message is a stable id with arguments. Who shows it chooses the language; JSON carries id, arguments and
 * the English text, so nothing downstream ever has to parse a sentence.
 */
import { en } from './en.js'
import { ja } from './ja.js'

type Catalogue = typeof en
export type MessageId = keyof Catalogue & string
type Args<I extends MessageId> = Parameters<Catalogue[I]>
export type Message = Readonly<{ id: MessageId; args: Readonly<Record<string, string | number>> }>
export type Language = 'en' | 'ja'

/** Builds a message; the arguments are those of its English text, checked by the compiler. */
export const msg = <I extends MessageId>(id: I, ...args: Args<I>): Message => {
  const [given = {}] = args as unknown as readonly [Message['args']?]
  return { id, args: given }
}

/** The text of a message. Arguments that came from a host were cleaned when they were read (see text.ts). */
export function text(message: Message, language: Language = 'en'): string {
  const catalogue = language === 'ja' ? ja : en
  // msg() is the only maker of messages and has checked that the arguments fit the id.
  return (catalogue[message.id] as (args: Message['args']) => string)(message.args)
}
