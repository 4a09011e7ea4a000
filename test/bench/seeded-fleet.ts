/** Rehearsal hosts in any number, the same ones for the same seed: how long each takes to answer, and what is wrong with one in a hundred. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshState } from '../../src/connection/rehearsal/state.js'
import type { HostStatus } from '../../src/engine/events.js'
import { type Fault, REHEARSED, type RehearsedRelease } from '../../src/inventory/host.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')

/** How many hosts end how. */
export type Counts = Readonly<Partial<Record<HostStatus, number>>>
export type Fleet = Readonly<{ inventory: string; states: string; expected: Counts }>

type Kind = Readonly<{ state: 'fresh' | 'converged' | 'damaged'; faults: readonly Fault[]; ends: HostStatus }>

/** One host in a hundred, in turn. */
const FAILING: readonly Kind[] = [
  { state: 'converged', faults: ['refuse:1'], ends: 'unreachable' },
  { state: 'fresh', faults: ['bad-signature'], ends: 'failed' },
  { state: 'fresh', faults: ['dead-mirrors'], ends: 'blocked' },
  { state: 'damaged', faults: [], ends: 'unreachable' },
  { state: 'fresh', faults: ['no-vt'], ends: 'blocked' },
]
/** Of the others one in ten is as it was installed; they have most of the work. */
const kindOf = (index: number): Kind => {
  const failing = index % 100 === 50 ? FAILING[Math.floor(index / 100) % FAILING.length] : undefined
  if (failing) return failing
  return index % 10 === 0
    ? { state: 'fresh', faults: [], ends: 'changed' }
    : { state: 'converged', faults: [], ends: 'ok' }
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The round trip of a host in milliseconds, log-normal as those of networks are: half of them are above the median. */
export const LATENCY = { median: 40, sigma: 0.6 } as const
const latency = (random: () => number) => {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return LATENCY.median * Math.exp(LATENCY.sigma * normal)
}
/** What a rehearsal host waits before an answer, in its milliseconds for each line. */
const LINES_BEFORE = 8

/** The environment of a home of its own. */
export const homeEnv = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  LC_ALL: 'C.UTF-8',
})

/** The states of a host of each release that apply has brought to its end, as the program itself leaves them. */
export function convergedStates(home: string): Readonly<Record<RehearsedRelease, object>> {
  const inventory = join(home, 'models.yml')
  writeFileSync(
    inventory,
    JSON.stringify({ hosts: Object.fromEntries(REHEARSED.map(release => [release, { rehearse: release }])) }),
  )
  execFileSync(process.execPath, [CLI, 'apply', '--yes', '--plain', '-i', inventory], { env: homeEnv(home) })
  const state = (release: string) => join(home, 'state', 'kvmup', 'rehearsal', `${release}.json`)
  return Object.fromEntries(
    REHEARSED.map(release => [release, JSON.parse(readFileSync(state(release), 'utf8'))]),
  ) as Record<RehearsedRelease, object>
}

/** Writes an inventory of so many hosts, and what each of them is. */
export function writeFleet(
  home: string,
  count: number,
  seed: number,
  converged: Readonly<Record<RehearsedRelease, object>>,
): Fleet {
  const random = seeded(seed)
  const states = join(home, 'state', 'kvmup', 'rehearsal')
  mkdirSync(states, { recursive: true })
  const expected: Partial<Record<HostStatus, number>> = {}
  const names: string[] = []
  const groups = new Map<string, string[]>()
  for (let index = 0; index < count; index++) {
    const { state, faults, ends } = kindOf(index)
    const release = REHEARSED[(index + Math.floor(index / 100)) % REHEARSED.length] ?? 'el9'
    const name = `kvm${String(index).padStart(5, '0')}.example.net`
    const pace = latency(random) / LINES_BEFORE
    expected[ends] = (expected[ends] ?? 0) + 1
    names.push(name)
    const group = [release, ...faults].join(' ')
    const members = groups.get(group)
    if (members) members.push(name)
    else groups.set(group, [name])
    const model = { ...(state === 'converged' ? converged[release] : freshState(release)), pace }
    writeFileSync(join(states, `${name}.json`), state === 'damaged' ? '{' : JSON.stringify(model))
  }
  const inventory = join(home, 'fleet.ini')
  writeFileSync(inventory, ini(names, groups))
  return { inventory, states, expected }
}

/** In the order of their names, as hosts of all releases and faults are worked side by side. */
function ini(names: readonly string[], groups: ReadonlyMap<string, readonly string[]>): string {
  const sections = [...groups].map(([group, members]) => {
    const [release = '', ...faults] = group.split(' ')
    const name = group.replace(/\W/g, '_')
    const vars = [
      `kvmup_rehearse=${release}`,
      ...(faults.length > 0 ? [`kvmup_faults=${faults.join(',')}`] : []),
    ]
    return [`[${name}]`, ...members, `[${name}:vars]`, ...vars, ''].join('\n')
  })
  return [...names, '', ...sections].join('\n')
}
