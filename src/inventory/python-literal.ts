/**
 * Values of an INI inventory: what Python's ast.literal_eval() understands has that type, everything else is text.
 * Numbers, texts, lists, tuples, dicts, True, False and None are understood; not: bytes, sets, complex numbers.
 */
import type { Value } from './tree.js'

/** Brackets within brackets; Python's own parser gives up at about as many. */
const MAX_LEVELS = 90
/** Longer literals are text: nobody writes them by hand. */
const MAX_LENGTH = 100_000

/** What makes a text no literal; never seen outside of this file. */
const NOT_A_LITERAL = Symbol('not a literal')

type Reader = { readonly text: string; at: number }

/** The value that the text is a literal of, or the text itself. */
export function pythonValue(text: string): Value {
  if (text.length > MAX_LENGTH || !/^[ \t]*[-+\d.'"[({TFNrRuU]/.test(text)) return text
  const reader: Reader = { text, at: 0 }
  try {
    skip(reader)
    const value = topLevel(reader)
    return reader.at === text.length ? value : text
  } catch (error) {
    if (error === NOT_A_LITERAL) return text
    throw error
  }
}

const fail = (): never => {
  throw NOT_A_LITERAL
}

/** Blanks, and a comment up to the end of the line. */
function skip(reader: Reader): void {
  take(reader, /[ \t\r\n\f]*(?:#[^\n]*)?[ \t\r\n\f]*/y)
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  if (found !== undefined) reader.at += found.length
  return found
}

/** Values with commas between them are a tuple, also without brackets. */
function topLevel(reader: Reader): Value {
  const first = literal(reader, 0)
  if (reader.text[reader.at] !== ',') return first
  const values = [first]
  while (take(reader, /,/y) !== undefined) {
    skip(reader)
    if (reader.at < reader.text.length) values.push(literal(reader, 0))
  }
  return values
}

function literal(reader: Reader, level: number): Value {
  if (level > MAX_LEVELS) fail()
  const value = bare(reader, level)
  skip(reader)
  return value
}

function bare(reader: Reader, level: number): Value {
  const char = reader.text[reader.at] ?? ''
  if (char === '[') return sequence(reader, ']', level).values
  if (char === '(') {
    const { values, commas } = sequence(reader, ')', level)
    return values.length === 1 && commas === 0 ? (values[0] ?? null) : values
  }
  if (char === '{') return dict(reader, level)
  const word = take(reader, /(?:True|False|None)(?!\w)/y)
  if (word !== undefined) return word === 'None' ? null : word === 'True'
  return /[-+\d.]/.test(char) ? number(reader) : strings(reader)
}

function sequence(reader: Reader, close: string, level: number) {
  const values: Value[] = []
  let commas = 0
  reader.at += 1
  skip(reader)
  while (reader.text[reader.at] !== close) {
    if (values.length > commas) fail()
    values.push(literal(reader, level + 1))
    if (take(reader, /,/y) !== undefined) commas += 1
    skip(reader)
  }
  reader.at += 1
  return { values, commas }
}

function dict(reader: Reader, level: number): Value {
  const fields: { [key: string]: Value } = Object.create(null)
  reader.at += 1
  skip(reader)
  let more = true
  while (reader.text[reader.at] !== '}') {
    if (!more) fail()
    const key = literal(reader, level + 1)
    if (typeof key === 'object' && key !== null) fail()
    if (take(reader, /:/y) === undefined) fail()
    skip(reader)
    fields[String(key)] = literal(reader, level + 1)
    more = take(reader, /,/y) !== undefined
    skip(reader)
  }
  reader.at += 1
  return fields
}

// Digits belong to one run only, so that a long number that is none is seen at once.
const DIGITS = String.raw`\d(?:_?\d)*`
const NUMBER = new RegExp(
  String.raw`[-+ ]*(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:${DIGITS}(?:\.(?:${DIGITS})?)?|\.${DIGITS})(?:[eE][-+]?${DIGITS})?)(?![\w.])`,
  'y',
)
/** Longer ones mean nothing to kvmup. */
const MAX_DIGITS = 400

function number(reader: Reader): number {
  const raw = take(reader, NUMBER) ?? ''
  if (raw.length > MAX_DIGITS) fail()
  const text = raw.replace(/[_ ]/g, '')
  const digits = text.replace(/^[-+]+/, '')
  // 010 is a mistake in Python; 00 and 0.5 are none.
  if (!/\d/.test(digits) || /^0+[1-9]\d*$/.test(digits)) fail()
  const size = Number(digits)
  const minus = text.slice(0, text.length - digits.length).replaceAll('+', '').length % 2 === 1
  return minus ? -size : size
}

/** Texts side by side are one. */
function strings(reader: Reader): string {
  let value = ''
  let found = false
  for (;;) {
    const prefix = take(reader, /[rRuU]?(?='''|"""|'|")/y)
    if (prefix === undefined) return found ? value : fail()
    const quote = take(reader, /'''|"""|'|"/y) ?? fail()
    value += quoted(reader, quote, /r/i.test(prefix) ? 'raw' : 'escapes')
    found = true
    skip(reader)
  }
}

function quoted(reader: Reader, quote: string, form: 'raw' | 'escapes'): string {
  let value = ''
  while (!reader.text.startsWith(quote, reader.at)) {
    const char = reader.text[reader.at] ?? fail()
    if (char === '\n' && quote.length === 1) fail()
    reader.at += 1
    if (char !== '\\') value += char
    else if (form === 'escapes') value += escaped(reader)
    else {
      value += `\\${reader.text[reader.at] ?? fail()}`
      reader.at += 1
    }
  }
  reader.at += quote.length
  return value
}

const LETTERS: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** What stands behind a backslash; unknown letters keep it. */
function escaped(reader: Reader): string {
  const octal = take(reader, /[0-7]{1,3}/y)
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
  const hex = take(reader, /x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4}/y)
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex.slice(1), 16))
  const letter = reader.text[reader.at] ?? fail()
  if (/[xuUN]/.test(letter)) fail()
  reader.at += 1
  return LETTERS[letter] ?? `\\${letter}`
}
