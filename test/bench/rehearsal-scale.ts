/**
 * Thousands of rehearsal hosts under each view: whether time is linear in hosts, what a host costs in memory, whether
 * the event loop is ever blocked, and whether views keep up. Every run is `kvmup apply`: nine in ten hosts are as they
 * should be, one in ten is as it was installed, one in a hundred fails.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, surroundings } from './machine.js'
import { FORKS, type Metered, metered, VIEWS } from './metered-run.js'
import { convergedStates, LATENCY, writeFleet } from './seeded-fleet.js'

const SEED = 20_261_126
const SIZES = [1_000, 2_000, 5_000, 10_000] as const
/** Rehearsal hosts keep their states in files: in memory, so that no disk is measured. */
const SHM = '/dev/shm'

/** A straight line through the points (least squares), and the largest distance from it as a share of the value. */
function line(points: readonly (readonly [x: number, y: number])[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))]
  const slope =
    points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) /
    points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  const start = y - slope * x
  const residual = Math.max(...points.map(([a, b]) => Math.abs(start + slope * a - b) / b))
  return { slope, start, residual }
}

const MIB = 2 ** 20
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

const runRow = ({ view, hosts, meter, late }: Metered) => [
  view,
  hosts.toLocaleString('en'),
  (meter.wall / 1000).toFixed(1),
  (meter.cpu / 1000).toFixed(1),
  (meter.cpu / hosts).toFixed(2),
  (meter.heap / MIB).toFixed(1),
  (meter.rss / MIB).toFixed(0),
  ...(['before', 'run', 'after'] as const).map(
    phase => `${meter.longest[phase].wall.toFixed(0)} (${meter.longest[phase].cpu.toFixed(0)})`,
  ),
  String(late),
]

/** By view: milliseconds and bytes for a thousand hosts more. */
function growth(view: string, runs: readonly Metered[]): readonly string[] {
  const by = (value: (run: Metered) => number) => line(runs.map(run => [run.hosts, value(run)] as const))
  const per = (slope: number, unit: number, digits: number) => ((slope * 1000) / unit).toFixed(digits)
  const [wall, cpu] = [by(({ meter }) => meter.wall), by(({ meter }) => meter.cpu)]
  const share = (value: number) => `${(100 * value).toFixed(1)} %`
  return [
    view,
    `${per(wall.slope, 1000, 2)} s, ${share(wall.residual)}`,
    `${per(cpu.slope, 1000, 2)} s, ${share(cpu.residual)}`,
    `${per(by(({ meter }) => meter.heap).slope, MIB, 2)} MiB`,
    `${per(by(({ meter }) => meter.rss).slope, MIB, 2)} MiB`,
  ]
}

export async function rehearsal(): Promise<string> {
  const home = mkdtempSync(join(existsSync(SHM) ? SHM : tmpdir(), 'kvmup-scale-'))
  try {
    const converged = convergedStates(home)
    const runs: Metered[] = []
    const { when } = surroundings()
    for (const hosts of SIZES)
      for (const view of VIEWS) {
        runs.push(await metered(home, view, writeFleet(home, hosts, SEED, converged), hosts))
        process.stderr.write(`${row(runRow(runs.at(-1) as Metered))}\n`)
      }
    return markdown(runs, when)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const markdown = (runs: readonly Metered[], when: string) =>
  [
    `Measured ${when} UTC on ${machine()}, Node ${process.versions.node}; load at the end ${surroundings().load}. Seed ${SEED}, latencies log-normal with median ${LATENCY.median} ms and sigma ${LATENCY.sigma}.`,
    '',
    `Every run is \`kvmup apply --yes --forks ${FORKS}\`, journal included: nine hosts in ten are as they should be, one in ten is as it was installed, one in a hundred fails (refused, damaged, mirrors gone, a transaction with a bad signature, no VT). A run whose exit code, journal or recap counted otherwise, or whose view lacked a line, would be no row here. Blocks are the time between two turns of a timer of 1 ms; in brackets the processor time of the main thread in them, which other work of the machine does not stretch. Before the run Node starts, and program and inventory are read. The latest word is the longest time from a host's end to the view's telling of it; a tree draws five times a second.`,
    '',
    table(
      [
        'view',
        'hosts',
        'wall, s',
        'CPU, s',
        'CPU per host, ms',
        'heap at the last host, MiB',
        'most RSS, MiB',
        'longest block before the run, ms (on CPU)',
        'in the run',
        'after the last host',
        'latest word, ms',
      ],
      runs.map(runRow),
    ),
    '',
    'Growth for 1,000 hosts more: the slope of a straight line through the sizes, with the largest distance of a measured value from it.',
    '',
    table(
      ['view', 'wall', 'CPU', 'heap', 'most RSS'],
      VIEWS.map(view =>
        growth(
          view,
          runs.filter(run => run.view === view),
        ),
      ),
    ),
  ].join('\n')
