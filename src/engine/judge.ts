/** From decisions to outcomes: pure, so that every combination can be tested as a table. */
import type { Message } from '../messages/message.js'
import { msg } from '../messages/message.js'
import type { Evidence, HostResult, HostStatus, Purpose, TaskResult, TaskStatus } from './events.js'
import type { Decision, Planned } from './task.js'

/** Nothing was left to change; a task failed; the run was interrupted; or a person must mend something first. */
export type Halted = 'ran out' | 'halted' | 'interrupted' | 'blocked'

/** What apply did for one task, when it did anything. `cut`: an interrupt left some of its actions undone. */
export type Attempt = Readonly<{ evidence?: Evidence; hint: Message; cut?: true }>

const FOUND: Readonly<Record<Decision['status'], TaskStatus>> = {
  ok: 'ok',
  skip: 'skipped',
  change: 'change',
  deferred: 'deferred',
  differs: 'differs',
  blocked: 'blocked',
}

/** plan and verify: what was found, as it was found. */
export function found({ task, decision }: Planned): TaskResult {
  const result = { task, status: FOUND[decision.status], because: decision.because }
  switch (decision.status) {
    case 'change':
      return { ...result, hint: msg('run.apply.hint'), actions: decision.actions.map(action => action.argv) }
    case 'deferred':
      return { ...result, expects: decision.expects }
    case 'differs':
    case 'blocked':
      return { ...result, hint: decision.hint }
    default:
      return { ...result, notes: decision.notes ?? [] }
  }
}

/**
 * apply: the last decision against what was attempted. Changed means that the last look found it right.
 * @param attempt what was run for this task, undefined when nothing was
 * @param halted how the host's work ended
 */
export function outcome(planned: Planned, attempt: Attempt | undefined, halted: Halted): TaskResult {
  const { task, decision } = planned
  const because = decision.because
  switch (decision.status) {
    case 'ok':
      return { task, status: attempt ? 'changed' : 'ok', because, notes: decision.notes ?? [] }
    case 'skip':
      return { task, status: 'skipped', because, notes: decision.notes ?? [] }
    case 'change':
      if (!attempt) return { task, status: 'skipped', because: msg('run.not-reached') }
      if (attempt.cut) return { task, status: 'skipped', because: msg('run.unfinished') }
      return failed(task, because, attempt.hint, attempt.evidence)
    case 'deferred':
      if (halted !== 'ran out') return { task, status: 'skipped', because: msg('run.not-reached') }
      return failed(task, because, attempt?.hint ?? msg('cure.journal'), attempt?.evidence)
    case 'blocked':
      return { task, status: 'blocked', because, hint: decision.hint }
    case 'differs':
      // On a blocked host nothing was tried; the block is what a person has to mend first. What an interrupt left
      // undone may have mended it.
      if (halted === 'blocked' || halted === 'interrupted')
        return { task, status: 'skipped', because: msg('run.not-reached') }
      return failed(task, because, decision.hint, attempt?.evidence)
  }
}

const failed = (task: string, because: Message, hint: Message, evidence?: Evidence): TaskResult => ({
  task,
  status: 'failed',
  because,
  hint,
  ...(evidence ? { evidence } : {}),
})

/** The host's status by its tasks: the worst that any of them has. */
export function hostStatus(tasks: readonly TaskResult[], purpose: Purpose): HostStatus {
  const has = (...statuses: readonly TaskStatus[]) => tasks.some(task => statuses.includes(task.status))
  if (has('failed')) return 'failed'
  // verify asks one question only: is it as it should be?
  if (has('blocked')) return purpose === 'verify' ? 'differs' : 'blocked'
  if (has('change', 'deferred', 'differs')) return 'differs'
  return has('changed') ? 'changed' : 'ok'
}

export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  failed: 3,
  unreachable: 4,
  differs: 5,
  interrupted: 130,
} as const

/** The exit code of a run: an interrupt, then a bug, then the worst that happened to any host. */
export function exitCode(hosts: readonly HostResult[], interrupted: boolean): number {
  const any = (...statuses: readonly HostStatus[]) => hosts.some(host => statuses.includes(host.status))
  if (interrupted) return EXIT.interrupted
  if (hosts.some(host => host.kind === 'bug')) return EXIT.bug
  if (any('failed', 'blocked', 'skipped')) return EXIT.failed
  if (any('unreachable')) return EXIT.unreachable
  return any('differs') ? EXIT.differs : EXIT.ok
}
