/** What the walk through the wizard's questions may do: look at hosts, make and show the plan. */
import type { HostResult } from '../engine/events.js'
import type { Host } from '../inventory/host.js'
import { msg } from '../messages/message.js'
import { review } from '../report/review.js'
import { targetOf } from '../wizard/save.js'
import type { Speaker } from '../wizard/speak.js'
import { hostsOf, type State, wishedHosts } from '../wizard/state.js'
import type { Guide } from '../wizard/walk.js'
import type { Findings } from './findings.js'
import type { RawOptions } from './options.js'
import type { Selected } from './selected.js'
import type { Interrupts, Terminal } from './terminal.js'
import { withPasswords } from './wizard-passwords.js'
import { foundOn, worldOf } from './wizard-world.js'
import { planQuietly } from './work.js'

export type Session = Readonly<{
  options: RawOptions
  terminal: Terminal
  interrupts: Interrupts
  speak: Speaker
  looking: Findings
  /** Over all runs of the wizard. */
  reports: Selected['reports']
  /** What the command line adds to the way into a host. */
  access: (host: Host) => Host
}>

/** What the journal keeps of where the hosts are from. */
export const selected = (
  { reports }: Pick<Session, 'reports'>,
  { source }: State,
  hosts: readonly Host[],
): Selected => ({
  hosts,
  reports,
  targets: source === 'inventory' ? [] : hosts.map(targetOf),
})
export const fromWhere = (options: RawOptions, { source, inventory }: State): RawOptions =>
  source === 'inventory' && inventory !== undefined ? { ...options, inventory } : options

/** The plan that was shown last. */
export type Shown = Readonly<{ results: readonly HostResult[] }>
export const named = (results: readonly HostResult[], ...statuses: readonly HostResult['status'][]) =>
  results.filter(({ status }) => statuses.includes(status)).map(({ host }) => host)

const blocking = (results: readonly HostResult[]) => [
  ...new Set(
    results.flatMap(({ tasks }) =>
      tasks.filter(({ status }) => status === 'blocked').map(({ task }) => task),
    ),
  ),
]

/** What the walk may do, and the plan it showed last. */
export function guideFor(session: Session, ask: Guide['ask']): Guide & Readonly<{ shown: () => Shown }> {
  const { options, terminal, interrupts, speak, looking } = session
  const told = new Set<string>()
  let shown: Shown = { results: [] }
  return {
    ask,
    tell: speak.about,
    look: state => looking.look(hostsOf(state)),
    forget: state => looking.forget(hostsOf(state).filter(host => looking.known(host)?.is !== 'found')),
    password: state => withPasswords(state, looking.known, terminal),
    findings: async state => {
      const waiting = hostsOf(state).filter(host => !looking.known(host))
      if (waiting.length > 0) speak.tell(msg('wizard.waiting', { hosts: waiting.length }))
      await looking.settled(hostsOf(state))
      const news = foundOn(state, looking.known).filter(one => !told.has(JSON.stringify(one)))
      for (const one of news) told.add(JSON.stringify(one))
      if (!interrupts.stop.aborted) speak.about(news)
    },
    plan: async state => {
      speak.tell(msg('wizard.planning', { hosts: hostsOf(state).length }))
      const { hosts: results } = await planQuietly(
        selected(session, state, wishedHosts(state)),
        fromWhere(options, state),
        terminal,
        interrupts,
      )
      shown = { results }
      if (interrupts.stop.aborted) return
      speak.heading(msg('wizard.plan'))
      review({ ...terminal, write: terminal.out, columns: Math.min(terminal.columns || 100, 100) }, results)
    },
    world: () =>
      worldOf(
        looking.known,
        {
          ready: named(shown.results, 'ok', 'differs').length,
          changing: named(shown.results, 'differs').length,
          blocking: blocking(shown.results),
        },
        session.access,
      ),
    interrupted: () => interrupts.stop.aborted,
    shown: () => shown,
  }
}
