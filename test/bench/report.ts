/** What docs/benchmarks.md says of the tools. */
import { type ToolName, toolNames } from './cells.js'
import { machine, type Surroundings, versions } from './machine.js'
import type { ProbeCost } from './probe-cost.js'
import { type Result, ratio, runsOf, type Spread, spread } from './results.js'
import { writeSection } from './section.js'
import { digits, table } from './table.js'

export type Report = Readonly<{
  results: readonly Result[]
  begun: Surroundings
  ended: Surroundings
  /** Why the kernel's own delay was not used. */
  netem: string | undefined
  probe: ProbeCost
  /** Runs that are left out, because not every host was reached. */
  failed: readonly string[]
  /** Cells for which there was no time. */
  left: number
}>

/** Puts the tables into the file. @throws when it has lost its markers */
export const writeReport = (report: Report): void => writeSection('benchmarks.md', 'measured', tables(report))

export const tables = (report: Report): string =>
  [about(report), targets(report.results), ...report.results.map(cellTable), probe(report.probe)]
    .filter(part => part !== '')
    .join('\n\n')

const shown = (found: Spread | undefined) => {
  if (!found) return '-'
  const { median, least, most, count } = found
  return count === 1 ? digits(median) : `${digits(median)} (${digits(least)}..${digits(most)})`
}

const about = ({ begun, ended, netem, failed, left }: Report) =>
  [
    `- machine: ${machine()}`,
    `- begun ${begun.when} UTC, load ${begun.load}; ended ${ended.when} UTC, load ${ended.load}`,
    `- versions: ${versions().join(', ')}`,
    `- delay: by test/bench/delay.ts${netem === undefined ? '' : `; the kernel has no netem (${netem})`}`,
    `- runs left out because a tool did not reach every host: ${failed.length}; cells left out for lack of time: ${left}`,
  ].join('\n')

function cellTable(result: Result): string {
  const { hosts, forks, delay } = result.cell
  const names = toolNames.filter(name => runsOf(result, name).length > 0)
  const rows = names.map(name => {
    const runs = runsOf(result, name)
    return [
      name,
      String(runs.length),
      shown(spread(runs.map(({ wall }) => wall))),
      shown(ratio(result, name, 'limit')),
      shown(spread(runs.map(({ cpu }) => cpu))),
      shown(spread(runs.map(({ memory }) => memory))),
      shown(spread(runs.map(({ logins }) => logins))),
      shown(spread(runs.map(({ commands }) => commands))),
    ]
  })
  const head = [
    'tool',
    'rounds',
    'wall s',
    '× limit',
    'client CPU s',
    'client MiB',
    'logins/host',
    'commands/host',
  ]
  return `### ${hosts} hosts, forks ${forks}, delay ${delay} ms\n\n${table(head, rows)}`
}

/** What the targets speak of: 50 hosts and forks 10. */
function targets(results: readonly Result[]): string {
  const main = results.find(({ cell }) => cell.hosts === 50 && cell.forks === 10 && cell.delay === 0)
  const far = results.find(({ cell }) => cell.hosts === 50 && cell.forks === 10 && cell.delay > 0)
  if (!main) return ''
  const faster = (name: ToolName, least: number) => {
    const found = ratio(main, name, 'verify')
    return [
      `${name} takes ≥ ${least} × as long as verify`,
      shown(found),
      verdict(found, value => value >= least),
    ]
  }
  const toLimit = ratio(main, 'verify', 'limit')
  const commands = far && spread(runsOf(far, 'verify').map(run => run.commands))
  const rows = [
    ['verify takes ≤ 1.15 × the limit', shown(toLimit), verdict(toLimit, value => value <= 1.15)],
    faster('ansible', 30),
    faster('ansible-mitogen', 8),
    [
      'at 80 ms: commands after the login of a host = 1',
      shown(commands),
      verdict(commands, value => value === 1),
    ],
  ]
  return `### Targets, at 50 hosts and forks 10\n\n${table(['target', 'measured', 'met'], rows)}`
}

const verdict = (found: Spread | undefined, met: (value: number) => boolean) =>
  found === undefined ? 'not measured' : met(found.median) ? 'yes' : '**no**'

const milliseconds = (found: Spread | undefined) =>
  found === undefined
    ? '-'
    : shown({ ...found, median: found.median * 1e3, least: found.least * 1e3, most: found.most * 1e3 })

const probe = ({ cpu, wall, programs, processes, text, sent }: ProbeCost) =>
  `### The probe on this machine\n\n${table(
    ['CPU ms', 'wall ms', 'programs started', 'processes', 'characters', 'sent as'],
    [
      [
        milliseconds(cpu),
        milliseconds(wall),
        String(programs),
        String(processes),
        String(text),
        String(sent),
      ],
    ],
  )}`
