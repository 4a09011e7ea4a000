/** One action on one host, in the way that its kind needs. */
import type { Action, Connection, Output } from '../connection/connection.js'
import type { Message } from '../messages/message.js'
import type { Evidence } from './events.js'
import { newJobId, runJob, startJob } from './job.js'
import type { HostLock } from './lock.js'
import { reboot } from './reboot.js'
import type { HostRun } from './settle.js'

/** Lines of an action's output that are shown with a failure; the journal has all. */
const TAIL = 8

/** A host that is being worked on. */
export type Work = Readonly<{
  run: HostRun
  connection: Connection
  lock: HostLock
  /** Transactions whose end this run has seen; the next look is not to tell of them. */
  seen: string[]
}>

/** Runs it under the host's lock and tells of it. @throws Locked, Unreachable */
export async function perform(work: Work, task: string, action: Action): Promise<Output> {
  const { emit, host } = work.run
  const place = { host: host.name, task }
  await work.lock.take()
  emit({ type: 'action-start', ...place, action })
  const output = await inItsWay(work, place, action)
  emit({ type: 'action-end', ...place, action, output })
  return output
}

async function inItsWay(
  { run, connection, seen }: Work,
  place: Readonly<{ host: string; task: string }>,
  action: Action,
): Promise<Output> {
  const line = (said: string) => run.emit({ type: 'action-line', ...place, line: said })
  const lost = (because: Message) => run.emit({ type: 'action-lost', ...place, because })
  if (action.reboots) return reboot(connection, action, run.clock)
  if (action.transaction === 'follow') return runJob(connection, action, { line, lost }, run.clock)
  if (action.transaction !== 'start') return connection.run(action, line)
  const id = newJobId()
  const output = await runJob(connection, startJob(action, run.by, id), { line, lost }, run.clock)
  seen.push(id)
  return output
}

/** What a failure shows of an action. */
export const evidenceOf = (argv: readonly string[], output: Output): Evidence => ({
  argv,
  code: output.code,
  tail: `${output.stdout}\n${output.stderr}`
    .split('\n')
    .filter(line => line.trim())
    .slice(-TAIL),
})
