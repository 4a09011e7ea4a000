/** The command tree as plain data: what --help, the manual and the completions are all made of. */
import type { Argument, Command } from 'commander'

export type Flag = Readonly<{
  /** As in `-i, --inventory <file>`. */
  flags: string
  short?: string
  long: string
  /** What its value is called: `file`; undefined when it takes none. */
  value?: string
  /** The only values it takes; empty when it takes others. */
  choices: readonly string[]
  /** Id of a message, as are those below. */
  words: string
  group: string
}>

export type Operand = Readonly<{
  name: string
  /** `[target...]`, `<file>` */
  term: string
  /** The only values it takes; empty when it takes others. */
  choices: readonly string[]
  words: string
}>

export type Verb = Readonly<{
  /** `['kvmup', 'repos', 'restore']` */
  path: readonly string[]
  words: string
  operands: readonly Operand[]
  flags: readonly Flag[]
  verbs: readonly Verb[]
}>

const pathOf = (command: Command): readonly string[] => [
  ...(command.parent ? pathOf(command.parent) : []),
  command.name(),
]

const humanReadable = (one: Argument) => {
  const name = one.variadic ? `${one.name()}...` : one.name()
  return one.required ? `<${name}>` : `[${name}]`
}

/** Where options stand that belong to no group. */
export const OTHERS = 'help.group.others'

/** Everything of a command that people may see. */
export function tree(command: Command): Verb {
  const shown = command.createHelp()
  return {
    path: pathOf(command),
    words: command.description(),
    operands: command.registeredArguments.map(one => ({
      name: one.name(),
      term: humanReadable(one),
      choices: one.argChoices ?? [],
      words: one.description,
    })),
    flags: shown.visibleOptions(command).map(one => ({
      flags: one.flags,
      ...(one.short === undefined ? {} : { short: one.short }),
      long: one.long ?? '',
      ...(one.required || one.optional ? { value: /[<[](.+)[>\]]/.exec(one.flags)?.[1] ?? '' } : {}),
      choices: one.argChoices ?? [],
      words: one.description,
      group: one.helpGroupHeading ?? OTHERS,
    })),
    verbs: command.commands.filter(one => shown.visibleCommands(command).includes(one)).map(tree),
  }
}
