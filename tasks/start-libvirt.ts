import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { type Daemon, daemons, requiredSockets } from './daemons.js'
import { startsInto } from './host-networks.js'
import { leftovers, MAIN, otherSide, type Reason, type Side, sideOf } from './layout.js'
import { answering, heldBy, holdNetwork, notInstalled } from './libvirt-state.js'
import { underSysv } from './libvirt-sysv.js'
import type { Release } from './release.js'
import {
  comesBack,
  exists,
  isActive,
  isEnabled,
  isMasked,
  listens,
  maskedOf,
  sockets,
  toEnable,
  toStart,
} from './units.js'

/** The daemons' names, as people say them. */
const names = (list: readonly Daemon[]) =>
  list.map(daemon => daemon.service.replace('.service', '')).join(' ') || '-'

const systemctl = (
  verb: 'disable' | 'stop' | 'enable' | 'start' | 'restart',
  units: readonly string[],
): readonly Action[] =>
  units.length === 0 ? [] : [{ argv: ['systemctl', verb, ...units], timeoutMs: 180_000 }]

/** Only what the layout cannot do without; a masked driver that nobody needs is not missed. */
function maskedFor(facts: Facts, side: Side): readonly string[] {
  const main = daemons[side]
    .filter(daemon => daemon.essential === 'yes')
    .flatMap(daemon =>
      // A service that runs without its masked sockets is the old way, which libvirt still supports.
      isActive(facts, daemon.service) || side === 'monolithic'
        ? [daemon.service]
        : [daemon.service, ...daemon.sockets],
    )
  return [...new Set([...main, ...requiredSockets])].filter(unit => isMasked(facts, unit))
}

/** What is to be made right within the layout that the host stays on. */
function wantedOf(facts: Facts, side: Side) {
  const present = daemons[side].filter(
    daemon =>
      !isMasked(facts, daemon.service) &&
      (exists(facts, daemon.service) || sockets(facts, daemon).length > 0),
  )
  return {
    absent: daemons[side].filter(daemon => daemon.essential === 'yes' && !present.includes(daemon)),
    lost: present.filter(daemon => !comesBack(facts, daemon)),
    silent: present.filter(daemon => !listens(facts, daemon)),
    noted: daemons[side].flatMap(daemon => maskedOf(facts, daemon)),
  }
}

function underSystemd(facts: Facts, { manager }: Release, usual: Side): Decision {
  const { side, why } = sideOf(facts, usual)
  const masked = maskedFor(facts, side)
  if (masked.length > 0)
    return {
      status: 'blocked',
      because: msg('libvirt.masked', { units: masked.join(' ') }),
      hint: msg('libvirt.masked.hint', { units: masked.join(' ') }),
    }
  const early = notInstalled(facts)
  if (early) return early
  const wanted = wantedOf(facts, side)
  const absent = wanted.absent.map(daemon => daemon.service).join(' ')
  // The packages are there, so nothing that is still to come will bring them.
  if (absent !== '')
    return {
      status: 'differs',
      because: msg('libvirt.no-unit', { units: absent }),
      hint: msg('libvirt.no-unit.hint', { manager }),
    }
  const other = leftovers(facts, otherSide(side))
  if (other.enabled.length + other.active.length > 0) return mixed(facts, side, why)
  if (wanted.lost.length + wanted.silent.length === 0) return answering(facts, side, wanted.noted)
  const clash = startsInto(facts)
  return {
    status: 'change',
    because: msg('libvirt.units', {
      enable: names(wanted.lost),
      start: names(wanted.silent),
      held: heldBy(clash),
    }),
    actions: [...holdNetwork(clash), ...bringUp(facts, wanted)],
  }
}

const bringUp = (
  facts: Facts,
  { lost, silent }: Readonly<{ lost: readonly Daemon[]; silent: readonly Daemon[] }>,
  also: readonly string[] = [],
): readonly Action[] => {
  const enable = new Set([...lost.flatMap(daemon => toEnable(facts, daemon)), ...also])
  return [
    ...systemctl('enable', [...enable]),
    ...systemctl(
      'start',
      silent.flatMap(daemon => toStart(facts, daemon)),
    ),
  ]
}

/** What ran beside the other layout does not know what that one started; a restart reads it, and ends no guest. */
const mainsOf = (facts: Facts, side: Side) =>
  daemons[side]
    .filter(
      ({ essential, service }) => essential === 'yes' && /^(libvirtd|virtqemud|virtnetworkd)/.test(service),
    )
    .flatMap(({ service }) => (isActive(facts, service) ? [service] : []))

/** The daemons that units belong to, each once. */
const daemonNames = (units: readonly string[]) =>
  [...new Set(units.map(unit => unit.replace(/(-ro|-admin|-tcp|-tls)?\.(socket|service)$/, '')))].join(' ')

/** Both layouts at once: each stops the other's daemons. One side stays, of the other nothing does. */
function mixed(facts: Facts, side: Side, why: Reason): Decision {
  const other = leftovers(facts, otherSide(side))
  const clash = startsInto(facts)
  // Disabling a main service disables what both layouts need along with it (Also=).
  const shared = other.enabled.includes(`${MAIN[otherSide(side)]}.service`)
    ? requiredSockets.filter(unit => isEnabled(facts, unit))
    : []
  return {
    status: 'change',
    because: msg(`libvirt.mixed.${why}`, {
      keep: side,
      left: daemonNames([...other.active, ...other.enabled]),
      guests: facts.running.length,
      held: heldBy(clash),
    }),
    actions: [
      ...holdNetwork(clash),
      ...systemctl('disable', other.enabled),
      ...systemctl('stop', other.active),
      ...systemctl('restart', other.ran ? mainsOf(facts, side) : []),
      ...bringUp(facts, wantedOf(facts, side), shared),
    ],
  }
}

/** libvirt's daemons of the layout in use are enabled, listen, and answer. */
export const startLibvirt: Task<Release> = {
  id: 'start-libvirt',
  decide: (facts, release) =>
    release.layout === 'sysv' ? underSysv(facts) : underSystemd(facts, release, release.layout),
}
