import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { libvirtCure } from './failures-libvirt.js'
import type { Release } from './release.js'

/** The daemon looked at the hypervisor before KVM could be used, and remembers (src/qemu/qemu_capabilities.c). */
const STALE = /does not support virt type 'kvm'|could not find capabilities for/

/** Deep proof: a guest that libvirt starts on the default network and that is given an address there. */
export const proveLibvirt: Task<Release> = {
  id: 'prove-libvirt',
  wishedBy: wishes => wishes.proof === 'deep',
  decide(facts, _release, wishes) {
    if (wishes.network === 'none') return { status: 'skip', because: msg('network.none') }
    if (!facts.qemu || facts.virsh?.code !== 0 || !facts.network?.active)
      return { status: 'deferred', because: msg('guest.early'), expects: msg('guest.expects') }
    if (!facts.guest) return { status: 'skip', because: msg('proof.not-run') }
    const said = facts.guest.text.filter(line => line.trim())
    if (facts.guest.code !== 0)
      return {
        status: 'differs',
        because: msg('guest.failed', { said: said.at(-1) ?? '' }),
        hint: STALE.test(said.join('\n'))
          ? msg('guest.stale.hint')
          : (libvirtCure(said.join('\n')) ?? msg('guest.failed.hint')),
      }
    if (!facts.guest.lease)
      return { status: 'differs', because: msg('guest.no-lease'), hint: msg('guest.no-lease.hint') }
    return { status: 'ok', because: msg('guest.ok', { lease: facts.guest.lease }) }
  },
}
