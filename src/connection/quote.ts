/** Quoting for a POSIX shell; the only place where an argv becomes text. */
import { Bug } from '../errors.js'

/**
 * One word as every POSIX sh reads it literally. Never `$'…'`, which dash does not know.
 * @throws Bug for a NUL character, which no argv can carry.
 */
export function quote(word: string): string {
  if (word.includes('\0')) throw new Bug('an argument holds a NUL character')
  if (/^[\w@%+:,./-]+$/.test(word)) return word
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** A whole argv as one line. */
export const quoteAll = (argv: readonly string[]): string => argv.map(quote).join(' ')
