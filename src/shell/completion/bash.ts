import { quote } from '../../connection/quote.js'
import type { Flag, Verb } from '../tree.js'
import { below, kindOf, nameOf, names, operandKind, valued } from '../values.js'

const pattern = (words: readonly string[]) => words.map(quote).join(' | ')

/** What the value of an option is: a kind, or the only words that it can be. */
const valueCase = (flag: Flag) =>
  flag.choices.length > 0
    ? `    ${pattern(names(flag))}) kind=words words=${quote(flag.choices.join(' '))} ;;\n`
    : `    ${pattern(names(flag))}) kind=${kindOf(flag.value ?? '')} ;;\n`

function verbCase(verb: Verb): string {
  const flags = verb.flags.flatMap(names).join(' ')
  const words = [...verb.verbs.map(({ path }) => path.at(-1) ?? ''), ...(verb.operands[0]?.choices ?? [])]
  const operand =
    words.length > 0 ? `kind=words words=${quote(words.join(' '))}` : `kind=${operandKind(verb)}`
  return `    ${quote(nameOf(verb))}) flags=${quote(flags)} ${operand} ;;\n`
}

/** The completion of bash 4.1 (EL 6) and later; needs nothing of the package bash-completion. */
export const bash = (root: Verb): string => `# Completion for bash; kvmup completion bash wrote it.

# The words up to the cursor as they were typed: bash itself splits them at : and = and @ as well.
_kvmup_typed() {
  local rest=\${COMP_LINE:0:COMP_POINT} bare i
  typed=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    bare=\${rest#"\${rest%%[![:space:]]*}"}
    if ((i == 0)) || [[ $bare != "$rest" ]]; then typed+=(''); fi
    if ((i == COMP_CWORD)); then
      typed[\${#typed[@]} - 1]+=$bare
    else
      typed[\${#typed[@]} - 1]+=\${COMP_WORDS[i]}
    fi
    rest=\${bare#"\${COMP_WORDS[i]}"}
  done
}

# Which command it is: the words that are neither options nor their values.
_kvmup_verb() {
  local i skip=''
  verb=''
  for ((i = 1; i < \${#typed[@]} - 1; i++)); do
    if [[ $skip ]]; then
      skip=''
      continue
    fi
    case "\${typed[i]}" in
    ${pattern(valued(root).flatMap(names))}) skip=1 ;;
    -*) ;;
    *)
      case "$verb \${typed[i]}" in
      ${pattern(
        below(root)
          .slice(1)
          .map(verb => `${verb.path.slice(1, -1).join(' ')} ${verb.path.at(-1)}`),
      )}) verb=\${verb:+$verb }\${typed[i]} ;;
      esac
      ;;
    esac
  done
}

_kvmup() {
  local typed verb cur prev kind='' words='' flags='' breaks='' word
  COMPREPLY=()
  _kvmup_typed
  _kvmup_verb
  cur=\${typed[\${#typed[@]} - 1]}
  prev=\${typed[\${#typed[@]} - 2]}
  case $cur in --*=*) prev=\${cur%%=*} cur=\${cur#*=} ;; esac
  case $prev in
${valued(root).map(valueCase).join('')}  esac
  if [[ -z $kind ]]; then
    case $verb in
${below(root).map(verbCase).join('')}    esac
    if [[ $cur == -* ]]; then kind=words words=$flags; fi
  fi
  case $kind:$cur in
  files:* | reports:*=*) compopt -o default ;;
  none:*) ;;
  words:*)
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
    ;;
  *)
    while IFS=$'\\t' read -r word _; do COMPREPLY+=("$word"); done < <(
      "\${typed[0]}" __complete "$kind" -- "$cur" "\${typed[@]:1}" 2>/dev/null
    )
    if [[ \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace; fi
    ;;
  esac
  # bash replaces only what stands behind the last character at which it splits.
  for word in : = @; do
    if [[ $COMP_WORDBREAKS == *"$word"* ]]; then breaks+=$word; fi
  done
  if [[ $breaks && $cur == *["$breaks"]* ]]; then
    word=\${cur%"\${cur##*["$breaks"]}"}
    COMPREPLY=("\${COMPREPLY[@]#"$word"}")
  fi
}

complete -F _kvmup kvmup
`
