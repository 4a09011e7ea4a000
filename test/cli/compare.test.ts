/** `verify --attest` and `compare` as they are typed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { expectTwoLines, type Home, it, objects } from './program.js'

const hosts = { one: { rehearse: 'el9' }, two: { rehearse: 'el8' } } as const
const read = (home: Home, name: string) => readFileSync(join(home.directory, name), 'utf8')

describe('compare', () => {
  it('finds no drift between two looks, whatever they were written as', async ({ home }) => {
    const inventory = home.rehearsal(hosts)
    const look = (...more: readonly string[]) => home.run(['verify', '-i', inventory, ...more])
    await home.run(['apply', '--yes', '-i', inventory, '--journal', 'applied.ndjson'])
    await look('--attest', 'a.json', '--report', 'json=r.json')
    home.file('events.ndjson', (await look('--json', '--attest', 'b.json')).stdout)
    for (const other of ['b.json', 'r.json', 'events.ndjson', 'applied.ndjson', 'last'])
      expect(await home.run(['compare', 'a.json', other]), other).toMatchObject({
        code: 0,
        stdout: 'all 2 hosts are as they were\n',
        stderr: '',
      })
  })

  it('tells what has changed, what is gone and what is new, and ends with 5', async ({ home }) => {
    const inventory = home.rehearsal(hosts)
    const look = (file: string) => home.run(['verify', '-i', inventory, '--limit', 'one', '--attest', file])
    expect((await look('a.json')).code).toBe(5)
    await home.run(['apply', '--yes', '-i', inventory])
    await home.run(['verify', '-i', inventory, '--attest', 'b.json'])
    const ended = await home.run(['compare', 'a.json', 'b.json'])
    expect(ended).toMatchObject({ code: 5, stderr: '' })
    expect(ended.stdout).toMatch(/^one {2}status {2}differs -> ok$/m)
    expect(ended.stdout).toMatch(/^one {2}task install-packages {2}change -> ok$/m)
    expect(ended.stdout).toMatch(/^one {2}package qemu-kvm {2}- -> 17:/m)
    expect(ended.stdout).toMatch(/^two {2}host {2}- -> new$/m)
    expect(ended.stdout).toMatch(/\n2 of 2 hosts are not as before\n$/)
    const back = objects((await home.run(['compare', 'b.json', 'a.json', '--json'])).stdout)
    expect(back).toContainEqual({ host: 'two', what: 'host', before: 'there', after: 'gone' })
    expect(back).toContainEqual({ host: 'one', what: 'status', before: 'ok', after: 'differs' })
  })

  it('says whose hash does not hold', async ({ home }) => {
    const inventory = home.rehearsal(hosts)
    await home.run(['verify', '-i', inventory, '--attest', 'a.json'])
    home.file('forged.json', read(home, 'a.json').replace(/"kernel": "[^"]+"/, '"kernel": "6.6.6"'))
    const ended = await home.run(['compare', 'a.json', 'forged.json'])
    expect(ended.code).toBe(5)
    expect(ended.stderr).toMatch(
      /^kvmup: forged\.json: the hash of one does not hold.*\nkvmup: forged\.json: its hash does not hold.*\n$/,
    )
    expect(ended.stdout).toMatch(/^one {2}fact kernel {2}\S+ -> 6\.6\.6$/m)
  })

  it('refuses what it cannot compare', async ({ home }) => {
    home.file('x', 'x')
    expectTwoLines(await home.run(['compare', 'x', 'x']), /x is no report/, /--attest FILE/)
    expectTwoLines(await home.run(['compare', '/dev/zero', 'x']), /not a regular file/, /--attest FILE/)
    expectTwoLines(await home.run(['compare', 'no-such', 'x']), /no-such/, /kvmup runs/)
  })
})
