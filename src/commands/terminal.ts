/** What a command may use of the terminal it was started from; handed in, so that commands can be tested. */

import { type Language, msg, text } from '../messages/message.js'
import type { Charset } from '../report/symbols.js'
import type { Secret } from '../secret.js'

export type Consent = 'yes' | 'no' | 'interrupted'

export type Terminal = Readonly<{
  out: (text: string) => void
  err: (text: string) => void
  /** Rows of the terminal that a tree can be drawn on, now; 0 where there is none. */
  readonly rows: number
  /** Columns of the terminal, now; 0 where there is none. */
  readonly columns: number
  /** There is a person to ask: standard input and output are a terminal. */
  canAsk: boolean
  colour: 'colour' | 'plain'
  charset: Charset
  language: Language
  confirm: (question: string) => Promise<Consent>
  /** Asks for a password, unseen, on standard error; what is written to standard output stays readable. */
  secret: (question: string) => Promise<Secret | 'no terminal' | 'interrupted'>
}>

/** Why `stop` was aborted when nobody pressed anything: what is written is no longer read. */
export const NO_READER = 'no reader'

/** Two signals: the first interrupt stops new work, the second ends connections. */
export type Interrupts = Readonly<{ stop: AbortSignal; kill: AbortSignal }>

/** Tells the person who interrupts what that does, when it happens. */
export function tellOfStop({ err, language }: Terminal, { stop }: Pick<Interrupts, 'stop'>): void {
  const tell = () => {
    if (stop.reason !== NO_READER) err(`\nkvmup: ${text(msg('view.interrupt'), language)}\n`)
  }
  stop.addEventListener('abort', tell, { once: true })
}
