import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import type { NestedFacts } from '../src/facts/wishes.js'
import { type Message, msg } from '../src/messages/message.js'
import { SCRIPTS } from '../src/scripts/scripts.js'
import { cpuCause, neededModule } from './cpu-verdict.js'
import { put } from './put.js'
import type { Release } from './release.js'

const FILE = '/etc/modprobe.d/kvmup-nested.conf'

type Wanted = 'on' | 'off'
type Module = Readonly<{ name: string; fact: NestedFacts['modules'][string] }>

const digit = (value: string) => (value === 'on' ? 1 : 0)
const blocked = (because: Message, hint: Message): Decision => ({ status: 'blocked', because, hint })

const deferred = (): Decision => ({
  status: 'deferred',
  because: msg('nested.early'),
  expects: msg('nested.expects'),
})

/** The one that has the parameter: the vendor's module, on s390x kvm itself. Arm and POWER have none like it. */
function moduleName(facts: Facts): string | undefined {
  if (facts.arch === 's390x') return 'kvm'
  const [loaded] = facts.kvm.modules.filter(name => name === 'kvm_intel' || name === 'kvm_amd')
  const needed = loaded ?? neededModule(facts)
  return needed?.startsWith('kvm_') && needed !== 'kvm_hv' ? needed : undefined
}

/** Where there is nothing to set, nothing is what "off" wants. */
const lacking = (wanted: Wanted, because: Message): Decision =>
  wanted === 'off' ? { status: 'skip', because } : blocked(because, msg('nested.lacking.hint'))

/** Somebody else has said otherwise; which of the two should hold is for a person to say. */
function contradicted(facts: NestedFacts, name: string, wanted: Wanted): Decision | undefined {
  const rule = facts.options.find(
    ({ module, value, file }) => module === name && value !== wanted && file !== FILE,
  )
  if (!rule) return undefined
  const at = { text: rule.text, where: rule.where, value: digit(wanted) }
  return blocked(
    msg('nested.contradicted', at),
    rule.file === '/proc/cmdline'
      ? msg('nested.contradicted.hint-boot', at)
      : msg('nested.contradicted.hint', at),
  )
}

/** Where the wish is written, or undefined when that is still to be done, or was done otherwise in kvmup's own file. */
function writtenIn(facts: NestedFacts, name: string, wanted: Wanted): string | undefined {
  const options = facts.options.filter(({ module }) => module === name)
  return options.some(({ value }) => value !== wanted) ? undefined : options.at(-1)?.where
}

const write = (name: string, wanted: Wanted): Action =>
  put(
    FILE,
    `# Written by kvmup for its wish "nested: ${wanted === 'on'}".\noptions ${name} nested=${digit(wanted)}\n`,
  )

const reload = (name: string): Action => ({ argv: [...SCRIPTS.reload, name], timeoutMs: 60_000 })

/** What keeps the module: guests by name where they are known. */
const usedBy = (facts: Facts, uses: number) => ({ guests: facts.running.join(' '), uses })

function loaded(facts: Facts, nested: NestedFacts, { name, fact }: Module, wanted: Wanted): Decision {
  const at = { module: name, value: digit(wanted) }
  const where = writtenIn(nested, name, wanted)
  const right = fact.value === wanted
  if (right && where) return { status: 'ok', because: msg('nested.ok', { ...at, where }) }
  // Built into the kernel: no file of modprobe reaches it.
  if (fact.uses === undefined)
    return right
      ? { status: 'ok', because: msg('nested.ok-built-in', at) }
      : blocked(msg('nested.built-in', at), msg('nested.built-in.hint', at))
  const free = fact.uses === 0 && facts.running.length === 0
  if (where && !free)
    return {
      status: 'differs',
      because: msg('nested.in-use', { ...at, ...usedBy(facts, fact.uses) }),
      hint: msg('nested.in-use.hint', at),
    }
  return {
    status: 'change',
    because: right
      ? msg('nested.not-kept', at)
      : msg(free ? 'nested.wrong' : 'nested.wrong-in-use', { ...at, ...usedBy(facts, fact.uses) }),
    actions: [...(where ? [] : [write(name, wanted)]), ...(right || !free ? [] : [reload(name)])],
  }
}

/** Guests may be hypervisors themselves, or may not: as the module has it now, and as it will have it after a boot. */
export const setNested: Task<Release> = {
  id: 'set-nested',
  wishedBy: wishes => wishes.nested !== 'leave',
  decide(facts, _release, wishes) {
    const wanted = wishes.nested === true ? 'on' : 'off'
    if (cpuCause(facts)) return deferred()
    const name = moduleName(facts)
    if (!name) return lacking(wanted, msg('nested.arch', { arch: facts.arch }))
    const fact = facts.nested?.modules[name]
    if (!facts.nested || !fact) return deferred()
    if (fact.value === 'none')
      return lacking(wanted, msg('nested.lacking', { module: name, kernel: facts.kernel }))
    if (facts.nested.hpage && wanted === 'on') return blocked(msg('nested.hpage'), msg('nested.hpage.hint'))
    const contradiction = contradicted(facts.nested, name, wanted)
    if (contradiction) return contradiction
    if (fact.value !== 'offered') return loaded(facts, facts.nested, { name, fact }, wanted)
    if (writtenIn(facts.nested, name, wanted)) return deferred()
    return {
      status: 'change',
      because: msg('nested.not-kept', { module: name, value: digit(wanted) }),
      actions: [write(name, wanted)],
    }
  },
}
