/** All hosts, `forks` at a time, each at its own pace. */
import pLimit from 'p-limit'
import type { Connect } from '../connection/connection.js'
import type { Host } from '../inventory/host.js'
import type { Emit, HostResult, Purpose } from './events.js'
import { EVENT_VERSION } from './events.js'
import { workHost } from './host.js'
import { exitCode } from './judge.js'
import type { Playbook } from './task.js'

export type Run = Readonly<{
  hosts: readonly Host[]
  purpose: Purpose
  playbook: Playbook
  connect: Connect
  emit: Emit
  /** How many hosts are worked at once. */
  forks: number
  /** Seconds until a host that does not answer is unreachable. */
  connectTimeout: number
  program: string
  journal: string
  /** Who runs this, for other runs that meet it on a host: `user@controller, pid 4711`. */
  by: string
  /** First interrupt: start nothing new, let what runs end. */
  stop: AbortSignal
  /** Second interrupt: end every connection now. */
  kill: AbortSignal
}>

/** Works all hosts and tells what became of each, in the order given, and the exit code. */
export async function runAll(run: Run): Promise<Readonly<{ hosts: readonly HostResult[]; exit: number }>> {
  const { hosts, purpose, playbook, emit, by, stop } = run
  emit({
    type: 'run-start',
    version: EVENT_VERSION,
    program: run.program,
    purpose,
    hosts: hosts.map(host => host.name),
    tasks: [...new Set(hosts.flatMap(host => playbook.ids(host.wishes)))],
    journal: run.journal,
  })
  const limit = pLimit(run.forks)
  const options = { connectTimeout: run.connectTimeout, signal: run.kill }
  const results = await Promise.all(
    hosts.map(host =>
      limit(() => workHost({ host, purpose, playbook, emit, by, stop }, () => run.connect(host, options))),
    ),
  )
  const exit = exitCode(results, stop.aborted)
  emit({ type: 'recap', hosts: results, exit, interrupted: stop.aborted })
  return { hosts: results, exit }
}
