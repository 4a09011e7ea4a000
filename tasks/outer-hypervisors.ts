/** What a host may be a guest of, and how each of them is told to give its guests hardware virtualization. */
import type { Facts } from '../src/facts/schema.js'
import { type Message, msg } from '../src/messages/message.js'

type Outer = Readonly<{ names: readonly string[]; called: string; hint: (facts: Facts) => Message }>

/** The module of the machine outside: a guest's virtual processor is of its host's brand. */
const module = (facts: Facts) => (facts.cpu.vendor === 'GenuineIntel' ? 'kvm_intel' : 'kvm_amd')

const always = (message: Message) => () => message
const outer = (names: readonly string[], called: string, hint: Outer['hint']): Outer => ({
  names,
  called,
  hint,
})

/** By systemd-detect-virt's names and those of clouds (src/facts/machine.ts). */
const X86: readonly Outer[] = [
  outer(['kvm'], 'KVM', facts => msg('cpu.guest.hint', { module: module(facts) })),
  outer(['qemu', 'bochs'], 'QEMU, TCG', always(msg('cpu.guest.hint-qemu'))),
  outer(['vmware'], 'VMware', always(msg('cpu.guest.hint-vmware'))),
  outer(['microsoft'], 'Hyper-V', always(msg('cpu.guest.hint-hyperv'))),
  outer(['oracle'], 'VirtualBox', always(msg('cpu.guest.hint-virtualbox'))),
  outer(['xen'], 'Xen', always(msg('cpu.guest.hint-xen'))),
  outer(['amazon'], 'Amazon EC2', always(msg('cpu.guest.hint-amazon'))),
  outer(['google'], 'Google Compute Engine', always(msg('cpu.guest.hint-google'))),
  outer(['azure'], 'Microsoft Azure', always(msg('cpu.guest.hint-azure'))),
  outer(['alibaba'], 'Alibaba Cloud', always(msg('cpu.guest.hint-cloud'))),
]

const CALLED: Readonly<Record<string, string>> = {
  zvm: 'z/VM',
  powervm: 'PowerVM',
  parallels: 'Parallels',
  bhyve: 'bhyve',
  apple: 'Apple Virtualization',
}

export type OuterHypervisor = Readonly<{ called: string; hint: Message }>

/** The hypervisor below the host, by the name people know, and the next move there. */
export function outerHypervisor(facts: Facts): OuterHypervisor {
  const row = X86.find(one => one.names.includes(facts.hypervisor))
  const called = row?.called ?? CALLED[facts.hypervisor] ?? facts.hypervisor
  if (facts.arch === 's390x') return { called, hint: msg('cpu.guest.hint-s390x') }
  if (facts.arch === 'aarch64') return { called, hint: msg('cpu.guest.hint-arm') }
  return { called, hint: row?.hint(facts) ?? msg('cpu.guest.hint-other') }
}
