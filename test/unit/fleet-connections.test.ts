/** Deadlines, pace and retries: what stands between the engine and the connections of many hosts. */
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type Connection,
  type Output,
  Unreachable,
  type UnreachableKind,
} from '../../src/connection/connection.js'
import { limited, withDeadlines } from '../../src/engine/deadline.js'
import { paced, reserve, wayTo } from '../../src/engine/pace.js'
import { backoff, passes, type Retry, retrying } from '../../src/engine/retry.js'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'
import { type MessageId, msg } from '../../src/messages/message.js'

const hint = msg('run.apply.hint')
const unreachable = (kind: UnreachableKind, id: MessageId = 'run.not-reached') =>
  new Unreachable(kind, { id, args: {} }, hint)
const ssh = (address: string, jump?: string): Host => ({
  name: address,
  connection: { kind: 'ssh', address, ...(jump === undefined ? {} : { jump }) },
  wishes: DEFAULT_WISHES,
})
const OPTIONS = { connectTimeout: 1, signal: new AbortController().signal }
const OUTPUT: Output = { code: 0, stdout: '', stderr: '', ms: 1 }
const ACTION: Action = { argv: ['true'] }
/** A connection whose actions do this. */
const doing = (run: Connection['run']): Connection => ({
  route: 'test',
  run,
  hold: async () => ({ held: false, code: 1, said: '' }),
  close: async () => {},
})
const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    error => (error instanceof Unreachable ? error.kind : String(error)),
  )
const never = () => new Promise<never>(() => {})

describe('a deadline', () => {
  it('of a host ends the wait for a connection that is deaf to its signal', async () => {
    const connect = withDeadlines(async () => doing(never), { host: 20, action: undefined })
    const connection = await connect(ssh('a'), OPTIONS)
    expect(await kindOf(connection.run(ACTION))).toBe('overdue')
    expect(await kindOf(connection.run(ACTION))).toBe('overdue')
  })

  it('of a host ends the opening, and tells the connection to end', async () => {
    let told = false
    const connect = withDeadlines(
      async (_host, { signal }) => {
        signal.addEventListener('abort', () => {
          told = true
        })
        return never()
      },
      { host: 20, action: undefined },
    )
    expect(await kindOf(connect(ssh('a'), OPTIONS))).toBe('overdue')
    expect(told).toBe(true)
  })

  it('of an action leaves a package transaction alone on the host', async () => {
    const given: Action[] = []
    let ended = false
    const connect = withDeadlines(
      async (_host, { signal }) => {
        signal.addEventListener('abort', () => {
          ended = true
        })
        return doing(action => {
          given.push(action)
          return never()
        })
      },
      { host: undefined, action: 20 },
    )
    const connection = await connect(ssh('a'), OPTIONS)
    const action: Action = { argv: ['dnf'], timeoutMs: 9_000, transaction: 'start' }
    expect(await kindOf(connection.run(action))).toBe('overdue')
    expect(given).toEqual([action])
    expect(ended).toBe(true)
  })

  it('that is not reached changes nothing', async () => {
    const connect = withDeadlines(async () => doing(async () => OUTPUT), { host: 60_000, action: 60_000 })
    const connection = await connect(ssh('a'), OPTIONS)
    expect(await connection.run(ACTION)).toEqual(OUTPUT)
    await connection.close()
  })

  it.each<[string, Action, number | undefined, Action]>([
    ['none', ACTION, undefined, ACTION],
    ['one, for an action without', ACTION, 5, { ...ACTION, timeoutMs: 5 }],
    ['a longer one', { ...ACTION, timeoutMs: 3 }, 5, { ...ACTION, timeoutMs: 3 }],
    ['a longer one than the usual', ACTION, 500_000, { ...ACTION, timeoutMs: 120_000 }],
    ['one, for a transaction', { ...ACTION, transaction: 'start' }, 5, { ...ACTION, transaction: 'start' }],
  ])('of %s', (_name, action, ms, expected) => {
    expect(limited(action, ms)).toEqual(expected)
  })
})

