/** docs/output.md, held to its word: the words of the lines, the commands that read them, and quiet runs. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { expectTwoLines, it } from './program.js'

const DOCS = ['output.md', 'output.ja.md'].map(name => join(import.meta.dirname, '..', '..', 'docs', name))
const texts = DOCS.map(file => readFileSync(file, 'utf8'))
/** The code blocks for a shell, without their comments. */
const commands = (text: string) =>
  [...text.matchAll(/```sh\n(.*?)```/gs)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .filter(line => !line.startsWith('#'))
const words = (text: string) => [...text.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, word]) => word)

describe.concurrent('docs/output', () => {
  it('names the same words and commands in both languages', ({ expect }) => {
    const [english = '', japanese = ''] = texts
    expect(words(japanese)).toEqual(words(english))
    expect(commands(japanese)).toEqual(commands(english))
    expect(words(english).length).toBeGreaterThan(10)
  })

  it('has every word of the third column, and its commands find what they say', async ({ home, expect }) => {
    const inventory = home.rehearsal({
      web1: { rehearse: 'el9' },
      web2: { rehearse: 'el8', faults: ['no-vt'] },
      web3: { rehearse: 'el7', faults: ['refuse:9'] },
    })
    const plan = await home.run(['plan', '-v', '-i', inventory])
    const apply = await home.run(['apply', '--yes', '--plain', '-i', inventory])
    for (const { stdout } of [plan, apply])
      for (const line of stdout.split('\n\n')[0]?.split('\n') ?? [])
        expect(words(texts[0] ?? '')).toContain(line.split(/ {2,}/)[2])
    writeFileSync(join(home.directory, 'run.txt'), apply.stdout)
    const found = commands(texts[0] ?? '').map(command =>
      execFileSync('/bin/sh', ['-c', command], { cwd: home.directory, encoding: 'utf8' }),
    )
    expect(found[0]).toMatch(/^web2 {2}check-cpu +blocked/m)
    expect(found[0]).toMatch(/^web3 {2}- +unreachable/m)
    expect(found[1]).toMatch(/^dnf /m)
    expect(found[2]).toBe('web1\n')
    expect(found[3]?.trim().split('\n').sort()).toEqual(['blocked 1', 'changed 1', 'unreachable 1'])
  })
})

describe.concurrent('--quiet', () => {
  it('says one line when all is well, and nothing but trouble when it is not', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' }, b: { rehearse: 'el8', faults: ['no-vt'] } })
    const well = await home.run(['apply', '--yes', '-q', '-i', inventory, '--limit', 'a'])
    expect(well.stdout).toMatch(/^apply {2}hosts=1 changed=1 {2}[\d.]+s\n$/)
    const ill = await home.run(['verify', '--quiet', '-i', inventory])
    expect(ill.code).toBe(5)
    expect(ill.stdout).toMatch(/^\nb {2}check-cpu {2}blocked\n/)
    expect(ill.stdout).toMatch(/\nrecap\nb .*\nverify {2}hosts=2 ok=1 differs=1 {2}[\d.]+s\njournal: .*\n$/)
  })

  it('keeps the titles of a rehearsal to itself too', async ({ home }) => {
    const { stdout } = await home.run(['rehearse', '-q'], { env: { TMPDIR: home.directory } })
    expect(stdout).toMatch(/^apply {2}hosts=5 changed=5 {2}\S+\napply {2}hosts=5 ok=5 {2}\S+\n$/)
  })

  it.for(['--verbose', '--json'])('contradicts %s', async (other, { home }) => {
    const ended = await home.run(['plan', '-q', other, 'local'])
    expectTwoLines(ended, other, 'kvmup --help')
  })
})

describe.concurrent('colour', () => {
  it('is there in a pipe when it is asked for, and not against --no-color', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    const env = { FORCE_COLOR: '1' }
    expect((await home.run(['plan', '-i', inventory], { env })).stdout).toContain('\x1b[32m')
    expect((await home.run(['plan', '--no-color', '-i', inventory], { env })).stdout).not.toContain('\x1b')
  })
})
