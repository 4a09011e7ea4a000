/** Frames of the tree: golden pictures of a few moments, and what holds in every window. */
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { EVENT_VERSION, type Event, type HostStatus } from '../../src/engine/events.js'
import { msg } from '../../src/messages/message.js'
import { type Board, follow, left, newBoard } from '../../src/report/board.js'
import type { Style } from '../../src/report/brush.js'
import { frame } from '../../src/report/frame.js'

const TASKS = ['check-cpu', 'install-packages', 'install-guestfs', 'load-kvm', 'start-libvirt', 'prove-kvm']
const PLAIN: Style = { language: 'en', colour: 'plain', charset: 'unicode' }
const FRAMES = join(import.meta.dirname, '..', 'fixtures', 'frames')
const because = msg('run.not-reached')
const action = { argv: ['dnf', '-y', 'install', 'qemu-kvm', '仮想化', 'libvirt-daemon-driver-everything'] }

const start = (hosts: readonly string[]): Event => ({
  type: 'run-start',
  version: EVENT_VERSION,
  program: 'kvmup',
  purpose: 'apply',
  hosts,
  tasks: TASKS,
  journal: '/t',
})
const began = (host: string): Event => ({ type: 'host-start', host })
const looked = (host: string): Event => ({
  type: 'host-facts',
  host,
  route: 'root',
  pass: 1,
  os: 'EL',
  facts: {
    os: 'EL',
    arch: '',
    kernel: '',
    cpu: '',
    hypervisor: '',
    container: '',
    modules: [],
    packages: {},
  },
  ms: 5,
})
const installs = (host: string, task: string, line: string): readonly Event[] => [
  { type: 'task-start', host, task, because },
  { type: 'action-start', host, task, action },
  { type: 'action-line', host, task, line },
]
const ran = (host: string, task: string): Event => ({
  type: 'action-end',
  host,
  task,
  action,
  output: { code: 0, stdout: '', stderr: '', ms: 1 },
})
const settled = (host: string, task: string): Event => ({
  type: 'task-end',
  host,
  result: { task, status: 'ok', because },
})
const gone = (host: string, status: HostStatus, ms: number): Event => ({
  type: 'host-end',
  result: { host, status, tasks: [], ms },
})

/** Plays events, one each second. */
function after(events: readonly Event[]): Readonly<{ board: Board; now: number }> {
  const board = newBoard()
  for (const [index, event] of events.entries()) follow(board, event, 1000 * index)
  return { board, now: 1000 * events.length }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `node-${index + 1}`)
const LONG = 'hypervisor-with-a-very-long-name.rack-17.datacentre.example.org'
const HALF = '  Installing       : qemu-kvm-17:9.0.0-10.el9.x86_64      55/110 '
const JAPANESE = `  scriptletの実行中: ${'仮想化支援機能'.repeat(12)}  3/110 `

/** Moments of runs: what has happened so far. */
const MOMENTS: Readonly<Record<string, readonly Event[]>> = {
  connecting: [start(['a']), began('a')],
  transaction: [
    start(['a']),
    began('a'),
    looked('a'),
    settled('a', 'check-cpu'),
    ...installs('a', 'install-packages', HALF),
    { type: 'action-line', host: 'a', task: 'install-packages', line: 'setting up part 55 of the whole' },
  ],
  second: [
    start(['a']),
    began('a'),
    looked('a'),
    settled('a', 'check-cpu'),
    ...installs('a', 'install-packages', HALF),
    ran('a', 'install-packages'),
    ...installs('a', 'install-guestfs', JAPANESE),
  ],
  looking: [
    start([LONG]),
    began(LONG),
    looked(LONG),
    ...installs(LONG, 'install-packages', HALF),
    ran(LONG, 'install-packages'),
  ],
  few: [
    start(['a', LONG, 'c']),
    began('a'),
    looked('a'),
    ...installs('a', 'install-packages', HALF),
    began(LONG),
    ...installs(LONG, 'install-guestfs', JAPANESE),
    began('c'),
  ],
  'more-than-rows': [
    start(names(40)),
    ...names(24).map(began),
    gone('node-1', 'changed', 60_000),
    gone('node-2', 'failed', 30_000),
    gone('node-3', 'unreachable', 15_000),
    gone('node-4', 'changed', 70_000),
    gone('node-5', 'ok', 5_000),
    ...names(24)
      .slice(5)
      .flatMap(name => installs(name, 'install-packages', HALF)),
  ],
  waiting: [
    start(['a', 'b', 'c', 'd']),
    { type: 'batch-start', batch: 2, of: 3, hosts: ['a', 'b'] },
    began('a'),
    { type: 'host-retry', host: 'a', tried: 1, ms: 1000, because: msg('view.looking') },
    began('b'),
    looked('b'),
    ...installs('b', 'install-packages', HALF),
    { type: 'action-lost', host: 'b', task: 'install-packages', because: msg('job.lost') },
  ],
  ended: [start(['a']), began('a'), gone('a', 'ok', 1000)],
}

