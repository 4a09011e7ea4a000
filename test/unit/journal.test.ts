/** Journals read back: whatever a crash, another version or a hand has made of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text } from '../../src/messages/message.js'
import { journalFiles, surplus } from '../../src/report/journal-files.js'
import { completeLines } from '../../src/report/journal-lines.js'
import { recorded, recordedRuns } from '../../src/report/journal-read.js'
import { processStart, stillRuns } from '../../src/report/process-start.js'

const before = process.env.XDG_STATE_HOME
let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kvmup-journal-'))
  process.env.XDG_STATE_HOME = directory
  mkdirSync(join(directory, 'kvmup', 'runs'), { recursive: true })
})
afterEach(() => {
  if (before === undefined) delete process.env.XDG_STATE_HOME
  else process.env.XDG_STATE_HOME = before
  rmSync(directory, { recursive: true })
})

const ID = '2026-01-02T030405.678Z-apply-4242'
const put = (content: string, id = ID) => {
  const file = join(directory, 'kvmup', 'runs', `${id}.ndjson`)
  writeFileSync(file, content)
  return file
}
const HEAD = {
  level: 'info',
  time: '2026-01-02T03:04:05.678Z',
  type: 'journal',
  version: 1,
  program: 'kvmup 1',
  purpose: 'apply',
  targets: ['a', 'b'],
  inventory: [],
  directory: '/',
  hosts: ['a', 'b'],
  controller: hostname(),
  pid: 4242,
  started: 'another boot 1',
}
const END = { level: 'info', type: 'end', exit: 3, interrupted: false, hosts: { failed: 1, ok: 1 } }
const lines = (...values: readonly unknown[]) => values.map(value => `${JSON.stringify(value)}\n`).join('')
const self = { pid: process.pid, started: processStart(process.pid) ?? null }

describe('how a run ended', () => {
  const ENDINGS: readonly (readonly [string, string, object])[] = [
    ['with an end', lines(HEAD, END), { how: 'ended', exit: 3, interrupted: false }],
    ['with its last line cut off', lines(HEAD) + JSON.stringify(END).slice(0, -9), { how: 'crashed' }],
    ['with nothing but a head', lines(HEAD), { how: 'crashed' }],
    ['with a head, of a process that still runs', lines({ ...HEAD, ...self }), { how: 'running' }],
    [
      'of a process whose id another one has by now',
      lines({ ...HEAD, pid: process.pid, started: 'x 1' }),
      { how: 'crashed' },
    ],
    ['on another controller', lines({ ...HEAD, controller: 'elsewhere.example' }), { how: 'elsewhere' }],
    ['with a forged status', lines(HEAD, { ...END, hosts: { splendid: 1 } }), { how: 'crashed' }],
  ]
  it.each(ENDINGS)('%s', (_name, content, ending) => {
    put(content)
    expect([...recordedRuns()][0]).toMatchObject({ id: ID, ending, head: { purpose: 'apply' } })
  })

  it.each([
    ['empty', ''],
    ['binary', '\0\xff\n\0\n'],
    ['half a head', JSON.stringify(HEAD).slice(0, 40)],
    ['of a later version', lines({ ...HEAD, version: 2 })],
    ['one endless line', 'x'.repeat(5_000_000)],
  ])('is unknown when the file is %s', (_name, content) => {
    put(content)
    expect([...recordedRuns()][0]?.head).toBeUndefined()
  })

  it('leaves files alone that are no journals', () => {
    put('', '../runs/notes')
    expect(journalFiles()).toEqual([])
  })
})

describe('what a journal says of hosts', () => {
  const result = { host: 'a', status: 'failed', tasks: [], ms: 5 }
  const because = { id: 'run.interrupted', args: {}, text: 'interrupted before it was started' }
  const read = async (...values: readonly unknown[]) => recorded(put(lines(HEAD, ...values)))
  const because0 = async (message: unknown) =>
    (await read({ level: 'info', type: 'host-end', result: { ...result, because: message } })).results.get(
      'a',
    )?.because

  it('is each host that was started, and each result', async () => {
    const { started, results } = await read(
      { level: 'info', type: 'host-start', host: 'a' },
      { level: 'info', type: 'host-end', result },
      { level: 'info', type: 'host-start', host: 'b' },
    )
    expect([...started]).toEqual(['a', 'b'])
    expect([...results]).toEqual([['a', result]])
  })

  it('is said in any language when kvmup would say it alike', async () => {
    const message = await because0(because)
    expect(message?.id).toBe('run.interrupted')
  })

  it.each([
    ['another sentence', { ...because, text: 'something else' }, 'something else'],
    ['an unknown id', { id: 'future.id', args: { a: 1 }, text: 'new words' }, 'new words'],
    ['an id that every object has', { id: 'constructor', args: {}, text: 'x' }, 'x'],
    ['sequences for a terminal', { id: 'q', args: {}, text: '\x1b]0;pwned\x07\x1b[31mred' }, 'red'],
  ])('is shown as it was written down when it has %s', async (_name, message, expected) => {
    const found = await because0(message)
    expect(found && text(found)).toBe(expected)
  })

  it.each([
    ['a status nobody knows', { ...result, status: 'fine' }],
    ['no tasks', { host: 'a', status: 'ok', ms: 1 }],
    ['an object for a name', { ...result, host: {} }],
  ])('is nothing when a result has %s', async (_name, wrong) => {
    expect((await read({ level: 'info', type: 'host-end', result: wrong })).results.size).toBe(0)
  })
})

describe('the lines of a journal', () => {
  const all = async (content: string, longest?: number) => {
    const found: string[] = []
    for await (const line of completeLines(put(content), longest)) found.push(line)
    return found
  }
  it('are the complete ones', async () => {
    expect(await all('a\nb\nhalf')).toEqual(['a', 'b'])
  })
  it('are whole across the pieces in which they are read', async () => {
    const long = 'x仮'.repeat(100_000)
    expect(await all(`${long}\nb\n${long}\n`)).toEqual([long, 'b', long])
  })
  it('are left out when they are too long, and those after them are not', async () => {
    expect(await all(`${'x'.repeat(200_000)}\nb\n${'y'.repeat(11)}\nc\n`, 10)).toEqual(['b', 'c'])
  })
})

describe('old journals', () => {
  it('make room, those of their own purpose alone', () => {
    const files = ['apply', 'plan', 'apply', 'apply'].map((purpose, id) => ({ purpose, id }))
    expect(surplus(files, 'apply', 2).map(({ id }) => id)).toEqual([3])
    expect(surplus(files, 'plan', 2)).toEqual([])
  })
})

describe('a process', () => {
  it('is told from a later one with its id', () => {
    expect(stillRuns(process.pid, self.started)).toBe(true)
    expect(stillRuns(process.pid, 'another start')).toBe(false)
    expect(stillRuns(process.pid, null)).toBe(true)
    expect(stillRuns(2 ** 22 + 1, null)).toBe(false)
  })
})
