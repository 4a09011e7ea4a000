/**
 * Package transactions outlive the line: they run detached on the host (src/scripts/job.sh), and what is lost with
 * a connection is only the view of them. This is the view, which comes back by itself.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { type Action, type Connection, type Output, PASSING, Unreachable } from '../connection/connection.js'
import { type Message, msg } from '../messages/message.js'
import { SCRIPTS } from '../scripts/scripts.js'

/** How long a host may be out of sight while its transaction goes on: a switch that reboots, a line that flaps. */
const OUT_OF_SIGHT_MS = 10 * 60_000
const FIRST_MS = 1_000
const LONGEST_MS = 15_000

export type Clock = Readonly<{ now: () => number; wait: (ms: number) => Promise<unknown> }>
export const realClock: Clock = { now: () => performance.now(), wait: ms => delay(ms) }

// The global one, which is loaded when it is first asked.
export const newJobId = () => Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')

/** @param by who starts it, for whoever finds it later: `user@controller, pid 4711` */
export const startJob = (action: Action, by: string, id: string): Action => ({
  ...action,
  argv: [...SCRIPTS.job, 'start', id, by, ...action.argv],
})

/**
 * Runs a transaction, and goes on following it after every loss of the line; its lines are told once.
 * @returns its output, whole
 * @throws Unreachable when the host stays out of sight, or what stands in the way does not pass by itself
 */
export async function runJob(
  connection: Connection,
  action: Action,
  tell: Readonly<{ line: (line: string) => void; lost: (because: Message) => void }>,
  clock: Clock,
): Promise<Output> {
  const once = tellOnce(tell.line)
  let lostAt: number | undefined
  let pause = FIRST_MS
  for (;;) {
    const line = once()
    try {
      return await connection.run(action, said => {
        lostAt = undefined
        pause = FIRST_MS
        line(said)
      })
    } catch (error) {
      if (!(error instanceof Unreachable) || !passes(error, lostAt)) throw error
      if (lostAt === undefined) tell.lost(msg('job.lost'))
      lostAt ??= clock.now()
      if (clock.now() - lostAt > OUT_OF_SIGHT_MS) throw outOfSight()
      await clock.wait(pause)
      pause = Math.min(pause * 2, LONGEST_MS)
    }
  }
}

/**
 * An interrupt looks like a line that was lost, and is none: who asked for it does not wait. Trouble without a name
 * passes when it comes after a loss (a host that is starting); by itself it is here to stay.
 */
const passes = ({ kind, because }: Unreachable, lostAt: number | undefined) =>
  PASSING.includes(kind) &&
  because.id !== 'unreachable.interrupted' &&
  (kind !== 'other' || lostAt !== undefined)

const outOfSight = () =>
  new Unreachable(
    'lost',
    msg('job.out-of-sight', { minutes: OUT_OF_SIGHT_MS / 60_000 }),
    msg('job.out-of-sight.hint'),
  )

/** Who follows again hears everything from the beginning; each line is passed on the first time only. */
function tellOnce(onLine: (line: string) => void) {
  let told = 0
  return () => {
    let heard = 0
    return (line: string) => {
      heard += 1
      if (heard <= told) return
      told = heard
      onLine(line)
    }
  }
}
