/** The manual page kvmup(1), from the command tree and the messages of --help; build/manual.ts writes it. */
import type { HelpId, Language } from '../messages/message.js'
import { EXAMPLES } from './examples.js'
import type { Flag, Verb } from './tree.js'
import { below, nameOf } from './values.js'
import { flagWords, groups, leaves, type Say, sayIn, takes } from './words.js'

/** What exit codes mean. */
const EXITS: readonly (readonly [code: string, id: HelpId])[] = [
  ['0', 'help.exit.0'],
  ['1', 'help.exit.1'],
  ['2', 'help.exit.2'],
  ['3', 'help.exit.3'],
  ['4', 'help.exit.4'],
  ['5', 'help.exit.5'],
  ['130', 'help.exit.130'],
]
const ENVIRONMENT: readonly (readonly [name: string, id: HelpId])[] = [
  ['LC_ALL, LC_MESSAGES, LANG', 'help.env.locale'],
  ['NO_COLOR', 'help.env.colour'],
  ['XDG_STATE_HOME', 'help.env.state'],
  ['XDG_RUNTIME_DIR', 'help.env.runtime'],
]
const FILES: readonly (readonly [name: string, id: HelpId])[] = [
  ['~/.local/state/kvmup/runs/', 'help.file.runs'],
  ['~/.ssh/config', 'help.file.ssh'],
  ['/var/lib/kvmup/', 'help.file.host'],
]

/** Groups of options in the order in which a reader asks for them; others follow. */
const GROUPS: readonly HelpId[] = [
  'help.group.hosts',
  'help.group.consent',
  'help.group.wishes',
  'help.group.shown',
]

/** Text as roff reads it literally: a hyphen that can be copied, no escapes, no line that looks like a request. */
const literal = (text: string): string =>
  text
    .replaceAll('\\', '\\(rs')
    .replaceAll('-', '\\-')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replaceAll('`', '\\(ga')
    .replace(/^[.']/gm, '\\&$&')
const bold = (text: string) => `.B "${literal(text).replaceAll('"', '\\(dq')}"\n`
/** `--limit <pattern>` with the option in bold and its value in italics. */
const term = (flags: string) =>
  literal(flags)
    .replace(/<(.+)>/, '\\fI$1\\fP')
    .replace(/(^| )(\\-[\w\\-]+)/g, '$1\\fB$2\\fP')
const heading = (text: string) => `.SH "${literal(text).toUpperCase()}"\n`

const synopsis = (root: Verb) =>
  [root, ...leaves(root)]
    .map(
      verb =>
        `.B ${literal(verb.path.join(' '))}\n${literal(takes(verb)).replace(/\w+(?=\.{3}|>)/g, '\\fI$&\\fP')}\n`,
    )
    .join('.br\n')

/** Options of the same name and words are described once, with the commands that take them. */
function options(root: Verb, say: Say): string {
  const owners = new Map<string, { flag: Flag; group: string; verbs: Verb[] }>()
  for (const verb of below(root))
    for (const [group, flags] of groups(verb))
      for (const flag of flags) {
        const key = `${group} ${flag.flags} ${flag.words}`
        const known = owners.get(key) ?? { flag, group, verbs: [] }
        owners.set(key, { ...known, verbs: [...known.verbs, verb] })
      }
  const all = [...owners.values()]
  const described = ({ flag, verbs }: (typeof all)[number]) => {
    const where = verbs.includes(root) ? '' : ` [${verbs.map(nameOf).join(', ')}]`
    return `.TP\n${term(flag.flags)}\n${literal(flagWords(flag, say) + where)}\n`
  }
  return [...new Set([...GROUPS, ...all.map(({ group }) => group)])]
    .flatMap(id => [
      `.SS "${literal(say(id).replace(/:$/, ''))}"\n`,
      ...all.filter(({ group }) => group === id).map(described),
    ])
    .join('')
}

const examples = (root: Verb, say: Say) =>
  below(root)
    .flatMap(verb => EXAMPLES[verb.path.join(' ')] ?? [])
    .filter(([line], index, all) => all.findIndex(([other]) => other === line) === index)
    .map(([line, id]) => `.TP\n${bold(line)}${literal(say(id))}\n`)
    .join('')

/** @param version stands in the footer */
export function manual(root: Verb, version: string, language: Language): string {
  const say = sayIn(language)
  const list = (rows: readonly (readonly [string, HelpId])[]) =>
    rows.map(([tag, id]) => `.TP\n${bold(tag)}${literal(say(id))}\n`).join('')
  const section = (id: HelpId, text: string) => `${heading(say(id))}${text}`
  return [
    `.\\" Made from the command tree by build/manual.ts\n`,
    `.TH KVMUP 1 "" "kvmup ${version}" "${literal(say('help.manual.title'))}"\n`,
    // Japanese has no spaces that could be made wider.
    '.ad l\n',
    section('help.manual.name', `kvmup \\- ${literal(say(root.words))}\n`),
    section('help.manual.synopsis', synopsis(root)),
    section(
      'help.manual.description',
      `${say('help.manual.about').split('\n').map(literal).join('\n.PP\n')}\n`,
    ),
    section(
      'help.manual.commands',
      leaves(root)
        .map(one => `.TP\n${bold(one.path.slice(1).join(' '))}${literal(say(one.words))}\n`)
        .join(''),
    ),
    section('help.manual.options', options(root, say)),
    section('help.manual.exit', list(EXITS)),
    section('help.manual.environment', list(ENVIRONMENT)),
    section('help.manual.files', list(FILES)),
    section('help.manual.examples', examples(root, say)),
    section(
      'help.manual.also',
      '.BR ssh (1),\n.BR ssh_config (5),\n.BR virsh (1),\n.BR virt\\-host\\-validate (1)\n',
    ),
  ].join('')
}
