/**
 * npm run bench:cold: what a start costs, against a Node that does nothing. Interleaved rounds; processor time as the
 * system counts it, user and system, of all threads; medians, and the quartiles of the ratios of each round.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { middle, quartiles } from './numbers.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')
/** What bash's `time` writes: seconds. */
const TIMED = 'TIMEFORMAT="%3U %3S %3R"; time "$@" >/dev/null 2>&1'

/** Milliseconds. */
type Cost = Readonly<{ cpu: number; wall: number }>
export type Start = Readonly<{
  what: string
  /** At most so many times `node -e 0`, in processor time. */
  target: number
  /** Medians, in milliseconds. */
  cpu: number
  wall: number
  /** Against `node -e 0`: the median of the rounds, with quartiles. */
  ratio: number
  spread: readonly [number, number]
  wallRatio: number
}>

function cost(argv: readonly string[], home: string): Cost {
  const env = { PATH: process.env.PATH, HOME: home, XDG_STATE_HOME: home, LC_ALL: 'C' }
  const { stderr, status } = spawnSync('bash', ['-c', TIMED, 'bash', process.execPath, ...argv], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
  })
  const [user = Number.NaN, system = Number.NaN, wall = Number.NaN] = stderr.trim().split(' ').map(Number)
  if (Number.isNaN(user + system + wall) || status === null) throw new Error(`not measured: ${stderr}`)
  return { cpu: (user + system) * 1000, wall: wall * 1000 }
}

/** Measures in rounds, one start of each kind in every round. */
export function coldStarts(rounds: number): readonly Start[] {
  const home = mkdtempSync(join(tmpdir(), 'kvmup-cold-'))
  const inventory = join(home, 'one.yml')
  writeFileSync(inventory, 'hosts:\n  one:\n    rehearse: el9\n')
  const kinds = [
    { what: 'node -e 0', target: 1, argv: ['-e', '0'] },
    { what: 'kvmup --version', target: 1.5, argv: [CLI, '--version'] },
    { what: 'kvmup plan, one rehearsal host', target: 3, argv: [CLI, 'plan', '-i', inventory] },
  ]
  try {
    const table = Array.from({ length: rounds + 1 }, () => kinds.map(({ argv }) => cost(argv, home)))
    // The first one reads from the disk.
    return summed(kinds, table.slice(1))
  } finally {
    rmSync(home, { recursive: true })
  }
}

function summed(
  kinds: readonly Readonly<{ what: string; target: number }>[],
  table: readonly (readonly Cost[])[],
): readonly Start[] {
  const column = (at: number, key: keyof Cost) => table.map(row => row[at]?.[key] ?? Number.NaN)
  const ratios = (at: number, key: keyof Cost) => {
    const base = column(0, key)
    return column(at, key).map((value, round) => value / (base[round] ?? Number.NaN))
  }
  return kinds.map(({ what, target }, at) => ({
    what,
    target,
    cpu: middle(column(at, 'cpu')),
    wall: middle(column(at, 'wall')),
    ratio: middle(ratios(at, 'cpu')),
    spread: quartiles(ratios(at, 'cpu')),
    wallRatio: middle(ratios(at, 'wall')),
  }))
}

if (process.argv[1] === import.meta.filename) {
  for (const { what, target, cpu, wall, ratio, spread, wallRatio } of coldStarts(
    Number(process.argv[2] ?? 21),
  ))
    process.stdout.write(
      `${what.padEnd(31)} cpu ${cpu.toFixed(0).padStart(4)} ms  ${ratio.toFixed(2)}x (${spread.map(one => one.toFixed(2)).join('-')}), target ${target}x  wall ${wall.toFixed(0)} ms ${wallRatio.toFixed(2)}x\n`,
    )
}
