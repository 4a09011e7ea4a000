/** The controller on paper: what must hold of it, whatever its constants are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PACE } from '../../src/engine/pace.js'
import { type Costs, type Question, simulate, simulateShards } from '../bench/simulate.js'

const COSTS: Costs = {
  start: 0.5,
  node: 0.01,
  ssh: 0.05,
  roundTrips: 8,
  idle: 0.02,
  memory: 40,
  memoryPerConnection: 2,
  memoryPerHost: 0.01,
  processesPerConnection: 2,
  ownFiles: 20,
  ownFilesPerConnection: 4,
}
const QUESTION: Question = {
  hosts: 200,
  forks: 20,
  cores: 4,
  roundTrip: 0.02,
  host: { seconds: 1, sigma: 0.5, on: 'its own' },
  silent: 0,
  connectTimeout: 15,
  retries: 0,
  behindOne: 0,
  seed: 1,
}
const ask = (question: Partial<Question> = {}, costs: Partial<Costs> = {}) =>
  simulate({ ...COSTS, ...costs }, { ...QUESTION, ...question })

/** A host alone, with nobody beside it, in seconds. */
const alone = ({ roundTrip, host }: Question) =>
  COSTS.node + COSTS.ssh + COSTS.idle + COSTS.roundTrips * roundTrip + host.seconds

const FEW = { numRuns: 40 }
const questions = fc.record({
  hosts: fc.integer({ min: 1, max: 120 }),
  forks: fc.integer({ min: 1, max: 60 }),
  cores: fc.integer({ min: 1, max: 16 }),
  roundTrip: fc.double({ min: 0, max: 0.3, noNaN: true }),
  seed: fc.integer(),
})

describe('a simulated controller', () => {
  it('answers the same for the same seed, and about the same for another', () => {
    expect(ask()).toEqual(ask())
    const [one, other] = [ask().wall, ask({ seed: 2 }).wall]
    expect(other).not.toBe(one)
    expect(other / one).toBeCloseTo(1, 0)
  })

  it('with one fork takes what its hosts take one after another', () => {
    const question = { ...QUESTION, forks: 1, hosts: 30, host: { ...QUESTION.host, sigma: 0 } }
    expect(ask(question).wall).toBeCloseTo(COSTS.start + 30 * alone(question), 6)
  })

  it('adds to a host the round trips of a login and nothing else', () => {
    const one = { forks: 1, hosts: 1 }
    const added = ask({ ...one, roundTrip: 0.1 }).wall - ask({ ...one, roundTrip: 0 }).wall
    expect(added).toBeCloseTo(COSTS.roundTrips * 0.1, 9)
  })

  it('is not slower with more forks, but for the last host', () => {
    return fc.assert(
      fc.property(questions, question => {
        const longest = alone({ ...QUESTION, ...question }) * Math.exp(4 * QUESTION.host.sigma)
        expect(ask({ ...question, forks: 2 * question.forks }).wall).toBeLessThan(
          ask(question).wall + longest,
        )
      }),
      FEW,
    )
  })

  it('is never faster than its processors, its one thread, and the pace of logins allow', () => {
    return fc.assert(
      fc.property(questions, question => {
        const { wall, cpu } = ask(question)
        expect(cpu).toBeCloseTo(COSTS.start + question.hosts * (COSTS.node + COSTS.ssh), 6)
        expect(wall * question.cores).toBeGreaterThanOrEqual(cpu - 1e-6)
        expect(wall).toBeGreaterThanOrEqual(COSTS.start + question.hosts * COSTS.node - 1e-6)
        expect(wall).toBeGreaterThanOrEqual(((question.hosts - 1) * PACE.anywhere) / 1000 - 1e-6)
      }),
      FEW,
    )
  })

  it('gains nothing from more processors when its one thread is what holds it', () => {
    const slow = { node: 0.5, ssh: 0.01 }
    expect(ask({ cores: 64, forks: 200 }, slow).wall / ask({ cores: 4, forks: 200 }, slow).wall).toBeCloseTo(
      1,
      1,
    )
  })

  it('is half as fast on half of the processors when ssh is what holds it', () => {
    const busy = { forks: 100, roundTrip: 0, host: { seconds: 0, sigma: 0, on: 'its own' } } as const
    const on = (cores: number) => ask({ ...busy, cores }, { start: 0, idle: 0 }).wall
    expect(on(1) / on(2)).toBeCloseTo(2, 1)
  })

  it('is slowed down by hosts that work on its own processors', () => {
    const host = { seconds: 1, sigma: 0 }
    const beside = ask({ host: { ...host, on: 'the controller' } })
    const far = ask({ host: { ...host, on: 'its own' } })
    expect(beside.wall).toBeGreaterThanOrEqual(200 / QUESTION.cores)
    expect(beside.wall).toBeGreaterThan(far.wall)
    expect(beside.cpu).toBeCloseTo(far.cpu, 6)
  })

  it('never has more connections than forks, and holds what they cost', () => {
    return fc.assert(
      fc.property(questions, question => {
        const { connections, memory, processes, ownFiles } = ask(question)
        expect(connections).toBeLessThanOrEqual(Math.min(question.forks, question.hosts))
        expect(connections).toBeGreaterThan(0)
        expect(memory).toBeCloseTo(40 + 2 * connections + 0.01 * question.hosts, 6)
        expect(processes).toBe(1 + 2 * connections)
        expect(ownFiles).toBe(20 + 4 * connections)
      }),
      FEW,
    )
  })

  it('begins no more logins at one sshd than its pace, whatever the forks', () => {
    const many = { hosts: 100, forks: 100, cores: 64 }
    const behind = ask({ ...many, behindOne: 100 })
    expect(behind.wall).toBeGreaterThanOrEqual((99 * PACE.onWay) / 1000)
    expect(ask(many).wall).toBeLessThan(behind.wall)
  })
})

