/** A connection that cannot be made is tried again; what has begun on a host never is. */
import { setTimeout as delay } from 'node:timers/promises'
import { around } from '../connection/around.js'
import { type Connect, type Connection, Unreachable, type UnreachableKind } from '../connection/connection.js'
import type { Message, MessageId } from '../messages/message.js'

/** What may pass by itself. A wrong key, password, name or algorithm does not, and repeating it locks accounts. */
const PASSING: readonly UnreachableKind[] = ['refused', 'timeout']
const PASSING_TOO: readonly MessageId[] = [
  // Hung up during the login: MaxStartups, a reboot.
  'unreachable.closed',
  'unreachable.no-banner',
  'unreachable.no-route',
  'unreachable.booting',
]

/** Whether another try may find it otherwise. */
export const passes = ({ kind, because }: Unreachable): boolean =>
  PASSING.includes(kind) || PASSING_TOO.includes(because.id)

const FIRST_MS = 1_000
const MOST_MS = 30_000

/**
 * Milliseconds before the next try: twice as long each time, and spread, so that hosts that failed together do not
 * come back together.
 * @param tried how often it was tried, from 1 on
 * @param random from 0 to 1
 */
export const backoff = (tried: number, random: number): number =>
  Math.round(Math.min(MOST_MS, FIRST_MS * 2 ** (tried - 1)) * (0.5 + random))

export type Retry = Readonly<{ host: string; tried: number; ms: number; because: Message }>
export type Retrying = Readonly<{
  /** How often a connection is tried after the first time. */
  times: number
  /** Aborted on the first interrupt: no further try. */
  stop: AbortSignal
  /** Told before each wait. */
  tell: (retry: Retry) => void
  /** Replaced by tests. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
}>

const realWait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal })

export const retrying =
  (connect: Connect, { times, stop, tell, wait = realWait }: Retrying): Connect =>
  async (host, options) => {
    const connection = await connect(host, options)
    const signal = AbortSignal.any([stop, options.signal])
    let begun = false
    const run: Connection['run'] = async (action, onLine) => {
      for (let tried = 1; ; tried++) {
        try {
          const output = await connection.run(action, line => {
            begun = true
            onLine?.(line)
          })
          begun = true
          return output
        } catch (error) {
          const again = error instanceof Unreachable && passes(error) && tried <= times
          if (begun || !again || signal.aborted) throw error
          const ms = backoff(tried, Math.random())
          tell({ host: host.name, tried, ms, because: error.because })
          await wait(ms, signal).catch(() => undefined)
          if (signal.aborted) throw error
        }
      }
    }
    return around(connection, { run })
  }
