/**
 * npm run bench:cold [-- ROUNDS]: what a start costs, against a Node that does nothing, written into
 * docs/benchmarks.md. Interleaved rounds; processor time as the system counts it, user and system, of all threads;
 * medians, and the quartiles of the ratios of each round.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, machine, type Surroundings, surroundings } from './machine.js'
import { middle, quartiles } from './numbers.js'
import { writeSection } from './section.js'
import { digits, table } from './table.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')
/** What bash's `time` writes: seconds. */
const TIMED = 'TIMEFORMAT="%3U %3S %3R"; time "$@" >/dev/null 2>&1'

/** Milliseconds. */
type Cost = Readonly<{ cpu: number; wall: number }>
type Kind = Readonly<{
  what: string
  /** At most so many times `node -e 0`, in processor time. */
  target: number
  argv: readonly string[]
  /** What it exits with when it does what is measured. */
  code: number
}>
type Start = Readonly<{
  kind: Kind
  /** Medians, in milliseconds. */
  cpu: number
  wall: number
  /** Against `node -e 0`: the median of the rounds, with quartiles. */
  ratio: number
  spread: readonly [number, number]
}>

function cost({ argv, code }: Kind, home: string): Cost {
  const env = { PATH: process.env.PATH, HOME: home, XDG_STATE_HOME: home, LC_ALL: 'C' }
  const { stderr, status } = spawnSync('bash', ['-c', TIMED, 'bash', process.execPath, ...argv], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
  })
  const [user = Number.NaN, system = Number.NaN, wall = Number.NaN] = stderr.trim().split(' ').map(Number)
  if (Number.isNaN(user + system + wall) || status !== code) throw new Error(`not measured: ${stderr}`)
  return { cpu: (user + system) * 1000, wall: wall * 1000 }
}

/** Measures in rounds, one start of each kind in every round. */
function coldStarts(rounds: number): readonly Start[] {
  const home = mkdtempSync(join(tmpdir(), 'kvmup-cold-'))
  const inventory = join(home, 'one.yml')
  writeFileSync(inventory, 'hosts:\n  one:\n    rehearse: el9\n')
  const kinds: readonly Kind[] = [
    { what: 'node -e 0', target: 1, argv: ['-e', '0'], code: 0 },
    { what: 'kvmup --version', target: 1.5, argv: [CLI, '--version'], code: 0 },
    { what: 'kvmup plan, one rehearsal host', target: 3, argv: [CLI, 'plan', '-i', inventory], code: 5 },
  ]
  try {
    const table = Array.from({ length: rounds + 1 }, () => kinds.map(kind => cost(kind, home)))
    // The first one reads from the disk.
    return summed(kinds, table.slice(1))
  } finally {
    rmSync(home, { recursive: true })
  }
}

function summed(kinds: readonly Kind[], table: readonly (readonly Cost[])[]): readonly Start[] {
  const column = (at: number, key: keyof Cost) => table.map(row => row[at]?.[key] ?? Number.NaN)
  const base = column(0, 'cpu')
  const ratios = (at: number) => column(at, 'cpu').map((value, round) => value / (base[round] ?? Number.NaN))
  return kinds.map((kind, at) => ({
    kind,
    cpu: middle(column(at, 'cpu')),
    wall: middle(column(at, 'wall')),
    ratio: middle(ratios(at)),
    spread: quartiles(ratios(at)),
  }))
}

const shown = (value: number) => value.toFixed(2)

/** As docs/benchmarks.md has it. */
function section(starts: readonly Start[], rounds: number, { when, load }: Surroundings): string {
  const rows = starts.map(({ kind: { what, target }, cpu, wall, ratio, spread }, at) => [
    `\`${what}\``,
    digits(cpu),
    digits(wall),
    at === 0 ? '1' : `${shown(ratio)} (${spread.map(shown).join('..')})`,
    at === 0 ? '-' : `≤ ${target}`,
    at === 0 ? '-' : ratio <= target ? 'yes' : '**no**',
  ])
  const head = ['what', 'CPU ms', 'wall ms', 'CPU × `node -e 0` (quartiles)', 'target', 'met']
  return [
    `    npm run bench:cold -- ${rounds}     # ${when} UTC`,
    `- machine: ${machine()}; load ${load}\n- Node ${process.versions.node}, kvmup ${commit()}; medians of ${rounds} interleaved rounds`,
    table(head, rows),
  ].join('\n\n')
}

if (process.argv[1] === import.meta.filename) {
  const rounds = Number(process.argv[2] ?? 41)
  const begun = surroundings()
  const text = section(coldStarts(rounds), rounds, begun)
  process.stdout.write(`${text}\n`)
  writeSection('benchmarks.md', 'cold', text)
}
