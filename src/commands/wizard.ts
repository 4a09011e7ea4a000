/** `kvmup` alone in a terminal, and `kvmup wizard`: questions, the plan, one consent, and the work. */
import { writeFileSync } from 'node:fs'
import { firstGuest } from '../../tasks/first-guest.js'
import { EXIT, exitCode } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { selectHosts } from '../inventory/select.js'
import { msg, text } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { drawn } from '../wizard/drawn.js'
import { again, nextSteps } from '../wizard/ending.js'
import { listing } from '../wizard/inventory-steps.js'
import { nameable } from '../wizard/names.js'
import { linesOf, plain } from '../wizard/plain.js'
import { inventoryText, unattended } from '../wizard/save.js'
import { speaker } from '../wizard/speak.js'
import { hostsOf, type State, wishedHosts } from '../wizard/state.js'
import type { Style } from '../wizard/style.js'
import { walk } from '../wizard/walk.js'
import { accessFor } from './access.js'
import { findings } from './findings.js'
import { connectTimeout, forks, type RawOptions, wished, wishesOf } from './options.js'
import { reaching } from './reach.js'
import { reportsOf } from './selected.js'
import type { Interrupts, Terminal } from './terminal.js'
import { fromWhere, guideFor, named, type Session, type Shown, selected } from './wizard-guide.js'
import { listHosts } from './wizard-world.js'
import { applyTo } from './work.js'

/** The hosts of the command line are not asked for, and neither are its wishes. */
function firstState(targets: readonly string[], options: RawOptions, access: (host: Host) => Host): State {
  const none = { given: wishesOf(options), wished: {}, answered: [] }
  const { inventory, limit } = options
  if (targets.length === 0 && inventory === undefined) return none
  const named = targets.length > 0 || limit !== undefined
  const found = named || inventory === undefined ? undefined : listHosts({ targets, inventory })
  const hosts = (found?.hosts ?? selectHosts({ targets, ...options })).map(access)
  wished(hosts, options)
  if (inventory === undefined) return { ...none, source: 'ssh', hosts: nameable(hosts) }
  const all = { ...none, source: 'inventory', inventory } as const
  return found ? { ...all, ...listing({ ...found, hosts }) } : { ...all, listed: hosts, hosts }
}

/** @throws UsageError when the file cannot be written; what exists is written over only when that was agreed to */
function save(state: State): void {
  const { save: file = '', answered } = state
  if (file === '') return
  const comment = [`The answers to the questions of kvmup wizard. To repeat them: kvmup apply -i ${file}`]
  const flag = answered.includes('overwrite') ? 'w' : 'wx'
  try {
    writeFileSync(file, inventoryText(wishedHosts(state), comment), { flag })
  } catch (error) {
    throw new UsageError(msg('wizard.save.failed', { file, why: systemSays(error) }), msg('wizard.save.hint'))
  }
}

const OTHERS: readonly (readonly [flag: string, value: (options: RawOptions) => string | undefined])[] = [
  ['--forks', ({ forks }) => forks],
  ['--connect-timeout', ({ connectTimeout }) => connectTimeout],
  ['--host-timeout', ({ hostTimeout }) => hostTimeout],
  ['--action-timeout', ({ actionTimeout }) => actionTimeout],
  ['--retry', ({ retry }) => retry],
  ['--connection-password-file', ({ connectionPasswordFile }) => connectionPasswordFile],
  ['--become-password-file', ({ becomePasswordFile }) => becomePasswordFile],
]

/** Whether hosts have this password, be it typed or from elsewhere. */
const asksFor = (key: 'password' | 'becomePassword', hosts: readonly Host[]) =>
  hosts.some(({ connection }) => key in connection)

/** Options that were given and are no wishes, for the command that repeats it all. */
const others = (options: RawOptions, hosts: readonly Host[]): readonly string[] => [
  ...(asksFor('password', hosts) && options.connectionPasswordFile === undefined ? ['-k'] : []),
  ...(asksFor('becomePassword', hosts) && options.becomePasswordFile === undefined ? ['-K'] : []),
  ...OTHERS.flatMap(([flag, value]) => {
    const given = value(options)
    return given === undefined ? [] : [flag, given]
  }),
]

function tellAgain({ options, speak }: Session, state: State): void {
  const { save: saved = '', source, inventory } = state
  const command = unattended({
    before: hostsOf(state),
    hosts: wishedHosts(state),
    saved,
    ...(source === 'inventory' && inventory !== undefined ? { inventory } : {}),
    wished: { ...state.given, ...state.wished },
    others: others(options, hostsOf(state)),
  })
  again(speak, saved, command)
}

const VIRSH = ['virsh', '-c', 'qemu:///system', 'list', '--all']

/** The work that was agreed to, on the hosts whose plan was shown; resolves to the exit code. */
async function work(session: Session, state: State, { results }: Shown): Promise<number> {
  const { options, terminal, interrupts, speak, looking } = session
  save(state)
  if (state.consent === 'save') {
    tellAgain(session, state)
    return EXIT.ok
  }
  const agreed = new Set(named(results, 'ok', 'differs'))
  const hosts = wishedHosts(state).filter(({ name }) => agreed.has(name))
  const applied = await applyTo(
    selected(session, state, hosts),
    fromWhere(options, state),
    terminal,
    interrupts,
  )
  const next = hostsOf(state).flatMap((host, at) => {
    const finding = looking.known(host)
    const wishes = wishedHosts(state)[at]?.wishes
    const guest = finding?.is === 'found' && wishes && firstGuest(finding.facts, wishes)
    return [{ host, commands: guest ? [VIRSH, guest] : [VIRSH] }]
  })
  nextSteps(speak, applied.hosts, next)
  tellAgain(session, state)
  return exitCode(
    [...results.filter(({ host }) => !agreed.has(host)), ...applied.hosts],
    interrupts.stop.aborted,
  )
}

/** The exit code of what is in the way; nothing was agreed to, which is no fault. */
const left = ({ results }: Shown) => {
  const code = exitCode(results, false)
  return code === EXIT.differs ? EXIT.ok : code
}

/** Resolves to the exit code. @throws UsageError without a terminal, or for wrong hosts and wishes */
export async function wizard(
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  if (!terminal.canAsk) throw new UsageError(msg('wizard.no-terminal'), msg('wizard.no-terminal.hint'))
  const access = await accessFor(options, terminal)
  if (!access) return EXIT.interrupted
  const first = firstState(targets, options, access)
  const reports = await reportsOf(options, terminal)
  const { stop } = interrupts
  const style: Style = terminal
  const speak = speaker(style, terminal.out, () => terminal.columns)
  const looking = findings({
    connect: reaching(options, stop),
    forks: forks(options),
    connectTimeout: connectTimeout(options),
    given: first.given,
    signal: stop,
  })
  const lines = options.plain || terminal.rows === 0 ? linesOf(process.stdin, stop) : undefined
  const ask = lines ? plain(style, { ...lines, write: terminal.out }) : drawn(style, { signal: stop })
  const session: Session = { options, terminal, interrupts, speak, looking, access, reports }
  const guide = guideFor(session, ask)
  speak.tell(msg(lines ? 'wizard.welcome.plain' : 'wizard.welcome'))
  const walked = await walk(first, guide)
  if (walked.is === 'agreed') return work(session, walked.state, guide.shown())
  terminal.out(`${text(msg('ask.declined'), terminal.language)}\n`)
  return walked.is === 'left' ? left(guide.shown()) : EXIT.interrupted
}
