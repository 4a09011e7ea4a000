/** Reports for tests: real runs of the engine on rehearsal hosts, collected as the program does it. */
import { connect } from '../../src/connection/connect.js'
import { Unreachable } from '../../src/connection/connection.js'
import type { Event, Purpose } from '../../src/engine/events.js'
import { runAll } from '../../src/engine/run.js'
import type { Fault, Host, RehearsedRelease } from '../../src/inventory/host.js'
import { REHEARSED } from '../../src/inventory/host.js'
import { msg } from '../../src/messages/message.js'
import { collector } from '../../src/report/collect.js'
import type { Report } from '../../src/report/report.js'
import { atOnce } from '../../src/turn.js'
import { playbook } from '../../tasks/index.js'
import { rehearsed } from './rehearsed.js'

const FIRST = Date.UTC(2026, 0, 2, 3, 4, 5)

/** A clock that goes on by a second whenever somebody looks. */
const ticking = () => {
  let now = FIRST - 1_000
  return () => {
    now += 1_000
    return now
  }
}

/** The engine's own times are those of this machine and this moment. */
export const timeless = (report: Report): Report => ({
  ...report,
  ms: 65_000,
  hosts: report.hosts.map((host, index) => ({ ...host, ms: 1_500 * (index + 1) })),
})

/** @param purposes one run after the other over the same hosts */
export const reportOf = (hosts: readonly Host[], ...purposes: readonly Purpose[]): Promise<Report> =>
  reportBy(ticking(), hosts, ...purposes)

/** @param now the clock that the report goes by */
export async function reportBy(
  now: () => number,
  hosts: readonly Host[],
  ...purposes: readonly Purpose[]
): Promise<Report> {
  const { on, steps } = collector(now)
  for (const purpose of purposes) await eventsOf(hosts, purpose, on)
  return atOnce(steps())
}

const eventsOf = (hosts: readonly Host[], purpose: Purpose, emit: (event: Event) => void) =>
  runAll({
    hosts,
    purpose,
    playbook,
    connect: async (host, options) => {
      if (host.name !== 'lost') return connect(host, options)
      throw new Unreachable('lost', msg('unreachable.lost', { at: 'lost' }), msg('hint.lost', { at: 'lost' }))
    },
    emit,
    forks: 2,
    serial: [],
    maxFail: undefined,
    connectTimeout: 5,
    program: 'kvmup test',
    journal: '/journal',
    by: 'test',
    stop: new AbortController().signal,
    kill: new AbortController().signal,
  })

export const named = (name: string, release: RehearsedRelease, faults: readonly Fault[] = []): Host => ({
  ...rehearsed(release, {}, faults).host,
  name,
})

/** A fresh host of every release, one of each kind of trouble, and one that is not there. */
export const fleet = (): readonly Host[] => [
  ...REHEARSED.map(release => named(release, release)),
  named('no-vt', 'el9', ['no-vt']),
  named('dead-mirrors', 'el6', ['dead-mirrors']),
  named('lost', 'el8'),
]
