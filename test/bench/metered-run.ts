/** One run of the built program over a fleet of rehearsal hosts, measured from within, and its view as it came out. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { JournalEnd, JournalLine } from '../../src/report/journal-line.js'
import { type Counts, type Fleet, homeEnv } from './seeded-fleet.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')
const METER = join(import.meta.dirname, 'loop-meter.cjs')
/** How many hosts are at work at once. */
export const FORKS = 100
/** A window as people have them. */
const WINDOW = 'stty rows 40 cols 120'

/** Milliseconds: by the wall, and those in which the main thread was on a processor. */
export type Block = Readonly<{ wall: number; cpu: number }>
/** What loop-meter.cjs writes: milliseconds and bytes. */
export type Meter = Readonly<{
  wall: number
  cpu: number
  rss: number
  longest: Readonly<Record<'before' | 'run' | 'after', Block>>
  p99: number
  heap: number
}>

export const VIEWS = ['lines', 'tree', 'json', 'lines and a report'] as const
export type ViewName = (typeof VIEWS)[number]

export type Metered = Readonly<{
  view: ViewName
  hosts: number
  meter: Meter
  /** The longest time from the end of a host to the view's telling of it, in milliseconds. */
  late: number
}>

const ARGS: Readonly<Record<ViewName, readonly string[]>> = {
  lines: ['--plain'],
  tree: [],
  json: ['--json'],
  'lines and a report': ['--plain'],
}

function start(home: string, view: ViewName, { inventory }: Fleet, hosts: number): ChildProcess {
  const meter = join(home, 'meter.json')
  const report = view === 'lines and a report' ? ['--report', `json=${join(home, 'report.json')}`] : []
  const argv = [
    process.execPath,
    '--expose-gc',
    '--require',
    METER,
    CLI,
    ...['apply', '--yes', '--forks', String(FORKS), '-i', inventory, ...ARGS[view], ...report],
  ]
  const env = {
    ...homeEnv(home),
    TERM: 'xterm-256color',
    KVMUP_METER: meter,
    KVMUP_METER_HOSTS: String(hosts),
  }
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  if (view !== 'tree') return spawn(argv[0] ?? '', argv.slice(1), { env, stdio: [...stdio] })
  const words = argv.map(word => `'${word}'`).join(' ')
  return spawn('script', ['-qefc', `${WINDOW}; exec ${words}`, '/dev/null'], { env, stdio: [...stdio] })
}

/** What a view has told until when: lines by host, or how many hosts have ended. */
type Heard = {
  lines: number
  readonly told: Map<string, number>
  readonly frames: [at: number, done: number][]
}

const HOST = /^(kvm\d+\.example\.net) /
const HOST_END = /"type":"host-end","result":\{"host":"([^"]+)"/
const DONE = / (\d+)\/\d+ /g

function listener(view: ViewName, heard: Heard): (line: string, at: number) => void {
  let over = false
  if (view === 'json')
    return (line, at) => {
      heard.lines += 1
      const host = HOST_END.exec(line.slice(0, 300))?.[1]
      if (host !== undefined) heard.told.set(host, at)
    }
  return (line, at) => {
    const host = HOST.exec(line)?.[1]
    // The troubles, and then the recap, begin with an empty line.
    over ||= line === ''
    if (over || host === undefined) return
    heard.lines += 1
    heard.told.set(host, at)
  }
}

/** Reads what the program writes as it comes. */
async function hear(child: ChildProcess, view: ViewName): Promise<Heard & { last: string }> {
  const heard: Heard = { lines: 0, told: new Map(), frames: [] }
  const line = listener(view, heard)
  let rest = ''
  let last = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const at = Date.now()
    last = (last + text).slice(-4000)
    if (view === 'tree') {
      for (const [, done] of text.matchAll(DONE)) heard.frames.push([at, Number(done)])
      return
    }
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) line(one, at)
  })
  await once(child, 'close')
  return { ...heard, last }
}

