/** From the command line to what one run works on: which hosts, named by whom, and who is told afterwards. */
import type { Purpose } from '../engine/events.js'
import type { Host } from '../inventory/host.js'
import { choose } from '../inventory/select.js'
import type { Reports } from '../report/reports.js'
import { type RawOptions, wished } from './options.js'
import type { Terminal } from './terminal.js'

/** The hosts of a run, the words of the command line that named them, and what the command leaves behind. */
export type Selected = Readonly<{ hosts: readonly Host[]; targets: readonly string[]; reports: Reports }>

const NO_REPORTS: Reports = { on: () => {}, end: async () => {}, trouble: () => [] }

/** The reports of a command, over all of its runs. @throws UsageError before any host is touched */
export async function reportsOf(options: RawOptions, terminal: Terminal): Promise<Reports> {
  if (options.report === undefined && options.attest === undefined) return NO_REPORTS
  const { reports, wantedReports } = await import('../report/reports.js')
  return reports(await wantedReports(options), terminal.language)
}

/** @throws UsageError */
export async function select(
  purpose: Purpose,
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
): Promise<Selected> {
  const choice = choose({ targets, ...options })
  const told = { targets, reports: await reportsOf(options, terminal) }
  const names =
    options.rerun === undefined
      ? choice.chosen
      : await (await import('./rerun.js')).rerun(options.rerun, purpose, choice, terminal)
  return { hosts: wished(choice.hosts(names), options), ...told }
}

/** What the journal keeps of the command line. */
export const given = (targets: readonly string[], { inventory, limit }: RawOptions) => ({
  targets,
  inventory: inventory ?? [],
  ...(limit === undefined ? {} : { limit }),
})
