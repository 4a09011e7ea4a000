/** Text from a host is data: it may be shown, but never act on the terminal or mislead the eye. */

// Strings for the terminal (OSC, DCS, SOS, PM, APC) end at BEL or ST; what does not end on its line stays
// visible text, so that a stray introducer cannot swallow the rest of an error message. The end is optional here so
// that the time is linear: what has none is matched as well, and kept.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const strings = () => /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(\x07|\x1b\\|\x9c)?/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const sequences = () => /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/gu
// Controls (C0, C1, DEL), bidi overrides and other format characters, lone surrogates, everything that has no
// width, and the line and paragraph separators; newline and tab stay.
const unseen = () => /[\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/gu

/** Nothing but what is seen, in ASCII: most text there is. A start without other text need not read the patterns above. */
const PLAIN = /^[\n\t\x20-\x7e]*$/

/**
 * Makes text from outside inert: without terminal sequences, control characters (but newline and tab) and
 * invisible characters. `\r\n` and a lone `\r` become `\n`. Cleaning line by line or all at once is the same.
 */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(strings(), (all, end: string | undefined) => (end === undefined ? all : ''))
    .replace(sequences(), '')
    .replace(unseen(), '')
}

/** The last line that says something, at most `limit` characters; empty when there is none. */
export function lastLine(text: string, limit = 300): string {
  const lines = clean(text).split('\n')
  return (lines.findLast(line => line.trim() !== '') ?? '').trim().slice(0, limit)
}
