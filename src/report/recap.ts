/** The last word of a run for people: every host once, what needs a person, and where to read more. */

import { codeOf } from '../catalogue/catalogue.js'
import { monotonic } from '../clock.js'
import type { Event, Evidence, HostResult, Purpose, TaskResult } from '../engine/events.js'
import { type Message, msg, text } from '../messages/message.js'
import { inSlices } from '../turn.js'
import { changedKeys, listChangedKeys } from './changed-keys.js'
import { command } from './lines.js'
import { paint, paintStatus } from './paint.js'
import { counts, tally } from './tally.js'
import type { Look, View } from './view.js'

const STATUS_WIDTH = 'unreachable'.length
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)}s`
/** What the recap tells about again, in full. */
const TOLD: readonly string[] = ['failed', 'blocked', 'differs', 'change', 'deferred']

/** What apply will do is no trouble that wants explaining. */
const PROPOSED: readonly string[] = ['change', 'deferred']

/** Written when the view is ended, in slices: a fleet's table has as many lines as the fleet has hosts. */
export function recap(look: Look): View {
  // Made when the run begins; what is told at its end comes late.
  const started = monotonic()
  let purpose: Purpose = 'apply'
  let journal = ''
  let over: Extract<Event, { type: 'recap' }> | undefined
  const say = (message: Message) => text(message, look.language)
  const evidence = (one: Evidence) => {
    look.write(`    $ ${command(one.argv)}  (exit ${one.code})\n`)
    for (const line of one.tail) look.write(`    | ${line}\n`)
  }
  const trouble = (
    host: string,
    what: string,
    status: TaskResult['status'] | HostResult['status'],
    because: Message,
    hint?: Message,
  ) => {
    look.write(`\n${paint(look, 'bold', host)}  ${what}  ${paintStatus(look, status)}\n    ${say(because)}\n`)
    if (hint) look.write(`    ${paint(look, 'cyan', '→')} ${say(hint)}\n`)
    const code = PROPOSED.includes(status) ? undefined : codeOf(because, hint)
    if (code) look.write(`      ${paint(look, 'dim', `kvmup explain ${code}`)}\n`)
  }
  /** What is the same on several hosts is told once. */
  const details = (names: string, host: HostResult) => {
    if (host.because) trouble(names, '-', host.status, host.because, host.hint)
    for (const task of told(host)) {
      trouble(
        names,
        task.task,
        task.status,
        task.because,
        task.actions ? undefined : (task.expects ?? task.hint),
      )
      for (const argv of task.actions ?? []) look.write(`    $ ${command(argv)}\n`)
      if (task.evidence) evidence(task.evidence)
    }
  }
  const on = (event: Event) => {
    if (event.type === 'run-start') {
      journal = event.journal
      purpose = event.purpose
    }
    if (event.type === 'recap') over = event
  }
  const end = async () => {
    if (over === undefined) return
    const event = over
    over = undefined
    const needPerson = new Set(event.hosts.filter(({ status }) => status !== 'ok' && status !== 'changed'))
    const changed = changedKeys(event.hosts)
    const listed = new Set(changed)
    const others = [...needPerson].filter(host => !listed.has(host))
    await inSlices(await alike(others), ([names, host]) => details(names, host))
    listChangedKeys(look, changed)
    const shown = look.detail === 'quiet' ? [...needPerson] : event.hosts
    if (shown.length > 0) await table(look, shown, needPerson)
    if (look.detail === 'quiet')
      look.write(`${purpose}  ${total(event.hosts)}  ${seconds(monotonic() - started)}\n`)
    else if (event.hosts.length > 1) look.write(`${say(totalOf(purpose, event.hosts))}\n`)
    if (event.interrupted) look.write(`${say(msg('view.interrupted'))}\n`)
    if (needPerson.size > 0 || event.interrupted)
      look.write(`${say(msg('view.journal', { file: journal }))}\n`)
  }
  return { on, end }
}

const isBlocked = ({ tasks }: HostResult) => tasks.some(({ status }) => status === 'blocked')

/** A blocked host is not touched: what would be done there once it is mended only hides what is in the way. */
const told = (host: HostResult) =>
  host.tasks.filter(({ status }) => TOLD.includes(status) && !(isBlocked(host) && PROPOSED.includes(status)))

/** Names in a heading; the table has them all. */
const NAMED = 3

/** Hosts of which the same is to be told: their names, and one of them. In the order of the first of each. */
async function alike(
  hosts: readonly HostResult[],
): Promise<readonly (readonly [names: string, host: HostResult])[]> {
  const groups = new Map<string, HostResult[]>()
  await inSlices(hosts, host => {
    const same = JSON.stringify([host.status, host.because, host.hint, told(host)])
    const group = groups.get(same)
    if (group) group.push(host)
    else groups.set(same, [host])
  })
  return [...groups.values()].flatMap(group => {
    const [host] = group
    const names = group.slice(0, NAMED).map(one => one.host)
    const more = group.length > NAMED ? ` +${group.length - NAMED}` : ''
    return host ? [[`${names.join(', ')}${more}`, host] as const] : []
  })
}

/** A line for each host: what became of it. */
async function table(
  look: Look,
  hosts: readonly HostResult[],
  needPerson: ReadonlySet<HostResult>,
): Promise<void> {
  const width = Math.max(...hosts.map(({ host }) => host.length))
  look.write(`\n${paint(look, 'bold', 'recap')}\n`)
  await inSlices(hosts, host => {
    const status = paintStatus(look, host.status, STATUS_WIDTH)
    const last = host.tasks.at(-1)
    // The last task is the proof: what it found is what the run was for.
    const silent = needPerson.has(host) || !last || last.because.id === 'run.not-reached'
    const proof = silent ? '' : `  ${text(last.because, look.language)}`
    look.write(
      `${host.host.padEnd(width)}  ${status}  ${seconds(host.ms).padStart(7)}  ${counts(host)}${proof}\n`,
    )
  })
}

/** The last line of several hosts, where a table of many has pushed everything else off the screen. */
function totalOf(purpose: Purpose, hosts: readonly HostResult[]): Message {
  const counted = { counts: total(hosts).replaceAll(' ', ', ') }
  if (purpose === 'apply') return msg('view.total', counted)
  const differs = hosts.some(({ status }) => status === 'differs')
  return msg(differs ? 'view.total.differs' : 'view.total.looked', counted)
}

const total = (hosts: readonly HostResult[]) =>
  `hosts=${hosts.length} ${tally(status => hosts.filter(host => host.status === status).length)}`