describe('the pace', () => {
  it('leaves a gap between two beginnings, and none where nothing was begun', () => {
    let first = 0
    const begun = [1000, 1000, 1001, 5000, 5099].map(now => {
      const { at, next } = reserve(first, now, 100)
      first = next
      return at
    })
    expect(begun).toEqual([1000, 1100, 1200, 5000, 5100])
  })

  it.each<[Host, string | undefined]>([
    [ssh('KVM1.example'), 'kvm1.example'],
    [{ ...ssh('a'), connection: { kind: 'ssh', address: '192.0.2.1', port: 2201 } }, '192.0.2.1:2201'],
    [ssh('kvm1', 'ops@Gate:2222,inner'), 'gate:2222'],
    [ssh('kvm2', 'gate:2222'), 'gate:2222'],
    [{ name: 'l', connection: { kind: 'local' }, wishes: DEFAULT_WISHES }, undefined],
  ])('way %#', (host, way) => {
    expect(wayTo(host)).toBe(way)
  })

  const release = (waiting: (() => void)[]) => {
    for (const go of waiting.splice(0)) go()
  }
  /** Logs in when told to; says how many do at once. */
  function logins() {
    let now = 0
    let most = 0
    const waiting: (() => void)[] = []
    const connect = paced(
      async () =>
        doing(async (_action, onLine) => {
          now += 1
          most = Math.max(most, now)
          await new Promise<void>(resolve => waiting.push(resolve))
          now -= 1
          onLine?.('in')
          await delay(5)
          return OUTPUT
        }),
      { atOnce: 2, onWay: 0, anywhere: 0 },
    )
    return { connect, waiting, most: () => most, now: () => now }
  }

  it('lets so many log in at once on one way, and more on others', async () => {
    const { connect, waiting, most, now } = logins()
    const begin = async (host: Host) => (await connect(host, OPTIONS)).run(ACTION)
    const work = [ssh('a', 'gate'), ssh('b', 'gate'), ssh('c', 'gate'), ssh('d')].map(begin)
    while (waiting.length < 3) await delay(1)
    await delay(10)
    expect(now()).toBe(3)
    release(waiting)
    while (waiting.length < 1) await delay(1)
    release(waiting)
    expect(await Promise.all(work)).toHaveLength(4)
    expect(most()).toBe(3)
  })

  it('is for logins: what follows on a connection waits for nobody', async () => {
    const { connect, waiting } = logins()
    const first = await connect(ssh('a'), OPTIONS)
    const run = first.run(ACTION)
    while (waiting.length < 1) await delay(1)
    release(waiting)
    await run
    const others = [await connect(ssh('a'), OPTIONS), await connect(ssh('a'), OPTIONS)].map(one =>
      one.run(ACTION),
    )
    while (waiting.length < 2) await delay(1)
    const again = first.run(ACTION)
    while (waiting.length < 3) await delay(1)
    release(waiting)
    expect(await Promise.all([again, ...others])).toHaveLength(3)
  })

  it('gives the turn back when a login fails', async () => {
    const connect = paced(
      async () =>
        doing(async () => {
          throw unreachable('refused')
        }),
      { atOnce: 1, onWay: 0, anywhere: 0 },
    )
    const kinds = await Promise.all(
      [1, 2, 3].map(async () => kindOf((await connect(ssh('a'), OPTIONS)).run(ACTION))),
    )
    expect(kinds).toEqual(['refused', 'refused', 'refused'])
  })
})

describe('a retry', () => {
  const attempt = async (
    failures: readonly Unreachable[],
    times: number,
    stop = new AbortController(),
    line?: string,
  ) => {
    const told: Retry[] = []
    let tries = 0
    const connect = retrying(
      async () =>
        doing(async (_action, onLine) => {
          const failure = failures[tries]
          tries += 1
          if (line !== undefined) onLine?.(line)
          if (failure) throw failure
          return OUTPUT
        }),
      { times, stop: stop.signal, tell: retry => told.push(retry), wait: async () => {} },
    )
    const connection = await connect(ssh('a'), OPTIONS)
    return { kind: await kindOf(connection.run(ACTION)), told, tries: () => tries, connection }
  }

  it('goes on until the connection is made', async () => {
    const { kind, told } = await attempt([unreachable('refused'), unreachable('timeout')], 2)
    expect(kind).toBe('none')
    expect(told).toMatchObject([
      { host: 'a', tried: 1 },
      { host: 'a', tried: 2 },
    ])
  })

  it('ends with the last failure', async () => {
    const failures = [unreachable('refused'), unreachable('refused'), unreachable('timeout')]
    const { kind, tries } = await attempt(failures, 2)
    expect([kind, tries()]).toEqual(['timeout', 3])
  })

  it.each<UnreachableKind>([
    'auth',
    'host-key-changed',
    'host-key-unknown',
    'become',
    'resolve',
    'algorithms',
    'overdue',
    'lost',
  ])('is none for %s', async kind => {
    const { tries } = await attempt([unreachable(kind)], 5)
    expect(tries()).toBe(1)
  })

  it('is none for what has begun on the host', async () => {
    const { tries } = await attempt([unreachable('timeout')], 5, new AbortController(), 'probe=1')
    expect(tries()).toBe(1)
    const later = await attempt([], 5)
    expect(later.kind).toBe('none')
  })

  it('is none after an interrupt', async () => {
    const stop = new AbortController()
    stop.abort()
    expect((await attempt([unreachable('refused')], 5, stop)).tries()).toBe(1)
  })

  it.each<[UnreachableKind, MessageId, boolean]>([
    ['lost', 'unreachable.closed', true],
    ['lost', 'unreachable.interrupted', false],
    ['lost', 'unreachable.lost', false],
    ['other', 'unreachable.no-banner', true],
    ['other', 'unreachable.ssh-config', false],
    ['other', 'unreachable.jump', false],
  ])('%s %s may pass: %s', (kind, id, expected) => {
    expect(passes(unreachable(kind, id))).toBe(expected)
  })

  it('waits twice as long each time, spread, and not for ever', () => {
    expect([1, 2, 3, 4].map(tried => backoff(tried, 0.5))).toEqual([1000, 2000, 4000, 8000])
    expect([backoff(1, 0), backoff(1, 1), backoff(50, 1)]).toEqual([500, 1500, 45_000])
  })
})
