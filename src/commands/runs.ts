/** `kvmup runs`: earlier runs and how they ended, and the recap of one of them once more, from its journal. */
import type { HostResult } from '../engine/events.js'
import { EVENT_VERSION } from '../engine/events.js'
import { EXIT } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import { msg, text } from '../messages/message.js'
import { completeLines } from '../report/journal-lines.js'
import { type Ending, type Found, recorded, recordedRuns } from '../report/journal-read.js'
import { recap } from '../report/recap.js'
import { clean } from '../text.js'
import type { RawOptions } from './options.js'
import type { Terminal } from './terminal.js'

/** `ok=28 unreachable=2`. */
const counts = (ending: Extract<Ending, { how: 'ended' }>) =>
  Object.entries(ending.hosts)
    .map(([status, count]) => `${status}=${count}`)
    .join(' ')

const how = (ending: Ending): string => {
  if (ending.how !== 'ended') return ending.how
  return `${ending.interrupted ? 'interrupted' : 'ended'}  exit ${ending.exit}  ${counts(ending)}`
}

/** As the clock of this machine shows it: `2026-11-25 21:41`. */
function local(time: string): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return '?'
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const row = ({ id, purpose, head, ending }: Found): string => {
  const when = head ? local(head.time) : '-'
  const hosts = head ? text(msg('runs.hosts', { hosts: head.hosts.length })) : '-'
  return [id, when, purpose.padEnd(6), hosts, head ? how(ending) : 'unreadable'].join('  ')
}

/** The same for programs. */
const object = ({ id, file, purpose, head, ending }: Found) => ({
  id,
  file,
  purpose,
  ...(head ? { time: head.time, program: head.program, hosts: head.hosts.length } : {}),
  ...(ending.how === 'ended' ? { counts: ending.hosts, exit: ending.exit } : {}),
  how: head ? (ending.how === 'ended' && ending.interrupted ? 'interrupted' : ending.how) : 'unreadable',
})

/** Every run of which there is a journal, newest first. */
export async function listRuns(options: RawOptions, terminal: Terminal): Promise<number> {
  let any = false
  for (const run of recordedRuns()) {
    any = true
    terminal.out(options.json ? `${JSON.stringify(object(run))}\n` : `${row(run)}\n`)
  }
  if (!any && !options.json) terminal.out(`${text(msg('runs.none'), terminal.language)}\n`)
  return EXIT.ok
}

/** A run whose journal can be read. */
type Readable = Found & Readonly<{ head: NonNullable<Found['head']> }>

/** The newest run that is wanted; undefined when there is none. */
export function lastRun(wanted: (run: Readable) => boolean): Readable | undefined {
  for (const run of recordedRuns()) {
    const { head } = run
    if (head && wanted({ ...run, head })) return { ...run, head }
  }
  return undefined
}

/**
 * The run with this id, a beginning of it that only one has, or the `last` one.
 * @throws UsageError when there is none, several, or its journal cannot be read
 */
export function runCalled(which: string): Readable {
  const all = [...recordedRuns()]
  const exact = all.filter(({ id }) => id === which)
  const hits = exact.length > 0 ? exact : all.filter(({ id }) => id.startsWith(which))
  const [run, another] = which === 'last' ? all.slice(0, 1) : hits
  if (!run) throw new UsageError(msg('usage.no-run', { which: clean(which) }), msg('usage.no-run.hint'))
  if (another) throw new UsageError(msg('usage.runs', { which: clean(which) }), msg('usage.no-run.hint'))
  const { head } = run
  if (!head)
    throw new UsageError(msg('usage.unreadable-run', { file: run.file }), msg('usage.unreadable-run.hint'))
  return { ...run, head }
}

/** A host that the journal tells no end of. */
function open(host: string, started: ReadonlySet<string>, { how }: Ending): HostResult {
  const because = how === 'running' ? 'runs.under-way' : started.has(host) ? 'runs.no-end' : 'runs.no-start'
  return { host, status: 'skipped', because: msg(because), tasks: [], ms: 0 }
}

/** The recap of one run once more; with --json its journal's lines. */
export async function showRun(which: string, options: RawOptions, terminal: Terminal): Promise<number> {
  const { head, file, ending } = runCalled(which)
  if (options.json) {
    for await (const line of completeLines(file)) terminal.out(`${inert(line)}\n`)
    return EXIT.ok
  }
  const { started, results } = await recorded(file)
  const where = [...head.targets, ...head.inventory.map(from => `-i ${from}`)].join(' ')
  terminal.out(`${local(head.time)}  ${head.controller}  ${head.purpose} ${where}  ${how(ending)}\n`)
  const view = recap({
    write: terminal.out,
    language: terminal.language,
    colour: terminal.colour,
    charset: terminal.charset,
    detail: 'brief',
  })
  const { purpose, program, hosts } = head
  view.on({ type: 'run-start', version: EVENT_VERSION, program, purpose, hosts, tasks: [], journal: file })
  view.on({
    type: 'recap',
    hosts: hosts.map(host => results.get(host) ?? open(host, started, ending)),
    exit: ending.how === 'ended' ? ending.exit : EXIT.failed,
    interrupted: ending.how === 'ended' && ending.interrupted,
  })
  await view.end()
  return EXIT.ok
}

/** A line as it is, unless something in it could act on a terminal: kvmup writes none such, a hand may have. */
const inert = (line: string) => (clean(line) === line ? line : clean(line).replace(/\n/g, ' '))
