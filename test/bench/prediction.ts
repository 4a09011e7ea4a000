/**
 * npm run bench:scale -- simulation: what the simulation says of the runs that were measured, which it has to meet, and
 * what it says of 100,000 hosts. It writes a part of docs/scale.md.
 */
import { type Constants, constants, costsOf } from './constants.js'
import { otherwise } from './handshake-tables.js'
import { type Measured, type Point, readMeasured, SILENCE } from './points.js'
import { type Answer, type Costs, type Question, simulate, simulateShards } from './simulate.js'
import { digits, table } from './table.js'

/** By how much a prediction may be off, either way. */
export const FACTOR = 1.25
const SEED = 20_100_000

/** What others took of the processors while it ran is what the run did not have. */
const coresLeft = (cores: number, { others }: Point) => Math.max(0.1, cores - others)

/** What a run would be, on the processors that others left to it, the hosts' work on the same ones. */
function asPredicted(costs: Costs, known: Constants, cores: number, point: Point): Answer {
  const seconds = known.host.value + (point.delay > 0 ? known.forwarder.value : 0)
  return simulate(point.keyExchange === 'usual' ? costs : { ...costs, ssh: known.curve25519.value }, {
    hosts: point.hosts,
    forks: point.forks,
    cores: coresLeft(cores, point),
    roundTrip: point.delay / 1000,
    host: { seconds, sigma: 0, on: 'the controller' },
    silent: point.silent,
    connectTimeout: SILENCE,
    retries: 0,
    behindOne: 0,
    seed: SEED,
  })
}

type Held = Readonly<{ what: string; predicted: number; measured: number; ratio: number }>
type Checked = Readonly<{ point: Point; held: readonly Held[] }>

/** Every run with what the simulation makes of it. */
export function check({ points, cores }: Measured, known: Constants): readonly Checked[] {
  const costs = costsOf(known)
  return points.map(point => {
    const { wall, cpu, connections, memory, processes } = asPredicted(costs, known, cores, point)
    const ownFiles = costs.ownFiles + point.connections * costs.ownFilesPerConnection
    const pairs: readonly (readonly [string, number, number])[] = [
      ['wall', wall, point.wall],
      ['cpu', cpu, point.client],
      ['connections', connections, point.connections],
      ['memory', memory, point.memory],
      ['processes', processes, point.processes],
      ['ownFiles', ownFiles, point.ownFiles],
    ]
    const held = pairs.map(([what, predicted, measured]) => ({
      what,
      predicted,
      measured,
      ratio: predicted / measured,
    }))
    return { point, held }
  })
}

/**
 * What is held to the factor. What a connection holds is known from ten of them on. Connections and processes are upper
 * bounds: how many hosts are just being left or begun is the system's to decide. So is memory where a run is so
 * small that the heap has not grown yet. Open files are those of as many connections as the run really had.
 */
const isHeld = ({ hosts, forks }: Point, { what, ratio }: Held) => {
  if (what === 'wall' || what === 'cpu') return true
  const bound = what === 'connections' || what === 'processes' || (what === 'memory' && hosts < 1000)
  return !(bound && ratio > 1) && (forks >= 10 || what === 'connections')
}

/** What is off by more than a factor. */
export const off = (checked: readonly Checked[], factor: number) =>
  checked.flatMap(({ point, held }) =>
    held
      .filter(one => isHeld(point, one) && !(one.ratio <= factor && one.ratio >= 1 / factor))
      .map(({ what, ratio }) => `${point.hosts} hosts, forks ${point.forks}: ${what} ${ratio.toFixed(2)}`),
  )

/** What is assumed of 100,000 hosts, and was not measured. */
const FLEET = {
  hosts: 100_000,
  roundTrip: 0.02,
  host: { seconds: 1, sigma: 0.5, on: 'its own' },
  silent: 1_000,
  connectTimeout: 15,
  retries: 0,
  behindOne: 0,
  seed: SEED,
} as const satisfies Partial<Question>

type Scenario = Readonly<{
  /** How many kvmups share the inventory, and the processors and forks of each. */
  kvmups: number
  cores: number
  forks: number
  otherwise?: string
  more?: Partial<Question>
  curve25519?: true
}>

