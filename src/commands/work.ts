/** plan, apply and verify: load, select, run, report. They differ in their purpose alone. */
import { playbook } from '../../tasks/index.js'
import type { HostStatus, Purpose } from '../engine/events.js'
import { EXIT, exitCode } from '../engine/judge.js'
import { runAll } from '../engine/run.js'
import { UsageError } from '../errors.js'
import { type Message, msg, text } from '../messages/message.js'
import { openJournal } from '../report/journal.js'
import { json } from '../report/json.js'
import { lines } from '../report/lines.js'
import { recap } from '../report/recap.js'
import { SMALLEST, together, type View } from '../report/view.js'
import { packageJson } from '../root.js'
import { withAccess } from './access.js'
import { waves } from './fleet-options.js'
import { connectTimeout, forks, type RawOptions } from './options.js'
import { reaching } from './reach.js'
import { given, type Selected, select } from './selected.js'
import { type Interrupts, type Terminal, tellOfStop } from './terminal.js'
import { thisRun } from './this-run.js'

/** Lines where nothing can be drawn, or next to nothing would be seen of it. */
const draws = (terminal: Terminal, options: RawOptions): boolean =>
  terminal.rows >= SMALLEST.rows &&
  terminal.columns >= SMALLEST.columns &&
  !options.plain &&
  !options.quiet &&
  !options.verbose &&
  !options.json

/** The views for these options: for programs, for a terminal, for a pipe. */
async function views(terminal: Terminal, options: RawOptions, stop: AbortSignal): Promise<View> {
  const tree = draws(terminal, options)
  // What is printed while a tree is drawn is only seen after it; a tree says it itself.
  if (!tree) tellOfStop(terminal, { stop })
  if (options.json) return json(terminal.out)
  const look = {
    write: terminal.out,
    language: terminal.language,
    colour: terminal.colour,
    charset: terminal.charset,
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'brief',
  } as const
  if (options.quiet) return recap(look)
  const progress = tree ? (await import('../report/tree.js')).tree(look, () => terminal, stop) : lines(look)
  return together([progress, afterwards(progress, recap(look))])
}

/** The recap is written when the tree has been drawn to its end. */
function afterwards(first: View, last: View): View {
  const kept: Parameters<View['on']>[0][] = []
  return {
    on: event => {
      if (event.type === 'run-start' || event.type === 'recap') kept.push(event)
    },
    end: async () => {
      await first.end()
      for (const event of kept) last.on(event)
      await last.end()
    },
  }
}

/** One run over all hosts, shown and written down. */
async function once(
  purpose: Purpose,
  { hosts, targets, reports }: Selected,
  options: RawOptions,
  terminal: Terminal,
  { stop, kill }: Interrupts,
  shown?: View,
) {
  const program = `kvmup ${packageJson().version}`
  // Whatever is wrong with the command line is told before a file is made.
  const settings = { forks: forks(options), connectTimeout: connectTimeout(options), ...waves(options) }
  const connect = reaching(options, stop, retry => view.on({ type: 'host-retry', ...retry }))
  const about = { program, purpose, ...given(targets, options), hosts: hosts.map(({ name }) => name) }
  const journal = openJournal(about, options.journal)
  const view = together([journal, reports, shown ?? (await views(terminal, options, stop))])
  const work = runAll({
    hosts,
    purpose,
    playbook,
    connect,
    emit: view.on,
    ...settings,
    program,
    journal: journal.file,
    by: thisRun(),
    stop,
    kill,
  })
  // Also after a crash: a tree keeps what is said to itself until it has been drawn.
  const result = await work.finally(() => view.end())
  const tell = (trouble: Message, hint: Message) =>
    terminal.err(`kvmup: ${text(trouble, terminal.language)}\n  ${text(hint, terminal.language)}\n`)
  const lost = journal.trouble()
  if (lost) tell(lost, msg('journal.lost.hint'))
  for (const trouble of reports.trouble()) tell(trouble, msg('report.lost.hint'))
  return result
}

/** apply with consent given. */
export const applyTo = (
  selected: Selected,
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
) => once('apply', selected, options, terminal, interrupts)

const UNSEEN: View = { on: () => {}, end: async () => {} }

/** A plan that only the journal is told of; who asked for it shows it. */
export const planQuietly = (
  selected: Selected,
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
) => once('plan', selected, options, terminal, interrupts, UNSEEN)

/** `kvmup plan` and `kvmup verify`. Resolves to the exit code. */
export async function look(
  purpose: 'plan' | 'verify',
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  const selected = await withAccess(await select(purpose, targets, options, terminal), options, terminal)
  if (!selected) return EXIT.interrupted
  if (selected.hosts.length === 0) return EXIT.ok
  return (await once(purpose, selected, options, terminal, interrupts)).exit
}

/** `kvmup apply`: with consent given beforehand at once; otherwise it shows the plan and asks. */
export async function apply(
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  const found = await select('apply', targets, options, terminal)
  if (!options.yes) {
    if (options.json) throw new UsageError(msg('usage.json-consent'), msg('usage.json-consent.hint'))
    if (!terminal.canAsk) throw new UsageError(msg('usage.no-terminal'), msg('usage.no-terminal.hint'))
  }
  const selected = await withAccess(found, options, terminal)
  if (!selected) return EXIT.interrupted
  if (selected.hosts.length === 0) return EXIT.ok
  if (!options.yes) return asked(selected, options, terminal, interrupts)
  return (await applyTo(selected, options, terminal, interrupts)).exit
}

/** The plan, one question, and the work on those hosts whose plan was shown and agreed to. */
async function asked(
  selected: Selected,
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  waves(options)
  // Of all that could be changed, whatever it is done in.
  const { serial: _, maxFailPercentage: __, ...whole } = options
  const plan = await once('plan', selected, whole, terminal, interrupts)
  const named = (...statuses: readonly HostStatus[]) =>
    new Set(plan.hosts.filter(({ status }) => statuses.includes(status)).map(({ host }) => host))
  const ready = named('ok', 'differs')
  const changing = named('differs')
  if (interrupts.stop.aborted || ready.size === 0) return plan.exit
  if (changing.size > 0) {
    const question = text(msg('ask.apply', { hosts: changing.size }), terminal.language)
    const consent = await terminal.confirm(question)
    if (consent !== 'yes') {
      terminal.out(`${text(msg('ask.declined'), terminal.language)}\n`)
      return consent === 'interrupted' ? EXIT.interrupted : EXIT.ok
    }
  }
  const agreed = selected.hosts.filter(({ name }) => ready.has(name))
  const applied = await applyTo({ ...selected, hosts: agreed }, options, terminal, interrupts)
  // The others were not asked about; a host that came back meanwhile must not be changed unseen.
  const others = plan.hosts.filter(({ host }) => !ready.has(host))
  return exitCode([...others, ...applied.hosts], interrupts.stop.aborted)
}
