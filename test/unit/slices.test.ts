/** What is long for a fleet is done in slices, and is the same as when it was done at once. */
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { HostResult, TaskResult } from '../../src/engine/events.js'
import { sameResults } from '../../src/engine/same.js'
import { msg } from '../../src/messages/message.js'
import { jsonReport } from '../../src/report/formats.js'
import { recapPieces, withTexts } from '../../src/report/json.js'
import { atOnce, inSlices, turn } from '../../src/turn.js'
import { fleet, reportOf } from './reported.js'

const busy = (ms: number) => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('work in slices', () => {
  it('is done for all in their order, and a timer that is due does not wait for its end', async () => {
    const done: string[] = []
    const timer = delay(1).then(() => done.push('timer'))
    await inSlices(['a', 'b', 'c', 'd'], one => {
      busy(15)
      done.push(one)
    })
    await timer
    expect(done.filter(one => one !== 'timer')).toEqual(['a', 'b', 'c', 'd'])
    expect(done.at(-1)).not.toBe('timer')
  })

  it('gives each that is ready at once a turn of its own, in the order in which they asked', async () => {
    const told: string[] = []
    const turns = ['a', 'b', 'c'].map(async one => {
      await turn()
      told.push(one)
      setImmediate(() => told.push(`after ${one}`))
    })
    await Promise.all(turns)
    await turn()
    expect(told.indexOf('after a')).toBeLessThan(told.indexOf('c'))
    expect(told.filter(one => one.length === 1)).toEqual(['a', 'b', 'c'])
  })

  it('can be ended at once', () => {
    function* steps() {
      yield 1
      yield 2
      return 'made'
    }
    expect(atOnce(steps())).toBe('made')
  })
})

const ok = (task: string): TaskResult => ({ task, status: 'ok', because: msg('run.not-reached'), notes: [] })
const failed = (line: string): TaskResult => ({
  task: 'load-kvm',
  status: 'failed',
  because: msg('run.not-reached'),
  hint: msg('run.apply.hint'),
  evidence: { argv: ['modprobe', 'kvm'], code: 1, tail: [line] },
})

describe('the results of a fleet', () => {
  it('are kept once where hosts are alike, and apart where they are not', () => {
    const same = sameResults()
    const first = same([ok('a'), ok('b')])
    expect(same([ok('a'), ok('b')])).toBe(first)
    const other = same([ok('a'), failed('x')])
    expect(other).toEqual([ok('a'), failed('x')])
    expect(other[0]).toBe(first[0])
    expect(same([ok('a'), failed('y')])[1]).toEqual(failed('y'))
  })

  it('are in the line of a recap what they are as one object', () => {
    const alike = [ok('a'), failed('“quoted”\n')]
    const hosts: readonly HostResult[] = [
      { host: 'one', ms: 1, status: 'failed', tasks: alike },
      { host: 'two', ms: 2, status: 'failed', tasks: alike },
      {
        host: 'three',
        ms: 0,
        status: 'unreachable',
        kind: 'lost',
        because: msg('unreachable.lost', { at: 'three' }),
        tasks: [],
      },
    ]
    for (const some of [hosts, []]) {
      const event = { type: 'recap', hosts: some, exit: 3, interrupted: false } as const
      const line = JSON.stringify({ time: 'now', ...(withTexts(event) as object) })
      expect([...recapPieces({ time: 'now' }, event)].join('')).toBe(`${line}\n`)
    }
  })

  it('are in a JSON report what they are as one object', async () => {
    const report = await reportOf(fleet(), 'apply')
    for (const one of [report, { ...report, hosts: [] }])
      expect([...jsonReport(one)].join('')).toBe(`${JSON.stringify(one, null, 2)}\n`)
  })
})
