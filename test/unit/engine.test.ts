import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Action, type Connection, type Output, Unreachable } from '../../src/connection/connection.js'
import type { Event, Purpose } from '../../src/engine/events.js'
import { runAll } from '../../src/engine/run.js'
import type { Decision, Playbook } from '../../src/engine/task.js'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'
import { msg } from '../../src/messages/message.js'

/** A host that is a list of words; `add WORD` adds one. The probe tells them as kernel modules. */
function wordHost(options: { refuses?: string; loses?: string; probe?: string; locks?: string } = {}) {
  const words = new Set<string>()
  const ran: string[] = []
  let probes = 0
  let closed = 0
  const output = (stdout: string, code = 0): Output => ({ code, stdout, stderr: '', ms: 1 })
  const run = async (action: Action): Promise<Output> => {
    if (action.argv[0] === '/bin/sh') {
      probes++
      const base = 'probe=1\nkernel_name=Linux\nkernel=5\narch=x86_64\nuid=0\ninit=systemd\ndev_kvm=open\n'
      return output(options.probe ?? `${base}${[...words].map(word => `module=${word}\n`).join('')}end=1\n`)
    }
    const word = action.argv[1] ?? ''
    ran.push(word)
    if (word === options.loses) throw new Unreachable('lost', msg('run.not-reached'), msg('run.apply.hint'))
    if (word === options.refuses) return output('no', 1)
    // The first time somebody else was faster.
    if (word === options.locks && ran.filter(one => one === word).length === 1) {
      words.add('locked')
      return output('locked by another', 1)
    }
    words[action.argv[0] === 'remove' ? 'delete' : 'add'](word)
    return output('done')
  }
  const hold: Connection['hold'] = async () => ({ held: true, alive: () => true, release: async () => {} })
  const connection: Connection = { route: 'test', run, hold, close: async () => void closed++ }
  return { connection, ran, words, probes: () => probes, closed: () => closed }
}

const because = msg('run.not-reached')
const hint = msg('run.apply.hint')
const wantsWord = (word: string, after?: string) => ({
  id: `task-${word}`,
  decide: (has: (word: string) => boolean): Decision => {
    if (has(word)) return { status: 'ok', because }
    if (after && !has(after)) return { status: 'deferred', because, expects: because }
    return { status: 'change', because, actions: [{ argv: ['add', word] }] }
  },
})
type WordTask = ReturnType<typeof wantsWord>
const blocked: WordTask = { id: 'task-blocked', decide: () => ({ status: 'blocked', because, hint }) }
const playbookOf = (...tasks: WordTask[]): Playbook => ({
  ids: () => tasks.map(task => task.id),
  plan: facts =>
    tasks.map(task => ({ task: task.id, decision: task.decide(word => facts.kvm.modules.includes(word)) })),
  probe: () => [],
  hint: () => hint,
})

async function work(
  host: ReturnType<typeof wordHost>,
  playbook: Playbook,
  purpose: Purpose = 'apply',
  stop = new AbortController(),
) {
  const events: Event[] = []
  const named: Host = { name: 'h', connection: { kind: 'local' }, wishes: DEFAULT_WISHES }
  const result = await runAll({
    hosts: [named],
    purpose,
    playbook,
    connect: async () => host.connection,
    emit: event => events.push(event),
    forks: 1,
    serial: [],
    maxFail: undefined,
    connectTimeout: 1,
    program: 'test',
    journal: '',
    by: 'test',
    stop: stop.signal,
    kill: new AbortController().signal,
  })
  const statuses = Object.fromEntries((result.hosts[0]?.tasks ?? []).map(task => [task.task, task.status]))
  return { ...result, events, statuses, host: result.hosts[0] }
}

