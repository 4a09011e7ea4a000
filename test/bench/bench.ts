/**
 * npm run bench: how long kvmup and its peers take to look at the same hosts, beside what ssh alone takes.
 * As root on Debian 12. It writes docs/benchmarks.md; given a choice of cells or tools it prints what it measured.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, ToolName } from './cells.js'
import { type Fleet, startFleet, withoutNetem } from './fleet.js'
import { surroundings } from './machine.js'
import { measured } from './meter.js'
import { type Options, readOptions } from './options.js'
import { probeCost } from './probe-cost.js'
import { tables, writeReport } from './report.js'
import type { Result, Run } from './results.js'
import { site, tools } from './tools.js'

/** Runs that are no measurement, with what was said; the others go on. */
const failed: string[] = []

const say = (text: string) => process.stdout.write(`${text}\n`)

function installPeers() {
  const list = readFileSync(join(import.meta.dirname, 'apt.txt'), 'utf8')
  const names = list.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...names], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** @throws when the tool did not look at every host: then its time says nothing */
async function once(fleet: Fleet, cell: Cell, tool: ToolName, round: number): Promise<Run> {
  const place = site(fleet, cell)
  const before = fleet.counted()
  const cost = await measured(tools[tool].command(place))
  const reached = tools[tool].reached(cost)
  if (reached !== cell.hosts) {
    const said = `${cost.stdout.slice(-1500)}\n${cost.stderr.slice(-1500)}`
    throw new Error(`${tool} reached ${reached} of ${cell.hosts} hosts, exit code ${cost.code}:\n${said}`)
  }
  const after = fleet.counted()
  const { wall, cpu, memory } = cost
  const logins = (after.logins - before.logins) / cell.hosts
  const commands = (after.commands - before.commands) / cell.hosts
  return { tool, round, wall, cpu, memory, logins, commands }
}

/** Round by round, the tools in turn, each round beginning with another of them. */
async function measure(fleet: Fleet, cell: Cell): Promise<Result> {
  const runs: Run[] = []
  const rounds = Math.max(...cell.tools.map(tool => tool.rounds))
  for (let round = 0; round < rounds; round += 1) {
    const due = cell.tools.filter(tool => round < tool.rounds).map(({ name }) => name)
    const turn = round % due.length
    for (const tool of [...due.slice(turn), ...due.slice(0, turn)]) {
      const where = `${cell.hosts} hosts, forks ${cell.forks}, ${cell.delay} ms, round ${round + 1}: ${tool}`
      const run = await once(fleet, cell, tool, round).catch(error =>
        failed.push(`${where}: ${error.message}`),
      )
      if (typeof run === 'number') say(`${where} FAILED`)
      else {
        runs.push(run)
        say(`${where} ${run.wall.toFixed(2)} s, cpu ${run.cpu.toFixed(2)} s`)
      }
    }
  }
  return { cell, runs }
}

/** Cell by cell, while there is time. */
async function everything(fleet: Fleet, { cells, time }: Options): Promise<readonly Result[]> {
  const until = performance.now() + time
  const results: Result[] = []
  for (const cell of cells) if (performance.now() < until) results.push(await measure(fleet, cell))
  return results
}

const options = readOptions(process.argv.slice(2))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
installPeers()
const begun = surroundings()
const fleet = await startFleet(Math.max(...options.cells.map(cell => cell.hosts)))
try {
  const results = await everything(fleet, options)
  const ended = surroundings()
  const left = options.cells.length - results.length
  const report = { results, begun, ended, netem: withoutNetem(), probe: await probeCost(), failed, left }
  if (options.whole) writeReport(report)
  else say(tables(report))
} finally {
  fleet.stop()
}
if (failed.length > 0) {
  process.exitCode = 1
  process.stderr.write(`${failed.join('\n')}\n`)
}
