/** The processes of ssh: what is started, and how the shared connection ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, rmdir } from 'node:fs/promises'
import { Bug } from '../errors.js'
import { endBySocket } from './mux.js'
import { quote } from './quote.js'

/** How long the master may take to end; a hung one ends by its ControlPersist. */
const CLOSE_MS = 5_000

/** Starts ssh in its own process group: the terminal's ^C must not reach a package transaction. */
export async function spawnSsh(args: readonly string[], env: NodeJS.ProcessEnv) {
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

/** Ends the shared connection and removes its directory. */
export async function endMaster(dir: string): Promise<void> {
  if (!(await endBySocket(`${dir}/s`, CLOSE_MS))) await endMasterAtOnce(dir)
  // Its socket is gone by now; what is left of a password's login takes more steps.
  await rmdir(dir).catch(() => rm(dir, { recursive: true, force: true }).catch(() => undefined))
}

/** The same in one child, which outlives a sudden exit. */
export async function endMasterAtOnce(dir: string): Promise<void> {
  const script = 'ssh -F /dev/null -S "$1/s" -O exit -- kvmup; rm -rf -- "$1"'
  const child = spawn('/bin/sh', ['-c', script, 'kvmup', dir], {
    detached: true,
    stdio: 'ignore',
    timeout: CLOSE_MS,
  })
  await once(child, 'exit').catch(() => undefined)
  await rm(dir, { recursive: true, force: true }).catch(() => undefined)
}
