/** yum and dnf of a rehearsed host: which words they understand. What they do with them: yum.ts, dnf.ts. */
import { dnfGroup, dnfInstall, dnfReinstall } from './dnf.js'
import { type Answer, answersAt, type Machine, said } from './machine.js'
import { yumGroup, yumInstall, yumReinstall } from './yum.js'

/** A request as both understand it. */
export type Request = Readonly<{
  names: readonly string[]
  /** `strict=0`: what is unknown does not prevent the rest. */
  unknown: 'stops dnf' | 'is skipped'
}>

type Verb = (machine: Machine, request: Request) => Answer

const YUM = new Map<string, Verb>(
  Object.entries({
    groupinstall: yumGroup,
    install: yumInstall,
    reinstall: yumReinstall,
  }),
)
const DNF = new Map<string, Verb>(
  Object.entries({
    'group install': dnfGroup,
    groupinstall: dnfGroup,
    install: dnfInstall,
    reinstall: dnfReinstall,
  }),
)

const OPTIONS = ['-y', '--setopt=exit_on_lock=1', '--setopt=strict=0', '--setopt=strict=1']

/** dnf's last words. yum's own were not recorded; a rehearsal of an older release says the same. */
const BAD_SIGNATURE = 'Error: GPG check FAILED'

/** The answer to a command line; undefined for one that this rehearsal does not know. */
export function packageManager(machine: Machine, argv: readonly string[]): Answer | undefined {
  const words = argv.slice(1).filter(word => !word.startsWith('-'))
  const options = argv.slice(1).filter(word => word.startsWith('-'))
  // Without -y it would ask, and nobody is there to answer.
  if (!options.includes('-y') || options.some(option => !OPTIONS.includes(option))) return undefined
  const verbs = machine.row.managers.includes('dnf') ? DNF : YUM
  const length = words[0] === 'group' ? 2 : 1
  const verb = verbs.get(words.slice(0, length).join(' '))
  const names = words.slice(length)
  if (!verb || names.length === 0) return undefined
  if (!answersAt(machine)) return said(machine.state, 1, [], machine.row.mirrors.dead)
  if (machine.faults.includes('bad-signature')) return said(machine.state, 1, [], [BAD_SIGNATURE])
  return verb(machine, { names, unknown: options.includes('--setopt=strict=0') ? 'is skipped' : 'stops dnf' })
}
