/** A line that drops on a host that was reached before: what may be done twice is tried until the line is back. */
import { setTimeout as delay } from 'node:timers/promises'
import { monotonic } from '../clock.js'
import { PASSING, Unreachable } from '../connection/connection.js'

/** How long a host may be out of sight: a switch that reboots, a line that flaps. */
export const OUT_OF_SIGHT_MS = 10 * 60_000
const FIRST_MS = 1_000
const LONGEST_MS = 15_000

export type Clock = Readonly<{ now: () => number; wait: (ms: number) => Promise<unknown> }>
export const realClock: Clock = { now: monotonic, wait: ms => delay(ms) }

/** Whether trouble without a name (ssh ended and nobody said why) may pass by itself. */
export type Unnamed = 'stays' | 'passes'

export type Losses = Readonly<{
  /** Told before each wait; `tried` counts from 1 on since the host was last heard. */
  lost: (error: Unreachable, tried: number, ms: number) => void
  /** What to throw when the host stays out of sight, made of its last loss. */
  outOfSight: (error: Unreachable) => Unreachable
  /** After a loss it passes always: the host may be starting. */
  unnamed: Unnamed
  clock: Clock
}>

/**
 * Makes an attempt, and another after every loss of the line.
 * @param attempt calls `heard` when the host spoke: it is in sight again
 * @throws Unreachable when the host stays out of sight, and at once when what stands in the way does not pass
 */
export async function throughLosses<T>(
  attempt: (heard: () => void) => Promise<T>,
  { lost, outOfSight, unnamed, clock }: Losses,
): Promise<T> {
  let lostAt: number | undefined
  let tried = 0
  const heard = () => {
    lostAt = undefined
    tried = 0
  }
  for (;;) {
    try {
      return await attempt(heard)
    } catch (error) {
      if (!(error instanceof Unreachable) || !passes(error, lostAt === undefined ? unnamed : 'passes'))
        throw error
      lostAt ??= clock.now()
      if (clock.now() - lostAt > OUT_OF_SIGHT_MS) throw outOfSight(error)
      const ms = Math.min(FIRST_MS * 2 ** tried, LONGEST_MS)
      tried += 1
      lost(error, tried, ms)
      await clock.wait(ms)
    }
  }
}

/** An interrupt looks like a line that was lost, and is none: who asked for it does not wait. */
const passes = ({ kind, because }: Unreachable, unnamed: Unnamed) =>
  PASSING.includes(kind) &&
  because.id !== 'unreachable.interrupted' &&
  (kind !== 'other' || unnamed === 'passes')
