import type { Flag, Verb } from '../tree.js'
import { below, type Kind, kindOf, nameOf, names, operandKind, valued } from '../values.js'
import type { Say } from '../words.js'

/** As fish reads it literally: only the backslash and the quote mean something in single quotes. */
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

const asked = (kind: Kind) => `'(__kvmup_values ${kind})'`

function value({ value: placeholder, choices }: Flag): string {
  if (placeholder === undefined) return ''
  if (choices.length > 0) return ` -x -a ${quoted(choices.join(' '))}`
  const kind = kindOf(placeholder)
  if (kind === 'files') return ' -r -F'
  return kind === 'none' ? ' -x' : ` -x -a ${asked(kind)}`
}

function lines(verb: Verb, say: Say): readonly string[] {
  const here = `complete -c kvmup -n ${quoted(`__kvmup_at ${quoted(nameOf(verb))}`)}`
  const kind = operandKind(verb)
  const [operand] = verb.operands
  return [
    ...verb.verbs.map(one => `${here} -a ${one.path.at(-1)} -d ${quoted(say(one.words))}`),
    ...(operand && operand.choices.length > 0 ? [`${here} -a ${quoted(operand.choices.join(' '))}`] : []),
    ...(kind === 'files' ? [`${here} -F`] : []),
    ...(kind === 'none' || kind === 'files' ? [] : [`${here} -a ${asked(kind)}`]),
    ...verb.flags.map(flag => {
      const short = flag.short === undefined ? '' : ` -s ${flag.short.slice(1)}`
      return `${here}${short} -l ${flag.long.slice(2)}${value(flag)} -d ${quoted(say(flag.words))}`
    }),
  ]
}

/** The completion of fish 3 and later. */
export const fish = (root: Verb, say: Say): string => `# Completion for fish; kvmup completion fish wrote it.

# Whether this is the command: the words that are neither options nor their values.
function __kvmup_at
    set -l verb
    set -l skip
    for word in (commandline -opc)[2..]
        if set -q skip[1]
            set skip
            continue
        end
        switch $word
            case ${valued(root).flatMap(names).join(' ')}
                set skip yes
            case '-*'
            case '*'
                set -l longer (string join ' ' $verb $word)
                if contains -- $longer ${below(root).slice(1).map(nameOf).map(quoted).join(' ')}
                    set verb $longer
                end
        end
    end
    test "$verb" = "$argv[1]"
end

function __kvmup_values
    set -l words (commandline -opc)
    $words[1] __complete $argv[1] -- (string replace -r -- '^--[^=]+=' '' (commandline -ct)) $words[2..] 2>/dev/null
end

complete -c kvmup -e
complete -c kvmup -f
${below(root)
  .flatMap(verb => lines(verb, say))
  .join('\n')}
`
