import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { missing } from './packages.js'
import { type Daemon, daemons, type Layout, type Release } from './releases.js'

const INIT_SCRIPT = '/etc/rc.d/init.d/libvirtd'

const exists = (facts: Facts, unit: string) => facts.units[unit]?.load === 'loaded'
const isActive = (facts: Facts, unit: string) => facts.units[unit]?.active === 'active'
const isEnabled = (facts: Facts, unit: string) => facts.units[unit]?.enabled.startsWith('enabled') ?? false
const runs = (facts: Facts, units: readonly string[]) =>
  units.some(u => isActive(facts, u) || isEnabled(facts, u))

/**
 * What the host runs decides, and only where it runs neither the release: an upgraded host stays on libvirtd,
 * and a unit's file alone means nothing (EL 8 ships the modular ones too, disabled).
 */
function layoutOf(facts: Facts, release: Release): Layout {
  if (release.layout === 'sysv') return 'sysv'
  const monolithic = runs(facts, ['libvirtd.service', 'libvirtd.socket'])
  const modular = runs(facts, ['virtqemud.service', 'virtqemud.socket'])
  if (monolithic === modular) return release.layout
  return monolithic ? 'monolithic' : 'modular'
}

const sockets = (facts: Facts, daemon: Daemon) => daemon.sockets.filter(socket => exists(facts, socket))

/** Inactive is healthy for a service whose sockets listen: daemons leave after two idle minutes. */
const listens = (facts: Facts, daemon: Daemon) =>
  isActive(facts, daemon.service) ||
  (sockets(facts, daemon).length > 0 && sockets(facts, daemon).every(socket => isActive(facts, socket)))

const comesBack = (facts: Facts, daemon: Daemon) =>
  isEnabled(facts, daemon.service) ||
  (daemon.boot === 'sockets' &&
    sockets(facts, daemon).length > 0 &&
    sockets(facts, daemon).every(socket => isEnabled(facts, socket)))

const toEnable = (facts: Facts, daemon: Daemon) =>
  daemon.boot === 'service' || sockets(facts, daemon).length === 0
    ? [daemon.service, ...sockets(facts, daemon)]
    : sockets(facts, daemon)

const toStart = (facts: Facts, daemon: Daemon) =>
  sockets(facts, daemon).length === 0 ? [daemon.service] : sockets(facts, daemon)

/** The daemons' names, as people say them. */
const names = (list: readonly Daemon[]) =>
  list.map(daemon => daemon.service.replace('.service', '')).join(' ') || '-'

const systemctl = (verb: 'enable' | 'start', units: readonly string[]): readonly Action[] =>
  units.length === 0 ? [] : [{ argv: ['systemctl', verb, ...units], timeoutMs: 180_000 }]

function underSystemd(facts: Facts, layout: 'monolithic' | 'modular'): Decision {
  const present = daemons[layout].filter(
    daemon => exists(facts, daemon.service) || sockets(facts, daemon).length > 0,
  )
  const absent = daemons[layout].filter(daemon => daemon.essential === 'yes' && !present.includes(daemon))
  if (absent.length > 0)
    return waiting(msg('libvirt.no-unit', { units: absent.map(daemon => daemon.service).join(' ') }))
  const lost = present.filter(daemon => !comesBack(facts, daemon))
  const silent = present.filter(daemon => !listens(facts, daemon))
  if (lost.length + silent.length === 0) return answering(facts, layout)
  return {
    status: 'change',
    because: msg('libvirt.units', { enable: names(lost), start: names(silent) }),
    actions: [
      ...systemctl(
        'enable',
        lost.flatMap(daemon => toEnable(facts, daemon)),
      ),
      ...systemctl(
        'start',
        silent.flatMap(daemon => toStart(facts, daemon)),
      ),
    ],
  }
}

function underSysv(facts: Facts): Decision {
  if (!facts.sysv) return waiting(msg('libvirt.no-unit', { units: INIT_SCRIPT }))
  const running = facts.sysv.status === 0
  if (running && facts.sysv.enabled) return answering(facts, 'sysv')
  const enable: readonly Action[] = facts.sysv.enabled ? [] : [{ argv: ['chkconfig', 'libvirtd', 'on'] }]
  // The script itself: "service" wipes the environment, and with it the language of its words.
  const start: readonly Action[] = running ? [] : [{ argv: [INIT_SCRIPT, 'start'], timeoutMs: 180_000 }]
  return {
    status: 'change',
    because: msg('libvirt.script', { status: facts.sysv.status, enabled: facts.sysv.enabled ? 'on' : 'off' }),
    actions: [...enable, ...start],
  }
}

const waiting = (because: Decision['because']): Decision => ({
  status: 'deferred',
  because,
  expects: msg('libvirt.expects'),
})

function answering(facts: Facts, layout: Layout): Decision {
  if (facts.virsh?.code === 0)
    return { status: 'ok', because: msg('libvirt.ok', { layout, version: libvirtVersion(facts) }) }
  return {
    status: 'differs',
    because: msg('libvirt.silent', {
      error: facts.virsh?.text.find(line => line.trim()) ?? 'virsh: not found',
    }),
    hint: msg(layout === 'modular' ? 'libvirt.silent.hint-modular' : 'libvirt.silent.hint'),
  }
}

const libvirtVersion = (facts: Facts) => facts.rpm.provided.libvirt?.[0]?.version ?? '?'

/** libvirt's daemons of the layout in use are enabled, listen, and answer. */
export const startLibvirt: Task<Release> = {
  id: 'start-libvirt',
  decide(facts, release) {
    const lacking = missing(facts, ['libvirt', 'libvirt-client'])
    if (lacking.length > 0 || facts.virsh === undefined)
      return waiting(msg('libvirt.not-installed', { packages: lacking.join(' ') || 'virsh' }))
    const layout = layoutOf(facts, release)
    return layout === 'sysv' ? underSysv(facts) : underSystemd(facts, layout)
  },
}
