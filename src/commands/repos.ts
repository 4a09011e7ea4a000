/** `kvmup repos restore`: the repository files that apply moved to the archive, as they were. */
import pLimit from 'p-limit'
import { type Connect, type Output, Unreachable } from '../connection/connection.js'
import { EXIT } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { selectHosts } from '../inventory/select.js'
import { type Message, msg, text } from '../messages/message.js'
import { SCRIPTS } from '../scripts/scripts.js'
import { lastLine } from '../text.js'
import { withAccess } from './access.js'
import { connectTimeout, forks, type RawOptions } from './options.js'
import { reaching } from './reach.js'
import type { Interrupts, Terminal } from './terminal.js'

/** How hosts are reached; the signal ends it at once. */
type Way = Readonly<{ reach: Connect; seconds: number; kill: AbortSignal }>

/** One host, one round trip; resolves to the exit code for it. */
async function restoreOn(host: Host, way: Way, terminal: Terminal): Promise<number> {
  const complain = (because: Message, hint: Message) =>
    terminal.err(
      `kvmup: ${host.name}: ${text(because, terminal.language)}\n  ${text(hint, terminal.language)}\n`,
    )
  try {
    const output = await restored(host, way)
    for (const line of output.stdout.split('\n').filter(Boolean)) terminal.out(`${host.name}  ${line}\n`)
    if (output.code === 0) return EXIT.ok
    const said = lastLine(output.stderr) || `exit ${output.code}`
    complain(msg('repos.not-restored', { said }), msg('repos.not-restored.hint'))
    return EXIT.failed
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    complain(error.because, error.hint)
    return EXIT.unreachable
  }
}

async function restored(host: Host, { reach, seconds, kill }: Way): Promise<Output> {
  const connection = await reach(host, { connectTimeout: seconds, signal: kill })
  try {
    return await connection.run({ argv: [...SCRIPTS.repos, 'restore'] })
  } finally {
    await connection.close()
  }
}

/** With consent given beforehand by --yes; otherwise it asks. Resolves to the exit code. */
export async function restore(
  targets: readonly string[],
  options: RawOptions,
  terminal: Terminal,
  { stop, kill }: Interrupts,
): Promise<number> {
  const selected = { hosts: selectHosts({ targets, ...options }) }
  const limit = pLimit(forks(options))
  const way: Way = { reach: reaching(options, stop), seconds: connectTimeout(options), kill }
  if (!options.yes) {
    if (!terminal.canAsk)
      throw new UsageError(msg('usage.no-consent-restore'), msg('usage.no-consent-restore.hint'))
  }
  const hosts = (await withAccess(selected, options, terminal))?.hosts
  if (!hosts) return EXIT.interrupted
  if (!options.yes) {
    const question = text(msg('ask.restore', { hosts: hosts.length }), terminal.language)
    const consent = await terminal.confirm(question)
    if (consent !== 'yes') {
      terminal.out(`${text(msg('ask.declined'), terminal.language)}\n`)
      return consent === 'interrupted' ? EXIT.interrupted : EXIT.ok
    }
  }
  const codes = await Promise.all(
    hosts.map(host => limit(() => (stop.aborted ? EXIT.interrupted : restoreOn(host, way, terminal)))),
  )
  if (stop.aborted) return EXIT.interrupted
  return codes.includes(EXIT.failed) ? EXIT.failed : Math.max(...codes)
}
