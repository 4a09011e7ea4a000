/** plan, apply and verify: load, select, run, report. They differ in their purpose alone. */
import { playbook } from '../../tasks/index.js'
import { connect } from '../connection/connect.js'
import type { Purpose } from '../engine/events.js'
import { EXIT } from '../engine/judge.js'
import { runAll } from '../engine/run.js'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { selectHosts } from '../inventory/select.js'
import { msg, text } from '../messages/message.js'
import { openTranscript } from '../report/transcript.js'
import { together, type View } from '../report/view.js'
import { packageJson } from '../root.js'
import { connectTimeout, forks, type RawOptions } from './options.js'
import type { Interrupts, Terminal } from './terminal.js'

/** The views for these options: for programs, for a terminal, for a pipe. */
async function views(terminal: Terminal, options: RawOptions, hosts: number): Promise<View> {
  if (options.json) return (await import('../report/json.js')).json(terminal.out)
  const look = {
    write: terminal.out,
    language: terminal.language,
    colour: terminal.colour,
    detail: options.verbose ? 'verbose' : 'brief',
  } as const
  // A tree that does not fit is drawn again and again; lines are readable at any length.
  const draws = terminal.rows > 2 * hosts + 2 && !options.plain && !options.verbose
  const progress = draws
    ? (await import('../report/tree.js')).tree(look)
    : (await import('../report/lines.js')).lines(look)
  const { recap } = await import('../report/recap.js')
  return together([progress, afterwards(progress, recap(look))])
}

/** The recap is written when the tree has been drawn to its end. */
function afterwards(first: View, last: View): View {
  const kept: Parameters<View['on']>[0][] = []
  return {
    on: event => void kept.push(event),
    end: async () => {
      await first.end()
      for (const event of kept) if (event.type === 'run-start' || event.type === 'recap') last.on(event)
    },
  }
}

/** One run over all hosts, shown and written down. */
async function once(
  purpose: Purpose,
  hosts: readonly Host[],
  options: RawOptions,
  terminal: Terminal,
  { stop, kill }: Interrupts,
) {
  const transcript = openTranscript(purpose, options.transcript)
  const view = together([transcript, await views(terminal, options, hosts.length)])
  const result = await runAll({
    hosts,
    purpose,
    playbook,
    connect,
    emit: view.on,
    forks: forks(options),
    connectTimeout: connectTimeout(options),
    program: `kvmup ${packageJson().version}`,
    transcript: transcript.file,
    stop,
    kill,
  })
  await view.end()
  const trouble = transcript.trouble()
  if (trouble)
    terminal.err(
      `kvmup: ${text(trouble, terminal.language)}\n  ${text(msg('transcript.lost.hint'), terminal.language)}\n`,
    )
  return result
}

/** apply with consent given. */
export const applyTo = (
  hosts: readonly Host[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
) => once('apply', hosts, options, terminal, interrupts)

/** `kvmup plan` and `kvmup verify`. Resolves to the exit code. */
export async function look(
  purpose: 'plan' | 'verify',
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  const hosts = selectHosts({ targets, ...options })
  return (await once(purpose, hosts, options, terminal, interrupts)).exit
}

/** `kvmup apply`: with consent given beforehand at once; otherwise it shows the plan and asks. */
export async function apply(
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  const hosts = selectHosts({ targets, ...options })
  if (!options.yes) {
    if (!terminal.canAsk || options.json)
      throw new UsageError(msg('usage.no-terminal'), msg('usage.no-terminal.hint'))
    const plan = await once('plan', hosts, options, terminal, interrupts)
    if (interrupts.stop.aborted) return plan.exit
    const changing = plan.hosts.filter(host => host.status === 'differs')
    const open = plan.hosts.some(host => host.status !== 'differs' && host.status !== 'ok')
    if (changing.length === 0 && open) return plan.exit
    if (changing.length > 0) {
      const question = text(msg('ask.apply', { hosts: changing.length }), terminal.language)
      const consent = await terminal.confirm(question)
      if (consent !== 'yes') {
        terminal.out(`${text(msg('ask.declined'), terminal.language)}\n`)
        return consent === 'interrupted' ? EXIT.interrupted : EXIT.ok
      }
    }
  }
  return (await applyTo(hosts, options, terminal, interrupts)).exit
}
