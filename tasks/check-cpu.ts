import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { type MessageId, msg } from '../src/messages/message.js'
import type { Release } from './releases.js'

/** The kernel's words for "the firmware has switched it off", old and new wordings. */
const FIRMWARE =
  /disabled by bios|VMX \(outside TXT\) disabled by BIOS|VMX not enabled \(by BIOS\)|SVM disabled \(by BIOS\)/i

/** The vendor modules and the processor flags they need; other architectures have neither. */
const VENDORS: Readonly<Record<string, string>> = { vmx: 'kvm_intel', svm: 'kvm_amd' }

/** The vendor module for this processor, or undefined where there is none to load (by flag, not by brand). */
export const vendorModule = (facts: Facts): string | undefined =>
  facts.cpu.flags.map(flag => VENDORS[flag]).find(module => module !== undefined)

const blocked = (because: MessageId & `cpu.${string}`, facts: Facts): Decision => ({
  status: 'blocked',
  because: msg(because, { model: facts.cpu.model || facts.arch, hypervisor: facts.hypervisor }),
  hint: msg(`${because}.hint` as 'cpu.none.hint'),
})

/**
 * The processor can run guests. A /dev/kvm that opens settles it: newer kernels clear the flag when the
 * firmware switched it off, and not every architecture has a flag.
 */
export const checkCpu: Task<Release> = {
  id: 'check-cpu',
  decide(facts) {
    if (facts.kvm.dmesg.some(line => FIRMWARE.test(line)) && facts.kvm.device !== 'open')
      return blocked('cpu.firmware', facts)
    const flag = facts.cpu.flags.find(word => word !== 'hypervisor')
    if (flag) return { status: 'ok', because: msg('cpu.ok', { model: facts.cpu.model, flag }) }
    if (facts.kvm.device === 'open') return { status: 'ok', because: msg('cpu.by-device') }
    if (facts.container !== 'none' && facts.container !== 'unknown') return blocked('cpu.container', facts)
    return facts.cpu.flags.includes('hypervisor') ? blocked('cpu.guest', facts) : blocked('cpu.none', facts)
  },
}
