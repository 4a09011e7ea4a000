/** What a controller costs, each number with the runs that it is from. */
import { middle } from './numbers.js'
import type { Measured, Point } from './points.js'
import type { Costs } from './simulate.js'

export type Constant = Readonly<{ value: number; unit: string; what: string; from: string }>
export type Constants = Readonly<Record<keyof Costs | 'host' | 'forwarder' | 'curve25519', Constant>>

type Wanted = Pick<Point, 'hosts' | 'forks'> & Partial<Pick<Point, 'delay' | 'keyExchange'>>

/** Runs in which every host answered. @throws when none of these was measured */
function runs(points: readonly Point[], { hosts, forks, delay = 0, keyExchange = 'usual' }: Wanted) {
  const found = points.filter(
    one =>
      one.hosts === hosts &&
      one.forks === forks &&
      one.delay === delay &&
      one.keyExchange === keyExchange &&
      one.silent === 0,
  )
  if (found.length === 0) throw new Error(`not measured: ${hosts} hosts, forks ${forks}, ${delay} ms`)
  return found
}

/** The straight line that is nearest to the points: least squares. */
export function line(
  points: readonly (readonly [x: number, y: number])[],
): Readonly<{ at0: number; slope: number }> {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const over = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0)
  const slope = over / points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
  return { at0: y0 - slope * x0, slope }
}

const quickest = (of: readonly Point[]) => of.toSorted((a, b) => a.wall - b.wall).slice(0, 1)

const FORKS = '100 hosts, forks 10, 50, 100'

/** @throws when a run is missing */
export function constants({ points, rehearsed }: Measured): Constants {
  // Whatever else ran made the others slower.
  const near = quickest(runs(points, { hosts: 20, forks: 1 }))
  const far = quickest(runs(points, { hosts: 20, forks: 1, delay: 80 }))
  const fleet = [10, 50, 100].flatMap(forks => runs(points, { hosts: 100, forks }))
  const many = runs(points, { hosts: 1000, forks: 50 })
  const curve = runs(points, { hosts: 100, forks: 50, keyExchange: 'curve25519' })
  const mid = (of: readonly Point[], value: (point: Point) => number) => middle(of.map(value))
  const sshOf = (point: Point) => (point.client - point.node) / point.hosts
  // A host that is being left has no child of kvmup any more, and still an ssh: memory goes with the forks.
  const memoryPerConnection = line(fleet.map(one => [one.forks, one.memory])).slope
  const own = line(fleet.map(one => [one.connections, one.ownFiles]))
  const node = line([...near, ...fleet].map(one => [one.hosts, one.node]))
  const ssh = mid(fleet, sshOf)
  const plain = points.filter(one => one.delay === 0 && one.silent === 0 && one.forks > 1)
  const host = mid(plain, one => one.hostSide / one.hosts)
  const [nearWall, farWall] = [mid(near, one => one.wall), mid(far, one => one.wall)]
  const hostSide = (of: readonly Point[]) => mid(of, one => one.hostSide / one.hosts)
  const memoryPerHost = line(rehearsed.map(one => [one.hosts, one.memory])).slope
  const whole = mid(many, one => one.memory - one.forks * memoryPerConnection - one.hosts * memoryPerHost)
  const seconds = (value: number, what: string, from: string): Constant => ({ value, unit: 's', what, from })
  const count = (value: number, what: string): Constant => ({ value, unit: '', what, from: FORKS })
  const mebi = (value: number, what: string, from: string): Constant => ({ value, unit: 'MiB', what, from })
  return {
    start: seconds(node.at0, 'CPU of kvmup before and after all hosts', 'line over 20 and 100 hosts'),
    node: seconds(
      node.slope,
      'CPU of kvmup itself for a host, on its one thread',
      'line over 20 and 100 hosts',
    ),
    ssh: seconds(ssh, 'CPU of ssh for a host', FORKS),
    host: seconds(host, 'CPU of a host: its sshd and the probe', 'all of 50, 100, 1,000 hosts'),
    roundTrips: {
      value: (farWall - nearWall) / 20 / 0.08,
      unit: '',
      what: 'round trips of a login, the probe and its answer',
      from: '20 hosts, forks 1: 80 ms against 0 ms',
    },
    idle: seconds(
      Math.max(0, (nearWall - node.at0) / 20 - node.slope - ssh - hostSide(near)),
      'time of a host in which nobody computes',
      '20 hosts, forks 1, less the CPU above',
    ),
    forwarder: seconds(
      Math.max(0, hostSide(far) - hostSide(near)),
      'CPU of what delays, for a host (in the check alone)',
      '20 hosts, forks 1: 80 ms against 0 ms',
    ),
    curve25519: seconds(
      mid(curve, sshOf),
      'CPU of ssh for a host with `KexAlgorithms curve25519-sha256`',
      '100 hosts, forks 50',
    ),
    memory: mebi(
      whole,
      'memory of a kvmup whose heap has grown, without hosts and connections',
      '1,000 hosts, forks 50, less what follows',
    ),
    memoryPerConnection: mebi(
      memoryPerConnection,
      'memory of a connection: two ssh, and its share of kvmup',
      FORKS,
    ),
    memoryPerHost: mebi(
      memoryPerHost,
      'memory that a host leaves behind in kvmup',
      '1,000 and 10,000 rehearsal hosts',
    ),
    processesPerConnection: count(
      Math.max(...fleet.map(one => (one.processes - 1) / one.forks)),
      'processes of a connection, at the most',
    ),
    ownFiles: count(own.at0, 'open files of kvmup without connections'),
    ownFilesPerConnection: count(own.slope, 'open files of kvmup for a connection'),
  }
}

/** The numbers alone. */
export const costsOf = (found: Constants): Costs =>
  Object.fromEntries(Object.entries(found).map(([key, { value }]) => [key, value])) as Record<
    keyof Constants,
    number
  >
