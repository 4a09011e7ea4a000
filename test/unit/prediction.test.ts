/** What is made of measured runs: the constants, and what holds them to the simulation. */
import { describe, expect, it } from 'vitest'
import { constants, costsOf, line } from '../bench/constants.js'
import { CELLS } from '../bench/handshakes.js'
import { type Measured, type Point, readMeasured, SILENCE } from '../bench/points.js'
import { check, FACTOR, off } from '../bench/prediction.js'
import { type Costs, simulate } from '../bench/simulate.js'

const COSTS: Costs = {
  start: 0.4,
  node: 0.012,
  ssh: 0.08,
  roundTrips: 9,
  idle: 0.03,
  memory: 40,
  memoryPerConnection: 1.5,
  memoryPerHost: 0.02,
  processesPerConnection: 2,
  ownFiles: 20,
  ownFilesPerConnection: 4,
}
const HOST = 0.13
const CURVE25519 = 0.02

/** So few that a run has all of its connections at once. */
const CORES = 2

/** A run of a controller that costs just that. */
function run({ hosts, forks, delay, silent, keyExchange }: (typeof CELLS)[number]): Point {
  const ssh = keyExchange === 'usual' ? COSTS.ssh : CURVE25519
  const answer = simulate(
    { ...COSTS, ssh },
    {
      ...{ hosts, forks, silent, roundTrip: delay / 1000, cores: CORES, connectTimeout: SILENCE, retries: 0 },
      ...{ host: { seconds: HOST, sigma: 0, on: 'the controller' }, behindOne: 0, seed: 1 },
    },
  )
  const { wall, cpu: client, connections, memory, processes, ownFiles } = answer
  return {
    ...{
      hosts,
      forks,
      delay,
      silent,
      keyExchange,
      wall,
      client,
      connections,
      memory,
      processes,
      ownFiles,
    },
    node: COSTS.start + COSTS.node * hosts,
    hostSide: HOST * (hosts - silent),
    others: 0,
    ...{ logins: hosts - silent, commands: hosts - silent, files: 0, journal: 0, longestLine: 0 },
  }
}

const measured: Measured = {
  about: { machine: '', begun: '', ended: '', versions: '' },
  cores: CORES,
  points: CELLS.filter(({ forks }) => forks <= 10 || forks === 50).map(run),
  crowds: [],
  rehearsed: [1_000, 10_000].map(hosts => ({ hosts, memory: COSTS.memory + COSTS.memoryPerHost * hosts })),
}

describe('constants', () => {
  it('are found again in the runs of a controller that costs just that', () => {
    const known = constants({ ...measured, points: CELLS.map(run) })
    for (const key of ['start', 'node', 'ssh', 'roundTrips', 'idle', 'processesPerConnection'] as const)
      expect(known[key].value, key).toBeCloseTo(COSTS[key], 2)
    expect(known.host.value).toBeCloseTo(HOST, 6)
    expect(known.curve25519.value).toBeCloseTo(CURVE25519, 6)
  })

  it('each say what they are and which runs they are from', () => {
    for (const { what, from } of Object.values(constants({ ...measured, points: CELLS.map(run) }))) {
      expect(what).not.toBe('')
      expect(from).toMatch(/hosts/)
    }
  })

  it('are refused when a run that they are made of is missing', () => {
    expect(() => constants(measured)).toThrow('not measured: 100 hosts, forks 100')
  })

  it('are the nearest line through what they are made of', () => {
    expect(line([0, 1, 2].map(x => [x, 3 * x + 1]))).toEqual({ at0: 1, slope: 3 })
  })
})

describe('the check', () => {
  const whole = { ...measured, points: CELLS.map(run) }

  it('finds nothing off in the runs of a controller that behaves as simulated', () => {
    expect(off(check(whole, constants(whole)), 1.1)).toEqual([])
  })

  it('names the run and what is off by more than the factor, either way', () => {
    const known = constants(whole)
    const [first, ...others] = whole.points
    if (!first) throw new Error('no points')
    const twice = { ...first, wall: 2 * first.wall, memory: first.memory / 2 }
    expect(off(check({ ...whole, points: [twice, ...others] }, known), 1.3)).toEqual([
      expect.stringMatching(/^1000 hosts, forks 50: wall 0\.\d+$/),
      expect.stringMatching(/^1000 hosts, forks 50: memory (?:1|2)\.\d+$/),
    ])
  })

  it('holds for the runs that were measured last', () => {
    const found = readMeasured()
    expect(off(check(found, constants(found)), FACTOR)).toEqual([])
    expect(costsOf(constants(found)).processesPerConnection).toBeGreaterThan(1)
  })
})
