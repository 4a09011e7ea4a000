/** How questions look: in the person's language, with or without colour, and with ASCII alone where that is all there is. */
import { styleText } from 'node:util'
import { type Language, type Message, msg, text } from '../messages/message.js'
import { type Charset, spelt, symbolsOf } from '../report/symbols.js'

export type Style = Readonly<{
  language: Language
  colour: 'colour' | 'plain'
  charset: Charset
}>

/** What ASCII has another word for is said with it. */
export const plainest = ({ charset }: Pick<Style, 'charset'>, words: string): string =>
  charset === 'unicode' ? words : spelt(words.replaceAll('↑↓', 'arrows'))

export const say = (style: Style, message: Message): string => plainest(style, text(message, style.language))

type Paint = (words: string) => string
const same: Paint = words => words

/** inquirer's own theme reads neither NO_COLOR nor the locale: everything that it would draw by itself is named here. */
export function theme(style: Style) {
  const in_ = (format: Parameters<typeof styleText>[0]): Paint =>
    style.colour === 'colour' ? words => styleText(format, words, { validateStream: false }) : same
  const sign = (all: string, ascii: string) => (style.charset === 'unicode' ? all : ascii)
  const help = (message: Message) => () => in_('dim')(say(style, message))
  return {
    prefix: { idle: in_('blue')('?'), done: in_('green')(symbolsOf(style.charset).good) },
    spinner: { interval: 80, frames: [in_('yellow')('-')] },
    icon: {
      cursor: sign('❯', '>'),
      checked: in_('green')(sign(' ◉', '[x]')),
      unchecked: sign(' ◯', '[ ]'),
      disabledChecked: '-',
      disabledUnchecked: '-',
    },
    indexMode: 'number' as const,
    style: {
      answer: in_('cyan'),
      message: in_('bold'),
      error: (words: string) => in_('red')(`! ${words}`),
      defaultAnswer: (words: string) => in_('dim')(`(${words})`),
      help: in_('dim'),
      highlight: in_('cyan'),
      key: (words: string) => in_('cyan')(`<${words}>`),
      disabled: in_('dim'),
      description: in_('dim'),
    },
    keys: {
      first: help(msg('wizard.keys.first')),
      one: help(msg('wizard.keys.one')),
      some: help(msg('wizard.keys.some')),
    },
  }
}
