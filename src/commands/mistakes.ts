/** What commander says about a wrong command line, as a table; the first row that matches wins. */
import type { Command, CommanderError } from 'commander'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { tree, type Verb } from '../shell/tree.js'
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
    pattern: /^option '(?<what>.+?)' cannot be used with option '(?<other>.+?)'/,
    because: group => msg('usage.conflict', { what: group('what'), other: group('other') }),
  },
  {
    pattern: /^too many arguments for '(?<what>.+?)'/,
    because: group => msg('usage.surplus', { what: group('what') }),
  },
]

/** Every command that does something, by its name behind `kvmup`. */
const named = (verb: Verb): readonly (readonly [name: string, verb: Verb])[] =>
  verb.verbs.flatMap(one =>
    one.verbs.length > 0 ? named(one) : [[one.path.slice(1).join(' '), one] as const],
  )

/** What only looks like a mistyped command. */
const TARGET = /^(local|[^-/]+[@.:][^/]*)$/

/** The next move: what was nearly typed; or where it would have been right. */
function hintOf(said: string, program: Command): Message {
  const all = named(tree(program))
  const option = /^unknown option '(-.+?)'/.exec(said)?.[1]
  const owners = all.filter(([, { flags }]) =>
    flags.some(({ long, short }) => [long, short].includes(option)),
  )
  if (option !== undefined && owners.length > 0) {
    const commands = owners.map(([name]) => name).join(', ')
    return msg('usage.elsewhere.hint', { option, commands })
  }
  const close = /\(Did you mean (?:one of )?(.+)\?\)$/.exec(said)?.[1]
  if (close !== undefined) return msg('usage.near.hint', { near: close })
  const command = /^unknown command '(.+?)'/.exec(said)?.[1] ?? ''
  const [inside] = all.filter(([name]) => name.endsWith(` ${command}`))
  if (inside) return msg('usage.near.hint', { near: inside[0] })
  return TARGET.test(command) ? msg('usage.verb.hint', { target: command }) : msg('usage.flag.hint')
}

/** The same mistake in kvmup's words, with the next move. */
export function mistake(error: CommanderError, program: Command): UsageError {
  const said = clean(error.message).replace(/^error: /, '')
  const hint = hintOf(said, program)
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
