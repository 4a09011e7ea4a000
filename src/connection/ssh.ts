/**
 * The system's own OpenSSH, so that everything that works by hand works here. The first action makes the one
 * connection of this host and leaves it open for the others; close() ends it.
 */
import { spawn } from 'node:child_process'
import { once, setMaxListeners } from 'node:events'
import { rm } from 'node:fs/promises'
import { Bug } from '../errors.js'
import { becoming, type Rooted, type Start } from './become.js'
import type { Action, Connect, Connection } from './connection.js'
import { controlDir } from './control-dir.js'
import { holdOpen } from './hold.js'
import { passwordLogin } from './password-login.js'
import { quote } from './quote.js'
import { sshArgs } from './ssh-options.js'
import { sshWhere } from './where.js'

/** How long the master may take to end; a hung one ends by its ControlPersist. */
const CLOSE_MS = 5_000

/** Opens nothing; the first run() does. Actions on one connection run one after another. */
export const connectSsh: Connect = async (host, options) => {
  if (host.connection.kind !== 'ssh') throw new Bug('not an ssh host')
  const target = host.connection
  const where = sshWhere(target)
  const over = new AbortController()
  let dir: string | undefined
  let closing: Promise<void> | undefined
  const place = () => {
    dir ??= controlDir()
    return dir
  }
  const user = target.user ?? ''
  const login = target.password && passwordLogin(target.password, user, where, place)

  const start: Start = async (line, terminal) => {
    const socket = `${place()}/s`
    const args = sshArgs(target, { socket, connectTimeout: options.connectTimeout, line, terminal })
    // The ssh of a jump host does not inherit BatchMode; it must not open a window and wait there.
    const child = await spawnSsh(args, login?.env() ?? { SSH_ASKPASS_REQUIRE: 'never' })
    login?.watch(child)
    return child
  }
  const rooted = becoming({
    where,
    start,
    signal: AbortSignal.any([options.signal, over.signal]),
    password: target.becomePassword,
    user,
    terminals: 'pty',
    onLogin: () => login?.taken(),
  })
  const run: Rooted['run'] = (...action) =>
    rooted.run(...action).catch(error => Promise.reject(login?.failed(error) ?? error))
  const close = () => {
    options.signal.removeEventListener('abort', close)
    over.abort()
    login?.close()
    closing ??= dir === undefined ? Promise.resolve() : endMaster(dir)
    return closing
  }
  // One for each host of a fleet is no leak.
  setMaxListeners(0, options.signal)
  options.signal.addEventListener('abort', close)

  return {
    get route() {
      const route = rooted.route()
      return route === undefined ? `ssh ${where.label}` : `ssh ${where.label}, ${route}`
    },
    run: inTurn((action: Action, onLine?: (line: string) => void) => run(action, onLine)),
    hold: argv => holdOpen(run, argv),
    close,
  } satisfies Connection
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

/** Starts ssh in its own process group: the terminal's ^C must not reach a package transaction. */
async function spawnSsh(args: readonly string[], env: NodeJS.ProcessEnv) {
  // Loading zx is slow; a local or rehearsed host never needs it.
  const { $ } = await import('zx/core')
  const ssh = $({
    shell: '/bin/sh',
    prefix: 'exec ',
    postfix: '',
    quote,
    quiet: true,
    verbose: false,
    nothrow: true,
    detached: true,
    timeout: 0,
    store: forgetful(),
    env: { ...process.env, ...env },
  })`ssh ${[...args]}`
  if (ssh.child === undefined) throw new Bug('zx started no process')
  return ssh.child
}

/** zx keeps all output by default; follow() reads it as it comes and keeps what it needs. */
function forgetful() {
  const drop = () => Object.assign([], { push: () => 0 })
  return { stdout: drop(), stderr: drop(), stdall: drop() }
}

/** Ends the shared connection and removes its directory; in one child that also outlives a sudden exit. */
async function endMaster(dir: string): Promise<void> {
  const script = 'ssh -F /dev/null -S "$1/s" -O exit -- kvmup; rm -rf -- "$1"'
  const child = spawn('/bin/sh', ['-c', script, 'kvmup', dir], {
    detached: true,
    stdio: 'ignore',
    timeout: CLOSE_MS,
  })
  await once(child, 'exit').catch(() => undefined)
  await rm(dir, { recursive: true, force: true }).catch(() => undefined)
}
