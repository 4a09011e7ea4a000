/** Patterns name the hosts that they name with Ansible, in its order. */
import { describe, expect, it } from 'vitest'
import { globMatcher, regexMatches } from '../../src/inventory/glob.js'
import { kvmupNames, PATTERNS } from '../inventories.js'

/** Where Ansible finds nothing and only warns, kvmup refuses. */
const asRecorded = (names: readonly string[] | null) => (names?.length === 0 ? null : names)

describe('a pattern', () => {
  it.each(Object.entries(PATTERNS))('%s', (pattern, names) => {
    expect(asRecorded(kvmupNames(pattern))).toEqual(asRecorded(names))
  })
})

describe('patterns that would take time without end', () => {
  it('a regular expression is stopped', () => {
    expect(regexMatches('(a+)+$', [`${'a'.repeat(200)}!`])).toBe('slow')
  })
  it('a shell pattern has no such form', () => {
    const many = globMatcher(`${'a*'.repeat(200)}b`)
    expect([many('a'.repeat(250)), many(`${'a'.repeat(249)}b`)]).toEqual([false, true])
  })
})
