/** Text from hosts, in any shape: what clean() promises holds for all of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../src/text.js'

const pieces = fc.constantFrom(
  '\x1b[',
  '\x1b]0;',
  '\x07',
  '\x1b\\',
  '\x9b',
  '\x9d',
  '\r',
  '\n',
  '\u202e',
  '\ud800',
  '31m',
  'a',
  '仮',
)
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map(all => all.join('')),
)

/** As it was first written, in time that grew with the square of a line: easier to be right. */
const plainly = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
    .replace(/(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)/gu, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
    .replace(/(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/gu, '')
    .replace(/[\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/gu, '')

describe('text from a host', () => {
  it('is cleaned as by the plainest rules', () => {
    return fc.assert(
      fc.property(hostile, text => {
        expect(clean(text)).toBe(plainly(text))
      }),
      { numRuns: 10_000 },
    )
  })

  it('is the same cleaned once, twice, and line by line', () => {
    return fc.assert(
      fc.property(hostile, text => {
        const once = clean(text)
        expect(clean(once)).toBe(once)
        const lines = text.split(/\r\n?|\n/).map(clean)
        expect(lines.join('\n')).toBe(once)
      }),
      { numRuns: 5_000 },
    )
  })

  it('has no control character left but newline and tab', () => {
    return fc.assert(
      fc.property(hostile, text => {
        expect(clean(text)).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 5_000 },
    )
  })
})
