/** Actions, probe, decide, again and again until a host is settled. */
import type { Connection, Output } from '../connection/connection.js'
import { Bug } from '../errors.js'
import { parseFacts } from '../facts/parse.js'
import { summary } from '../facts/summary.js'
import type { Host } from '../inventory/host.js'
import { turn } from '../turn.js'
import { ask, askAgain } from './ask.js'
import type { Emit, Purpose } from './events.js'
import type { Attempt, Halted } from './judge.js'
import { hostLock } from './lock.js'
import type { Clock, Losses } from './losses.js'
import { evidenceOf, perform, type Work } from './perform.js'
import type { Same } from './same.js'
import type { Plan, Planned, Playbook } from './task.js'

/** More passes than any host needs; a playbook that never settles is a bug, not a reason to go on for ever. */
const MAX_PASSES = 10

export type HostRun = Readonly<{
  host: Host
  purpose: Purpose
  playbook: Playbook
  emit: Emit
  /** Who works here, for other runs that find the host's lock or a transaction: `user@controller, pid 4711`. */
  by: string
  clock: Clock
  /** Aborted on the first interrupt: start nothing new. */
  stop: AbortSignal
  /** Keeps one of what many hosts have alike. */
  same: Same
}>

/** What was run for one task so far; `actions` are argv as JSON, to know them again. */
type Tried = Attempt & Readonly<{ actions: ReadonlySet<string>; outputs: readonly Output[] }>
type Tries = ReadonlyMap<string, Tried>

/** A host on which nothing is left to do, or nothing more can be done. */
export type Settled = Readonly<{ plan: Plan; tries: Tries; halted: Halted }>

/**
 * One look: the probe in one round trip, and what the playbook makes of it.
 * @param seen ids of transactions whose end this run has seen: they are no news
 */
export async function look(
  run: HostRun,
  connection: Connection,
  pass: number,
  seen: readonly string[] = [],
): Promise<Plan> {
  const { host, playbook, emit } = run
  const proof = run.purpose === 'plan' ? 'without proof' : 'with proof'
  const asked = [...playbook.probe(host.wishes, proof), ...seen.map(id => `seen=${id}`)]
  const lost: Losses['lost'] = (error, tried, ms) =>
    emit({ type: 'host-retry', host: host.name, tried, ms, because: error.because })
  // The first look finds out whether there is a way at all; --retry is for that.
  const output =
    pass === 1 ? await ask(connection, asked) : await askAgain(connection, asked, lost, run.clock)
  // Many may answer at once; what follows is most of the work that a host makes here.
  await turn()
  const facts = parseFacts(output.stdout)
  const plan = playbook.plan(facts, host.wishes)
  emit({
    type: 'host-facts',
    host: host.name,
    pass,
    os: facts.os.name,
    facts: summary(facts),
    route: connection.route,
    ms: output.ms,
  })
  emit({ type: 'host-plan', host: host.name, pass, plan })
  return plan
}

/** Runs what the plan wants and looks again, until it wants nothing new, something failed, or `stop` says so. */
export async function settle(
  run: HostRun,
  connection: Connection,
  first: Plan,
  progress: (soFar: Settled) => void,
): Promise<Settled> {
  // A host on which nothing is to be changed is not locked: looking needs no lock, and costs one exec.
  const lock = hostLock(connection, run.by)
  try {
    const settled = await passes({ run, connection, lock, seen: [] }, first, progress)
    await lock.release('done')
    return settled
  } finally {
    await lock.release('gone')
  }
}