const draw = (moment: string, rows: number, columns: number, style: Style = PLAIN) => {
  const { board, now } = after(MOMENTS[moment] ?? [])
  return frame(board, { rows, columns, now, turn: 3 }, style)
}

describe('a frame', () => {
  it.for([
    ['connecting', 24, 80, {}],
    ['transaction', 24, 80, {}],
    ['transaction', 8, 60, { charset: 'ascii' }],
    ['second', 15, 60, { language: 'ja' }],
    ['looking', 15, 60, {}],
    ['few', 24, 80, {}],
    ['few', 15, 60, { language: 'ja', charset: 'ascii' }],
    ['more-than-rows', 15, 60, {}],
    ['more-than-rows', 30, 120, { language: 'ja' }],
    ['waiting', 15, 60, {}],
    ['ended', 24, 80, {}],
  ] as const)('%s in %i rows and %i columns, %o', async ([moment, rows, columns, style]) => {
    const shown = draw(moment, rows, columns, { ...PLAIN, ...style })
    const name = [moment, `${columns}x${rows}`, ...Object.values(style), 'txt'].join('.')
    await expect(shown.map(line => `${line}\n`).join('')).toMatchFileSnapshot(join(FRAMES, name))
  })

  it('fits every window, ends in a line that says something, and leaves one for what is typed', () => {
    for (const moment of Object.keys(MOMENTS).filter(name => name !== 'ended'))
      for (const language of ['en', 'ja'] as const)
        for (const rows of [3, 4, 5, 8, 15, 24, 50])
          for (const columns of [20, 40, 60, 80, 81, 200]) {
            const lines = draw(moment, rows, columns, { ...PLAIN, language })
            const where = `${moment} ${language} ${columns}x${rows}`
            expect(lines.length, where).toBeLessThan(rows)
            expect(lines.length, where).toBeGreaterThanOrEqual(2)
            expect(lines[0], where).toBe('')
            expect(lines.at(-1)?.trim(), where).not.toBe('')
            for (const line of lines)
              expect(stringWidth(line, { ambiguousIsNarrow: false }), `${where}: ${line}`).toBeLessThan(
                columns,
              )
          }
  })

  it('is as wide with colour as without', () => {
    for (const moment of Object.keys(MOMENTS))
      expect(draw(moment, 15, 60, { ...PLAIN, colour: 'colour' }).map(stripped)).toEqual(draw(moment, 15, 60))
  })

  it('of a fleet takes no longer for ten thousand hosts than it has rows', () => {
    const all = names(10_000)
    const { board, now } = after([start(all), ...all.map(began)])
    expect(frame(board, { rows: 15, columns: 60, now, turn: 0 }, PLAIN)).toHaveLength(14)
    expect(frame(board, { rows: 15, columns: 60, now, turn: 0 }, PLAIN).at(-1)).toContain('9990 more at work')
  })
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken away
const stripped = (line: string) => line.replace(/\x1b\[\d*m/g, '')

describe('the time that is left', () => {
  const durations = (...all: readonly number[]) =>
    all.map((ms, index) => gone(`node-${index + 1}`, 'changed', ms))
  it('is not told before three hosts have ended that were worked', () => {
    const { board, now } = after([
      start(names(9)),
      ...names(9).map(began),
      ...durations(10, 10),
      gone('node-3', 'unreachable', 10),
      gone('node-4', 'skipped', 10),
    ])
    expect(left(board, now)).toBeUndefined()
  })

  it('is the median for those that wait, shared by as many as were at work at once', () => {
    const { board } = after([start(names(13)), ...names(3).map(began), ...durations(100_000, 1_000, 60_000)])
    expect(left(board, 0)).toBe((10 * 60_000) / 3)
  })

  it('is no less than the slowest of those at work needs', () => {
    const { board, now } = after([
      start(names(4)),
      ...names(4).map(began),
      ...durations(60_000, 60_000, 60_000),
    ])
    // The fourth host was begun at 4 s; it is 8 s now.
    expect(left(board, now)).toBe(60_000 - 4_000)
  })
})
