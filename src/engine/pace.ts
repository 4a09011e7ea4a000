/**
 * How fast connections are begun. sshd drops connections at random when ten of them have not logged in yet
 * (MaxStartups 10:30:100, sshd_config(5)), and a jump host in front of many hosts is one sshd.
 */
import { setTimeout as delay } from 'node:timers/promises'
import pLimit from 'p-limit'
import { monotonic } from '../clock.js'
import { around } from '../connection/around.js'
import type { Connect, Connection } from '../connection/connection.js'
import type { Host } from '../inventory/host.js'

export type Pace = Readonly<{
  /** Logins under way at once on one way. */
  atOnce: number
  /** Milliseconds between two beginnings on one way, and on any. */
  onWay: number
  anywhere: number
}>

/** Half of what MaxStartups lets pass, for others log in too; a handshake takes a controller's core some 20 ms. */
export const PACE: Pace = { atOnce: 5, onWay: 50, anywhere: 10 }

/** The moment for something that would like to begin now, and the first one for what comes after it. Pure. */
export const reserve = (first: number, now: number, gap: number): Readonly<{ at: number; next: number }> => {
  const at = Math.max(now, first)
  return { at, next: at + gap }
}

/** The sshd that several connections have in common: that of the first jump host, or else of address and port. */
export function wayTo({ connection }: Host): string | undefined {
  if (connection.kind !== 'ssh') return undefined
  const { address, port, jump } = connection
  const [first = port === undefined ? address : `${address}:${port}`] = jump?.split(',') ?? []
  return first.replace(/^.*@/, '').toLowerCase()
}

type Way = { readonly limit: ReturnType<typeof pLimit>; next: number }

/** Connections that wait for their turn with what makes them log in: the first action, and the one after a loss. */
export function paced(connect: Connect, pace: Pace = PACE): Connect {
  const ways = new Map<string, Way>()
  let next = 0
  /** Resolves, when the login may begin, with what is to be told of its end. */
  const turn = (name: string, signal: AbortSignal) =>
    new Promise<() => void>(resolve => {
      const way = ways.get(name) ?? { limit: pLimit(pace.atOnce), next: 0 }
      ways.set(name, way)
      const login = async () => {
        const now = monotonic()
        // A way that is busy keeps no other waiting.
        const [anywhere, here] = [reserve(next, now, pace.anywhere), reserve(way.next, now, pace.onWay)]
        next = anywhere.next
        way.next = here.next
        const ms = Math.max(anywhere.at, here.at) - now
        // An abort is told by what runs next.
        if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined)
        await new Promise<void>(done => resolve(done))
      }
      void way.limit(login)
    })
  return async (host, options) => {
    const connection = await connect(host, options)
    const way = wayTo(host)
    return way === undefined ? connection : waiting(connection, () => turn(way, options.signal))
  }
}

/** The login is over when the host says its first line, or the action ends. */
function waiting(connection: Connection, turn: () => Promise<() => void>): Connection {
  let loggedIn = false
  const run: Connection['run'] = async (action, onLine) => {
    if (loggedIn) return connection.run(action, onLine)
    const done = await turn()
    try {
      const output = await connection.run(action, line => {
        done()
        onLine?.(line)
      })
      loggedIn = true
      return output
    } finally {
      done()
    }
  }
  return around(connection, {
    run: (...action) =>
      run(...action).catch(error => {
        loggedIn = false
        throw error
      }),
  })
}
