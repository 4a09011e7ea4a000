/** What commander says about a wrong command line, as a table; the first row that matches wins. */
import type { CommanderError } from 'commander'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { clean } from '../text.js'

type Group = (name: string) => string
type Row = Readonly<{ pattern: RegExp; because: (group: Group) => Message }>

const ROWS: readonly Row[] = [
  {
    pattern: /^unknown option '(?<what>.+?)'/s,
    because: group => msg('usage.option', { what: group('what') }),
  },
  {
    pattern: /^unknown command '(?<what>.+?)'/s,
    because: group => msg('usage.command', { what: group('what') }),
  },
  {
    pattern: /^option '(?<what>.+?)' argument missing/,
    because: group => msg('usage.value', { what: group('what') }),
  },
  {
    pattern:
      /^option '(?<what>.+?)' argument '(?<given>.*)' is invalid\. Allowed choices are (?<known>.+)\.$/s,
    because: group =>
      msg('usage.choice', { what: group('what'), given: group('given'), known: group('known') }),
  },
  {
    pattern: /^too many arguments for '(?<what>.+?)'/,
    because: group => msg('usage.surplus', { what: group('what') }),
  },
]

/** The same mistake in kvmup's words, with the next move. */
export function mistake(error: CommanderError): UsageError {
  const said = clean(error.message).replace(/^error: /, '')
  const near = /\(Did you mean (?:one of )?(.+)\?\)$/.exec(said)?.[1]
  const hint = near === undefined ? msg('usage.flag.hint') : msg('usage.near.hint', { near })
  for (const { pattern, because } of ROWS) {
    const groups = pattern.exec(said)?.groups
    if (groups)
      return new UsageError(
        because(name => groups[name] ?? ''),
        hint,
      )
  }
  return new UsageError(msg('usage.flag', { what: said }), hint)
}
