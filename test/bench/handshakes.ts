/**
 * npm run bench:scale -- handshakes: real logins at real sshds, a thousand of them in one run among others, and what
 * they cost the controller. As root on Debian 12. It writes handshakes.json, and a part of docs/scale.md.
 */
import { cpus } from 'node:os'
import { measureCrowds } from './crowd.js'
import { startFleet } from './fleet.js'
import { handshakeTables } from './handshake-tables.js'
import { machine, surroundings, versions } from './machine.js'
import { group } from './meter.js'
import { type Measured, type Point, writeMeasured } from './points.js'
import { type Cell, realRun } from './real-run.js'
import { rehearsedMemory } from './rehearsed-memory.js'

const cell = (hosts: number, forks: number, more: Partial<Cell> = {}): Cell => ({
  ...{ hosts, forks, delay: 0, silent: 0, keyExchange: 'usual' },
  ...more,
})

/** What was asked for first, then what the constants are made of, then what they are held against. */
export const CELLS: readonly Cell[] = [
  cell(1000, 50),
  cell(100, 10),
  cell(100, 50),
  cell(100, 100),
  cell(100, 50, { keyExchange: 'curve25519' }),
  cell(50, 10),
  cell(50, 10, { delay: 80 }),
  cell(60, 10, { silent: 10 }),
  cell(20, 1),
  cell(20, 1),
  cell(20, 1, { delay: 80 }),
  cell(100, 50, { delay: 80 }),
  cell(1000, 10),
]

const PLACE = { network: '127.90', port: 2042, delayedPort: 2043 }

const shown = ({ hosts, forks, delay, silent, keyExchange }: Cell) =>
  `${hosts} hosts, forks ${forks}, ${delay} ms, ${silent} silent, ${keyExchange} key exchange`

/**
 * Runs every cell on one fleet; runs that are no measurement are told, and counted.
 * @param found told after each run, for a run of an hour may be cut off
 */
async function measurePoints(cells: readonly Cell[], found: (points: readonly Point[]) => void) {
  const points: Point[] = []
  let failed = 0
  const inside = group('hosts')
  const most = Math.max(...cells.map(({ hosts }) => hosts))
  try {
    const fleet = await startFleet(most, { ...PLACE, through: inside.through })
    try {
      // The first run reads from the disk.
      await realRun(fleet, inside, cell(20, 10))
      for (const wanted of cells) {
        try {
          const one = await realRun(fleet, inside, wanted)
          points.push(one)
          found(points)
          const { wall, client } = one
          process.stdout.write(`${shown(wanted)}: ${wall.toFixed(1)} s, cpu ${client.toFixed(1)} s\n`)
        } catch (error) {
          failed += 1
          process.stderr.write(`${shown(wanted)}: ${(error as Error).message}\n`)
        }
      }
    } finally {
      fleet.stop()
    }
  } finally {
    await inside.end()
  }
  return { points, failed }
}

/** The part of bench:scale. A run that did not reach every host is left out, and the command ends with 1. */
export async function handshakes(): Promise<string> {
  const begun = surroundings()
  const crowds = await measureCrowds()
  const rehearsed = await rehearsedMemory()
  const result = (points: readonly Point[]): Measured => {
    const ended = surroundings()
    const about = {
      machine: machine(),
      begun: `${begun.when} UTC, load ${begun.load}`,
      ended: `${ended.when} UTC, load ${ended.load}`,
      versions: versions(['openssh-client', 'openssh-server']).join(', '),
    }
    return { about, cores: cpus().length, points, crowds, rehearsed }
  }
  const { points, failed } = await measurePoints(CELLS, so => writeMeasured(result(so)))
  if (failed > 0) process.exitCode = 1
  return handshakeTables(result(points), failed)
}
