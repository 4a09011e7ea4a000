/** Which hosts go together, and when enough of them have failed. Pure, so that every combination is a row of a table. */
import type { HostResult } from './events.js'

/** How many hosts a batch has: a number of them, or a share of all hosts of the run. */
export type BatchSize = Readonly<{ unit: 'hosts' | 'percent'; value: number }>

/**
 * Reads `1,10%,50%`.
 * @returns undefined when it is no list of whole numbers from 1 on, or of shares from 1% to 100%
 */
export function batchSizes(text: string): readonly BatchSize[] | undefined {
  const sizes = text.split(',').map((word): BatchSize | undefined => {
    const [match, digits, sign] = /^([1-9]\d{0,6})(%?)$/.exec(word.trim()) ?? []
    if (match === undefined) return undefined
    const size: BatchSize = { unit: sign === '%' ? 'percent' : 'hosts', value: Number(digits) }
    return size.unit === 'percent' && size.value > 100 ? undefined : size
  })
  return sizes.every(size => size !== undefined) ? sizes : undefined
}

/**
 * The hosts in batches, as Ansible's `serial` makes them: the last size is used again until no host is left; a
 * share is of all hosts, rounded down, and at least one. Without sizes all hosts are one batch.
 */
export function batches<T>(hosts: readonly T[], sizes: readonly BatchSize[]): readonly (readonly T[])[] {
  const made: (readonly T[])[] = []
  let from = 0
  while (from < hosts.length) {
    const size = sizes[Math.min(made.length, sizes.length - 1)]
    const count = size === undefined ? hosts.length : hostsIn(size, hosts.length)
    made.push(hosts.slice(from, from + count))
    from += count
  }
  return made
}

const hostsIn = ({ unit, value }: BatchSize, all: number) =>
  unit === 'hosts' ? value : Math.max(1, Math.floor((value * all) / 100))

/** What counts against a run: nothing that plan or verify merely found to differ, nothing that was never started. */
const FAILED: readonly HostResult['status'][] = ['failed', 'blocked', 'unreachable']

/** How many hosts of a batch failed, when their share of it is above this percentage; as Ansible, not when it is equal. */
export function tooMany(batch: readonly HostResult[], percentage: number): number | undefined {
  const failed = batch.filter(({ status }) => FAILED.includes(status)).length
  return failed * 100 > percentage * batch.length ? failed : undefined
}
