/**
 * Package transactions outlive the line: they run detached on the host (src/scripts/job.sh), and what is lost with
 * a connection is only the view of them. This is the view, which comes back by itself.
 */
import { type Action, type Connection, type Output, Unreachable } from '../connection/connection.js'
import { type Message, msg } from '../messages/message.js'
import { SCRIPTS } from '../scripts/scripts.js'
import { type Clock, OUT_OF_SIGHT_MS, throughLosses } from './losses.js'

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
export function runJob(
  connection: Connection,
  action: Action,
  tell: Readonly<{ line: (line: string) => void; lost: (because: Message) => void }>,
  clock: Clock,
): Promise<Output> {
  const once = tellOnce(tell.line)
  const follow = (heard: () => void) => {
    const line = once()
    return connection.run(action, said => {
      heard()
      line(said)
    })
  }
  const lost = (_: Unreachable, tried: number) => {
    if (tried === 1) tell.lost(msg('job.lost'))
  }
  // It is the first that this run starts there: what has no name may be here to stay.
  return throughLosses(follow, { lost, outOfSight, unnamed: 'stays', clock })
}

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
