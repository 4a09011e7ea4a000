/** The options for many hosts: how many at once, in which batches, how long, how often; checked once. */
import { type BatchSize, batchSizes } from '../engine/batches.js'
import type { Deadlines } from '../engine/deadline.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import type { RawOptions } from './options.js'

/** Two hours: a fresh host on a slow line, and a reboot that takes its twenty minutes. */
const HOST_SECONDS = 7_200
const MOST_SECONDS = 604_800

/** @throws UsageError naming the option */
function whole(option: string, given: string | undefined, least: number, most: number): number | undefined {
  if (given === undefined) return undefined
  const value = /^\d{1,7}$/.test(given) ? Number(given) : -1
  if (value >= least && value <= most) return value
  const args = { option, given: clean(given), least, most }
  throw new UsageError(msg('usage.whole', args), msg('usage.whole.hint'))
}

const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000)

/** How long a host and one action may take. @throws UsageError */
export const deadlines = ({ hostTimeout, actionTimeout }: RawOptions): Deadlines => ({
  host: (whole('--host-timeout', hostTimeout, 1, MOST_SECONDS) ?? HOST_SECONDS) * 1000,
  action: milliseconds(whole('--action-timeout', actionTimeout, 1, MOST_SECONDS)),
})

/** How often a connection that could not be made is tried again. @throws UsageError */
export const retries = ({ retry }: RawOptions): number => whole('--retry', retry, 0, 100) ?? 0

/** Who goes first, and when the others do not go at all. @throws UsageError */
export function waves({ serial, maxFailPercentage }: RawOptions): Readonly<{
  serial: readonly BatchSize[]
  maxFail: number | undefined
}> {
  const sizes = serial === undefined ? [] : batchSizes(serial)
  if (sizes === undefined)
    throw new UsageError(msg('usage.serial', { given: clean(serial ?? '') }), msg('usage.serial.hint'))
  return { serial: sizes, maxFail: whole('--max-fail-percentage', maxFailPercentage, 0, 100) }
}
