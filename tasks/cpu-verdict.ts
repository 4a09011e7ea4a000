/**
 * Why the processor cannot run guests here: one cause, the outermost that explains all others. Every checker of
 * this kind asks for a flag; the flag alone tells neither a locked firmware nor a guest, a container or Xen.
 */
import type { Facts } from '../src/facts/schema.js'
import { type Message, msg } from '../src/messages/message.js'
import { outerHypervisor } from './outer-hypervisors.js'

export type Cause = Readonly<{ because: Message; hint: Message }>

/** A node without a driver behind it cannot be opened either ("No such device"): that is no device. */
export const device = (facts: Facts): Facts['kvm']['device'] =>
  facts.kvm.device === 'refused' && /No such device/i.test(facts.kvm.deviceError)
    ? 'absent'
    : facts.kvm.device

/** The module that makes /dev/kvm on each architecture; aarch64 has it in the kernel. */
export function neededModule(facts: Facts): string | undefined {
  if (facts.cpu.flags.includes('vmx')) return 'kvm_intel'
  if (facts.cpu.flags.includes('svm')) return 'kvm_amd'
  if (facts.cpu.flags.includes('sie')) return 'kvm'
  return facts.arch.startsWith('ppc64') ? 'kvm_hv' : undefined
}

/** The kernel's words for "the firmware has switched it off", of all generations. */
const FIRMWARE =
  /kvm: disabled by bios|support for '?kvm_\w+'? disabled by bios|VMX \(outside TXT\) disabled|VMX not enabled \(by BIOS\)|SVM disabled \(by BIOS\)/i

/** IA32_FEATURE_CONTROL: bit 0 locks it, bit 2 allows VMX (Intel SDM). VM_CR: bit 4 is SVMDIS (AMD APM). */
const LOCK = 1 << 0
const VMX_OUTSIDE_SMX = 1 << 2
const SVMDIS = 1 << 4

const hex = (value: number) => `0x${value.toString(16)}`
const isX86 = (facts: Facts) => /^(x86_64|i[3-6]86)$/.test(facts.arch)
const hasFlag = (facts: Facts) => facts.cpu.flags.some(flag => flag !== 'hypervisor')
const isGuest = (facts: Facts) => facts.hypervisor !== 'none'
const model = (facts: Facts) => facts.cpu.model || facts.arch

/** What shows that the firmware has switched it off: the kernel's words, else the register, else CPUID. */
function lockedBy(facts: Facts): string | undefined {
  const said = facts.kvm.dmesg.find(line => FIRMWARE.test(line))?.replace(/^\[[^\]]*\]\s*/, '')
  if (said !== undefined) return said
  const { featureControl: control, vmCr, vendor, flags, capable } = facts.cpu
  const intel = flags.includes('vmx') || vendor === 'GenuineIntel'
  if (intel && control !== undefined && control & LOCK && !(control & VMX_OUTSIDE_SMX))
    return `IA32_FEATURE_CONTROL (MSR 0x3a) = ${hex(control)}`
  if (!intel && vmCr !== undefined && vmCr & SVMDIS) return `VM_CR (MSR 0xc0010114) = ${hex(vmCr)}`
  return capable === 'yes' && !hasFlag(facts)
    ? `CPUID: ${intel ? 'vmx' : 'svm'}, /proc/cpuinfo: -`
    : undefined
}

const CONTAINER_HINTS: Readonly<Record<string, Message>> = {
  docker: msg('cpu.container.hint-device'),
  podman: msg('cpu.container.hint-device'),
  lxc: msg('cpu.container.hint-lxc'),
  'lxc-libvirt': msg('cpu.container.hint-lxc'),
  wsl: msg('cpu.container.hint-wsl'),
}

function container(facts: Facts): Cause | undefined {
  if (facts.container === 'none' || facts.container === 'unknown') return undefined
  return {
    because: msg('cpu.container', { container: facts.container }),
    hint: CONTAINER_HINTS[facts.container] ?? msg('cpu.container.hint'),
  }
}

const underXen = (facts: Facts): Cause | undefined =>
  facts.kvm.others.includes('xen') ? { because: msg('cpu.xen'), hint: msg('cpu.xen.hint') } : undefined

/** Whatever a guest sees of firmware and registers, it is the machine outside that gives or withholds. */
function guest(facts: Facts): Cause | undefined {
  if (!isGuest(facts) || hasFlag(facts) || facts.arch.startsWith('ppc64')) return undefined
  const { called, hint } = outerHypervisor(facts)
  return { because: msg('cpu.guest', { model: model(facts), hypervisor: called }), hint }
}

function firmware(facts: Facts): Cause | undefined {
  const evidence = isX86(facts) ? lockedBy(facts) : undefined
  if (evidence === undefined) return undefined
  const setting = /AMD|Hygon/.test(facts.cpu.vendor)
    ? 'SVM Mode (AMD-V)'
    : 'Intel Virtualization Technology (VT-x)'
  return {
    because: msg('cpu.firmware', { model: model(facts), evidence }),
    hint: isGuest(facts) ? outerHypervisor(facts).hint : msg('cpu.firmware.hint', { setting }),
  }
}

function armOff(facts: Facts): Cause | undefined {
  const off = facts.kvm.rules.find(rule => rule.text.startsWith('kvm-arm.mode='))
  if (facts.arch !== 'aarch64' || !off) return undefined
  return {
    because: msg('cpu.arm-off', { rule: off.text }),
    hint: msg('cpu.arm-off.hint', { rule: off.text }),
  }
}

/** On Arm there is no flag: a kernel that was not started at EL2 has no KVM. */
const armWithoutEl2 = (facts: Facts): Cause | undefined =>
  facts.arch === 'aarch64' ? { because: msg('cpu.arm-no-el2'), hint: msg('cpu.arm-no-el2.hint') } : undefined

function lacking(facts: Facts): Cause | undefined {
  if (hasFlag(facts) || !(isX86(facts) || facts.arch === 's390x')) return undefined
  const flag = facts.arch === 's390x' ? 'sie' : 'vmx/svm'
  return facts.cpu.capable === 'no'
    ? { because: msg('cpu.lacks', { model: model(facts) }), hint: msg('cpu.lacks.hint') }
    : {
        because: msg('cpu.none', { model: model(facts), flag }),
        hint: msg(facts.arch === 's390x' ? 'cpu.none.hint-s390x' : 'cpu.none.hint'),
      }
}

/** In the order of explaining: a container says nothing about the machine, a guest nothing about the processor. */
const CAUSES = [container, underXen, armOff, guest, firmware, armWithoutEl2, lacking]

/** The one cause, or undefined when nothing speaks against the processor. A KVM that is there settles it. */
export function cpuCause(facts: Facts): Cause | undefined {
  if (device(facts) === 'open') return undefined
  if (facts.kvm.driver || device(facts) === 'refused') return container(facts)
  return CAUSES.map(cause => cause(facts)).find(cause => cause !== undefined)
}
