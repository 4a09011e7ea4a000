import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { cpuCause, device } from './cpu-verdict.js'
import type { Release } from './release.js'

/**
 * The processor can run guests. A /dev/kvm that opens settles it: newer kernels clear the flag when the
 * firmware switched it off, and not every architecture has a flag.
 */
export const checkCpu: Task<Release> = {
  id: 'check-cpu',
  decide(facts) {
    const cause = cpuCause(facts)
    if (cause) return { status: 'blocked', ...cause }
    const flag = facts.cpu.flags.find(word => word !== 'hypervisor')
    if (flag) return { status: 'ok', because: msg('cpu.ok', { model: facts.cpu.model || facts.arch, flag }) }
    if (device(facts) === 'open') return { status: 'ok', because: msg('cpu.by-device') }
    if (facts.kvm.driver || device(facts) === 'refused')
      return { status: 'ok', because: msg('cpu.by-driver') }
    const machine = [facts.cpu.model, facts.cpu.platform].filter(Boolean).join(', ')
    return { status: 'ok', because: msg('cpu.by-module', { machine: machine || facts.arch }) }
  },
}
