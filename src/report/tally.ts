/** How many ended how, in words that stay: `ok=38 failed=2`. */
import type { HostResult, HostStatus, TaskStatus } from '../engine/events.js'
import { HOST_STATUSES } from './statuses.js'

const TASKS: readonly TaskStatus[] = [
  'ok',
  'changed',
  'change',
  'deferred',
  'differs',
  'skipped',
  'blocked',
  'failed',
]

const written = (counted: readonly (readonly [string, number])[]) =>
  counted.flatMap(([word, count]) => (count > 0 ? [`${word}=${count}`] : [])).join(' ')

/** The tasks of a host. */
export const counts = ({ tasks }: HostResult): string =>
  written(TASKS.map(status => [status, tasks.filter(task => task.status === status).length]))

/** Hosts. @param more counts that follow, by their words */
export const tally = (
  count: (status: HostStatus) => number,
  more: readonly (readonly [string, number])[] = [],
): string => written([...HOST_STATUSES.map(status => [status, count(status)] as const), ...more])
