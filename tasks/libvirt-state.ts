/** What is common to libvirtd as a script and as units. */
import type { Action } from '../src/connection/connection.js'
import type { Decision } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import type { Layout } from './daemons.js'
import { libvirtCure } from './failures-libvirt.js'
import type { Clash } from './host-networks.js'
import { missing } from './packages.js'

/** The exit code of what the probe's own limit ended (timeout -s KILL). */
const KILLED = 137

const AUTOSTART = '/etc/libvirt/qemu/networks/autostart/default.xml'

/** Before the daemons that would start it: on a subnet in use it would cut the host, and maybe us, off from that. */
export const holdNetwork = (clash: Clash | undefined): readonly Action[] =>
  clash ? [{ argv: ['rm', '-f', AUTOSTART] }] : []
export const heldBy = (clash: Clash | undefined) => (clash ? `${clash.subnet}: ${clash.by}` : '')

/** The packages come first. */
export function notInstalled(facts: Facts): Decision | undefined {
  const lacking = missing(facts, ['libvirt', 'libvirt-client'])
  if (lacking.length === 0 && facts.virsh) return undefined
  return waiting(msg('libvirt.not-installed', { packages: lacking.join(' ') || 'virsh' }))
}

export const waiting = (because: Decision['because']): Decision => ({
  status: 'deferred',
  because,
  expects: msg('libvirt.expects'),
})

/** Everything is started: now it is libvirt's turn to say so. */
export function answering(facts: Facts, layout: Layout, masked: readonly string[]): Decision {
  const notes = masked.length > 0 ? [msg('libvirt.note.masked', { units: masked.join(' ') })] : []
  // virsh says first that it failed, then why.
  const said =
    facts.virsh?.text
      .filter(line => line.trim())
      .slice(0, 2)
      .join(' ') ?? ''
  if (facts.virsh?.code === 0)
    return { status: 'ok', because: msg('libvirt.ok', { layout, version: libvirtVersion(facts) }), notes }
  return {
    status: 'differs',
    because:
      facts.virsh?.code === KILLED && said === ''
        ? msg('libvirt.hangs')
        : msg('libvirt.silent', { error: said || `virsh: exit ${facts.virsh?.code ?? '-'}` }),
    hint:
      libvirtCure(facts.virsh?.text.join('\n') ?? '') ??
      msg(layout === 'modular' ? 'libvirt.silent.hint-modular' : 'libvirt.silent.hint'),
  }
}

const libvirtVersion = (facts: Facts) => facts.rpm.provided.libvirt?.[0]?.version ?? '?'
