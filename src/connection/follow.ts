/** Follows one child process (ssh, or a local sh) through one wrapped action, and ends only that process. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { Action } from './connection.js'
import { type Heard, type Reading, reading } from './reading.js'

/** How an action's child process ended, and what it said. */
export type Followed = Readonly<{
  stdout: Heard
  stderr: Heard
  /** The child's own exit code; undefined when it was killed or never started. */
  code: number | undefined
  /** `timeout`: given up after the action's `timeoutMs`; `abort`: ended by the signal. */
  why: 'exit' | 'timeout' | 'abort'
  /** Wall time in milliseconds. */
  ms: number
}>

type FollowOptions = Readonly<{
  nonce: string
  signal: AbortSignal
  onLine: ((line: string) => void) | undefined
}>

const DEFAULT_TIMEOUT_MS = 120_000
/** After the exit, or after both end markers: how long the other half may take to arrive. */
const DRAIN_MS = 500
/** Between the polite signal and the last one. */
const KILL_MS = 2_000

/**
 * Resolves when the process is gone and its streams are read. It never waits for the streams to close: a
 * daemon that the command started, and the persisted master of older OpenSSH, keep them open for ever.
 * The child must lead its own process group (`detached`) and have pipes for stdout and stderr.
 */
export async function follow(child: ChildProcess, action: Action, options: FollowOptions): Promise<Followed> {
  const started = performance.now()
  const stdout = reading(options.nonce, options.onLine)
  const stderr = reading(options.nonce, options.onLine)
  const exit = exitOf(child)
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  const said = hear(child, stdout, stderr)
  feed(child, action.stdin)
  const stop = stopper(child, options.signal)
  const limit = setTimeout(() => stop.now('timeout'), action.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  // All is said: a child that lingers only waits for a daemon that holds the streams.
  void said.then(drain).then(() => stop.now('exit'))

  const code = await exit
  clearTimeout(limit)
  const why = stop.over()
  await Promise.race([said, closed, drain()])
  child.stdout?.destroy()
  child.stderr?.destroy()
  const ms = Math.round(performance.now() - started)
  return { stdout: stdout.heard(), stderr: stderr.heard(), code, why, ms }
}

const drain = () => delay(DRAIN_MS, undefined, { ref: false })

/** The exit code; undefined when the process was killed or never started. */
const exitOf = (child: ChildProcess) =>
  new Promise<number | undefined>(resolve => {
    child.once('exit', status => resolve(status ?? undefined)).once('error', () => resolve(undefined))
  })

/** Resolves when both streams have come to their end marker; never, when one does not. */
const hear = (child: ChildProcess, stdout: Reading, stderr: Reading) =>
  new Promise<void>(resolve => {
    const to = (stream: Reading) => (chunk: Buffer) => {
      stream.push(chunk)
      if (stdout.ended() && stderr.ended()) resolve()
    }
    child.stdout?.on('data', to(stdout))
    child.stderr?.on('data', to(stderr))
  })

/** Ends the child early, for a reason; after over() it cannot hit whoever has its process id next. */
function stopper(child: ChildProcess, signal: AbortSignal) {
  let why: Followed['why'] = 'exit'
  let gone = false
  let last: NodeJS.Timeout | undefined
  const now = (reason: Followed['why']) => {
    if (gone) return
    why = reason
    signalGroup(child, 'SIGTERM')
    last ??= setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_MS)
  }
  const onAbort = () => now('abort')
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  const over = () => {
    gone = true
    clearTimeout(last)
    signal.removeEventListener('abort', onAbort)
    return why
  }
  return { now, over }
}

function feed(child: ChildProcess, stdin: string | undefined) {
  // A command that does not read its input closes the pipe; that is its right.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(stdin ?? '')
}

/** What runs as root behind a local sudo is out of reach, as it is behind ssh: it ends by itself. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Gone by itself in the meantime.
  }
}
