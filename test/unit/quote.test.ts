import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { quote, quoteAll } from '../../src/connection/quote.js'

const NASTY = [
  '',
  ' ',
  'a b',
  "it's",
  "''",
  '"double"',
  '$HOME ${x} $(id) `id`',
  'back\\slash\\',
  'new\nline\n',
  'tab\tand\rreturn',
  '!history !!',
  '*?[a-z]{1,2}~',
  '-n',
  '--',
  '# no comment',
  'a;b&c|d<e>f(g)',
  'x=1',
  '日本語 ✓',
  '%s%n',
]

test('plain words stay readable, others get single quotes', () => {
  expect(quoteAll(['dnf', '-y', 'install', '*guestf*', "it's"])).toBe(`dnf -y install '*guestf*' 'it'\\''s'`)
  expect(quote('')).toBe("''")
})

test('a real sh reads every word back literally', () => {
  const script = `for word in ${quoteAll(NASTY)}; do printf '%s\\0' "$word"; done`
  const answer = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
  expect(answer.split('\0').slice(0, -1)).toEqual(NASTY)
})

test('NUL cannot be carried', () => {
  expect(() => quote('a\0b')).toThrow(/NUL/)
})
