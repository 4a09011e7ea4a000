/** Hosts looked at in the background, while a person answers questions about them. Nothing is changed. */
import pLimit from 'p-limit'
import { playbook } from '../../tasks/index.js'
import { type Connect, Unreachable } from '../connection/connection.js'
import { ask } from '../engine/ask.js'
import { Bug } from '../errors.js'
import { parseFacts } from '../facts/parse.js'
import type { Host, Wishes } from '../inventory/host.js'
import { msg } from '../messages/message.js'
import type { Finding, Known } from '../wizard/state.js'

export type Findings = Readonly<{
  known: Known
  /** Begins with those that were not looked at yet. */
  look: (hosts: readonly Host[]) => void
  /** They will be looked at anew. */
  forget: (hosts: readonly Host[]) => void
  /** Resolves when all of them are known. */
  settled: (hosts: readonly Host[]) => Promise<void>
}>

type Settings = Readonly<{
  connect: Connect
  forks: number
  connectTimeout: number
  /** Wishes of the command line. */
  given: Partial<Wishes>
  signal: AbortSignal
}>

/** Also what would only be looked at when it is wished for: whether guests can have guests. Users come on top of it. */
function wishesFor({ wishes }: Host, given: Partial<Wishes>): Wishes {
  const all = { ...wishes, ...given }
  return all.nested === 'leave' ? { ...all, nested: true } : all
}

async function lookAt(host: Host, { connect, connectTimeout, given, signal }: Settings): Promise<Finding> {
  try {
    const wishes = wishesFor(host, given)
    const connection = await connect(host, { connectTimeout, signal })
    try {
      const output = await ask(connection, [...playbook.probe(wishes, 'without proof'), 'people=1'])
      const facts = parseFacts(output.stdout)
      return { is: 'found', facts, plan: playbook.plan(facts, wishes) }
    } finally {
      await connection.close()
    }
  } catch (error) {
    if (error instanceof Unreachable)
      return { is: 'trouble', kind: error.kind, because: error.because, hint: error.hint }
    if (!(error instanceof Bug)) throw error
    return {
      is: 'trouble',
      because: msg('run.bug', { what: error.message }),
      hint: msg('run.bug.hint'),
    }
  }
}

/** Two hosts of one name may have been typed one after the other. Passwords read as stars here. */
const keyOf = ({ name, connection }: Host) => JSON.stringify([name, connection])

export function findings(settings: Settings): Findings {
  const limit = pLimit(settings.forks)
  const done = new Map<string, Finding>()
  const begun = new Map<string, Promise<void>>()
  const one = (host: Host) => {
    const key = keyOf(host)
    if (begun.has(key)) return
    const work = limit(async () => {
      const finding = await lookAt(host, settings)
      if (begun.get(key) === work) done.set(key, finding)
    })
    // Whoever waits for it hears of a bug.
    work.catch(() => {})
    begun.set(key, work)
  }
  return {
    known: host => done.get(keyOf(host)),
    look: hosts => {
      for (const host of hosts) one(host)
    },
    forget: hosts => {
      for (const host of hosts) {
        begun.delete(keyOf(host))
        done.delete(keyOf(host))
      }
    },
    settled: async hosts => {
      await Promise.all(hosts.map(host => begun.get(keyOf(host))))
    },
  }
}
