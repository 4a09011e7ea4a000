/** What is to be measured: the command line of `npm run bench`. */
import { parseArgs } from 'node:util'
import { type Cell, cells, type ToolName, toolNames } from './cells.js'

export type Options = Readonly<{
  cells: readonly Cell[] /** Milliseconds after which no further cell is begun. */
  time: number
  whole: boolean
}>

const numbers = (text: string | undefined) =>
  text === undefined ? undefined : text.split(',').map(word => Number(word))

/** @throws on an option or a tool that is not known */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      hosts: { type: 'string' },
      forks: { type: 'string' },
      delay: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      minutes: { type: 'string' },
    },
  })
  const only = values.only?.split(',').map(known) ?? toolNames
  const [hosts, forks, delay] = [numbers(values.hosts), numbers(values.forks), numbers(values.delay)]
  const chosen = cells.filter(
    cell =>
      (hosts?.includes(cell.hosts) ?? true) &&
      (forks?.includes(cell.forks) ?? true) &&
      (delay?.includes(cell.delay) ?? true),
  )
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
  return {
    cells: chosen.map(cell => narrowed(cell, only, rounds)).filter(cell => cell.tools.length > 0),
    time: 60_000 * Number(values.minutes ?? 60),
    whole: Object.keys(values).every(name => name === 'minutes'),
  }
}

function known(name: string): ToolName {
  const found = toolNames.find(one => one === name)
  if (!found) throw new Error(`no tool "${name}"; there are ${toolNames.join(', ')}`)
  return found
}

const narrowed = (cell: Cell, only: readonly ToolName[], rounds: number | undefined): Cell => ({
  ...cell,
  tools: cell.tools
    .filter(({ name }) => only.includes(name))
    .map(({ name, rounds: usual }) => ({ name, rounds: rounds ?? usual })),
})
