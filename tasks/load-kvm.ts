import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { type Message, msg } from '../src/messages/message.js'
import { cpuCause, device, neededModule } from './cpu-verdict.js'
import { missing } from './packages.js'
import { rebootNeeded } from './reboot.js'
import type { Release } from './release.js'

type Rule = Facts['kvm']['rules'][number]

const isLoaded = (facts: Facts, module: string) => facts.kvm.modules.includes(module)
const told = (rule: Rule) => ({ text: rule.text, where: rule.where })

/** "blacklist" stops loading by alias, of that module only: by name, and for another module, it still loads. */
const notByItself = (facts: Facts, module: string) =>
  facts.kvm.rules.filter(rule => rule.kind === 'blacklist' && rule.module === module)
/** Nothing loads that these refuse, and nothing that needs it: every vendor's module needs kvm. */
const refused = (facts: Facts, module: string) =>
  facts.kvm.rules.filter(rule => rule.kind === 'refuse' && (rule.module === module || rule.module === 'kvm'))

const blocked = (because: Message, hint: Message): Decision => ({ status: 'blocked', because, hint })
const differs = (because: Message, hint: Message): Decision => ({ status: 'differs', because, hint })

/** What works now and may not later: after a reboot, or while somebody else's guests run. */
function notes(facts: Facts): readonly Message[] {
  const module = ['kvm_intel', 'kvm_amd', 'kvm_hv', 'kvm'].find(name => isLoaded(facts, name))
  const [rule] = module ? [...notByItself(facts, module), ...refused(facts, module)] : []
  return [
    ...(module && rule ? [msg('kvm.not-at-boot', { module, ...told(rule) })] : []),
    ...(facts.kvm.others.length > 0 ? [msg('kvm.rival', { modules: facts.kvm.others.join(' ') })] : []),
  ]
}

/** libvirt runs guests as the user qemu, who is in the group kvm; root alone can open anything. */
function isClosedToGuests(facts: Facts): boolean {
  const { node } = facts.kvm
  if (!node || missing(facts, ['qemu-kvm']).length > 0) return false
  const group = node.group === 'kvm' || node.group === 'qemu' ? (node.mode >> 3) & 6 : 0
  return group !== 6 && (node.mode & 6) !== 6
}

const nodeText = ({ kvm: { node } }: Facts) =>
  node ? `${node.owner}:${node.group} 0${node.mode.toString(8)}` : '-'

function working(facts: Facts): Decision {
  if (isClosedToGuests(facts))
    return differs(msg('kvm.closed', { node: nodeText(facts) }), msg('kvm.closed.hint'))
  const loaded = facts.kvm.modules.join(' ')
  return {
    status: 'ok',
    because: loaded ? msg('kvm.ok', { modules: loaded }) : msg('kvm.ok-built-in'),
    notes: notes(facts),
  }
}

/** Failures of this boot: newer kernels take the processor when the module loads, older ones for the first guest. */
const BUSY = /enabling virtualization on CPU ?\d+ failed|VMXON faulted/i
const saidBusy = (facts: Facts) => facts.kvm.dmesg.some(line => BUSY.test(line))

const busy = (facts: Facts): Decision =>
  blocked(
    msg('kvm.busy', { modules: facts.kvm.others.join(' ') }),
    msg('kvm.busy.hint', { modules: facts.kvm.others.join(' ') }),
  )

/** Nothing that modprobe could find: gone with the kernel that was replaced, or never installed. */
function absent(facts: Facts, release: Release, module: string): Decision {
  const { kernel } = facts
  const newest = rebootNeeded(facts)
  if (newest) return differs(msg('kvm.old-kernel', { module, kernel, newest }), msg('kvm.old-kernel.hint'))
  return blocked(
    facts.kvm.index === 'no-modules'
      ? msg('kvm.no-modules', { kernel })
      : msg('kvm.no-file', { module, kernel }),
    module === 'kvm_hv'
      ? msg('kvm.no-file.hint-power')
      : msg('kvm.no-file.hint', { manager: release.manager, kernel }),
  )
}

function load(facts: Facts, module: string): Decision {
  const [rule] = notByItself(facts, module)
  const index = facts.kvm.index === 'none' ? [{ argv: ['depmod', '-a'], timeoutMs: 120_000 }] : []
  return {
    status: 'change',
    because: rule ? msg('kvm.blacklisted', { module, ...told(rule) }) : msg('kvm.not-loaded', { module }),
    actions: [...index, { argv: ['modprobe', module], timeoutMs: 60_000 }],
  }
}

function notLoaded(facts: Facts, release: Release, module: string): Decision {
  const [rule] = refused(facts, module)
  if (rule)
    return blocked(
      msg('kvm.forbidden', { module, ...told(rule) }),
      rule.where === '/proc/cmdline'
        ? msg('kvm.forbidden.hint-boot', { text: rule.text })
        : msg('kvm.forbidden.hint', { where: rule.where }),
    )
  if (facts.kvm.frozen) return blocked(msg('kvm.frozen', { module }), msg('kvm.frozen.hint'))
  const { index, files } = facts.kvm
  if (index === 'no-modules' || (index === 'present' && !files[module])) return absent(facts, release, module)
  if (saidBusy(facts) && facts.kvm.others.length > 0) return busy(facts)
  return files[module] === 'built-in' ? silent(facts) : load(facts, module)
}

/** The driver is in the kernel and there is no device: only the kernel can say why. */
function silent(facts: Facts): Decision {
  if (saidBusy(facts) && facts.kvm.others.length > 0) return busy(facts)
  if (facts.kvm.driver) return differs(msg('kvm.no-node'), msg('kvm.no-node.hint'))
  const said = facts.kvm.dmesg.at(-1)?.replace(/^\[[^\]]*\]\s*/, '') ?? ''
  return differs(
    msg('kvm.no-device', { modules: facts.kvm.modules.join(' '), said }),
    msg('kvm.no-device.hint'),
  )
}

/** Why root was refused, without the shell's name before it. */
const refusal = (facts: Facts) => facts.kvm.deviceError.split(': ').at(-1) ?? ''

/**
 * kvm and the module for the processor's vendor are in the kernel, and /dev/kvm opens. The module `kvm` alone
 * proves nothing: it loads without any support in the processor.
 */
export const loadKvm: Task<Release> = {
  id: 'load-kvm',
  decide(facts, release) {
    if (device(facts) === 'open') return working(facts)
    // What a plain user is refused tells nothing about root's guests.
    if (cpuCause(facts) || (device(facts) === 'refused' && facts.uid !== 0))
      return { status: 'deferred', because: msg('kvm.early'), expects: msg('kvm.expects') }
    if (device(facts) === 'refused')
      return blocked(
        msg('kvm.refused', { error: refusal(facts), node: nodeText(facts) }),
        msg('kvm.refused.hint'),
      )
    const module = neededModule(facts)
    if (module === undefined || facts.kvm.driver || isLoaded(facts, module)) return silent(facts)
    return notLoaded(facts, release, module)
  },
}
