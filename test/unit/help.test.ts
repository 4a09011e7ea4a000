/** --help: every word of it is a message, every command has examples that it takes, and it fits the terminal. */
import type { Command } from 'commander'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { commandLine, commands } from '../../src/commands/command-line.js'
import { en } from '../../src/messages/en.js'
import { ja } from '../../src/messages/ja.js'
import { EXAMPLES } from '../../src/shell/examples.js'
import { help } from '../../src/shell/help.js'
import { tree, type Verb } from '../../src/shell/tree.js'

const program = commands(async () => {})
const below = (verb: Verb): readonly Verb[] => [verb, ...verb.verbs.flatMap(below)]
const verbs = below(tree(program))
const nameOf = ({ path }: Verb) => path.join(' ')
const commandOf = (path: readonly string[], from: Command = program): Command =>
  path.slice(1).reduce((command, name) => command.commands.find(one => one.name() === name) ?? command, from)

describe('the words of the command line', () => {
  const described = verbs.flatMap(verb => [
    [nameOf(verb), verb.words] as const,
    ...verb.operands.map(one => [`${nameOf(verb)} ${one.term}`, one.words] as const),
    ...verb.flags.map(one => [`${nameOf(verb)} ${one.long}`, one.words] as const),
    ...verb.flags.map(one => [`group of ${nameOf(verb)} ${one.long}`, one.group] as const),
  ])

  it.each(described)('%s is described by a message: %s', (_, id) => {
    expect(Object.keys(en)).toContain(id)
  })

  const words = (messages: Readonly<Record<string, unknown>>) =>
    // The manual's introduction is prose.
    Object.entries(messages).filter(([id]) => id.startsWith('help.') && id !== 'help.manual.about') as [
      string,
      () => string,
    ][]

  it('are Japanese in Japanese', () => {
    expect(words(ja).filter(([, say]) => !/[\u3040-\u9fff]/.test(say()))).toEqual([])
  })

  it('end without a full stop', () => {
    expect([...words(en), ...words(ja)].filter(([, say]) => /[.。]$/.test(say()))).toEqual([])
  })
})

describe('examples', () => {
  it('stand in the help of every command', () => {
    expect(verbs.map(nameOf).filter(name => (EXAMPLES[name] ?? []).length === 0)).toEqual([])
    expect(Object.keys(EXAMPLES).filter(name => !verbs.some(verb => nameOf(verb) === name))).toEqual([])
  })

  it.each(Object.entries(EXAMPLES).flatMap(([name, all]) => all.map(([line]) => [name, line] as const)))(
    '%s: %s is understood',
    async (name, line) => {
      const argv = line.replace(/ [|>] .*$/, '').split(' ')
      expect(argv.join(' ')).toMatch(name)
      expect(await commandLine(['node', ...argv], async () => 42)).toBe(42)
    },
  )
})

describe('the help of each command', () => {
  const papers = [40, 60, 80, 200].flatMap(columns =>
    (['en', 'ja'] as const).map(language => ({ columns, language, colour: 'plain' }) as const),
  )
  it.each(verbs.map(nameOf))('%s fits the terminal', name => {
    for (const paper of papers) {
      // What is to be typed stays on one line.
      const [, ...lines] = help(commandOf(name.split(' ')), paper).split('\n')
      const most = Math.min(100, paper.columns)
      const examples = (EXAMPLES[name] ?? []).map(([line]) => `  ${line}`)
      const long = lines.filter(line => stringWidth(line) > most && !examples.includes(line))
      expect(long).toEqual([])
    }
  })

  it('shows no id of a message', () => {
    for (const verb of verbs)
      for (const paper of papers) expect(help(commandOf(verb.path), paper)).not.toMatch(/help\.[a-z]/)
  })

  it('puts what has no room below its term', () => {
    const shown = help(commandOf(['kvmup', 'plan']), { columns: 50, language: 'en', colour: 'plain' })
    expect(shown).toMatch(/^ {2}--connect-timeout <seconds>$/m)
    expect(shown).toMatch(/^ {3,}how long to wait/m)
  })
})
