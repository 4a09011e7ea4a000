/** kvmup(1): everything of the command line stands in it, and nothing in it acts as roff that is not meant to. */
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/command-line.js'
import { EXAMPLES } from '../../src/shell/examples.js'
import { manual } from '../../src/shell/manual.js'
import { tree } from '../../src/shell/tree.js'
import { below } from '../../src/shell/values.js'

const root = tree(commands(async () => {}))

/** What a reader sees of a line, near enough to look for words in it. */
const read = (page: string) =>
  page
    .replace(/\\f[BIP]/g, '')
    .replace(
      /\\\(([a-z]{2})/g,
      (_, name) => ({ rs: '\\', ti: '~', ha: '^', ga: '`', dq: '"' })[String(name)] ?? '?',
    )
    .replace(/\\-/g, '-')
    .replace(/\\&/g, '')

describe.each(['en', 'ja'] as const)('the manual in %s', language => {
  const page = manual(root, '1.2.3', language)
  const text = read(page)

  it.each(below(root).filter(({ verbs }) => verbs.length === 0))('has $path', ({ path }) => {
    expect(text).toContain(`.B ${path.join(' ')}\n`)
  })

  it('has every option, and every example', () => {
    const flags = below(root).flatMap(verb => verb.flags.map(one => one.flags.replace(/[<>]/g, '')))
    const lines = Object.values(EXAMPLES).flatMap(all => all.map(([line]) => line))
    expect([...flags, ...lines].filter(words => !text.includes(words))).toEqual([])
  })

  it('has no other requests than it means to', () => {
    const requests = page.split('\n').filter(line => /^[.']/.test(line))
    const known = /^\.(?:\\" Made|TH KVMUP|ad l$|SH "|SS "|TP$|PP$|br$|BR |B )/
    expect(requests.filter(line => !known.test(line))).toEqual([])
    expect(page).not.toMatch(/help\.[a-z]/)
  })
})
