/**
 * Seeded bad luck for rehearsal hosts: at every exec the line may drop (before the host heard of it, or after it did
 * as it was told), kvmup may be killed, the host may lose its power in the middle of a package transaction. What must
 * hold whatever happens is in `check`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  type Action,
  type Connect,
  type Connection,
  type Hold,
  type Output,
  Unreachable,
} from '../../src/connection/connection.js'
import { connectRehearsal } from '../../src/connection/rehearsal/index.js'
import { freshState, loadState, saveState } from '../../src/connection/rehearsal/state.js'
import { runAll } from '../../src/engine/run.js'
import { DEFAULT_WISHES, type Host, REHEARSED, type RehearsedRelease } from '../../src/inventory/host.js'
import { msg } from '../../src/messages/message.js'
import { JOBS } from '../../src/scripts/scripts.js'
import { playbook } from '../../tasks/index.js'

/** What may happen at one exec. `unheard`, `unanswered`: the line drops before or after; `power`: mid-transaction. */
const LUCK = ['well', 'unheard', 'unanswered', 'killed-before', 'killed-after', 'power'] as const
type Luck = (typeof LUCK)[number]

export type Story = Readonly<{ release: RehearsedRelease; luck: readonly Luck[]; hosts: number }>

export const stories: fc.Arbitrary<Story> = fc.record({
  release: fc.constantFrom(...REHEARSED),
  luck: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant<Luck>('well') }, fc.constantFrom(...LUCK)), {
    minLength: 1,
    maxLength: 24,
  }),
  hosts: fc.integer({ min: 1, max: 3 }),
})

/** kvmup is gone: nothing of it runs on. Thrown through the engine, as no trouble of a host is. */
class Killed extends Error {}

const lost = () =>
  new Unreachable('lost', msg('unreachable.lost', { at: 'h' }), msg('hint.lost', { at: 'h' }))

/** The command of a transaction that this exec starts; undefined for any other exec. */
const started = ({ argv }: Action) => {
  const at = argv.indexOf(JOBS)
  return at > 0 && argv[at + 1] === 'start'
    ? { id: argv[at + 2] ?? '', command: argv.slice(at + 4).join(' ') }
    : undefined
}

type World = Readonly<{
  next: () => Luck
  /** Transactions that ran to their end on each host: by the id of the job, so that twice can be told from again. */
  ran: Map<string, string[]>
  /** Of the present kvmup: one that is killed does nothing more on any host. */
  life: { over: boolean; open: number }
}>

/** Half of what a transaction installs is there, and the host has been started again. */
function powerCut(file: string, release: RehearsedRelease, before: readonly string[], id: string) {
  const state = loadState(file, release)
  const brought = state.packages.filter(name => !before.includes(name))
  const half = brought.slice(0, Math.floor(brought.length / 2))
  saveState(file, {
    ...state,
    packages: [...before, ...half],
    active: [],
    jobs: state.jobs.map(job => (job.id === id ? { ...job, code: undefined } : job)),
  })
}

const unlucky =
  (world: World): Connect =>
  async (host, options) => {
    const real = await connectRehearsal(host, options)
    world.life.open += 1
    if (host.connection.kind !== 'rehearsal') throw new Error('not a rehearsal')
    const { state: file, release } = host.connection.rehearsal
    let held: Hold | undefined
    /** What the host holds for kvmup ends with the line, as on a real one. */
    const run: Connection['run'] = (action, onLine) =>
      heard(action, onLine).catch(async (error: unknown) => {
        if (held?.held) await held.release('gone')
        throw error
      })
    const heard: Connection['run'] = async (action, onLine): Promise<Output> => {
      if (world.life.over) throw new Killed()
      const luck = world.next()
      if (luck.startsWith('killed')) world.life.over = true
      const job = started(action)
      if (luck === 'unheard') throw lost()
      if (luck === 'killed-before') throw new Killed()
      const { packages, jobs } = loadState(file, release)
      const output = await real.run(action, onLine)
      if (job && loadState(file, release).jobs.length > jobs.length) {
        if (luck === 'power') {
          powerCut(file, release, packages, job.id)
          throw lost()
        }
        world.ran.set(host.name, [...(world.ran.get(host.name) ?? []), job.command])
      }
      if (luck === 'unanswered' || luck === 'power') throw lost()
      if (luck === 'killed-after') throw new Killed()
      return output
    }
    return {
      get route() {
        return real.route
      },
      run,
      hold: async argv => {
        held = await real.hold(argv)
        return held
      },
      close: async () => {
        world.life.open -= 1
        await real.close()
      },
    }
  }

/** Waits for nothing: a line that is back after a second here is back at once. */
async function apply(hosts: readonly Host[], connect: Connect) {
  const never = new AbortController().signal
  return runAll({
    hosts,
    purpose: 'apply',
    playbook,
    connect,
    emit: () => {},
    forks: hosts.length,
    connectTimeout: 5,
    serial: [],
    maxFail: undefined,
    program: 'cuts',
    journal: '',
    by: 'cuts',
    stop: never,
    kill: never,
    clock: { now: () => 0, wait: async () => {} },
  })
}

/** Tells the story, and then, with the luck used up, lets kvmup run until all is well. */
export async function check({ release, luck, hosts: count }: Story): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'kvmup-cuts-'))
  try {
    const hosts: Host[] = Array.from({ length: count }, (_, index) => {
      const state = join(root, `h${index}.json`)
      saveState(state, { ...freshState(release), pace: 0 })
      return {
        name: `h${index}`,
        connection: { kind: 'rehearsal', rehearsal: { release, faults: [], state } },
        wishes: DEFAULT_WISHES,
      }
    })
    const rest = [...luck]
    const world: World = {
      next: () => rest.shift() ?? 'well',
      ran: new Map(),
      life: { over: false, open: 0 },
    }
    for (let runs = 0; ; runs++) {
      expect(runs, 'a run without bad luck settles everything').toBeLessThanOrEqual(luck.length + 1)
      const calm = rest.length === 0
      world.life.over = false
      const result = await apply(hosts, unlucky(world)).catch((error: unknown) => {
        if (error instanceof Killed) return undefined
        throw error
      })
      while (world.life.open > 0) await new Promise(resolve => setImmediate(resolve))
      // Every host is in the report, once, whatever became of it.
      if (result) expect(result.hosts.map(({ host }) => host)).toEqual(hosts.map(({ name }) => name))
      const well = result?.hosts.every(({ status }) => status === 'ok' || status === 'changed')
      if (calm)
        expect(result?.hosts.map(({ status, because }) => [status, because?.id])).toEqual(
          hosts.map(() => [expect.stringMatching(/^(ok|changed)$/), undefined]),
        )
      if (well && rest.length === 0) break
    }
    for (const host of hosts) {
      if (host.connection.kind !== 'rehearsal') continue
      const state = loadState(host.connection.rehearsal.state, release)
      expect(state.jobs, 'nothing is left behind').toEqual([])
      const ran = world.ran.get(host.name) ?? []
      // A transaction that ran to its end has done its work: the same one again would be for nothing.
      if (!luck.includes('power')) expect(ran).toEqual([...new Set(ran)])
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
