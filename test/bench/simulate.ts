/**
 * A controller on paper: kvmup's slots, its one thread, the pace of its logins, ssh on the controller's processors, the
 * way to the hosts and the hosts' own time. Pure, and the same for the same seed. The pace and the pauses between tries
 * are the program's own; everything else is a constant that was measured (constants.ts) or part of the question.
 */
import { PACE, reserve } from '../../src/engine/pace.js'
import { backoff } from '../../src/engine/retry.js'
import { seeded } from './numbers.js'
import { type Doing, processors, seats } from './processors.js'

/** What a controller costs; seconds, MiB, counts. */
export type Costs = Readonly<{
  /** Processor time before the first host. */
  start: number
  /** Of one host: processor time in kvmup itself, which has one thread, and in the ssh that it starts. */
  node: number
  ssh: number
  /** How often a login, the probe and its answer go to the host and back. */
  roundTrips: number
  /** What passes on a host in which nobody computes. */
  idle: number
  memory: number
  memoryPerConnection: number
  memoryPerHost: number
  /** At the most: one until it has logged in, then the one that shares it as well. */
  processesPerConnection: number
  /** Open files of kvmup itself. */
  ownFiles: number
  ownFilesPerConnection: number
}>

/** What is asked. */
export type Question = Readonly<{
  hosts: number
  forks: number
  cores: number
  /** Seconds. */
  roundTrip: number
  /**
   * What a login and the probe take on a host, in seconds: the median, and how they differ (sigma of the logarithm);
   * on the host's own processors, or, as on a loopback, on those of the controller.
   */
  host: Readonly<{ seconds: number; sigma: number; on: 'its own' | 'the controller' }>
  /** How many of the hosts, evenly among the others, take the connection and say nothing, or do not even take it. */
  silent: number
  connectTimeout: number
  retries: number
  /** How many hosts have one sshd in front of them all: a jump host. */
  behindOne: number
  seed: number
}>

export type Answer = Readonly<{
  /** Seconds by the clock, and of the controller's processors; the hosts' own work is not among them. */
  wall: number
  cpu: number
  /** Connections at once, from the first ssh to the end of the last, at the most, and what they hold. */
  connections: number
  memory: number
  processes: number
  ownFiles: number
  unreachable: number
}>

/** What becomes of each host; it does not depend on who asks when. */
function drawn({ hosts, host, silent, seed }: Question) {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const silentUpTo = (at: number) => Math.floor((at * silent) / hosts)
  return Array.from({ length: hosts }, (_, at) => ({
    silent: silentUpTo(at + 1) > silentUpTo(at),
    seconds: host.seconds * Math.exp(host.sigma * normal()),
    pauses: random(),
  }))
}

type Drawn = ReturnType<typeof drawn>[number]

/** One run of `kvmup verify`. */
export function simulate(costs: Costs, question: Question): Answer {
  const { forks, cores, roundTrip, host: kind, connectTimeout, retries, behindOne } = question
  const machine = processors(cores)
  const thread = seats(1)
  const hosts = drawn(question)
  const jump = way()
  const next = { host: 0, login: 0 }
  const count = { connections: 0, most: 0, unreachable: 0 }

  function* inKvmup(seconds: number): Doing {
    yield thread.take
    // It sleeps most of the time: when it wakes, the system lets it run before those that always want to.
    yield machine.compute(seconds, 'first')
    thread.give()
  }

  /** As src/engine/pace.ts: a seat on the way, then a moment that is nobody else's. */
  function* turn(on: ReturnType<typeof way>): Doing {
    yield on.limit.take
    const now = 1000 * machine.now()
    const [anywhere, here] = [reserve(next.login, now, PACE.anywhere), reserve(on.next, now, PACE.onWay)]
    next.login = anywhere.next
    on.next = here.next
    yield machine.wait((Math.max(anywhere.at, here.at) - now) / 1000)
  }

  function* connected(doing: Doing): Doing {
    count.connections += 1
    count.most = Math.max(count.most, count.connections)
    yield* doing
    count.connections -= 1
  }

  function* answering({ seconds }: Drawn, on: ReturnType<typeof way>): Doing {
    yield machine.compute(costs.ssh)
    yield machine.wait(costs.roundTrips * roundTrip + costs.idle)
    on.limit.give()
    yield kind.on === 'its own' ? machine.wait(seconds) : machine.compute(seconds)
  }

  function* silence({ pauses }: Drawn, on: ReturnType<typeof way>): Doing {
    for (let tried = 1; ; tried += 1) {
      yield machine.wait(connectTimeout)
      on.limit.give()
      if (tried > retries) break
      yield machine.wait(backoff(tried, pauses) / 1000)
      yield* turn(on)
    }
    count.unreachable += 1
  }

  function* work(host: Drawn, on: ReturnType<typeof way>): Doing {
    yield* host.silent ? silence(host, on) : answering(host, on)
    yield* inKvmup(costs.node / 2)
  }

  function* slot(): Doing {
    for (let at = next.host++; at < hosts.length; at = next.host++) {
      const host = hosts[at]
      if (!host) return
      const on = at < behindOne ? jump : way()
      yield* turn(on)
      yield* inKvmup(costs.node / 2)
      yield* connected(work(host, on))
    }
  }

  machine.begin(
    (function* () {
      yield* inKvmup(costs.start)
      for (let at = 0; at < forks; at += 1) machine.begin(slot())
    })(),
  )
  machine.run()
  return answer(costs, question, { ...count, wall: machine.now(), used: machine.used(), hosts })
}

/** One sshd: who may log in there at once, and when the next may begin, in milliseconds. */
const way = () => ({ limit: seats(PACE.atOnce), next: 0 })

type Run = Readonly<{
  wall: number
  used: number
  most: number
  unreachable: number
  hosts: readonly Drawn[]
}>

function answer(costs: Costs, { host }: Question, { wall, used, most, unreachable, hosts }: Run): Answer {
  const theirs = hosts.filter(({ silent }) => !silent).reduce((sum, { seconds }) => sum + seconds, 0)
  return {
    wall,
    cpu: used - (host.on === 'its own' ? 0 : theirs),
    connections: most,
    memory: costs.memory + most * costs.memoryPerConnection + hosts.length * costs.memoryPerHost,
    processes: 1 + most * costs.processesPerConnection,
    ownFiles: costs.ownFiles + most * costs.ownFilesPerConnection,
    unreachable,
  }
}

/**
 * Several kvmups, each with its share of the inventory and with processors of its own, that begin together: the clock
 * of the slowest, the most that one of them holds, the processor time of all.
 */
export function simulateShards(costs: Costs, question: Question, shards: number): Answer {
  const share = (count: number, at: number) =>
    Math.floor(((at + 1) * count) / shards) - Math.floor((at * count) / shards)
  const answers = Array.from({ length: shards }, (_, at) =>
    simulate(costs, {
      ...question,
      hosts: share(question.hosts, at),
      silent: share(question.silent, at),
      behindOne: share(question.behindOne, at),
      seed: question.seed + at,
    }),
  )
  const most = (key: keyof Answer) => Math.max(...answers.map(one => one[key]))
  const sum = (key: keyof Answer) => answers.reduce((total, one) => total + one[key], 0)
  return {
    wall: most('wall'),
    cpu: sum('cpu'),
    connections: most('connections'),
    memory: most('memory'),
    processes: most('processes'),
    ownFiles: most('ownFiles'),
    unreachable: sum('unreachable'),
  }
}
