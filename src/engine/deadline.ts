/** Deadlines: a host that is slow or hangs is left when its time is over, whatever its connection still does. */
import { around } from '../connection/around.js'
import { type Action, type Connect, type Connection, Unreachable } from '../connection/connection.js'
import { type Message, msg } from '../messages/message.js'

/** Milliseconds; undefined where there is no limit beside those that actions bring themselves. */
export type Deadlines = Readonly<{ host: number | undefined; action: number | undefined }>

/** What an action that names no limit is given by a connection. */
const USUAL_MS = 120_000

/**
 * The action as it is run under a limit. A package transaction keeps its own: to cut it short on the host would
 * break what the limit is to protect.
 */
export const limited = (action: Action, ms: number | undefined): Action =>
  ms === undefined || action.transaction
    ? action
    : { ...action, timeoutMs: Math.min(action.timeoutMs ?? USUAL_MS, ms) }

const overdue = (because: Message) => new Unreachable('overdue', because, msg('hint.overdue'))
const seconds = (ms: number) => Math.round(ms / 1000)

/** The host's time begins when its connection is opened. What runs on the host when it is over is left running. */
export const withDeadlines =
  (connect: Connect, limits: Deadlines): Connect =>
  async (host, options) => {
    const left = new AbortController()
    let leave = (_why: Unreachable) => {}
    const gone = new Promise<never>((_, reject) => {
      leave = why => {
        reject(why)
        left.abort()
      }
    })
    gone.catch(() => undefined)
    const within = <T>(work: Promise<T>): Promise<T> => Promise.race([work, gone])
    const stopHost = after(limits.host, ms =>
      leave(overdue(msg('unreachable.host-overdue', { seconds: seconds(ms) }))),
    )
    const signal = AbortSignal.any([options.signal, left.signal])
    const run = async (connection: Connection, action: Action, onLine?: (line: string) => void) => {
      const transaction = action.transaction ? limits.action : undefined
      const stopAction = after(transaction, ms =>
        leave(overdue(msg('unreachable.action-overdue', { seconds: seconds(ms) }))),
      )
      return within(connection.run(limited(action, limits.action), onLine)).finally(stopAction)
    }
    const connection = await within(connect(host, { ...options, signal })).catch(error => {
      stopHost()
      throw error
    })
    return around(connection, {
      run: (action, onLine) => run(connection, action, onLine),
      hold: argv => within(connection.hold(argv)),
      close: async () => {
        stopHost()
        const closed = connection.close()
        // The time of a host that was left is over; its connection ends beside the others.
        if (!left.signal.aborted) await closed
      },
    })
  }

/** Does it after so many milliseconds, or never; returns what calls it off. */
function after(ms: number | undefined, work: (ms: number) => void): () => void {
  if (ms === undefined) return () => {}
  const timer = setTimeout(() => work(ms), ms)
  return () => clearTimeout(timer)
}
