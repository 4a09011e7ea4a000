/** What the wizard says between its questions: lines that scroll away, folded to the window as it is now. */
import { codeOf } from '../catalogue/catalogue.js'
import type { Message } from '../messages/message.js'
import { fold } from '../report/fold.js'
import { paint } from '../report/paint.js'
import type { Told } from './state.js'
import { plainest, type Style, say } from './style.js'

/** Longer lines are hard to read. */
const MOST_COLUMNS = 100
/** Names in one line about several hosts. */
const NAMED = 6

export type Speaker = Readonly<{
  /** One paragraph. */
  tell: (message: Message) => void
  heading: (message: Message) => void
  /** To be copied: a word of a shell is never broken, and a line that goes on says so to the shell. */
  command: (words: readonly string[]) => void
  /** Each with its hosts, and the next move. */
  about: (told: readonly Told[]) => void
}>

/** Names in a line: the first of many, and how many they are. */
export const named = (hosts: readonly string[]) =>
  hosts.length <= NAMED ? hosts.join(', ') : `${hosts.slice(0, NAMED).join(', ')}, … (${hosts.length})`

/** An option and its value stay together. */
function pairs(words: readonly string[]): readonly string[] {
  const all: string[] = []
  for (const word of words) {
    const last = all.at(-1)
    if (last !== undefined && /^-\S*$/.test(last) && !word.startsWith('-'))
      all[all.length - 1] = `${last} ${word}`
    else all.push(word)
  }
  return all
}

/** @param columns without the indent of the lines that follow, and the mark at the end of those before */
function commandLines(words: readonly string[], columns: number): readonly string[] {
  const lines: string[] = []
  for (const piece of pairs(words)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + piece.length + 3 <= columns)
      lines[lines.length - 1] = `${line} ${piece}`
    else lines.push(line === undefined ? `  ${piece}` : piece)
  }
  return lines
}

/** @param columns of the window, 0 where there is none */
export function speaker(style: Style, write: (text: string) => void, columns: () => number): Speaker {
  const width = () => Math.min(columns() || MOST_COLUMNS, MOST_COLUMNS)
  const block = (words: string, first: string, rest: string) =>
    fold(plainest(style, words), width() - Math.max(first.length, rest.length)).forEach((line, at) => {
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
    heading: message => {
      const lines = fold(say(style, message), width())
      write(`\n${lines.map(line => paint(style, 'bold', line)).join('\n')}\n`)
    },
    command: words => write(`${commandLines(words, width() - 4).join(' \\\n    ')}\n`),
    about: told => {
      if (told.length === 0) return
      write('\n')
      for (const each of told) one(each)
      write('\n')
    },
  }
}
