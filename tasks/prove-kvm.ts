import type { Task } from '../src/engine/task.js'
import { type Message, msg } from '../src/messages/message.js'
import type { Release } from './release.js'

/** What a guest finds in CPUID leaf 0x40000000 when it runs in KVM's guest mode (Linux: virt/kvm/x86/cpuid.rst). */
const SIGNATURE = 'KVMKVMKVM'

/** What it finds there under emulation. */
const EMULATED = /TCGTCGTCG/
/** The exit code of what the probe's own limit ended (timeout -s KILL). */
const KILLED = 137

/** The next move, by what the hypervisor or the guest said. First match wins. */
const HINTS: readonly Readonly<{ pattern: RegExp; hint: Message }>[] = [
  { pattern: /Device or resource busy|enabling virtualization on CPU/i, hint: msg('proof.hint.busy') },
  { pattern: /failed to set MSR/i, hint: msg('proof.hint.msr') },
  { pattern: /Permission denied/i, hint: msg('proof.hint.permission') },
  { pattern: /Could not access KVM kernel module/i, hint: msg('proof.hint.module') },
  { pattern: /Cannot allocate memory/i, hint: msg('proof.hint.memory') },
  { pattern: /No space left/i, hint: msg('proof.hint.space') },
]

/** A guest booted through /dev/kvm and said so itself. */
export const proveKvm: Task<Release> = {
  id: 'prove-kvm',
  decide(facts) {
    if (!facts.qemu || facts.kvm.device !== 'open')
      return { status: 'deferred', because: msg('proof.early'), expects: msg('proof.expects') }
    if (facts.arch !== 'x86_64') return { status: 'skip', because: msg('proof.arch', { arch: facts.arch }) }
    if (!facts.proof) return { status: 'skip', because: msg('proof.not-run') }
    if (facts.proof.text.some(line => line.includes(SIGNATURE)) && facts.proof.code === 0)
      return { status: 'ok', because: msg('proof.ok', { signature: SIGNATURE }) }
    const { code, text } = facts.proof
    if (text.some(line => EMULATED.test(line)))
      return { status: 'differs', because: msg('proof.emulated'), hint: msg('proof.hint.emulated') }
    if (code === KILLED && !text.some(line => line.trim()))
      return { status: 'differs', because: msg('proof.hangs'), hint: msg('proof.hint.other') }
    // A known word says more than the last one, which may be QEMU's own assertion.
    const known = HINTS.find(one => text.some(line => one.pattern.test(line)))
    const said = (known && text.find(line => known.pattern.test(line))) ?? text.at(-1) ?? ''
    return {
      status: 'differs',
      because: msg('proof.failed', { code, said }),
      hint: known?.hint ?? msg('proof.hint.other'),
    }
  },
}
