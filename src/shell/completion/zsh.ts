import type { Flag, Verb } from '../tree.js'
import { below, type Kind, kindOf, nameOf, names, operandKind } from '../values.js'
import type { Say } from '../words.js'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** Inside the brackets of _arguments, and before a colon of _describe. */
const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&')

const ACTIONS: Readonly<Record<Kind, string>> = {
  files: '_files',
  targets: '{_kvmup_values targets}',
  pattern: '{_kvmup_values pattern}',
  explained: '{_kvmup_values explained}',
  reports: '_kvmup_reports',
  runs: '{_kvmup_values runs}',
  rerun: '{_kvmup_values rerun}',
  none: '',
}

/** What completes one of these: a list of words, or something that is asked for. */
const action = (choices: readonly string[], kind: Kind) =>
  choices.length > 0 ? `(${choices.join(' ')})` : ACTIONS[kind]

function spec(flag: Flag, say: Say): string {
  const words = plain(say(flag.words))
  const what =
    flag.value === undefined ? '' : `:${plain(flag.value)}:${action(flag.choices, kindOf(flag.value))}`
  // `=`: its value may also stand behind an equals sign; `+`: right behind the letter.
  const [first = '', ...others] = names(flag).map(name =>
    flag.value === undefined ? name : `${name}${name.startsWith('--') ? '=' : '+'}`,
  )
  // An option may be given again where that adds something; zsh need not know better than kvmup.
  return others.length === 0
    ? quoted(`*${first}[${words}]${what}`)
    : `'*'{${[first, ...others].join(',')}}${quoted(`[${words}]${what}`)}`
}

const functionOf = (verb: Verb) => ['_kvmup', ...verb.path.slice(1)].join('_').replaceAll('-', '_')

function operand(verb: Verb): readonly string[] {
  const [first] = verb.operands
  if (first === undefined) return []
  return [quoted(`*:${plain(first.name)}:${action(first.choices, operandKind(verb))}`)]
}

/** A command with commands of its own: which of them, and then its function. */
const dispatch = (verb: Verb, say: Say) => `
  case $state in
  verb)
    local -a verbs=(
${verb.verbs.map(one => `      ${quoted(`${plain(one.path.at(-1) ?? '')}:${say(one.words)}`)}\n`).join('')}    )
    _describe -t commands command verbs
    ;;
  rest)
    case $words[1] in
${verb.verbs.map(one => `    ${one.path.at(-1)}) ${functionOf(one)} ;;\n`).join('')}    esac
    ;;
  esac`

function body(verb: Verb, say: Say): string {
  const specs = verb.flags.map(flag => spec(flag, say))
  const inner = verb.verbs.length > 0
  const all = inner ? [...specs, "'1: :->verb'", "'*:: :->rest'"] : [...specs, ...operand(verb)]
  return `
# ${nameOf(verb) || 'kvmup'}
${functionOf(verb)}() {
  local curcontext=$curcontext state line
  ${verb.path.length === 1 ? 'local program=$words[1]\n  ' : ''}_arguments -C -s \\
${all.map(one => `    ${one}`).join(' \\\n')}${inner ? dispatch(verb, say) : ''}
}
`
}

/** The completion of zsh 5. */
export const zsh = (root: Verb, say: Say): string => `#compdef kvmup
# Completion for zsh; kvmup completion zsh wrote it.

# What only kvmup knows; a line is a value, a tab, and what it is.
_kvmup_values() {
  local line
  local -a values texts
  for line in "\${(@f)$("$program" __complete $1 -- "\${(Q)PREFIX}" "\${(@)words}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    values+=("\${line%%$'\\t'*}")
    texts+=("\${line//$'\\t'/  }")
  done
  compadd -l -d texts -a values
}

_kvmup_reports() {
  if compset -P '*='; then
    _files
  else
    local -a values=("\${(@f)$("$program" __complete reports -- "\${(Q)PREFIX}" 2>/dev/null)}")
    compadd -S '' -- "\${(@)values%%$'\\t'*}"
  fi
}
${below(root)
  .map(verb => body(verb, say))
  .join('')}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _kvmup "$@"
else
  compdef _kvmup kvmup
fi
`
