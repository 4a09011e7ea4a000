/** The last word of a run for people: every host once, what needs a person, and where to read more. */
import { codeOf } from '../catalogue/catalogue.js'
import type { Event, Evidence, HostResult, TaskResult } from '../engine/events.js'
import { type Message, msg, text } from '../messages/message.js'
import { command } from './lines.js'
import { paint, paintStatus } from './paint.js'
import type { Look, View } from './view.js'

const COUNTED = ['ok', 'changed', 'change', 'deferred', 'differs', 'skipped', 'blocked', 'failed'] as const
/** `ok=5 changed=4`: how many tasks ended how. */
export const counts = (host: HostResult): string =>
  COUNTED.map(status => [status, host.tasks.filter(task => task.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${status}=${count}`)
    .join(' ')

const STATUS_WIDTH = 'unreachable'.length
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)}s`
/** What the recap tells about again, in full. */
const TOLD: readonly string[] = ['failed', 'blocked', 'differs', 'change', 'deferred']

/** What apply will do is no trouble that wants explaining. */
const PROPOSED: readonly string[] = ['change', 'deferred']

export function recap(look: Look): View {
  let journal = ''
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
  const details = (host: HostResult) => {
    if (host.because) trouble(host.host, '-', host.status, host.because, host.hint)
    for (const task of host.tasks.filter(task => TOLD.includes(task.status))) {
      trouble(
        host.host,
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
    if (event.type === 'run-start') journal = event.journal
    if (event.type !== 'recap') return
    const needPerson = event.hosts.filter(host => host.status !== 'ok' && host.status !== 'changed')
    for (const host of needPerson) details(host)
    const width = Math.max(...event.hosts.map(host => host.host.length))
    look.write(`\n${paint(look, 'bold', 'recap')}\n`)
    for (const host of event.hosts) {
      const status = paintStatus(look, host.status, STATUS_WIDTH)
      const last = host.tasks.at(-1)
      // The last task is the proof: what it found is what the run was for.
      const silent = needPerson.includes(host) || !last || last.because.id === 'run.not-reached'
      const proof = silent ? '' : `  ${say(last.because)}`
      look.write(
        `${host.host.padEnd(width)}  ${status}  ${seconds(host.ms).padStart(7)}  ${counts(host)}${proof}\n`,
      )
    }
    if (event.interrupted) look.write(`${say(msg('view.interrupted'))}\n`)
    if (needPerson.length > 0 || event.interrupted)
      look.write(`${say(msg('view.journal', { file: journal }))}\n`)
  }
  return { on, end: async () => {} }
}