describe('apply', () => {
  it('goes on pass after pass until deferred tasks have had their turn', async () => {
    const host = wordHost()
    const { exit, statuses } = await work(
      host,
      playbookOf(wantsWord('a'), wantsWord('b', 'a'), wantsWord('c', 'b')),
    )
    expect(statuses).toEqual({ 'task-a': 'changed', 'task-b': 'changed', 'task-c': 'changed' })
    expect(host.ran).toEqual(['a', 'b', 'c'])
    expect(exit).toBe(0)
  })

  it('costs a converged host one look and no action', async () => {
    const host = wordHost()
    host.words.add('a')
    const { statuses } = await work(host, playbookOf(wantsWord('a')))
    expect(statuses).toEqual({ 'task-a': 'ok' })
    expect(host.probes()).toBe(1)
    expect(host.ran).toEqual([])
  })

  it('calls nothing changed because an exit code was zero', async () => {
    const host = wordHost()
    host.connection.run = (real => async (action: Action) => {
      if (action.argv[0] === 'add') return { code: 0, stdout: 'done', stderr: '', ms: 1 }
      return real(action)
    })(host.connection.run)
    const { statuses, exit, host: result } = await work(host, playbookOf(wantsWord('a'), wantsWord('b')))
    expect(statuses).toEqual({ 'task-a': 'failed', 'task-b': 'failed' })
    expect(result?.tasks[0]?.evidence).toMatchObject({ argv: ['add', 'a'], code: 0 })
    expect(exit).toBe(3)
  })

  it('runs an action that did not help only once, and nothing after it', async () => {
    const host = wordHost({ refuses: 'a' })
    const { statuses, exit } = await work(host, playbookOf(wantsWord('a'), wantsWord('b')))
    expect(statuses).toEqual({ 'task-a': 'failed', 'task-b': 'skipped' })
    expect(host.ran).toEqual(['a'])
    expect(exit).toBe(3)
  })

  it('tries again what failed when an earlier task has found the cause meanwhile', async () => {
    const host = wordHost({ locks: 'b' })
    const free: WordTask = {
      id: 'task-free',
      decide: has =>
        has('locked')
          ? { status: 'change', because, actions: [{ argv: ['remove', 'locked'] }] }
          : { status: 'ok', because },
    }
    const { statuses, exit } = await work(host, playbookOf(free, wantsWord('b'), wantsWord('c', 'b')))
    expect(statuses).toEqual({ 'task-free': 'changed', 'task-b': 'changed', 'task-c': 'changed' })
    expect(exit).toBe(0)
    expect(host.ran).toEqual(['b', 'locked', 'b', 'c'])
  })

  it('touches nothing when one task is blocked, and tells it', async () => {
    const host = wordHost()
    const { statuses, exit } = await work(host, playbookOf(wantsWord('a'), blocked))
    expect(statuses).toEqual({ 'task-a': 'skipped', 'task-blocked': 'blocked' })
    expect(host.ran).toEqual([])
    expect(exit).toBe(3)
  })

  it('looks once more, and no oftener, at what is slow to answer after a change', async () => {
    const slow: WordTask = {
      id: 'task-slow',
      decide: () =>
        host.probes() > 2 ? { status: 'ok', because } : { status: 'deferred', because, expects: because },
    }
    const host = wordHost()
    expect((await work(host, playbookOf(wantsWord('a'), slow))).statuses).toEqual({
      'task-a': 'changed',
      'task-slow': 'ok',
    })
    const never: WordTask = {
      id: 'task-never',
      decide: () => ({ status: 'deferred', because, expects: because }),
    }
    const other = wordHost()
    expect((await work(other, playbookOf(wantsWord('a'), never))).statuses['task-never']).toBe('failed')
    expect(other.probes()).toBe(3)
  })

  it('never calls a deferred task ok when nothing is left to change', async () => {
    const { statuses, exit } = await work(wordHost(), playbookOf(wantsWord('b', 'never')))
    expect(statuses).toEqual({ 'task-b': 'failed' })
    expect(exit).toBe(3)
  })

  it('tells a host whose line dropped as unreachable, and closes the connection', async () => {
    const host = wordHost({ loses: 'a' })
    const { host: result, exit } = await work(host, playbookOf(wantsWord('a'), wantsWord('b')))
    expect(result).toMatchObject({ status: 'unreachable', kind: 'lost' })
    expect(host.ran).toEqual(['a'])
    expect(host.closed()).toBe(1)
    expect(exit).toBe(4)
  })

  it.each([
    ['says nothing', ''],
    ['is cut off', 'probe=1\nkernel=5\n'],
    ['lacks a key', 'probe=1\nkernel_name=Linux\narch=x86_64\nuid=0\ninit=systemd\ndev_kvm=open\nend=1\n'],
  ])('is failed, and no bug of kvmup, when the host’s answer %s', async (_how, probe) => {
    const { host: result, exit } = await work(wordHost({ probe }), playbookOf(wantsWord('a')))
    expect(result).toMatchObject({ status: 'failed', because: { id: 'run.unreadable' } })
    expect(result?.kind).toBe(undefined)
    expect(exit).toBe(3)
  })

  it('names the key that the probe lacks', async () => {
    const probe = 'probe=1\nkernel_name=Linux\narch=x86_64\nuid=0\ninit=systemd\ndev_kvm=open\nend=1\n'
    const { host: result } = await work(wordHost({ probe }), playbookOf())
    expect(result?.because?.args.what).toContain('"kernel"')
  })
})