const SCENARIOS: readonly Scenario[] = [
  { kvmups: 1, cores: 2, forks: 10 },
  { kvmups: 1, cores: 2, forks: 50 },
  { kvmups: 1, cores: 2, forks: 200 },
  { kvmups: 1, cores: 8, forks: 200 },
  { kvmups: 1, cores: 8, forks: 1000 },
  { kvmups: 1, cores: 32, forks: 1000 },
  { kvmups: 1, cores: 2, forks: 200, otherwise: 'curve25519', curve25519: true },
  { kvmups: 1, cores: 8, forks: 200, otherwise: '80 ms away', more: { roundTrip: 0.08 } },
  { kvmups: 1, cores: 8, forks: 200, otherwise: '10% silent', more: { silent: 10_000 } },
  { kvmups: 1, cores: 8, forks: 200, otherwise: 'all behind one jump host', more: { behindOne: 100_000 } },
  { kvmups: 4, cores: 2, forks: 50 },
  { kvmups: 4, cores: 2, forks: 200 },
  { kvmups: 10, cores: 2, forks: 200 },
  { kvmups: 10, cores: 8, forks: 200 },
  { kvmups: 100, cores: 2, forks: 50 },
]

const minutes = (seconds: number) => digits(seconds / 60)

function scenarioRow(known: Constants, scenario: Scenario): readonly string[] {
  const { kvmups, cores, forks, more, otherwise = '-', curve25519 } = scenario
  const costs = curve25519 ? { ...costsOf(known), ssh: known.curve25519.value } : costsOf(known)
  const answer = simulateShards(costs, { ...FLEET, forks, cores, ...more }, kvmups)
  return [
    ...[kvmups, cores, forks].map(String),
    otherwise,
    minutes(answer.wall),
    digits(FLEET.hosts / answer.wall),
    digits(answer.cpu / 3600),
    String(answer.connections),
    digits(answer.memory / 1024),
    digits(answer.processes),
    digits(answer.ownFiles),
  ]
}

const SCENARIO_HEAD = [
  'kvmups',
  'cores of each',
  'forks of each',
  'otherwise',
  'minutes',
  'hosts/s',
  'CPU hours of all',
  'connections of each',
  'GiB of each',
  'processes of each',
  'open files of each kvmup',
]

const constantRow = ({ what, value, unit, from }: Constants[keyof Constants]) => {
  const small = unit === 's' && value < 10
  return [what, small ? `${digits(1000 * value)} ms` : `${digits(value)} ${unit}`.trim(), from]
}

const heldCell = (point: Point, one: Held) => {
  const text = `${digits(one.predicted)} / ${digits(one.measured)} = ${one.ratio.toFixed(2)}`
  return isHeld(point, one) ? text : `(${text})`
}

const checkRow = ({ point, held }: Checked) => [
  String(point.hosts),
  String(point.forks),
  otherwise(point),
  ...held.map(one => heldCell(point, one)),
]

/** The part of bench:scale. A prediction that is off by more than the factor is told, and the command ends with 1. */
export async function simulation(): Promise<string> {
  const found = readMeasured()
  const known = constants(found)
  const checked = check(found, known)
  const far = off(checked, FACTOR)
  const head = [
    'hosts',
    'forks',
    'otherwise',
    'wall s',
    'client CPU s',
    'connections',
    'MiB',
    'processes',
    'files of kvmup',
  ]
  for (const one of far) process.stderr.write(`off by more than ${FACTOR}: ${one}\n`)
  if (far.length > 0) process.exitCode = 1
  return [
    'Constants:',
    table(['what', 'value', 'from'], Object.values(known).map(constantRow)),
    `Predicted / measured, in parentheses what is not held to it; off by more than ${FACTOR}: ${far.length === 0 ? 'none' : far.join('; ')}`,
    table(head, checked.map(checkRow)),
    '100,000 hosts, predicted:',
    table(
      SCENARIO_HEAD,
      SCENARIOS.map(scenario => scenarioRow(known, scenario)),
    ),
  ].join('\n\n')
}
