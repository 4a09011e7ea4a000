/** `kvmup facts`: what the probe finds, as JSON, or as the probe's own lines. */
import pLimit from 'p-limit'
import { playbook } from '../../tasks/index.js'
import { type Connect, type ConnectOptions, Unreachable } from '../connection/connection.js'
import { ask } from '../engine/ask.js'
import { EXIT } from '../engine/judge.js'
import { Unreadable } from '../errors.js'
import { parseFacts } from '../facts/parse.js'
import type { Host } from '../inventory/host.js'
import { selectHosts } from '../inventory/select.js'
import { type Message, msg, text } from '../messages/message.js'
import { withAccess } from './access.js'
import { connectTimeout, forks, type RawOptions } from './options.js'
import { reaching } from './reach.js'
import { type Interrupts, type Terminal, tellOfStop } from './terminal.js'

/** @param form `facts`: one JSON object per host; `probe`: the probe's text, as fixtures keep it */
export async function facts(
  targets: readonly string[],
  options: RawOptions,
  form: 'facts' | 'probe',
  terminal: Terminal,
  { stop, kill }: Interrupts,
): Promise<number> {
  const limit = pLimit(forks(options))
  const reach = reaching(options, stop)
  const seconds = connectTimeout(options)
  const selected = { hosts: selectHosts({ targets, ...options }) }
  const hosts = (await withAccess(selected, options, terminal))?.hosts
  if (!hosts) return EXIT.interrupted
  tellOfStop(terminal, { stop })
  const tell = (host: Host, because: Message, hint: Message) =>
    terminal.err(
      `kvmup: ${host.name}: ${text(because, terminal.language)}\n  ${text(hint, terminal.language)}\n`,
    )
  const one = async (host: Host): Promise<number> => {
    if (stop.aborted) return EXIT.interrupted
    try {
      const output = await probe(host, reach, { connectTimeout: seconds, signal: kill })
      const found = parseFacts(output)
      if (form === 'probe') terminal.out(output)
      else terminal.out(`${JSON.stringify({ host: host.name, facts: found }, null, options.json ? 0 : 2)}\n`)
      return EXIT.ok
    } catch (error) {
      if (error instanceof Unreachable) {
        tell(host, error.because, error.hint)
        return EXIT.unreachable
      }
      if (!(error instanceof Unreadable)) throw error
      tell(host, msg('run.unreadable', { what: error.message }), msg('run.unreadable.hint'))
      return EXIT.failed
    }
  }
  const codes = await Promise.all(hosts.map(host => limit(one, host)))
  if (stop.aborted) return EXIT.interrupted
  return codes.includes(EXIT.bug) ? EXIT.bug : Math.max(...codes)
}

async function probe(host: Host, reach: Connect, options: ConnectOptions): Promise<string> {
  const connection = await reach(host, options)
  try {
    return (await ask(connection, playbook.probe(host.wishes, 'with proof'))).stdout
  } finally {
    await connection.close()
  }
}
