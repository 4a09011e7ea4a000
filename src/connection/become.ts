/**
 * Actions as root, over whatever starts a line on the other side: the cheapest route that works is found by the
 * first action and kept. root and sudo without a password cost nothing; a password is sent only when sudo asks for
 * it, in the same exec; a terminal is opened only for sudoers with requiretty, which costs a second exec once.
 */
import type { ChildProcess } from 'node:child_process'
import type { Writable } from 'node:stream'
import type { Secret } from '../secret.js'
import { notTried, wantsTerminal } from './become-errors.js'
import { type Action, type Output, Unreachable } from './connection.js'
import { type Followed, follow } from './follow.js'
import { trialOf } from './trial.js'
import { interrupted, verdict } from './verdict.js'
import type { Where } from './where.js'
import { type Way, wrap } from './wrap.js'

/** Starts a line in the user's login shell, on a terminal or without one. The child must lead its own process group. */
export type Start = (line: string, terminal: Way['terminal']) => Promise<ChildProcess>

export type Become = Readonly<{
  where: Where
  start: Start
  signal: AbortSignal
  /** For sudo; of this user. */
  password: Secret | undefined
  user: string
  /** Whether `start` can open a terminal. */
  terminals: 'none' | 'pty'
  /** A command runs: the login has worked. */
  onLogin?: () => void
}>

export type Rooted = Readonly<{
  /** The route to root, as people read it; undefined before the first action has begun. */
  route: () => string | undefined
  run: (
    action: Action,
    onLine?: (line: string) => void,
    onInput?: (stdin: Writable) => void,
  ) => Promise<Output>
}>

export function becoming(become: Become): Rooted {
  const { where, signal, password } = become
  let way: Way = { password: password ? 'answered' : 'none', terminal: 'none' }
  let route: string | undefined
  let refused: Unreachable | undefined

  const attempt: Rooted['run'] = async (action, onLine, onInput) => {
    const wrapped = wrap(action, way)
    if (signal.aborted) throw interrupted(where)
    const tested = testing(password, become.user)
    const child = await become.start(wrapped.line, way.terminal)
    const onBegin = () => {
      tested.onBegin()
      become.onLogin?.()
    }
    const followed = await follow(child, action, {
      wrapped,
      way,
      signal,
      onLine,
      ...(onInput ? { onInput } : {}),
      ...tested,
      onBegin,
    })
    route = described(followed, way) ?? route
    try {
      return verdict(followed, where)
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      const reason = tested.untried() ? notTried('become', where) : error
      // A password that was wrong once is wrong: asking again would only lock the account.
      if (reason.kind === 'become' && followed.asked > 0) refused = reason
      tested.failed(reason)
      throw reason
    } finally {
      tested.over()
    }
  }
  const run: Rooted['run'] = async (...asked) => {
    if (refused) throw refused
    try {
      return await attempt(...asked)
    } catch (error) {
      if (become.terminals === 'none' || way.terminal === 'pty' || !wantsTerminal(error)) throw error
      way = { ...way, terminal: 'pty' }
      return onTerminal(() => attempt(...asked), error)
    }
  }
  return { route: () => route, run }
}

/** A host that opens no terminal (PermitTTY no) leaves it at what sudo said. */
async function onTerminal(work: () => Promise<Output>, without: unknown): Promise<Output> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Unreachable && error.because.id === 'unreachable.shell' ? without : error
  }
}

function described({ stdout, stderr, asked }: Followed, { terminal }: Way): string | undefined {
  const found = stdout.route ?? stderr.route
  if (found === undefined || found === 'root') return found
  const sudo = asked > 0 ? 'sudo with a password' : 'sudo -n'
  return terminal === 'pty' ? `${sudo} on a terminal` : sudo
}

/** The password's part in one action: given when sudo asks, taken when the command begins. */
function testing(password: Secret | undefined, user: string) {
  const trial = password && trialOf(password, `sudo ${user}`)
  let state: 'outside' | 'inside' | 'untried' | 'done' = 'outside'
  const leave = (how: 'taken' | 'refused' | 'unknown') => {
    if (state === 'inside') trial?.leave(how)
    if (state !== 'untried') state = 'done'
  }
  return {
    answer: async () => {
      const turn = await trial?.enter()
      if (state === 'done') trial?.leave('unknown')
      else state = turn === 'refused' ? 'untried' : 'inside'
      return state === 'inside' ? password?.reveal() : undefined
    },
    onBegin: () => leave('taken'),
    failed: ({ because }: Unreachable) =>
      leave(because.id === 'unreachable.become-refused' ? 'refused' : 'unknown'),
    over: () => leave('unknown'),
    untried: () => state === 'untried',
  }
}
