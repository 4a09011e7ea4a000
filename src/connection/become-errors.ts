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
    pattern: /incorrect password attempt|Sorry, try again|パスワード試行を間違え|残念、また試してください/,
    because: (at, said) => msg('unreachable.become-refused', { at, said }),
    hint: at => msg('hint.become-refused', { at }),
  },
  {
    pattern: /must have a tty|tty がなければ|tty が必要/,
    because: at => msg('unreachable.become-tty', { at }),
    hint: at => msg('hint.become-tty', { at }),
  },
  {
    pattern:
      /account validation failure|[Aa]ccount (?:or password is|has)? ?expired|Password expired|account management error|アカウント.*期限|アカウントの有効性/,
    because: (at, said) => msg('unreachable.become-account', { at, said }),
    hint: at => msg('hint.become-account', { at }),
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

/** @param said all that was printed instead of running the command. */
export function becomeError(said: string, where: Where): Unreachable {
  const at = where.label
  const lines = clean(said).split('\n')
  // Rows first: sudo says in one line that the password is wrong, and in another that it needs one.
  for (const row of ROWS) {
    const line = lines.find(one => row.pattern.test(one))
    if (line !== undefined) return new Unreachable('become', row.because(at, lastLine(line)), row.hint(at))
  }
  return new Unreachable(
    'become',
    msg('unreachable.become-other', { at, said: lastLine(said) || 'sudo -n' }),
    msg('hint.become-other', { at }),
  )
}

/** sudo asked a second time. @param before all that it said until then */
export const passwordRefused = (before: string, { label: at }: Where): Unreachable =>
  new Unreachable(
    'become',
    msg('unreachable.become-refused', { at, said: lastLine(before) }),
    msg('hint.become-refused', { at }),
  )

/** Another host has refused this password, so this one was not asked. */
export const notTried = (kind: 'auth' | 'become', { label: at }: Where): Unreachable =>
  new Unreachable(kind, msg('unreachable.password-untried', { at }), msg('hint.password-untried', { at }))

/** The action never began, and the last thing said was a question that is not sudo's own prompt. */
export function unknownPrompt(before: string, { label: at }: Where): Unreachable | undefined {
  const asks = lastLine(before)
  if (!/[:?\uff1a]$/.test(asks)) return undefined
  return new Unreachable(
    'become',
    msg('unreachable.become-prompt', { at, asks }),
    msg('hint.become-prompt', { at }),
  )
}

/** sudoers has requiretty, and there was no terminal. */
export const wantsTerminal = (error: unknown): boolean =>
  error instanceof Unreachable && error.because.id === 'unreachable.become-tty'