describe('an interrupt', () => {
  it('lets the action that runs end, starts no other, and tells what was not reached', async () => {
    const stop = new AbortController()
    const host = wordHost()
    host.connection.run = (real => async (action: Action) => {
      if (action.argv[0] === 'add') stop.abort()
      return real(action)
    })(host.connection.run)
    const both: WordTask = {
      id: 'task-both',
      decide: has =>
        has('a') && has('b')
          ? { status: 'ok', because }
          : { status: 'change', because, actions: [{ argv: ['add', 'a'] }, { argv: ['add', 'b'] }] },
    }
    const { host: result, exit } = await work(host, playbookOf(both, wantsWord('c')), 'apply', stop)
    expect(host.ran).toEqual(['a'])
    expect(result?.tasks.map(({ status, because: { id } }) => [status, id])).toEqual([
      ['skipped', 'run.unfinished'],
      ['skipped', 'run.not-reached'],
    ])
    expect(result).toMatchObject({ status: 'skipped', because: { id: 'run.unfinished' } })
    expect(exit).toBe(130)
  })
})

describe('plan and verify', () => {
  it.each<Purpose>(['plan', 'verify'])('%s looks once, acts never, and exits with 5', async purpose => {
    const host = wordHost()
    const { statuses, exit } = await work(host, playbookOf(wantsWord('a'), wantsWord('b', 'a')), purpose)
    expect(statuses).toEqual({ 'task-a': 'change', 'task-b': 'deferred' })
    expect(host.ran).toEqual([])
    expect(host.probes()).toBe(1)
    expect(exit).toBe(5)
  })
})

describe('many hosts', () => {
  const named = (name: string): Host => ({ name, connection: { kind: 'local' }, wishes: DEFAULT_WISHES })
  /** What becomes of a host: how its connection behaves. */
  const behaviours: Readonly<Record<string, () => Promise<Connection>>> = {
    ok: async () => wordHost().connection,
    refused: async () => Promise.reject(new Unreachable('refused', because, hint)),
    lost: async () => wordHost({ loses: 'a' }).connection,
    unreadable: async () => wordHost({ probe: '' }).connection,
    broken: async () => Promise.reject(new TypeError('undefined is not a function')),
    worse: async () => Promise.reject('no error at all'),
  }

  it('are named once each, in order, whatever becomes of them', () => {
    const kinds = fc.array(fc.constantFrom(...Object.keys(behaviours)), { minLength: 1, maxLength: 12 })
    const serial = fc.array(fc.integer({ min: 1, max: 4 }).map(value => ({ unit: 'hosts' as const, value })))
    return fc.assert(
      fc.asyncProperty(
        kinds,
        serial,
        fc.option(fc.integer({ min: 0, max: 100 })),
        async (all, sizes, most) => {
          const events: Event[] = []
          const hosts = all.map((kind, at) => named(`${kind}-${at}`))
          const { hosts: results, exit } = await runAll({
            hosts,
            purpose: 'apply',
            playbook: playbookOf(wantsWord('a')),
            connect: host => behaviours[host.name.split('-')[0] ?? '']?.() ?? Promise.reject(),
            emit: event => events.push(event),
            forks: 3,
            serial: sizes,
            maxFail: most ?? undefined,
            connectTimeout: 1,
            program: 'test',
            by: 'test',
            journal: '',
            stop: new AbortController().signal,
            kill: new AbortController().signal,
          })
          const names = hosts.map(({ name }) => name)
          expect(results.map(({ host }) => host)).toEqual(names)
          const ended = events.flatMap(event => (event.type === 'host-end' ? [event.result.host] : []))
          expect(ended.toSorted()).toEqual(names.toSorted())
          const fine = results.every(({ status }) => status === 'ok' || status === 'changed')
          expect(exit === 0).toBe(fine)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a bug that one of them finds is its own, and tells where it is', async () => {
    const { host } = await work({ ...wordHost(), connection: null as never }, playbookOf(wantsWord('a')))
    expect(host).toMatchObject({ status: 'failed', kind: 'bug' })
    expect(host?.because?.args.what).toMatch(/TypeError.* at /)
  })
})
