/** What reports look like to those who read them, and that no host can make them say anything else. */
import { describe, expect, it } from 'vitest'
import { junit } from '../../src/report/junit.js'
import { inert, markdown } from '../../src/report/markdown.js'
import { hostileReport } from './hostile-report.js'
import { fleet, reportOf, timeless } from './reported.js'

describe('Markdown', () => {
  it.each(['en', 'ja'] as const)('of a fleet in %s', async language => {
    const report = timeless(await reportOf(fleet(), 'apply'))
    await expect(markdown(report, language)).toMatchFileSnapshot(`../fixtures/reports/fleet.${language}.md`)
  })

  it('of a hostile host is text', () => {
    const blocks = /^(`{5,})text\n.*?\n\1\n/gms
    const written = markdown(hostileReport, 'en')
    // A fence longer than any in the text holds it together.
    expect(written.match(blocks)).toHaveLength(2)
    const rest = written
      .replace(blocks, '')
      .replace(/\\[!-/:-@[-`{-~]/g, '')
      .replace(/`kvmup explain KVM014`/g, '')
    expect(rest).not.toMatch(/[<>[\]`~&]|:\/\/|www\.|@[^\u2060]|#[^\u2060# ]/)
    for (const row of rest.split('\n').filter(line => line.startsWith('|')))
      expect(row.split('|')).toHaveLength(7)
  })

  it.each([
    ['1. a list', '1\\. a list'],
    ['- a list', '\\- a list'],
    ['# a title', '#\u2060 a title'],
    ['a | b', 'a \\| b'],
    ['<b>&lt;', '\\<b\\>\\&lt;'],
    ['two\nlines', 'two lines'],
    ['root@kvm1', 'root@\u2060kvm1'],
  ])('makes of %j nothing but text', (words, expected) => {
    expect(inert(words)).toBe(expected)
  })
})

describe('JUnit', () => {
  it('counts what makes the exit code bad as no success', async () => {
    const report = await reportOf(fleet(), 'plan')
    const xml = junit(report, 'en')
    const changes = report.hosts.flatMap(({ tasks }) => tasks).filter(({ status }) => status !== 'ok')
    expect(changes.length).toBeGreaterThan(0)
    expect(xml.match(/<testcase [^>]*[^/]>/g) ?? []).toHaveLength(changes.length + 1)
    expect(xml).toMatch(/<error type="lost KVM176"/)
  })

  it('of a hostile host has no element that is not its own and no character that XML forbids', () => {
    const xml = junit(hostileReport, 'en')
    const own = /^(testsuites|testsuite|testcase|failure|error|skipped|properties|property)$/
    for (const [, name = ''] of xml.matchAll(/<\/?([^\s/>?]+)/g))
      if (name !== 'xml') expect(name).toMatch(own)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\uFFFE\uFFFF]|\p{Cs}/u)
  })
})
