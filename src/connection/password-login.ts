/** Logging in by password: given to the final host, for the one question, once. */
import type { ChildProcess } from 'node:child_process'
import { type Message, msg } from '../messages/message.js'
import type { Secret } from '../secret.js'
import { type Askpass, asksForPassword, openAskpass } from './askpass.js'
import { notTried } from './become-errors.js'
import { Unreachable } from './connection.js'
import { trialOf } from './trial.js'
import type { Where } from './where.js'

export type PasswordLogin = Readonly<{
  /** The environment of ssh. */
  env: () => NodeJS.ProcessEnv
  /** This is ssh; nobody else gets the password. */
  watch: (child: ChildProcess) => void
  /** The login has worked. */
  taken: () => void
  /** What a failed action means, now that it is known what was asked. */
  failed: (error: unknown) => unknown
  close: () => void
}>

type State = 'unasked' | 'waiting' | 'given' | 'taken' | 'refused' | 'untried'

/** @param dir gives the private directory of the connection */
export function passwordLogin(secret: Secret, user: string, where: Where, dir: () => string): PasswordLogin {
  const trial = trialOf(secret, `ssh ${user}`)
  let askpass: Askpass | undefined
  let ssh: ChildProcess | undefined
  let state: State = 'unasked'
  let strange: string | undefined

  /** Without an answer ssh would send an empty password: one more failed login. */
  const end = () => {
    try {
      if (ssh?.pid !== undefined) process.kill(-ssh.pid, 'SIGTERM')
    } catch {
      // Gone by itself in the meantime.
    }
  }
  const answer = async ({ prompt, pid }: { prompt: string; pid: number }) => {
    if (pid !== ssh?.pid) return undefined
    if (!asksForPassword(prompt)) {
      strange = prompt
      return undefined
    }
    if (state !== 'unasked' && state !== 'taken') {
      if (state === 'given') leave('refused')
      end()
      return undefined
    }
    return first()
  }
  const first = async () => {
    state = 'waiting'
    const turn = await trial.enter()
    // Ended while it waited.
    if (state !== 'waiting') {
      trial.leave('unknown')
      return undefined
    }
    state = turn === 'refused' ? 'untried' : 'given'
    if (state === 'untried') end()
    return state === 'given' ? secret.reveal() : undefined
  }
  const leave = (how: 'taken' | 'refused' | 'unknown') => {
    if (state === 'given') trial.leave(how)
    if (state === 'waiting' || state === 'given') state = how === 'unknown' ? 'unasked' : how
  }
  const failed = (error: unknown): unknown => {
    if (!(error instanceof Unreachable)) return error
    const isDenied = error.because.id === 'unreachable.auth'
    if (error.kind === 'become') leave('taken')
    if (isDenied && state === 'given') leave('refused')
    const reason =
      isDenied || state === 'refused' || state === 'untried' ? reasonFor(state, where, strange) : undefined
    leave('unknown')
    return reason ?? error
  }
  return {
    env: () => {
      askpass ??= openAskpass(dir(), answer)
      return askpass.env
    },
    watch: child => {
      ssh = child
    },
    taken: () => leave('taken'),
    failed,
    close: () => askpass?.close(),
  }
}

/** Why the login was refused, by what became of the password; undefined when that says nothing. */
function reasonFor(state: State, where: Where, strange: string | undefined): Unreachable | undefined {
  const { label: at, login } = where
  const auth = (because: Message, hint: Message) => new Unreachable('auth', because, hint)
  if (state === 'untried') return notTried('auth', where)
  if (state === 'refused')
    return auth(msg('unreachable.ssh-refused', { at }), msg('hint.ssh-refused', { login }))
  if (state !== 'unasked') return undefined
  return strange === undefined
    ? auth(msg('unreachable.ssh-unasked', { at }), msg('hint.ssh-unasked', { login }))
    : auth(msg('unreachable.ssh-prompt', { at, asks: strange }), msg('hint.ssh-prompt', { login }))
}
