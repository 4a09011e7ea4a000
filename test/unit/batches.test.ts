import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batches, batchSizes, tooMany } from '../../src/engine/batches.js'
import type { HostResult, HostStatus } from '../../src/engine/events.js'

const hosts = (count: number) => Array.from({ length: count }, (_, at) => at)
const lengths = (count: number, serial: string) =>
  batches(hosts(count), batchSizes(serial) ?? []).map(({ length }) => length)

describe('--serial', () => {
  // The examples of Ansible's "Controlling playbook execution", and what its code does with shares.
  it.each<[number, string, readonly number[]]>([
    [6, '3', [3, 3]],
    [10, '30%', [3, 3, 3, 1]],
    [10, '1,5,10', [1, 5, 4]],
    [10, '10%,20%,100%', [1, 2, 7]],
    [10, '1,5,20%', [1, 5, 2, 2]],
    [200, '1,10%,50%', [1, 20, 100, 79]],
    [3, '10%', [1, 1, 1]],
    [1, '1,2,3', [1]],
    [0, '1', []],
    [7, '2,1', [2, 1, 1, 1, 1, 1]],
  ])('%i hosts in %s are %j', (count, serial, expected) => {
    expect(lengths(count, serial)).toEqual(expected)
  })

  it('without sizes is everybody at once', () => {
    expect(batches(hosts(5), [])).toEqual([hosts(5)])
  })

  it.each(['', '0', '-1', '1.5', '10%%', '101%', '0%', '1,', '1;2', 'all', '1 0', '99999999'])(
    '%j is refused',
    text => expect(batchSizes(text)).toBeUndefined(),
  )

  it('has every host once, in order, whatever the sizes', () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 40 }).map(String),
      fc.integer({ min: 1, max: 100 }).map(share => `${share}%`),
    )
    return fc.assert(
      fc.property(fc.nat(300), fc.array(size, { minLength: 1, maxLength: 5 }), (count, sizes) => {
        const made = batches(hosts(count), batchSizes(sizes.join(',')) ?? [])
        expect(made.flat()).toEqual(hosts(count))
        expect(made.every(({ length }) => length > 0)).toBe(true)
      }),
    )
  })
})

describe('--max-fail-percentage', () => {
  const batch = (...statuses: readonly HostStatus[]): readonly HostResult[] =>
    statuses.map((status, at) => ({ host: String(at), status, tasks: [], ms: 0 }))
  const ten = (failed: number) => batch(...hosts(10).map(at => (at < failed ? 'failed' : 'ok') as HostStatus))

  it.each<[string, readonly HostResult[], number, number | undefined]>([
    ['equal is not above', ten(3), 30, undefined],
    ['above', ten(4), 30, 4],
    ['nobody failed', ten(0), 0, undefined],
    ['not one may', ten(1), 0, 1],
    ['all may', ten(10), 100, undefined],
    ['every bad end counts', batch('failed', 'blocked', 'unreachable', 'ok'), 74, 3],
    ['what differs or was never started does not', batch('differs', 'skipped', 'changed'), 0, undefined],
  ])('%s', (_name, ended, percentage, expected) => {
    expect(tooMany(ended, percentage)).toBe(expected)
  })
})
