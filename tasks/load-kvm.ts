import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { vendorModule } from './check-cpu.js'
import type { Release } from './releases.js'

/**
 * kvm and the module for the processor's vendor are in the kernel, and /dev/kvm opens. The module `kvm` alone
 * proves nothing: it loads without any support in the processor.
 */
export const loadKvm: Task<Release> = {
  id: 'load-kvm',
  decide(facts) {
    const vendor = vendorModule(facts)
    const loaded = facts.kvm.modules.join(' ')
    const lacking = vendor !== undefined && !facts.kvm.modules.includes(vendor)
    if (facts.kvm.device === 'open' && !lacking)
      return { status: 'ok', because: loaded ? msg('kvm.ok', { modules: loaded }) : msg('kvm.ok-built-in') }
    if (vendor !== undefined && lacking)
      return {
        status: 'change',
        because: msg('kvm.not-loaded', { module: vendor }),
        actions: [{ argv: ['modprobe', vendor], timeoutMs: 60_000 }],
      }
    if (facts.kvm.device === 'refused')
      return {
        status: 'differs',
        because: msg('kvm.refused', { error: facts.kvm.deviceError }),
        hint: msg('kvm.refused.hint'),
      }
    return {
      status: 'differs',
      because: msg('kvm.no-device', { modules: loaded }),
      hint: msg('kvm.no-device.hint'),
    }
  },
}
