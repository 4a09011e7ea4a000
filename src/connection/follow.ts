/** Follows one child process (ssh, or a local sh) through one wrapped action, and ends only that process. */
import type { ChildProcess } from 'node:child_process'
import type { Writable } from 'node:stream'
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises'
import { monotonic } from '../clock.js'
import type { Action } from './connection.js'
import { type Heard, type Reading, reading } from './reading.js'
import type { Way, Wrapped } from './wrap.js'

/** How an action's child process ended, and what it said. */
export type Followed = Readonly<{
  stdout: Heard
  stderr: Heard
  /** The child's own exit code; undefined when it was killed or never started. */
  code: number | undefined
  /**
   * `timeout`: given up after the action's `timeoutMs`; `abort`: ended by the signal; `unanswered`: sudo asked
   * and got no answer, or asked again; `flood`: it said more than anybody reads.
   */
  why: 'exit' | 'timeout' | 'abort' | 'unanswered' | 'flood'
  /** How often sudo asked for a password. */
  asked: number
  /** What was said before the command began, where sudo would have said it; cleaned. */
  before: string
  /** Wall time in milliseconds. */
  ms: number
}>

type FollowOptions = Readonly<{
  wrapped: Wrapped
  way: Way
  signal: AbortSignal
  onLine: ((line: string) => void) | undefined
  /** What sudo gets when it asks, the first time; undefined: nothing, the action is over. */
  answer: () => Promise<string | undefined>
  /** The command has begun, as root. */
  onBegin: () => void
  /** Gets the input of an action that keeps it open. */
  onInput?: (stdin: Writable) => void
}>

const DEFAULT_TIMEOUT_MS = 120_000
/** After the exit, or after both end markers: how long the other half may take to arrive. */
const DRAIN_MS = 500
/** Bytes of both streams: many times what the longest transaction says. What goes on after that has no end. */
const FLOOD_BYTES = 64 * 1024 * 1024
/** Between the polite signal and the last one. */
const KILL_MS = 2_000

/**
 * Resolves when the process is gone and its streams are read. It never waits for the streams to close: a
 * daemon that the command started, and the persisted master of older OpenSSH, keep them open for ever.
 * The child must lead its own process group (`detached`) and have pipes for stdout and stderr.
 */
export async function follow(child: ChildProcess, action: Action, options: FollowOptions): Promise<Followed> {
  const started = monotonic()
  const stop = stopper(child, options.signal)
  const input = feeder(child, options, () => stop.now('unanswered'))
  const stdout = reading(options.wrapped, { ...input, onLine: options.onLine })
  const stderr = reading(options.wrapped, input)
  const exit = exitOf(child)
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  // On a terminal everything comes as standard output; what ssh itself says has no end marker.
  const ended = () => stdout.ended() && (options.way.terminal === 'pty' || stderr.ended())
  const said = hear(child, { stdout, stderr }, ended, () => stop.now('flood'))
  const limit = setTimeout(() => stop.now('timeout'), action.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  // All is said: a child that lingers only waits for a daemon that holds the streams.
  void said.then(drain).then(() => stop.now('exit'))

  const code = await exit
  clearTimeout(limit)
  const why = stop.over()
  await Promise.race([said, closed, drain()])
  child.stdout?.destroy()
  child.stderr?.destroy()
  const ms = Math.round(monotonic() - started)
  const heard = { stdout: stdout.heard(), stderr: stderr.heard() }
  const before = options.way.terminal === 'pty' ? heard.stdout.noise : heard.stderr.noise
  return { ...heard, before, code, why, asked: input.asked(), ms }
}

/** Where this process was kept from running, the time is over before it could read what has come meanwhile: it reads once more. */
const drain = async () => {
  await delay(DRAIN_MS, undefined, { ref: false })
  await immediate()
}

/** The exit code; undefined when the process was killed or never started. */
const exitOf = (child: ChildProcess) =>
  new Promise<number | undefined>(resolve => {
    child.once('exit', status => resolve(status ?? undefined)).once('error', () => resolve(undefined))
  })

/** Resolves when the streams have come to their end markers; never, when one does not. */
const hear = (
  child: ChildProcess,
  { stdout, stderr }: Readonly<{ stdout: Reading; stderr: Reading }>,
  ended: () => boolean,
  flooded: () => void,
) =>
  new Promise<void>(resolve => {
    let bytes = 0
    const to = (stream: Reading) => (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > FLOOD_BYTES) return flooded()
      stream.push(chunk)
      if (ended()) resolve()
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
    if (gone || last) return
    why = reason
    signalGroup(child, 'SIGTERM')
    last = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_MS)
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

/**
 * Gives the child its input: at once where nobody else can read it, else only when the action has begun, for
 * until then sudo reads a password there. A second prompt means that the first answer was wrong: it gets none.
 */
function feeder(
  child: ChildProcess,
  { wrapped, way, answer, ...options }: FollowOptions,
  giveUp: () => void,
) {
  const patient = way.password === 'answered' || way.terminal === 'pty'
  let asked = 0
  let given = false
  // A command that does not read its input closes the pipe; that is its right.
  child.stdin?.on('error', () => undefined)
  const give = () => {
    if (given) return
    given = true
    if (wrapped.stdin !== undefined) child.stdin?.end(wrapped.stdin)
    else if (child.stdin) options.onInput?.(child.stdin)
  }
  const onBegin = () => {
    give()
    options.onBegin()
  }
  const onPrompt = () => {
    asked += 1
    if (asked > 1) return giveUp()
    void answer().then(password => (password === undefined ? giveUp() : child.stdin?.write(`${password}\n`)))
  }
  if (!patient) give()
  return { onBegin, onPrompt, asked: () => asked }
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
