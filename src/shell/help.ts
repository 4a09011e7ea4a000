/** `--help` of one command, from the command tree, in the reader's language and width. */
import type { Command } from 'commander'
import stringWidth from 'string-width'
import type { Language } from '../messages/message.js'
import { fold } from '../report/fold.js'
import { paint } from '../report/paint.js'
import { EXAMPLES } from './examples.js'
import { tree, type Verb } from './tree.js'
import { flagWords, groups, leaves, type Say, sayIn, takes } from './words.js'

/** Longer lines are hard to read. */
const MOST_COLUMNS = 100
/** A longer term has its description below it. */
const MOST_TERM = 30

type Row = readonly [term: string, words: string]
type Section = Readonly<{ title: string; rows: readonly Row[] }>
const sections = (verb: Verb, say: Say): readonly Section[] => [
  { title: 'help.heading.arguments', rows: verb.operands.map(one => [one.name, say(one.words)] as const) },
  {
    title: 'help.heading.commands',
    rows: leaves(verb).map(one => [one.path.slice(verb.path.length).join(' '), say(one.words)] as const),
  },
  ...groups(verb).map(([title, flags]) => ({
    title,
    rows: flags.map(one => [one.flags, flagWords(one, say)] as const),
  })),
]

const padded = (term: string, width: number) => term + ' '.repeat(Math.max(0, width - stringWidth(term)))

/** The term, and its words beside it; below it where one of them would leave no room. */
function row([term, words]: Row, width: number, columns: number): string {
  const lines = fold(words, columns - width - 4)
  const below = stringWidth(term) > width
  const [first = '', ...others] = below
    ? [term, ...lines]
    : [`${padded(term, width)}  ${lines[0] ?? ''}`, ...lines.slice(1)]
  return [`  ${first}`, ...others.map(line => `${' '.repeat(width + 4)}${line}`)]
    .map(line => `${line}\n`)
    .join('')
}

/** How it is to be shown. */
type Paper = Readonly<{ columns: number; language: Language; colour: 'colour' | 'plain' }>

/** The help of one command. @param paper 0 columns where there is no terminal */
export function help(command: Command, paper: Paper): string {
  const say = sayIn(paper.language)
  const verb = tree(command)
  const columns = Math.min(paper.columns || MOST_COLUMNS, MOST_COLUMNS)
  const all = sections(verb, say).filter(({ rows }) => rows.length > 0)
  const terms = all.flatMap(({ rows }) => rows.map(([term]) => stringWidth(term)))
  const width = Math.min(MOST_TERM, Math.floor(columns / 2), Math.max(...terms))
  const title = (id: string) => paint(paper, 'bold', say(id))
  const name = verb.path.join(' ')
  return [
    `${title('help.heading.usage')} ${name} ${takes(verb)}\n`,
    `\n${fold(say(verb.words), columns).join('\n')}\n`,
    ...all.map(
      ({ title: id, rows }) => `\n${title(id)}\n${rows.map(one => row(one, width, columns)).join('')}`,
    ),
    `\n${title('help.heading.examples')}\n`,
    ...(EXAMPLES[name] ?? []).map(([line, id]) => {
      const words = fold(say(id), columns - 6).map(one => `      ${one}\n`)
      return `  ${line}\n${words.join('')}`
    }),
  ].join('')
}
