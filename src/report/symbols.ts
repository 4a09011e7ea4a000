/** The signs beside words, for terminals that show all of Unicode and for those that do not. */

/** `ascii`: no UTF-8 locale, or a console whose font has little else. */
export type Charset = 'unicode' | 'ascii'

export type Symbols = Readonly<{
  good: string
  bad: string
  /** Neither done nor wrong: skipped, or what apply would do. */
  open: string
  waiting: string
  /** Its actions ran; the host has not been looked at since. */
  ran: string
  cut: string
  full: string
  empty: string
  spinner: readonly string[]
}>

// None is of ambiguous width (Unicode TR 11) but the arrow, which is not drawn over.
const UNICODE: Symbols = {
  good: '✔',
  bad: '✖',
  open: '↓',
  waiting: '▫',
  ran: '▪',
  cut: '⋯',
  full: '▰',
  empty: '▱',
  spinner: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'],
}
const ASCII: Symbols = {
  good: '+',
  bad: 'x',
  open: '>',
  waiting: '.',
  ran: ':',
  cut: '~',
  full: '#',
  empty: '-',
  spinner: [...'|/-\\'],
}

export const symbolsOf = (charset: Charset): Symbols => (charset === 'unicode' ? UNICODE : ASCII)

const SPELT: Readonly<Record<string, string>> = {
  '→': '->',
  '…': '...',
  '×': 'x',
  '–': '-',
  '—': '-',
  '’': "'",
}

/** The signs of kvmup's own sentences spelt out; words in any language stay as they are. */
export const spelt = (text: string): string => text.replace(/[→…×–—’]/g, sign => SPELT[sign] ?? sign)