/** What the journal has of the run: when each host ended, how many lines views are to make of it, and its end. */
type Journal = Readonly<{ ends: ReadonlyMap<string, number>; lines: number; events: number; end: JournalEnd }>

/** The lines that the line view makes of an event. */
function linesOf(event: JournalLine): number {
  if (event.type === 'task-end') return 1 + (event.result.notes?.length ?? 0)
  if (event.type === 'host-end') return event.result.because ? 1 : 0
  if (event.type === 'action-end') return event.output.code === 0 ? 0 : 1
  return ['task-start', 'action-start', 'action-lost', 'host-retry'].includes(event.type) ? 1 : 0
}

async function journalOf(home: string): Promise<Journal> {
  const runs = join(home, 'state', 'kvmup', 'runs')
  const file = readdirSync(runs).find(name => name.endsWith('.ndjson')) ?? ''
  const ends = new Map<string, number>()
  let [lines, events] = [0, 0]
  let end: JournalEnd | undefined
  for await (const text of createInterface({ input: createReadStream(join(runs, file)) })) {
    events += 1
    const type = /"type":"([a-z-]+)"/.exec(text.slice(0, 200))?.[1]
    // As long as all others together, and neither tells a view anything new.
    if (type === 'recap' || type === 'host-plan') continue
    const event: JournalLine = JSON.parse(text)
    lines += linesOf(event)
    if (event.type === 'host-end') ends.set(event.result.host, Date.parse(event.time))
    if (event.type === 'end') end = event
  }
  if (!end) throw new Error(`${file} has no end`)
  // Head and end are the journal's own.
  return { ends, lines, events: events - 2, end }
}

/** Milliseconds from each end to the first word of it. */
function lateness(view: ViewName, { told, frames }: Heard, { ends }: Journal): readonly number[] {
  if (view !== 'tree') return [...ends].map(([host, at]) => (told.get(host) ?? Number.NaN) - at)
  const times = [...ends.values()].toSorted((a, b) => a - b)
  let frame = 0
  return times.map((at, index) => {
    while (frame < frames.length && (frames[frame]?.[1] ?? 0) <= index) frame += 1
    return (frames[frame]?.[0] ?? Number.NaN) - at
  })
}

const same = (a: Counts, b: Counts) =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted())

/** Another outcome than the seeded one, or a view that lacks anything, is no measurement. @throws Error */
function check(
  view: ViewName,
  fleet: Fleet,
  heard: Heard & { last: string },
  journal: Journal,
  code: number,
) {
  const told = JSON.stringify(journal.end.hosts)
  if (!same(journal.end.hosts, fleet.expected) || code !== 3 || journal.end.exit !== 3)
    throw new Error(`${view}: exit ${code}, ${told} instead of ${JSON.stringify(fleet.expected)}`)
  const expected = view === 'json' ? journal.events : journal.lines
  if (view !== 'tree' && heard.lines !== expected)
    throw new Error(`${view}: ${heard.lines} lines instead of ${expected}`)
  for (const [status, count] of view === 'json' ? [] : Object.entries(fleet.expected))
    if (!heard.last.includes(`${status}=${count}`))
      throw new Error(`${view}: the recap lacks ${status}=${count}`)
}

/**
 * Applies the playbook to the fleet under this view. The states of its hosts are used up by it.
 * @throws Error when the run or its view was not what was seeded
 */
export async function metered(home: string, view: ViewName, fleet: Fleet, hosts: number): Promise<Metered> {
  const runs = join(home, 'state', 'kvmup', 'runs')
  rmSync(runs, { recursive: true, force: true })
  mkdirSync(runs, { recursive: true })
  const child = start(home, view, fleet, hosts)
  const heard = await hear(child, view)
  const journal = await journalOf(home)
  check(view, fleet, heard, journal, child.exitCode ?? -1)
  const late = Math.max(...lateness(view, heard, journal))
  if (Number.isNaN(late)) throw new Error(`${view}: a host was never told of`)
  return { view, hosts, meter: JSON.parse(readFileSync(join(home, 'meter.json'), 'utf8')), late }
}
