/**
 * A message is a stable id with arguments. Who shows it chooses the language; JSON carries id, arguments and
 * the English text, so nothing downstream ever has to parse a sentence.
 */
import { Bug } from '../errors.js'
import { en } from './en.js'

type Messages = typeof en
export type MessageId = keyof Messages & string
export type HelpId = Extract<MessageId, `help.${string}`>
type Args<I extends MessageId> = Parameters<Messages[I]>
export type Message = Readonly<{ id: MessageId; args: Readonly<Record<string, string | number>> }>
export type Language = 'en' | 'ja'

const tables: { en: Messages; ja?: Messages } = { en }

/** Loads a language; English is always there. What has not been loaded cannot be spoken. */
export async function speak(language: Language): Promise<void> {
  if (language === 'ja') tables.ja ??= (await import('./ja.js')).ja
}

/** The languages that have been loaded. */
export const spoken = (): readonly Language[] => (tables.ja ? ['en', 'ja'] : ['en'])

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
export function textOf(id: MessageId, args: Message['args'], language: Language): string {
  const table = tables[language]
  if (!table) throw new Bug(`the language ${language} is not loaded`)
  return (table[id] as (args: Message['args']) => string)(args)
}