async function passes(work: Work, first: Plan, progress: (soFar: Settled) => void): Promise<Settled> {
  const { run } = work
  let plan = first
  let tries: Tries = new Map()
  let patience = 1
  for (let pass = 2; pass <= MAX_PASSES; pass++) {
    tries = forgiven(plan, tries)
    progress({ plan, tries, halted: 'ran out' })
    const next = plan.filter(planned => hasNewActions(planned, tries))
    const blocked = plan.some(({ decision }) => decision.status === 'blocked')
    const stopped = run.stop.aborted
    const failed = plan.some(planned => hasFailed(planned, tries))
    // What was started a moment ago may take longer to answer than a look waits: it gets one more.
    const waiting = next.length === 0 && tries.size > 0 && plan.some(isDeferred) && patience-- > 0
    if (blocked || failed || stopped || (next.length === 0 && !waiting)) {
      const why = failed ? 'halted' : stopped ? 'interrupted' : 'ran out'
      return { plan, tries: stopped ? cutShort(next, tries) : tries, halted: blocked ? 'blocked' : why }
    }
    tries = await runChanges(work, next, tries)
    plan = await look(run, work.connection, pass, work.seen)
  }
  throw new Bug(
    `still not settled after ${MAX_PASSES} looks: ${plan.filter(p => !isCalm(p)).map(p => p.task)}`,
  )
}

const key = (argv: readonly string[]) => JSON.stringify(argv)
const isCalm = ({ decision }: Planned) => decision.status === 'ok' || decision.status === 'skip'
const isDeferred = ({ decision }: Planned) => decision.status === 'deferred'
const wanted = ({ decision }: Planned) => (decision.status === 'change' ? decision.actions : [])
const hasNewActions = (planned: Planned, tries: Tries) =>
  wanted(planned).some(action => !tries.get(planned.task)?.actions.has(key(action.argv)))
/** Its actions ran, the host was looked at again, and it still wants them. */
const hasFailed = (planned: Planned, tries: Tries) =>
  wanted(planned).length > 0 && !hasNewActions(planned, tries)

/** @param open the tasks that still want something that was not run */
function cutShort(open: readonly Planned[], tries: Tries): Tries {
  const all = new Map(tries)
  for (const { task } of open) {
    const tried = tries.get(task)
    if (tried) all.set(task, { ...tried, cut: true })
  }
  return all
}

/**
 * What failed behind a task that now wants something new gets another try: a lock that somebody took in between has
 * been waited for, a mirror that went away replaced.
 */
function forgiven(plan: Plan, tries: Tries): Tries {
  const first = plan.findIndex(planned => hasNewActions(planned, tries))
  const again = new Map(tries)
  for (const planned of first < 0 ? [] : plan.slice(first + 1)) {
    const tried = tries.get(planned.task)
    if (tried && hasFailed(planned, tries)) again.set(planned.task, { ...tried, actions: new Set() })
  }
  return again
}

/** In playbook order; a task whose action ended badly is the last before the next look, which will judge it. */
async function runChanges(work: Work, changes: readonly Planned[], before: Tries) {
  const { run } = work
  const tries = new Map(before)
  for (const planned of changes) {
    if (run.stop.aborted) break
    const outputs = await runActions(work, planned)
    tries.set(planned.task, attempt(run.playbook, planned, tries.get(planned.task), outputs))
    if (outputs.some(output => output.code !== 0)) break
  }
  return tries
}

/** All of them, whatever their exit codes: neither a bad one nor a good one proves anything about the host. */
async function runActions(work: Work, planned: Planned): Promise<readonly Output[]> {
  const { run } = work
  const outputs: Output[] = []
  const { task, decision } = planned
  run.emit({ type: 'task-start', host: run.host.name, task, because: decision.because })
  for (const action of wanted(planned)) {
    if (run.stop.aborted) break
    outputs.push(await perform(work, task, action))
  }
  return outputs
}

function attempt(
  playbook: Playbook,
  planned: Planned,
  before: Tried | undefined,
  now: readonly Output[],
): Tried {
  const outputs = [...(before?.outputs ?? []), ...now]
  const actions = new Set([
    ...(before?.actions ?? []),
    ...wanted(planned)
      .slice(0, now.length)
      .map(action => key(action.argv)),
  ])
  const worst = now.findLastIndex(output => output.code !== 0)
  const last = worst >= 0 ? worst : now.length - 1
  const [action, output] = [wanted(planned)[last], now[last]]
  const evidence = action && output ? { evidence: evidenceOf(action.argv, output) } : {}
  return { actions, outputs, hint: playbook.hint(outputs), ...evidence }
}
