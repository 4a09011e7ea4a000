/** One host from connecting to its result. */
import { monotonic } from '../clock.js'
import { type Connection, Unreachable } from '../connection/connection.js'
import { Bug, Unreadable } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import type { Emit, HostResult, TaskResult } from './events.js'
import { found, hostStatus, outcome } from './judge.js'
import { Locked } from './lock.js'
import { type HostRun, look, type Settled, settle } from './settle.js'

/** Why a task has no outcome after an interrupt. */
const OPEN: readonly string[] = ['run.not-reached', 'run.unfinished']

/** Works one host to its end. Never rejects for anything that a host or its connection can cause. */
export async function workHost(run: HostRun, connect: () => Promise<Connection>): Promise<HostResult> {
  const started = monotonic()
  const end = (rest: Omit<HostResult, 'host' | 'ms'>): HostResult => {
    const result = {
      host: run.host.name,
      ms: Math.round(monotonic() - started),
      ...rest,
      tasks: run.same(rest.tasks),
    }
    run.emit({ type: 'host-end', result })
    return result
  }
  if (run.stop.aborted) return end({ status: 'skipped', because: msg('run.interrupted'), tasks: [] })
  let looks = 0
  run.emit({ type: 'host-start', host: run.host.name })
  const emit: Emit = event => {
    if (event.type === 'host-facts') looks = event.pass
    run.emit(event)
  }
  let connection: Connection | undefined
  try {
    connection = await connect()
    const tasks = await work({ ...run, emit }, connection)
    const unfinished = run.stop.aborted && tasks.some(task => OPEN.includes(task.because.id))
    if (unfinished)
      return end({
        status: 'skipped',
        because: msg('run.unfinished'),
        hint: msg('run.unfinished.hint'),
        tasks,
      })
    return end({ status: hostStatus(tasks, run.purpose), tasks })
  } catch (error) {
    return end({ ...trouble(error, looks), tasks: [] })
  } finally {
    await connection?.close()
  }
}

/** plan and verify end after the first look; apply goes on until nothing is left to change. */
async function work(run: HostRun, connection: Connection): Promise<readonly TaskResult[]> {
  const announced = new Map<string, TaskResult['status']>()
  // A result is told once; again only if a later look found otherwise.
  const announce = (result: TaskResult) => {
    if (announced.get(result.task) === result.status) return
    announced.set(result.task, result.status)
    run.emit({ type: 'task-end', host: run.host.name, result })
  }
  const plan = await look(run, connection, 1)
  const tasks =
    run.purpose === 'apply'
      ? outcomes(await settle(run, connection, plan, settled => settledSoFar(settled).forEach(announce)))
      : plan.map(found)
  tasks.forEach(announce)
  return tasks
}

const outcomes = ({ plan, tries, halted }: Settled) =>
  plan.map(planned => outcome(planned, tries.get(planned.task), halted))

/** The tasks from the top of the playbook that are as they should be: people want to see those at once. */
function settledSoFar(settled: Settled): readonly TaskResult[] {
  const open = settled.plan.findIndex(
    ({ decision }) => decision.status !== 'ok' && decision.status !== 'skip',
  )
  return outcomes(settled).slice(0, open < 0 ? undefined : open)
}

/** @param looks how often the host had answered: one that was slow afterwards was reached, and has failed */
function trouble(error: unknown, looks: number): Omit<HostResult, 'host' | 'ms' | 'tasks'> {
  if (error instanceof Unreachable) {
    const status = error.kind === 'overdue' && looks > 0 ? 'failed' : 'unreachable'
    return { status, kind: error.kind, because: error.because, hint: error.hint }
  }
  if (error instanceof Unreadable)
    return {
      status: 'failed',
      because: msg('run.unreadable', { what: error.message }),
      hint: msg('run.unreadable.hint'),
    }
  if (error instanceof Locked) return { status: 'failed', because: error.because, hint: error.hint }
  // Whatever it is, the other hosts are to have their turn and the recap is to name this one.
  const what = error instanceof Bug ? error.message : firstLines(error)
  return { status: 'failed', kind: 'bug', because: msg('run.bug', { what }), hint: msg('run.bug.hint') }
}

/** What went wrong and where, for the report that the hint asks for. */
const firstLines = (error: unknown): string =>
  clean(error instanceof Error ? (error.stack ?? error.message) : String(error))
    .split('\n', 2)
    .map(line => line.trim())
    .join(' ')
