/** What was measured, and what is said of it: medians, and ratios to the limit of the same round. */
import type { Cell, ToolName } from './cells.js'
import { middle } from './numbers.js'

export type Run = Readonly<{
  tool: ToolName
  round: number
  wall: number
  cpu: number
  memory: number
  /** Per host of the run, as the sshds logged them. */
  logins: number
  commands: number
}>
export type Result = Readonly<{ cell: Cell; runs: readonly Run[] }>
export type Spread = Readonly<{ median: number; least: number; most: number; count: number }>

export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined
  return {
    median: middle(values),
    least: Math.min(...values),
    most: Math.max(...values),
    count: values.length,
  }
}

export const runsOf = ({ runs }: Result, tool: ToolName) => runs.filter(run => run.tool === tool)

/** Wall time of `tool` in times of `base`, round by round; a tool that ran once is held against every round of the other. */
export function ratio(result: Result, tool: ToolName, base: ToolName): Spread | undefined {
  const [ours, theirs] = [runsOf(result, tool), runsOf(result, base)]
  const pairs = ours.flatMap(run => {
    const same = theirs.filter(({ round }) => round === run.round)
    return (ours.length === theirs.length ? same : theirs).map(other => run.wall / other.wall)
  })
  return spread(pairs)
}
