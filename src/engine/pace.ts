/**
 * How fast connections are begun. sshd drops connections at random when ten of them have not logged in yet
 * (MaxStartups 10:30:100, sshd_config(5)), and a jump host, or one address in front of many hosts, is one sshd.
 */
import { setTimeout as delay } from 'node:timers/promises'
import pLimit from 'p-limit'
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
const PACE: Pace = { atOnce: 5, onWay: 100, anywhere: 20 }

/** When the next connection may be begun, on each way and on any, in milliseconds of some clock. */
export type Reserved = Readonly<{ ways: ReadonlyMap<string, number>; anywhere: number }>
export const NOTHING_RESERVED: Reserved = { ways: new Map(), anywhere: 0 }

/** The moment for a connection that would like to begin now, and what is then reserved. Pure. */
export function reserve(
  before: Reserved,
  way: string,
  now: number,
  pace: Pace,
): Readonly<{ at: number; after: Reserved }> {
  const at = Math.max(now, before.anywhere, before.ways.get(way) ?? 0)
  return {
    at,
    after: { ways: new Map(before.ways).set(way, at + pace.onWay), anywhere: at + pace.anywhere },
  }
}

/** What several connections have in common: the first jump host, or else the address. None needs none. */
export function wayTo({ connection }: Host): string | undefined {
  if (connection.kind !== 'ssh') return undefined
  const [first = connection.address] = connection.jump?.split(',') ?? []
  return first.replace(/^.*@/, '').toLowerCase()
}

/** Connections that wait for their turn with what makes them log in: the first action, and the one after a loss. */
export function paced(connect: Connect, pace: Pace = PACE): Connect {
  const limits = new Map<string, ReturnType<typeof pLimit>>()
  let reserved = NOTHING_RESERVED
  /** Resolves with what the login's end is told to, when it may begin. */
  const turn = (way: string, signal: AbortSignal) =>
    new Promise<() => void>(resolve => {
      const limit = limits.get(way) ?? pLimit(pace.atOnce)
      limits.set(way, limit)
      const login = async () => {
        const { at, after } = reserve(reserved, way, performance.now(), pace)
        reserved = after
        const ms = at - performance.now()
        // An abort is told by what runs next.
        if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined)
        await new Promise<void>(done => resolve(done))
      }
      void limit(login)
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
