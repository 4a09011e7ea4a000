/**
 * ssh asked once more, aloud, about what it kept to itself: which key an unknown host has shown, and what became of
 * the jump host, whose words are lost when a connection is shared (OpenSSH's sshconnect.c, ssh_proxy_connect).
 */
import type { ChildProcess } from 'node:child_process'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { Unreachable } from './connection.js'
import { sshError } from './ssh-errors.js'
import type { Where } from './where.js'

/** Characters of ssh's debugging output; the key comes early. */
const LIMIT = 262_144
/** Over the time that ssh itself allows for connecting. */
const GRACE_MS = 5_000

/**
 * What goes before the other arguments of ssh: of what stands twice it takes the first. `-v` and not LogLevel, since
 * ssh passes it on to the ssh that it starts for a jump host.
 */
export const ALOUD = ['-v', '-o', 'ControlPath=none'] as const

/**
 * The error with what there is to know about it; anything else is passed through.
 * @param start ssh, with ALOUD
 */
export async function withMore(
  error: unknown,
  where: Where,
  start: () => Promise<ChildProcess>,
  connectTimeout: number,
): Promise<unknown> {
  if (!(error instanceof Unreachable)) return error
  const { id } = error.because
  if (id !== 'unreachable.host-key-unknown' && id !== 'unreachable.jump') return error
  const said = clean(await heard(await start(), connectTimeout * 1000 + GRACE_MS))
  const found =
    id === 'unreachable.jump' ? (sshError(said.replace(/^debug\d: .*$/gm, ''), where) ?? error) : error
  if (found.because.id !== 'unreachable.host-key-unknown') return found
  const at = String(found.because.args.at)
  // The last key that was shown is the one that was not known: nothing is said beyond it.
  const because = msg('unreachable.host-key-unknown', { at, key: keyIn(said) })
  const hint =
    at === where.label ? found.hint : msg('hint.jump-key-unknown', { login: where.jump?.login ?? at })
  return new Unreachable(found.kind, because, hint)
}

const keyIn = (said: string): string =>
  [...said.matchAll(/^debug1: Server host key: ([\w@.-]+ (?:SHA256|MD5):[\w+/:=-]+)$/gm)].at(-1)?.[1] ?? ''

function heard(ssh: ChildProcess, ms: number): Promise<string> {
  let said = ''
  const end = () => {
    try {
      if (ssh.pid !== undefined) process.kill(-ssh.pid, 'SIGKILL')
    } catch {
      // Gone by itself in the meantime.
    }
  }
  const limit = setTimeout(end, ms)
  ssh.stdin?.on('error', () => undefined).end()
  ssh.stdout?.resume()
  ssh.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < LIMIT) said += text
  })
  return new Promise(resolve => {
    const over = () => {
      clearTimeout(limit)
      resolve(said)
    }
    ssh.once('close', over).once('error', over)
  })
}
