/** What an ended action means: an output, or a host that cannot be worked. */
import { msg } from '../messages/message.js'
import { lastLine } from '../text.js'
import { becomeError, passwordRefused, unknownPrompt } from './become-errors.js'
import { type Output, TIMED_OUT, Unreachable } from './connection.js'
import type { Followed } from './follow.js'
import { sshError } from './ssh-errors.js'
import type { Where } from './where.js'

/**
 * The output of the action. Only the end marker proves an exit code: ssh itself also exits 255.
 * @throws Unreachable when the line was lost, was never there, or root could not be reached.
 */
export function verdict(followed: Followed, where: Where): Output {
  const { stdout, stderr, ms } = followed
  const code = stdout.code ?? stderr.code
  const begun = (stdout.route ?? stderr.route) !== undefined
  if (begun && code !== undefined) return { code, stdout: stdout.body, stderr: stderr.body, ms }
  if (code !== undefined) throw becomeError(followed.before, where)
  if (followed.why === 'abort') throw interrupted(where)
  if (followed.why === 'flood') throw flood(where)
  if (followed.why === 'unanswered') throw passwordRefused(followed.before, where)
  if (followed.why === 'timeout') {
    if (begun) return { code: TIMED_OUT, stdout: stdout.body, stderr: stderr.body, ms }
    throw unknownPrompt(followed.before, where) ?? silent(where)
  }
  if (begun) throw lost(where)
  throw neverBegan(followed, where)
}

/** The signal ended the action, or came before it could start. */
export const interrupted = (where: Pick<Where, 'label'>) =>
  new Unreachable(
    'lost',
    msg('unreachable.interrupted', { at: where.label }),
    msg('hint.interrupted', { at: where.label }),
  )

const flood = ({ label: at, login }: Where) =>
  new Unreachable('other', msg('unreachable.flood', { at }), msg('hint.flood', { login }))

const silent = (where: Where) =>
  new Unreachable(
    'timeout',
    msg('unreachable.timeout', { at: where.label, endpoint: where.label }),
    msg('hint.timeout', { login: where.login }),
  )

const lost = (where: Where) =>
  new Unreachable('lost', msg('unreachable.lost', { at: where.label }), msg('hint.lost', { at: where.label }))

/** ssh failed and says why, or the login ended before it ran anything (nologin, an expired password). */
function neverBegan({ stdout, stderr, code }: Followed, where: Where): Unreachable {
  const known = sshError(stderr.noise, where)
  if (known) return known
  const said = lastLine(stderr.noise) || lastLine(stdout.noise) || `exit ${code ?? 'by a signal'}`
  const because =
    code === 255
      ? msg('unreachable.other', { at: where.label, said })
      : msg('unreachable.shell', { at: where.label, said })
  return new Unreachable('other', because, msg('hint.other', { login: where.login }))
}
