/** One stream of a wrapped action, read as it arrives: noise, begin marker, the command's output, end marker. */
import { StringDecoder } from 'node:string_decoder'
import { clean } from '../text.js'
import { OUTPUT_LIMIT } from './connection.js'
import type { Wrapped } from './wrap.js'

/** What one stream said. */
export type Heard = Readonly<{
  /** What came before the begin marker: login shells, sudo, ssh itself. Cleaned, its end kept. */
  noise: string
  /** The route to root, from the begin marker; undefined when the command never began. */
  route: string | undefined
  /** The command's output between the markers, cleaned and bounded. */
  body: string
  /** The exit code, from the end marker; undefined when the end never came. */
  code: number | undefined
}>

/** What is to be told of a stream while it is read. */
export type Listener = Readonly<{
  /** Each complete line of the command's output, cleaned; never a marker, never noise. */
  onLine?: ((line: string) => void) | undefined
  /** The command has begun. */
  onBegin?: () => void
  /** sudo's own prompt stood there, and the command has not begun. */
  onPrompt?: () => void
}>

export type Reading = Readonly<{
  push: (chunk: Buffer) => void
  /** True once the end marker has come: nothing that follows counts. */
  ended: () => boolean
  /** What was said so far, an unfinished last line included. */
  heard: () => Heard
}>

const NOISE_LIMIT = 65_536
/** A line longer than this is passed on in pieces. */
const LINE_PIECE = 65_536

/** The last `limit` characters of what was added, in amortised constant time. */
function tail(limit: number) {
  let kept = ''
  return {
    add: (text: string) => {
      kept += text
      if (kept.length > 2 * limit) kept = kept.slice(-limit)
    },
    // A cut may leave half of a surrogate pair in front.
    text: () => kept.slice(-limit).replace(/^[\udc00-\udfff]/, ''),
  }
}

/** Holds an empty line back until another follows: the end marker brings one newline that is not the command's. */
function lineSink(onLine: ((line: string) => void) | undefined) {
  let blank = false
  return (line: string) => {
    if (blank) onLine?.('')
    blank = line === ''
    if (!blank) onLine?.(line)
  }
}

/** Reads one stream of the action that was wrapped with this nonce and this prompt. */
export function reading({ nonce, prompt }: Pick<Wrapped, 'nonce' | 'prompt'>, listener: Listener): Reading {
  // No patterns: they would be compiled anew for each host.
  const [beginMark, endMark] = [`${nonce} begin `, `${nonce} end `]
  // It may follow a prompt that has no newline; the end marker brings its own.
  const begins = (raw: string) => {
    const at = raw.indexOf(beginMark)
    return at < 0 ? '' : raw.slice(at + beginMark.length)
  }
  const ends = (raw: string) => {
    const rest = raw.startsWith(endMark) ? raw.slice(endMark.length) : ''
    return /^\d+$/.test(rest) ? Number(rest) : undefined
  }
  const decoder = new StringDecoder('utf8')
  const noise = tail(NOISE_LIMIT)
  const body = tail(OUTPUT_LIMIT + 1)
  const show = lineSink(listener.onLine)
  let pending = ''
  let route: string | undefined
  let code: number | undefined

  const take = (raw: string, ending: '\n' | '') => {
    const begun = route === undefined ? begins(raw) : ''
    const end = ends(raw)
    if (end !== undefined) code = end
    else if (begun !== '') {
      route = begun
      listener.onBegin?.()
    } else {
      const line = clean(raw)
      if (route === undefined) noise.add(line + ending)
      else {
        body.add(line + ending)
        show(line)
      }
    }
  }

  const lines = (text: string) => {
    // A carriage return at the very end may be half of a line end.
    const held = text.endsWith('\r') ? '\r' : ''
    const complete = text.slice(0, text.length - held.length).split(/\r\n?|\n/)
    const rest = complete.pop() ?? ''
    for (const line of complete) if (code === undefined) take(line, '\n')
    pending = rest + held
    if (pending.length > LINE_PIECE) {
      take(rest, '')
      pending = held
    }
  }

  const push = (chunk: Buffer) => {
    if (code !== undefined) return
    const [first = '', ...others] = (pending + decoder.write(chunk)).split(prompt)
    lines(first)
    // A prompt has no newline; what follows it is a line of its own. In the command's output it is only text.
    for (const other of others) {
      if (route !== undefined) lines(pending + prompt + other)
      else {
        listener.onPrompt?.()
        lines(`${pending}\n${other}`)
      }
    }
  }

  const heard = () => {
    const unfinished = code === undefined ? clean(pending) : ''
    if (route === undefined) return { noise: noise.text() + unfinished, route, body: '', code }
    const text = code === undefined ? body.text() + unfinished : body.text().replace(/\n$/, '')
    return { noise: noise.text(), route, body: text.slice(-OUTPUT_LIMIT), code }
  }

  return { push, ended: () => code !== undefined, heard }
}
