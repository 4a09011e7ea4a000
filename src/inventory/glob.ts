/** Shell patterns (Python's fnmatch) and regular expressions for names, both with an end in time. */
import { createContext, runInContext } from 'node:vm'

/** Longer patterns than this are refused by who calls. */
export const MAX_PATTERN = 500
const REGEX_MS = 1_000

type Range = readonly [first: string, last: string]
type Piece = 'any' | 'one' | Readonly<{ not: boolean; ranges: readonly Range[] }>

/** `*`, `?`, `[abc]`, `[!a-c]`; a bracket that nothing closes is a bracket. */
function pieces(glob: string): readonly Piece[] {
  const found: Piece[] = []
  const chars = [...glob]
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? ''
    const not = chars[at + 1] === '!'
    const from = at + (not ? 2 : 1)
    // The first one stands for itself: []a] is a set of two.
    const close = char === '[' ? chars.indexOf(']', from + 1) : -1
    if (char === '*') found.push('any')
    else if (char === '?') found.push('one')
    else if (close < 0) found.push({ not: false, ranges: [[char, char]] })
    else {
      found.push({ not, ranges: rangesOf(chars.slice(from, close)) })
      at = close
    }
  }
  return found
}

function rangesOf(chars: readonly string[]): readonly Range[] {
  const ranges: Range[] = []
  for (let at = 0; at < chars.length; at += 1) {
    const first = chars[at] ?? ''
    const last = chars[at + 1] === '-' ? chars[at + 2] : undefined
    ranges.push([first, last ?? first])
    if (last !== undefined) at += 2
  }
  return ranges
}

const fits = (piece: Exclude<Piece, 'any'>, char: string): boolean =>
  piece === 'one' || piece.ranges.some(([first, last]) => first <= char && char <= last) !== piece.not

/** Steps grow with the product of both lengths at most: only the last `*` is ever tried again. */
export function globMatcher(glob: string): (name: string) => boolean {
  const pattern = pieces(glob)
  return name => {
    const chars = [...name]
    let [piece, char, star, mark] = [0, 0, -1, 0]
    while (char < chars.length) {
      const wanted = pattern[piece]
      if (wanted === 'any') {
        star = piece
        mark = char
        piece += 1
      } else if (wanted !== undefined && fits(wanted, chars[char] ?? '')) {
        piece += 1
        char += 1
      } else if (star >= 0) {
        mark += 1
        char = mark
        piece = star + 1
      } else return false
    }
    return pattern.slice(piece).every(rest => rest === 'any')
  }
}

/** Python's words for what JavaScript writes otherwise. */
const translated = (regex: string) =>
  regex
    .replace(/\(\?P</g, '(?<')
    .replace(/\\A/g, '(?:)')
    .replace(/\\Z/g, '$')

/**
 * The names in which a regular expression is found at their beginning. It may need time without end; so it runs
 * where it can be stopped.
 * @returns `invalid`: no regular expression; `slow`: stopped
 */
export function regexMatches(
  regex: string,
  names: readonly string[],
): readonly string[] | 'invalid' | 'slow' {
  const [, flag = '', rest = regex] = /^(\(\?i\))(.*)$/s.exec(regex) ?? []
  const source = translated(rest)
  const flags = flag === '' ? 'u' : 'iu'
  const usable = [flags, flags.replace('u', '')].find(candidate => {
    try {
      return new RegExp(`^(?:${source})`, candidate) !== undefined
    } catch {
      return false
    }
  })
  if (usable === undefined) return 'invalid'
  const context = createContext({ source: `^(?:${source})`, flags: usable, names: JSON.stringify(names) })
  const script =
    'const regex = new RegExp(source, flags); JSON.stringify(JSON.parse(names).filter(name => regex.test(name)))'
  try {
    const found: unknown = JSON.parse(String(runInContext(script, context, { timeout: REGEX_MS })))
    return Array.isArray(found) ? found.map(String) : []
  } catch (error) {
    // Not by its class: what a context throws may be of that context.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'slow'
    throw error
  }
}
