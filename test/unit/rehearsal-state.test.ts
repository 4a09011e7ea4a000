/** What a rehearsal host keeps between runs, and how its time passes. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TIMED_OUT } from '../../src/connection/connection.js'
import { freshState, loadState, saveState } from '../../src/connection/rehearsal/state.js'
import { UsageError } from '../../src/errors.js'
import type { Host } from '../../src/inventory/host.js'
import { open, ready, rehearsed, run } from './rehearsed.js'

describe('the state of a rehearsal host', () => {
  it('is fresh where there is no file, and the file is then there for its owner only', async () => {
    const one = rehearsed('el7')
    rmSync(one.file)
    await open(one)
    expect(loadState(one.file, 'el7')).toEqual(freshState('el7'))
    expect(statSync(one.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(one.file)).filter(name => name.startsWith(`${one.host.name}.json.`))).toEqual(
      [],
    )
  })

  it('is fresh when another release is rehearsed under the same name', async () => {
    const one = await ready('el7')
    const host: Host = {
      ...one.host,
      connection: { kind: 'rehearsal', rehearsal: { release: 'el9', faults: [], state: one.file } },
    }
    await open({ ...one, host })
    expect(loadState(one.file, 'el9')).toEqual(freshState('el9'))
  })

  it.each([
    ['no JSON', '{'],
    ['another form', '{"rehearsal": 2}'],
    ['an unknown key', JSON.stringify({ ...freshState('el8'), surprise: 1 })],
    ['nothing', ''],
  ])('that is damaged (%s) is the user’s to delete, with the file named', async (_what, text) => {
    const one = rehearsed('el8')
    writeFileSync(one.file, text)
    const opening = open(one)
    await expect(opening).rejects.toBeInstanceOf(UsageError)
    await expect(opening).rejects.toMatchObject({
      because: { id: 'rehearsal.damaged', args: { file: one.file } },
      hint: { id: 'rehearsal.damaged.hint', args: { file: one.file } },
    })
    expect(readFileSync(one.file, 'utf8')).toBe(text)
  })

  it('that cannot be written is told with the file', () => {
    const file = join(rehearsed('el8').file, 'below-a-file.json')
    expect(() => saveState(file, freshState('el8'))).toThrow(UsageError)
    expect(() => saveState(file, freshState('el8'))).toThrow('rehearsal.unwritable')
  })
})

describe('time on a rehearsal host', () => {
  it('passes slowly when it is asked to', async () => {
    const slow = await run(rehearsed('el9', {}, ['slow']), 'modprobe', 'kvm')
    const quick = await run(rehearsed('el9'), 'modprobe', 'kvm')
    expect(slow.ms).toBeGreaterThan(quick.ms + 500)
  })

  it('ends for a command that is given up, and the command has done nothing', async () => {
    const one = rehearsed('el9', {}, ['slow'])
    const argv = ['dnf', '-y', 'install', 'virt-viewer']
    expect((await (await open(one)).run({ argv, timeoutMs: 10 })).code).toBe(TIMED_OUT)
    expect(loadState(one.file, 'el9').packages).toEqual([])
  })

  it('ends with the second interrupt, and the command has done nothing', async () => {
    const one = rehearsed('el9', { pace: 5 })
    const stop = new AbortController()
    const argv = ['dnf', '-y', 'install', 'qemu-kvm']
    const running = (await open(one, stop.signal)).run({ argv }, () => stop.abort())
    await expect(running).rejects.toMatchObject({ name: 'Unreachable', kind: 'lost' })
    expect(loadState(one.file, 'el9').packages).toEqual([])
  })
})
