/** The last words: what is proved, what to do next on the hosts, and how to do the same without a question. */
import { quote } from '../connection/quote.js'
import { sshWhere } from '../connection/where.js'
import type { HostResult } from '../engine/events.js'
import type { Host } from '../inventory/host.js'
import { msg } from '../messages/message.js'
import type { Speaker } from './speak.js'

/** What can be done next on one host. */
export type Next = Readonly<{ host: Host; commands: readonly (readonly string[])[] }>

const isReady = ({ status }: HostResult) => status === 'ok' || status === 'changed'

/** The same commands for several hosts are shown once. */
function grouped(next: readonly Next[]) {
  const groups = new Map<string, { hosts: Host[]; commands: Next['commands'] }>()
  for (const { host, commands } of next) {
    const key = JSON.stringify(commands)
    const group = groups.get(key) ?? { hosts: [], commands }
    groups.set(key, { ...group, hosts: [...group.hosts, host] })
  }
  return [...groups.values()]
}

/** How a person gets to the host, where there is a way for people. */
const login = ({ connection }: Host) => (connection.kind === 'ssh' ? ` (${sshWhere(connection).login})` : '')

const heading = (hosts: readonly Host[]) => {
  const [only, ...others] = hosts
  const names = hosts.map(({ name }) => name).join(', ')
  return msg('wizard.next', { hosts: only && others.length === 0 ? `${names}${login(only)}` : names })
}

/** An argv for a person to copy; `=` means nothing to a shell there. */
const shown = (argv: readonly string[]) =>
  argv.map(word => (/^[\w@%+:,./=-]+$/.test(word) ? word : quote(word)))

/** Tells what was proved, by the last task of every host that came out well, and what comes next there. */
export function nextSteps(speak: Speaker, results: readonly HostResult[], next: readonly Next[]): void {
  const ready = results.filter(isReady)
  if (ready.length === 0) return
  const proofs = ready.map(({ host, tasks }) => ({ host, because: tasks.at(-1)?.because }))
  speak.heading(msg('wizard.proved'))
  speak.about(proofs.flatMap(({ host, because }) => (because ? [{ hosts: [host], because }] : [])))
  const names = new Set(ready.map(({ host }) => host))
  for (const { hosts, commands } of grouped(next.filter(({ host }) => names.has(host.name)))) {
    speak.heading(heading(hosts))
    for (const argv of commands) speak.command(shown(argv))
  }
}

/** How to do it again: undefined where no command line says the same. */
export function again(speak: Speaker, saved: string, command: readonly string[] | undefined): void {
  speak.heading(msg('wizard.again'))
  if (saved !== '') speak.tell(msg('wizard.saved', { file: saved }))
  if (command) speak.command(shown(command))
  else speak.tell(msg('wizard.again.save'))
  if (command?.some(word => word === '-k' || word === '-K')) speak.tell(msg('wizard.again.password'))
}
