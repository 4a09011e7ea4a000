/** What the wizard says between its questions: lines that scroll away, folded to the window as it is now. */
import { codeOf } from '../catalogue/catalogue.js'
import type { Message } from '../messages/message.js'
import { fold } from '../report/fold.js'
import { paint } from '../report/paint.js'
import type { Told } from './step.js'
import { plainest, type Style, say } from './style.js'

/** Longer lines are hard to read. */
const MOST_COLUMNS = 100
/** Names in one line about several hosts. */
const NAMED = 6

export type Speaker = Readonly<{
  /** One paragraph. */
  tell: (message: Message) => void
  heading: (message: Message) => void
  /** To be copied: never folded. */
  command: (line: string) => void
  /** Each with its hosts, and the next move. */
  about: (told: readonly Told[]) => void
}>

const named = (hosts: readonly string[]) =>
  hosts.length <= NAMED ? hosts.join(', ') : `${hosts.slice(0, NAMED).join(', ')}, … (${hosts.length})`

/** @param columns of the window, 0 where there is none */
export function speaker(style: Style, write: (text: string) => void, columns: () => number): Speaker {
  const width = () => Math.min(columns() || MOST_COLUMNS, MOST_COLUMNS)
  const block = (words: string, first: string, rest: string) =>
    fold(plainest(style, words), width() - first.length).forEach((line, at) => {
      write(`${at === 0 ? plainest(style, first) : rest}${line}\n`)
    })
  const tell = (message: Message) => block(say(style, message), '', '')
  const one = ({ hosts, because, hint }: Told) => {
    block(`${named(hosts)}: ${say(style, because)}`, '  ', '    ')
    if (hint) block(say(style, hint), '    → ', '      ')
    const code = hint ? codeOf(because, hint) : undefined
    if (code) write(`      ${paint(style, 'dim', `kvmup explain ${code}`)}\n`)
  }
  return {
    tell,
    heading: message => write(`\n${paint(style, 'bold', say(style, message))}\n`),
    command: line => write(`  ${line}\n`),
    about: told => {
      if (told.length === 0) return
      write('\n')
      for (const each of told) one(each)
    },
  }
}
