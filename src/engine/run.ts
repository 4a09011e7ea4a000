/** All hosts, `forks` at a time, each at its own pace. */
import type { Connect } from '../connection/connection.js'
import type { Host } from '../inventory/host.js'
import { type Message, msg } from '../messages/message.js'
import { inSlices, turn } from '../turn.js'
import { type BatchSize, batches, tooMany } from './batches.js'
import type { Emit, HostResult, Purpose } from './events.js'
import { EVENT_VERSION } from './events.js'
import { workHost } from './host.js'
import { exitCode } from './judge.js'
import { type Clock, realClock } from './losses.js'
import { sameResults } from './same.js'
import type { Playbook } from './task.js'

export type Run = Readonly<{
  hosts: readonly Host[]
  purpose: Purpose
  playbook: Playbook
  connect: Connect
  emit: Emit
  /** How many hosts are worked at once. */
  forks: number
  /** How many hosts a batch has; the next one begins when the last of it has ended. None: all are one batch. */
  serial: readonly BatchSize[]
  /** The share of a batch that may fail, in percent, before no further batch is begun. */
  maxFail: number | undefined
  /** Seconds until a host that does not answer is unreachable. */
  connectTimeout: number
  program: string
  journal: string
  /** Who runs this, for other runs that meet it on a host: `user@controller, pid 4711`. */
  by: string
  /** What waiting is done by; without it, the real one. */
  clock?: Clock
  /** First interrupt: start nothing new, let what runs end. */
  stop: AbortSignal
  /** Second interrupt: end every connection now. */
  kill: AbortSignal
}>

/** So many at a time, begun in their order; nothing is kept of those whose turn has not come. */
async function pooled<T, R>(all: readonly T[], most: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const left = all.entries()
  const worker = async () => {
    for (const [index, one] of left) results[index] = await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, worker))
  return results
}

/** One batch after another; those that are not begun any more are told as well. */
async function inBatches(
  { hosts, serial, maxFail, forks, emit }: Run,
  work: (host: Host) => Promise<HostResult>,
): Promise<readonly HostResult[]> {
  const results: HostResult[] = []
  const waves = batches(hosts, serial)
  let because: Message | undefined
  for (const [index, batch] of waves.entries()) {
    const why = because
    if (why !== undefined) {
      await inSlices(batch, host => void results.push(leftOut(host, why, emit)))
      continue
    }
    if (waves.length > 1)
      emit({ type: 'batch-start', batch: index + 1, of: waves.length, hosts: batch.map(({ name }) => name) })
    const ended = await pooled(batch, forks, work)
    for (const result of ended) results.push(result)
    const failed = maxFail === undefined ? undefined : tooMany(ended, maxFail)
    if (failed !== undefined)
      because = msg('run.too-many', { failed, hosts: ended.length, most: maxFail ?? 0 })
  }
  return results
}

function leftOut({ name }: Host, because: Message, emit: Emit): HostResult {
  const result: HostResult = {
    host: name,
    status: 'skipped',
    because,
    hint: msg('run.too-many.hint'),
    tasks: [],
    ms: 0,
  }
  emit({ type: 'host-end', result })
  return result
}

/** Works all hosts and tells what became of each, in the order given, and the exit code. */
export async function runAll(run: Run): Promise<Readonly<{ hosts: readonly HostResult[]; exit: number }>> {
  const { hosts, purpose, playbook, emit, by, clock = realClock, stop } = run
  emit({
    type: 'run-start',
    version: EVENT_VERSION,
    program: run.program,
    purpose,
    hosts: hosts.map(host => host.name),
    tasks: [...new Set([...new Set(hosts.map(host => host.wishes))].flatMap(playbook.ids))],
    journal: run.journal,
  })
  const options = { connectTimeout: run.connectTimeout, signal: run.kill }
  const same = sameResults()
  const work = async (host: Host) => {
    await turn()
    return workHost({ host, purpose, playbook, emit, by, clock, stop, same }, () =>
      run.connect(host, options),
    )
  }
  const results = await inBatches(run, work)
  const exit = exitCode(results, stop.aborted)
  emit({ type: 'recap', hosts: results, exit, interrupted: stop.aborted })
  return { hosts: results, exit }
}
