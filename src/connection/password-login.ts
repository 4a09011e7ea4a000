/** Logging in by password: given to the final host, for the one question, once. */
import type { ChildProcess } from 'node:child_process'
import { type Message, msg } from '../messages/message.js'
import type { Secret } from '../secret.js'
import { type Askpass, asksForPassword, openAskpass, type Question } from './askpass.js'
import { notTried } from './become-errors.js'
import { Unreachable } from './connection.js'
import { type Trial, trialOf } from './trial.js'
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
  const test = testOf(trialOf(secret, `ssh ${user}`))
  let askpass: Askpass | undefined
  let ssh: ChildProcess | undefined
  let strange: string | undefined

  const answer = async ({ prompt, pid }: Question) => {
    if (pid !== ssh?.pid) return undefined
    if (!asksForPassword(prompt)) {
      strange = prompt
      return undefined
    }
    const may = await test.asked()
    // Without an answer ssh would send an empty password: one more failed login.
    if (may === 'end') endGroup(ssh)
    return may === 'send' ? secret.reveal() : undefined
  }
  const failed = (error: unknown): unknown => {
    if (!(error instanceof Unreachable)) return error
    const isDenied = error.because.id === 'unreachable.auth'
    if (error.kind === 'become') test.leave('taken')
    if (isDenied && test.state() === 'given') test.leave('refused')
    const isOurs = isDenied || test.state() === 'refused' || test.state() === 'untried'
    const reason = isOurs ? reasonFor(test.state(), where, strange) : undefined
    test.leave('unknown')
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
    taken: () => test.leave('taken'),
    failed,
    close: () => askpass?.close(),
  }
}

/** What has become of the password on this connection. */
function testOf(trial: Trial) {
  let state: State = 'unasked'
  const leave = (how: 'taken' | 'refused' | 'unknown') => {
    if (state === 'given') trial.leave(how)
    if (state === 'waiting' || state === 'given') state = how === 'unknown' ? 'unasked' : how
  }
  /** `end`: the question comes again, or the password was refused elsewhere; ssh is not to go on. */
  const asked = async (): Promise<'send' | 'end' | 'nothing'> => {
    if (state !== 'unasked' && state !== 'taken') {
      if (state === 'given') leave('refused')
      return 'end'
    }
    state = 'waiting'
    const turn = await trial.enter()
    if (over(state)) {
      trial.leave('unknown')
      return 'nothing'
    }
    state = turn === 'refused' ? 'untried' : 'given'
    return turn === 'refused' ? 'end' : 'send'
  }
  return { state: () => state, leave, asked }
}

/** The action ended while it waited for its turn. */
const over = (state: State) => state !== 'waiting'

function endGroup(child: ChildProcess | undefined) {
  try {
    if (child?.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  } catch {
    // Gone by itself in the meantime.
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
