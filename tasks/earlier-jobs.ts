/** Transactions of an earlier run, whose line dropped or whose kvmup died: seen to their end before anything else. */
import type { Action } from '../src/connection/connection.js'
import type { Decision, Planned } from '../src/engine/task.js'
import type { JobFact } from '../src/facts/jobs.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { SCRIPTS } from '../src/scripts/scripts.js'
import type { Release } from './release.js'

/** An hour, as for a transaction that is started now. */
const FOLLOW_MS = 60 * 60_000

/** What the host was told last and has not been seen to end; undefined when all is over. */
const open = (facts: Facts): JobFact | undefined =>
  (['running', 'killed', 'ended'] as const).flatMap(state => facts.jobs.filter(job => job.state === state))[0]

/** Several at once cannot be: one that runs holds the package manager's lock. Each pass takes the next. */
function actionFor({ id, state }: JobFact, release: Release): Action {
  if (state !== 'killed')
    return { argv: [...SCRIPTS.job, 'collect', id], timeoutMs: FOLLOW_MS, transaction: 'follow' }
  return { argv: [...SCRIPTS.mend, id, release.manager], timeoutMs: FOLLOW_MS, transaction: 'start' }
}

/** The decision about an earlier transaction; undefined when there is none. */
export function earlierJob(facts: Facts, release: Release): Decision | undefined {
  const job = open(facts)
  if (!job) return undefined
  const { state, command, by, code = 0, age } = job
  const told = { command, by, minutes: Math.max(0, Math.round(age / 60)) }
  const because =
    state === 'ended'
      ? msg('job.ended', { ...told, code })
      : msg(state === 'running' ? 'job.running' : 'job.killed', told)
  return { status: 'change', because, actions: [actionFor(job, release)] }
}

/** While such a transaction is open, nothing that would change the host is known to be needed: that waits for it. */
export const afterEarlierJob = (facts: Facts, plan: readonly Planned[], first: string): readonly Planned[] =>
  open(facts) === undefined
    ? plan
    : plan.map(planned =>
        planned.task === first || !['change', 'differs', 'deferred'].includes(planned.decision.status)
          ? planned
          : {
              task: planned.task,
              decision: { status: 'deferred', because: msg('job.first'), expects: msg('job.first.expects') },
            },
      )