describe('a host that says nothing', () => {
  it('keeps its slot until it is given up', () => {
    const { wall, unreachable } = ask({ hosts: 10, silent: 10, forks: 1 })
    expect(unreachable).toBe(10)
    expect(wall).toBeCloseTo(COSTS.start + 10 * (15 + COSTS.node), 6)
  })

  it('keeps it for every further try, and the pause before it', () => {
    const mute = { hosts: 1, silent: 1, forks: 1 }
    // One and two seconds, each spread by half.
    const twice = ask({ ...mute, retries: 2 }).wall - ask({ ...mute, retries: 0 }).wall
    expect(twice).toBeGreaterThanOrEqual(2 * 15 + 1.5)
    expect(twice).toBeLessThanOrEqual(2 * 15 + 4.5)
  })

  it('holds nobody up as long as there are forks beside it', () => {
    const some = { hosts: 200, silent: 2, forks: 200, connectTimeout: 2 }
    expect(ask(some).wall).toBeLessThan(ask({ ...some, forks: 1 }).wall / 10)
    expect(ask(some).unreachable).toBe(2)
  })
})

describe('several controllers', () => {
  it('take the share of each, and no host is lost or counted twice', () => {
    return fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), (hosts, shards) => {
        const silent = Math.floor(hosts / 10)
        const { unreachable, cpu } = simulateShards(
          COSTS,
          { ...QUESTION, hosts, silent, connectTimeout: 1 },
          shards,
        )
        expect(unreachable).toBe(silent)
        const answering = (hosts - silent) * COSTS.ssh
        expect(cpu).toBeCloseTo(shards * COSTS.start + hosts * COSTS.node + answering, 6)
      }),
      FEW,
    )
  })

  it('are done when the slowest is, ten of them in about a tenth of the time', () => {
    const many = { ...QUESTION, hosts: 2000, host: { ...QUESTION.host, sigma: 0 } }
    expect(simulate(COSTS, many).wall / simulateShards(COSTS, many, 10).wall).toBeGreaterThan(8)
  })
})
