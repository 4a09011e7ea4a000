/**
 * A message is a stable id with arguments. Who shows it chooses the language; JSON carries id, arguments and
 * the English text, so nothing downstream ever has to parse a sentence.
 */
import { en } from './en.js'
import { ja } from './ja.js'

type Messages = typeof en
export type MessageId = keyof Messages & string
export type HelpId = Extract<MessageId, `help.${string}`>
type Args<I extends MessageId> = Parameters<Messages[I]>
export type Message = Readonly<{ id: MessageId; args: Readonly<Record<string, string | number>> }>
export type Language = 'en' | 'ja'

/** Builds a message; the arguments are those of its English text, checked by the compiler. */
export const msg = <I extends MessageId>(id: I, ...args: Args<I>): Message => {
  const [given = {}] = args as unknown as readonly [Message['args']?]
  return { id, args: given }
}

/** The text of a message. Arguments that came from a host were cleaned when they were read (see text.ts). */
export const text = (message: Message, language: Language = 'en'): string =>
  // msg() is the only maker of messages and has checked that the arguments fit the id.
  textOf(message.id, message.args, language)

/** The text with whatever arguments; for those who show what a message looks like. */
export const textOf = (id: MessageId, args: Message['args'], language: Language): string =>
  ((language === 'ja' ? ja : en)[id] as (args: Message['args']) => string)(args)
