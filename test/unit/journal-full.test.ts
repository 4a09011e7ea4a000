/** A journal on a disk that is full for a while: what was torn stays torn, what comes later can be read. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openJournal } from '../../src/report/journal.js'

const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }))
vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs')>()
  const writeSync = (descriptor: number, bytes: Uint8Array) => {
    if (disk.room === 0) throw new Error('ENOSPC: no space left on device, write')
    const written = real.writeSync(descriptor, bytes, 0, Math.min(bytes.length, disk.room))
    disk.room -= written
    return written
  }
  return { ...real, writeSync }
})

const directory = mkdtempSync(join(tmpdir(), 'kvmup-full-'))
afterEach(() => rmSync(directory, { recursive: true }))

it('loses the lines that found no room, and says so', async () => {
  const file = join(directory, 'journal')
  const about = {
    program: 'kvmup 0',
    purpose: 'plan',
    targets: [],
    inventory: [],
    hosts: ['a', 'b', 'c'],
  } as const
  const journal = openJournal(about, file)
  disk.room = 30
  journal.on({ type: 'host-start', host: 'a' })
  journal.on({ type: 'host-start', host: 'b' })
  disk.room = Number.POSITIVE_INFINITY
  journal.on({ type: 'host-start', host: 'c' })
  await journal.end()
  const [head = '', torn = '', last = '', ...rest] = readFileSync(file, 'utf8').split('\n')
  expect(JSON.parse(head)).toMatchObject({ level: 'info', type: 'journal', hosts: ['a', 'b', 'c'] })
  expect(torn).toHaveLength(30)
  expect(JSON.parse(last)).toMatchObject({ level: 'info', type: 'host-start', host: 'c' })
  expect(rest).toEqual([''])
  expect(journal.trouble()?.args).toMatchObject({ why: 'no space left on device' })
})
