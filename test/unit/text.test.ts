import { describe, expect, test } from 'vitest'
import { clean, lastLine } from '../../src/text.js'

const CASES: readonly (readonly [name: string, raw: string, cleaned: string])[] = [
  ['plain text, newline and tab stay', 'a\tb\nc', 'a\tb\nc'],
  ['Japanese stays', 'パッケージをインストール', 'パッケージをインストール'],
  ['colours', '\x1b[1;31merror\x1b[0m', 'error'],
  ['cursor movement', 'a\x1b[2Kb\x1b[10;20Hc', 'abc'],
  ['private modes', '\x1b[?1049hx\x1b[?25l', 'x'],
  ['C1 introducers', '\x9b31mred\x9b0m', 'red'],
  ['window title, ended by BEL', '\x1b]0;owned\x07text', 'text'],
  ['window title, ended by ST', '\x1b]0;owned\x1b\\text', 'text'],
  ['hyperlink', '\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\', 'click'],
  ['clipboard (OSC 52)', '\x1b]52;c;ZXZpbA==\x07ok', 'ok'],
  ['C1 OSC', '\x9d0;owned\x9cok', 'ok'],
  ['device control string', '\x1bP+q544e\x1b\\ok', 'ok'],
  ['a string that never ends keeps the text inert', '\x1b]0;title\nnext', '0;title\nnext'],
  ['charset and reset', '\x1b(B\x1bcok', 'ok'],
  ['a sequence left over after cleaning is inert', '\x1b\x1b[31m[32mx', '[32mx'],
  ['bell, backspace, NUL, DEL', 'a\x07b\bc\0d\x7fe', 'abcde'],
  ['C1 controls', 'a\x85b\x90c', 'abc'],
  ['CRLF and progress bars', 'a\r\n10%\r20%\r30%\n', 'a\n10%\n20%\n30%\n'],
  ['bidi overrides', 'rm -rf \u202e/gpj.\u2066x\u2069', 'rm -rf /gpj.x'],
  ['zero width and soft hyphen', 'a\u200bb\u200dc\ufeffd\u00ade', 'abcde'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'abc'],
  ['tag characters', 'a\u{e0061}b', 'ab'],
  ['half of a surrogate pair', 'a\ud800b', 'ab'],
  ['emoji stay', 'ok 👍', 'ok 👍'],
]

describe('clean', () => {
  test.each(CASES)('%s', (_name, raw, cleaned) => {
    expect(clean(raw)).toBe(cleaned)
    expect(clean(cleaned)).toBe(cleaned)
  })

  test('line by line is the same as all at once', () => {
    for (const [, raw] of CASES) {
      const lines = raw.split(/\r\n?|\n/)
      expect(lines.map(clean).join('\n')).toBe(clean(raw))
    }
  })
})

// A quadratic one takes hours for these: 64 KiB took minutes.
test.each([
  '\x9d',
  '\x90',
  '\x9b',
  '\x1b]',
  '\x1b[',
  '\x1b',
  '\x1b ',
  '\x9d\x1b',
  '\x9b0',
  '\x1b[0;',
  '\x1b\x9d',
])('a line of 1 MiB of %j is cleaned like a short one', unit => {
  const least = clean(unit.repeat(8))
  const most = clean(unit.repeat(Math.ceil(2 ** 20 / unit.length)))
  expect(most.length > 8).toBe(least.length > 0)
  expect(clean(`${unit.repeat(2 ** 16)}\x07end`)).toMatch(/nd$/)
})

test('lastLine finds the last words', () => {
  expect(lastLine('one\ntwo \n\n  \n')).toBe('two')
  expect(lastLine('')).toBe('')
  expect(lastLine('x'.repeat(1000))).toHaveLength(300)
})
