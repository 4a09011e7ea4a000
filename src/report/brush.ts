/** What the lines of a frame are made of. */
import { type Message, msg, text } from '../messages/message.js'
import type { Live } from './board.js'
import type { Counter } from './counter.js'
import { paint } from './paint.js'
import { type Symbols, symbolsOf } from './symbols.js'
import type { Look } from './view.js'
import { cut } from './width.js'

/** Of a window. */
export type Size = Readonly<{ rows: number; columns: number }>
/** `now`: milliseconds of the board's clock; `turn`: counts the frames, so that something moves. */
export type Moment = Size & Readonly<{ now: number; turn: number }>
export type Style = Pick<Look, 'language' | 'colour' | 'charset'>

export type Brush = Readonly<{
  symbols: Symbols
  /** Columns that a line may take. */
  width: number
  say: (message: Message) => string
  /** A sign of one column and words, cut to the width. `dim` is for both, other colours for the sign alone. */
  line: (colour: 'cyan' | 'yellow' | 'dim', sign: string, words: string) => string
}>

export function brush(style: Style, width: number): Brush {
  const symbols = symbolsOf(style.charset)
  return {
    symbols,
    width,
    say: message => text(message, style.language),
    line: (colour, sign, words) => {
      const short = cut(words, width - 2, symbols.cut)
      return colour === 'dim'
        ? paint(style, 'dim', `${sign} ${short}`)
        : `${paint(style, colour, sign)} ${short}`
    },
  }
}

const BAR = 10

export function plainBar(symbols: Symbols, done: number, total: number): string {
  const full = total > 0 ? Math.floor((BAR * done) / total) : 0
  return symbols.full.repeat(full) + symbols.empty.repeat(BAR - full)
}

/** Bar and counter, two spaces before each, as far as there are columns for them. */
export function bar(counter: Counter | undefined, symbols: Symbols, columns: number): string {
  if (!counter) return ''
  const numbers = `  ${counter.done}/${counter.total}`
  const whole = `  ${plainBar(symbols, counter.done, counter.total)}${numbers}`
  return whole.length <= columns ? whole : numbers.length <= columns ? numbers : ''
}

export const spinner = (symbols: Symbols, turn: number): string =>
  symbols.spinner[turn % symbols.spinner.length] ?? ''

/** What a host is at when no action of a task runs on it. */
export const doing = (live: Live): Message =>
  live.waits ?? (live.doing === 'connecting' ? msg('view.connecting') : msg('view.looking'))
