/** `kvmup explain`: a cause by its code, a topic, how KVM works, or whatever has the words looked for. */
import { codes } from '../catalogue/catalogue.js'
import { TOPICS, type Topic } from '../catalogue/entry.js'
import { type Page, page, pagesOf, search, wordsOf } from '../catalogue/pages.js'
import { EXIT } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import { msg, text } from '../messages/message.js'
import { near } from '../near.js'
import { fold } from '../report/fold.js'
import { paint } from '../report/paint.js'
import { clean } from '../text.js'
import type { RawOptions } from './options.js'
import { TASKS, type TaskId, taskIds, taskWords } from './tasks.js'
import type { Terminal } from './terminal.js'

/** Columns of the names of tasks, with what is around them. */
const TASK_WIDTH = 'prepare-packages'.length + 4

/** Longer lines are hard to read. */
const MOST_COLUMNS = 100

type Show = (terminal: Terminal) => string

const wrapped = (terminal: Terminal, words: string, indent = '') => {
  const columns = Math.min(terminal.columns || MOST_COLUMNS, MOST_COLUMNS) - indent.length
  return fold(words, columns)
    .map(line => `${indent}${line}`)
    .join('\n')
}

const pageOf = (one: Page) => (terminal: Terminal) => {
  const heading = (id: 'explain.remedy' | 'explain.says' | 'explain.sample' | 'explain.sources') =>
    `\n${paint(terminal, 'bold', text(msg(id), terminal.language))}\n`
  const list = (lines: readonly string[], sign: string) =>
    lines.map(line => `${sign}${wrapped(terminal, line, ' '.repeat(sign.length)).trimStart()}\n`).join('')
  const steps = one.remedy.map((step, index) => list([step], `  ${index + 1}. `)).join('')
  return [
    `${paint(terminal, 'bold', `${one.code}  ${one.title}`)}\n`,
    `\n${wrapped(terminal, one.cause)}\n`,
    `${heading('explain.remedy')}${steps}`,
    ...(one.says.length > 0 ? [`${heading('explain.says')}${list(one.says, '  ')}`] : []),
    // Not wrapped: somebody may compare it with what is on another screen.
    ...(one.sample.length > 0
      ? [`${heading('explain.sample')}${one.sample.map(line => `  | ${line}\n`).join('')}`]
      : []),
    `${heading('explain.sources')}${one.sources.map(source => `  ${source}\n`).join('')}`,
  ].join('')
}

const listOf = (pages: readonly Page[]) => pages.map(one => `  ${one.code}  ${one.title}\n`).join('')

const topicOf = (topic: Topic) => (terminal: Terminal) =>
  `${paint(terminal, 'bold', wordsOf(terminal.language).topics[topic])}  (kvmup explain ${topic})\n${listOf(pagesOf(topic, terminal.language))}`

const taskLine = (terminal: Terminal, id: TaskId) => {
  const words = wrapped(terminal, text(msg(taskWords(id)), terminal.language), ' '.repeat(TASK_WIDTH))
  return `  ${id.padEnd(TASK_WIDTH - 2)}${words.trimStart()}\n`
}

const tasks: Show = terminal => taskIds.map(id => taskLine(terminal, id)).join('')

const taskOf = (id: TaskId) => (terminal: Terminal) =>
  `${paint(terminal, 'bold', id)}\n${wrapped(terminal, text(msg(taskWords(id)), terminal.language))}\n\n${topicOf(TASKS[id])(terminal)}`

const everything: Show = terminal =>
  `${TOPICS.map(topic => topicOf(topic)(terminal)).join('\n')}\n${text(msg('explain.more'), terminal.language)}\n`

const essay: Show = terminal =>
  wordsOf(terminal.language)
    .kvm.map(paragraph => `${wrapped(terminal, paragraph)}\n`)
    .join('\n')

/** Everything that has a name here. */
export const explained: readonly string[] = ['kvm', 'tasks', ...TOPICS, ...taskIds, ...codes]

/** A number has no letters to be mistaken: those beside it are meant, or the list of all. */
const beside = (number: number): readonly string[] =>
  codes
    .toSorted((a, b) => apart(a, number) - apart(b, number))
    .slice(0, 3)
    .toSorted()
const apart = (code: string, number: number) => Math.abs(Number(code.slice(3)) - number)

function unknown(what: string, number: string | undefined): UsageError {
  const meant = number === undefined ? near(what, explained) : beside(Number(number))
  const hint =
    meant.length > 0 ? msg('usage.explain.near', { near: meant.join(', ') }) : msg('usage.explain.hint')
  return new UsageError(msg('usage.explain', { what: clean(what) }), hint)
}

/** The pages asked for, and how they are shown to people. */
function asked(what: string, { language }: Terminal): Readonly<{ pages: readonly Page[]; show: Show }> {
  const all = codes.map(one => page(one, language))
  if (what === '') return { pages: all, show: everything }
  if (/^kvm$/i.test(what)) return { pages: [], show: essay }
  if (/^tasks$/i.test(what)) return { pages: [], show: tasks }
  const task = taskIds.find(one => one === what.toLowerCase())
  if (task) return { pages: pagesOf(TASKS[task], language), show: taskOf(task) }
  const topic = TOPICS.find(one => one === what.toLowerCase())
  if (topic) return { pages: pagesOf(topic, language), show: topicOf(topic) }
  const number = /^(?:kvm)?0*(\d{1,3})$/i.exec(what)?.[1]
  const one = number && all.find(({ code }) => Number(code.slice(3)) === Number(number))
  if (one) return { pages: [one], show: pageOf(one) }
  const found = number ? [] : search(what, language)
  const [first] = found
  if (!first) throw unknown(what, number)
  return { pages: found, show: found.length === 1 ? pageOf(first) : () => listOf(found) }
}

/** Resolves to the exit code. @throws UsageError when there is nothing of that name */
export async function explain(what: string, options: RawOptions, terminal: Terminal): Promise<number> {
  const { pages, show } = asked(what.trim(), terminal)
  terminal.out(options.json ? pages.map(one => `${JSON.stringify(one)}\n`).join('') : show(terminal))
  return EXIT.ok
}
