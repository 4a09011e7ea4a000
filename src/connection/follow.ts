/** Follows one child process (ssh, or a local sh) through one wrapped action, and ends only that process. */
import type { ChildProcess } from 'node:child_process'
import type { Action } from './connection.js'
import { type Heard, reading } from './reading.js'

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

export type FollowOptions = Readonly<{
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
export function follow(child: ChildProcess, action: Action, options: FollowOptions): Promise<Followed> {
  const started = performance.now()
  const stdout = reading(options.nonce, options.onLine)
  const stderr = reading(options.nonce, options.onLine)
  const timers = new Set<NodeJS.Timeout>()
  const after = (ms: number, then: () => void) => timers.add(setTimeout(then, ms))
  let why: Followed['why'] = 'exit'
  let exited = false
  let settled = false
  let code: number | undefined

  return new Promise(resolve => {
    const settle = () => {
      if (settled) return
      settled = true
      for (const timer of timers) clearTimeout(timer)
      options.signal.removeEventListener('abort', onAbort)
      child.stdout?.destroy()
      child.stderr?.destroy()
      const ms = Math.round(performance.now() - started)
      resolve({ stdout: stdout.heard(), stderr: stderr.heard(), code, why, ms })
    }
    const end = (reason: Followed['why']) => {
      if (exited) return
      why = reason
      signalGroup(child, 'SIGTERM')
      after(KILL_MS, () => signalGroup(child, 'SIGKILL'))
    }
    const onAbort = () => end('abort')
    const finished = () => stdout.ended() && stderr.ended()
    const onData = (stream: typeof stdout) => (chunk: Buffer) => {
      if (stream.ended()) return
      stream.push(chunk)
      if (!finished()) return
      if (exited) settle()
      // All is said; a child that lingers waits for a daemon that holds the streams.
      else after(DRAIN_MS, () => end('exit'))
    }
    const onExit = (status: number | null) => {
      if (exited) return
      exited = true
      code = status ?? undefined
      if (finished()) settle()
      else after(DRAIN_MS, settle)
    }
    child.stdout?.on('data', onData(stdout))
    child.stderr?.on('data', onData(stderr))
    child
      .once('exit', onExit)
      .once('error', () => onExit(null))
      .once('close', settle)
    feed(child, action.stdin)
    after(action.timeoutMs ?? DEFAULT_TIMEOUT_MS, () => end('timeout'))
    options.signal.addEventListener('abort', onAbort)
    if (options.signal.aborted) onAbort()
  })
}

function feed(child: ChildProcess, stdin: string | undefined) {
  // A command that does not read its input closes the pipe; that is its right.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(stdin ?? '')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Gone by itself in the meantime, or root's: a local sudo passes the signal on only to its own child.
    child.kill(signal)
  }
}
