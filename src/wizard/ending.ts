/** The last words: what is proved, what to do next on the hosts, and how to do the same without a question. */
import { quote } from '../connection/quote.js'
import { sshWhere } from '../connection/where.js'
import type { HostResult } from '../engine/events.js'
import type { Host } from '../inventory/host.js'
import { type Message, msg } from '../messages/message.js'
import { named, type Speaker } from './speak.js'
import type { Told } from './state.js'

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
  const names = named(hosts.map(({ name }) => name))
  return msg('wizard.next', { hosts: only && others.length === 0 ? `${names}${login(only)}` : names })
}

/** An argv for a person to copy; `=` means nothing to a shell there. */
const shown = (argv: readonly string[]) =>
  argv.map(word => (/^[\w@%+:,./=-]+$/.test(word) ? word : quote(word)))

/** What is the same on several hosts is said once. */
function sameTogether(words: readonly Readonly<{ host: string; because: Message }>[]): readonly Told[] {
  const groups = new Map<string, Told>()
  for (const { host, because } of words) {
    const key = JSON.stringify(because)
    groups.set(key, { hosts: [...(groups.get(key)?.hosts ?? []), host], because })
  }
  return [...groups.values()]
}

/** Tells what was proved, by the last task of every host that came out well, and what comes next there. */
export function nextSteps(speak: Speaker, results: readonly HostResult[], next: readonly Next[]): void {
  const ready = results.filter(isReady)
  if (ready.length === 0) return
  // The last task is the proof; what changed may have a word for whoever uses it.
  const words = ready.flatMap(({ host, tasks }) =>
    [
      tasks.at(-1)?.because,
      ...tasks.flatMap(({ status, notes = [] }) => (status === 'changed' ? notes : [])),
    ].flatMap(because => (because ? [{ host, because }] : [])),
  )
  speak.heading(msg('wizard.proved'))
  speak.about(sameTogether(words))
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
  if (command) {
    speak.command(shown(command))
    speak.tell(msg('wizard.again.verify'))
    const [program = '', , ...rest] = command
    speak.command(shown([program, 'verify', ...rest.filter(word => word !== '--yes')]))
  } else speak.tell(msg('wizard.again.save'))
  if (command?.some(word => word === '-k' || word === '-K')) speak.tell(msg('wizard.again.password'))
}
