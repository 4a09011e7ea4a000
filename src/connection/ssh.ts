/**
 * The system's own OpenSSH, so that everything that works by hand works here. The first action makes the one
 * connection of this host and leaves it open for the others; close() ends it.
 */
import { setMaxListeners } from 'node:events'
import { Bug } from '../errors.js'
import { ALOUD, withMore } from './aloud.js'
import { becoming, type Rooted, type Start } from './become.js'
import type { Action, Connect, Connection, ConnectOptions } from './connection.js'
import { controlDir } from './control-dir.js'
import { holdOpen } from './hold.js'
import { passwordLogin } from './password-login.js'
import { sshArgs } from './ssh-options.js'
import { endMaster, endMasterAtOnce, spawnSsh } from './ssh-process.js'
import { type SshTarget, sshWhere, type Where } from './where.js'

/** `at once`: this process may be gone in a moment. */
type Ending = 'in time' | 'at once'

/** Opens nothing; the first run() does. Actions on one connection run one after another. */
export const connectSsh: Connect = async (host, options) => {
  if (host.connection.kind !== 'ssh') throw new Bug('not an ssh host')
  const where = sshWhere(host.connection)
  const over = new AbortController()
  const line = openLine(host.connection, where, {
    ...options,
    signal: AbortSignal.any([options.signal, over.signal]),
  })
  let closing: Promise<void> | undefined
  const end = (how: Ending) => {
    options.signal.removeEventListener('abort', interrupted)
    over.abort()
    closing ??= line.end(how)
    return closing
  }
  const interrupted = () => void end('at once')
  // One for each host of a fleet is no leak.
  setMaxListeners(0, options.signal)
  options.signal.addEventListener('abort', interrupted)

  return {
    get route() {
      const route = line.route()
      return route === undefined ? `ssh ${where.label}` : `ssh ${where.label}, ${route}`
    },
    run: inTurn((action: Action, onLine?: (line: string) => void) => line.run(action, onLine)),
    hold: argv => holdOpen(line.run, argv),
    close: () => end('in time'),
  } satisfies Connection
}

/** The way to the host and to root on it, in a private directory that is made when it is first needed. */
function openLine(
  target: SshTarget,
  where: Where,
  { connectTimeout, signal }: ConnectOptions,
): Rooted & Readonly<{ end: (how: Ending) => Promise<void> }> {
  let dir: string | undefined
  const place = () => {
    dir ??= controlDir()
    return dir
  }
  const user = target.user ?? ''
  const login = target.password && passwordLogin(target.password, user, where, place)
  // The ssh of a jump host does not inherit BatchMode; it must not open a window and wait there.
  const silent = { SSH_ASKPASS_REQUIRE: 'never' }

  const start: Start = async (line, terminal) => {
    const args = sshArgs(target, { socket: `${place()}/s`, connectTimeout, line, terminal })
    const child = await spawnSsh(args, login?.env() ?? silent)
    login?.watch(child)
    return child
  }
  const aloud = () => {
    const { password: _, ...keys } = target
    const args = sshArgs(keys, { socket: `${place()}/s`, connectTimeout, line: 'true', terminal: 'none' })
    return spawnSsh([...ALOUD, ...args], silent)
  }
  const rooted = becoming({
    where,
    start,
    signal,
    password: target.becomePassword,
    user,
    terminals: 'pty',
    onLogin: () => login?.taken(),
  })
  const run: Rooted['run'] = async (...action) => {
    try {
      return await rooted.run(...action)
    } catch (error) {
      throw await withMore(login?.failed(error) ?? error, where, aloud, connectTimeout)
    }
  }
  const end = async (how: Ending) => {
    login?.close()
    if (dir !== undefined) await (how === 'at once' ? endMasterAtOnce(dir) : endMaster(dir))
  }
  return { route: rooted.route, run, end }
}

/** One call after another: two first ones at once would both become the master, with a handshake each. */
function inTurn<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return (...args) => {
    const result = last.then(() => work(...args))
    last = result.catch(() => undefined)
    return result
  }
}
