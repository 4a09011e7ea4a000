/** The asker for screen readers, dumb terminals and whoever wants lines: nothing that was written is drawn again. */
import { StringDecoder } from 'node:string_decoder'
import { type Message, msg } from '../messages/message.js'
import { type Answer, type Ask, BACK, OTHERS, type Question, type Value } from './question.js'
import { type Style, say } from './style.js'

export type Lines = Readonly<{
  /** One line of what is typed; undefined at the end of input, and when the signal ends the question. */
  read: () => Promise<string | undefined>
  write: (text: string) => void
}>

/**
 * Lines of a stream, until the signal says that nobody will type any more. The stream is listened to only while a
 * line is waited for: between two of them somebody else may ask for a password on it.
 */
export function linesOf(input: NodeJS.ReadableStream, signal: AbortSignal): Pick<Lines, 'read'> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let over = false
  // Also between two lines: a stream ends once.
  input.once('end', () => {
    over = true
  })
  const next = (): string | undefined => {
    const at = rest.indexOf('\n')
    if (at < 0) return undefined
    const line = rest.slice(0, at)
    rest = rest.slice(at + 1)
    return line
  }
  const read = () =>
    new Promise<string | undefined>(resolve => {
      const end = (line: string | undefined) => {
        input.off('data', heard).off('end', stopped)
        signal.removeEventListener('abort', stopped)
        input.pause()
        resolve(line)
      }
      const heard = (bytes: Buffer) => {
        rest += decoder.write(bytes)
        const line = next()
        if (line !== undefined) end(line)
      }
      const stopped = () => end(undefined)
      const line = next()
      if (line !== undefined || over || signal.aborted) return resolve(line)
      signal.addEventListener('abort', stopped)
      input.on('data', heard).on('end', stopped)
      input.resume()
    })
  return { read }
}

/** What is offered, a line each, numbered from 1. */
function offered(question: Question, style: Style): readonly string[] {
  if (question.kind === 'text') return []
  if (question.kind === 'some') {
    const { items, others } = question
    return [...items, ...(others ? [say(style, others)] : [])].map((item, at) => `  ${at + 1}) ${item}`)
  }
  return question.choices
    .filter(({ value }) => value !== BACK)
    .map(({ name, more }, at) => `  ${at + 1}) ${say(style, name)}${more ? `. ${say(style, more)}` : ''}`)
}

/** Typed where nothing may be chosen. */
const NOTHING = '-'

/** What Enter alone means, as it would be typed. */
function usualOf(question: Question): string {
  if (question.kind === 'text') return question.usual
  if (question.kind === 'one')
    return String(question.choices.findIndex(({ value }) => value === question.usual) + 1)
  const { usual, items } = question
  if (usual.length === 0) return question.none ? '' : NOTHING
  const all = items.every(item => usual.includes(item)) && usual.length === items.length
  return all ? '*' : usual.map(item => [...items, OTHERS].indexOf(item) + 1).join(',')
}

const numbers = (typed: string, most: number): readonly number[] | undefined => {
  const all = typed.split(/[\s,]+/).filter(Boolean)
  const right = all.every(one => /^\d{1,4}$/.test(one) && Number(one) >= 1 && Number(one) <= most)
  return right && all.length > 0 ? [...new Set(all.map(Number))] : undefined
}

const valuesOf = (question: Exclude<Question, { kind: 'text' }>): readonly string[] =>
  question.kind === 'one'
    ? question.choices.map(({ value }) => value).filter(value => value !== BACK)
    : [...question.items, ...(question.others ? [OTHERS] : [])]

/** The value that was typed, or what is wrong with it. */
function understood(question: Question, typed: string): Value | Message {
  if (question.kind === 'text') return question.check(typed) ?? [typed]
  if (question.kind === 'some' && typed === '*') return question.items
  if (question.kind === 'some' && typed === NOTHING && !question.none) return []
  const values = valuesOf(question)
  const chosen = numbers(typed, values.length)
  if (!chosen || (question.kind === 'one' && chosen.length > 1))
    return msg('wizard.number', { most: values.length })
  return chosen.flatMap(number => values.slice(number - 1, number))
}

const HINTS = {
  one: msg('wizard.plain.one'),
  some: msg('wizard.plain.some'),
  someOrNone: msg('wizard.plain.some-or-none'),
  text: msg('wizard.plain.text'),
} as const

/** Asks until an answer is understood. */
export function plain(style: Style, { read, write }: Lines): Ask {
  return async (question): Promise<Answer> => {
    const usual = usualOf(question)
    write(`\n${[say(style, question.message), ...offered(question, style)].join('\n')}\n`)
    const hint = question.kind === 'some' && !question.none ? 'someOrNone' : question.kind
    write(`${say(style, HINTS[hint])}\n`)
    for (;;) {
      write(usual === '' ? '> ' : `[${usual}] > `)
      const typed = await read()
      if (typed === undefined) return { is: 'left' }
      const words = typed.trim() || usual
      if (words === BACK) return { is: 'back' }
      const value = words === '' ? msg('wizard.empty') : understood(question, words)
      if (!('id' in value)) return { is: 'answer', value }
      write(`! ${say(style, value)}\n`)
    }
  }
}
