/** The asker for a terminal: inquirer draws, and Escape goes back wherever one is. */
import inquirer from 'inquirer'
import { type Message, msg } from '../messages/message.js'
import { fold } from '../report/fold.js'
import { type Answer, type Ask, BACK, OTHERS, type Question } from './question.js'
import { plainest, type Style, say, theme } from './style.js'

/**
 * Columns of a question, in any terminal: lines that are never longer need not be drawn again when a window becomes
 * narrower, which inquirer would do wrongly.
 */
const COLUMNS = 56
/** Rows of a list: with the question and what stands below it a window of 15 rows has room for it. */
const ROWS = 7

export type Streams = Readonly<{
  input?: NodeJS.ReadableStream
  output?: NodeJS.WritableStream
  signal?: AbortSignal
}>

const wrapped = (style: Style, message: Message, columns = COLUMNS) =>
  fold(say(style, message), columns).join('\n')

/** A word of a list is never folded: what is too long is cut. */
const short = (words: string) => (words.length > COLUMNS - 4 ? `${words.slice(0, COLUMNS - 7)}...` : words)

/** All names where they have room, else the first and how many they are. */
function inOneLine(names: readonly string[]): string {
  const all = names.join(', ')
  return all.length <= COLUMNS / 2 ? all : `${names[0]}, … (${names.length})`
}

const itemsOf = ({ items, others }: Extract<Question, { kind: 'some' }>, style: Style) => [
  ...items.map(value => ({ value, name: short(value) })),
  ...(others ? [{ value: OTHERS, name: say(style, others) }] : []),
]

/** The question as inquirer takes it. */
function config(question: Question, style: Style) {
  const { keys, ...common } = theme(style)
  const base = { name: 'value', message: wrapped(style, question.message) }
  if (question.kind === 'one')
    return {
      ...base,
      type: 'select' as const,
      choices: question.choices.map(({ value, name, more }) => ({
        value,
        name: say(style, name),
        // What stands in brackets helps to choose; of the answer it is no part.
        short: say(style, name).replace(/ \([^()]*\)$/, ''),
        ...(more ? { description: wrapped(style, more) } : {}),
      })),
      default: question.usual,
      pageSize: ROWS,
      loop: false,
      theme: {
        ...common,
        style: {
          ...common.style,
          keysHelpTip: question.choices.some(({ value }) => value === BACK) ? keys.one : keys.first,
        },
      },
    }
  if (question.kind === 'some')
    return {
      ...base,
      type: 'checkbox' as const,
      choices: itemsOf(question, style).map(item => ({
        ...item,
        checked: question.usual.includes(item.value),
      })),
      validate: (chosen: readonly unknown[]) =>
        chosen.length > 0 || question.none === undefined || wrapped(style, question.none, COLUMNS - 2),
      pageSize: ROWS,
      loop: false,
      theme: {
        ...common,
        style: {
          ...common.style,
          keysHelpTip: keys.some,
          renderSelectedChoices: (chosen: readonly Readonly<{ name: string }>[]) =>
            chosen.length > 0
              ? plainest(style, inOneLine(chosen.map(({ name }) => name)))
              : say(style, msg('wizard.users.none')),
        },
      },
    }
  return {
    ...base,
    // What is typed has a line of its own: inquirer counts columns of the line that it is typed on, and wrongly
    // where characters are wide.
    message: `${base.message}\n${theme(style).style.help(say(style, msg('wizard.keys.text')))}\n>`,
    type: 'input' as const,
    default: question.usual,
    validate: (text: string) => {
      if (text.trim() === BACK) return true
      const wrong = text.trim() === '' ? msg('wizard.empty') : question.check(text.trim())
      return wrong ? wrapped(style, wrong, COLUMNS - 2) : true
    },
    theme: {
      ...common,
      style: {
        ...common.style,
        // Once it is answered nobody needs to be told how to.
        message: (words: string, status: string) =>
          common.style.message(status === 'done' ? base.message : words),
      },
    },
  }
}

const words = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(one => String(one).trim())

/** @param streams the process's own, unless a test says otherwise; the signal ends a question that nobody will answer */
export function drawn(style: Style, { input = process.stdin, ...streams }: Streams = {}): Ask {
  return async (question): Promise<Answer> => {
    const back = new AbortController()
    const onKey = (_: unknown, key?: Readonly<{ name?: string }>) => {
      if (key?.name === 'escape') back.abort()
    }
    const signal = streams.signal ? AbortSignal.any([streams.signal, back.signal]) : back.signal
    input.on('keypress', onKey)
    try {
      const ask = inquirer.createPromptModule({ ...streams, input, signal })
      const { value } = await ask([config(question, style)])
      const [first] = words(value)
      return question.kind === 'text' && first === BACK
        ? { is: 'back' }
        : { is: 'answer', value: words(value) }
    } catch {
      // Ctrl-C in a question, or a terminal that went away.
      return back.signal.aborted ? { is: 'back' } : { is: 'left' }
    } finally {
      input.off('keypress', onKey)
    }
  }
}
