/** Why root could not be reached, by what sudo says; sudo 1.7 to 1.9, English and Japanese. */
import { type Message, msg } from '../messages/message.js'
import { clean, lastLine } from '../text.js'
import { Unreachable } from './connection.js'
import type { Where } from './where.js'

type Row = Readonly<{
  pattern: RegExp
  because: (at: string, said: string) => Message
  hint: (at: string) => Message
}>

const ROWS: readonly Row[] = [
  {
    pattern: /must have a tty|tty がなければ/,
    because: at => msg('unreachable.become-tty', { at }),
    hint: at => msg('hint.become-tty', { at }),
  },
  {
    pattern: /sudo: (?:command )?not found|sudo: No such file|Unknown command:? '?sudo|sudo: .*not found/,
    because: at => msg('unreachable.become-no-sudo', { at }),
    hint: at => msg('hint.become-no-sudo', { at }),
  },
  {
    pattern:
      /password is required|no askpass program|terminal is required to read the password|パスワードが必要|askpass/,
    because: (at, said) => msg('unreachable.become-password', { at, said }),
    hint: at => msg('hint.become-password', { at }),
  },
  {
    pattern:
      /not in the sudoers|not allowed to (?:execute|run)|may not run sudo|sudoers ファイル(?:内)?にありません|許可されていません/,
    because: (at, said) => msg('unreachable.become-sudoer', { at, said }),
    hint: at => msg('hint.become-sudoer', { at }),
  },
]

/** @param stderr all that was printed instead of running the command. */
export function becomeError(stderr: string, where: Where): Unreachable {
  const at = where.label
  for (const line of clean(stderr).split('\n')) {
    const row = ROWS.find(({ pattern }) => pattern.test(line))
    if (row) return new Unreachable('become', row.because(at, lastLine(line)), row.hint(at))
  }
  const said = lastLine(stderr) || 'sudo -n'
  return new Unreachable(
    'become',
    msg('unreachable.become-other', { at, said }),
    msg('hint.become-other', { at }),
  )
}
