/** One libvirtd, or a daemon for each driver: which of the two a host is on, and what is left of the other. */
import type { Facts } from '../src/facts/schema.js'
import { type Daemon, daemons, type Layout, remoteSockets } from './daemons.js'
import { isActive, isEnabled } from './units.js'

export type Side = Exclude<Layout, 'sysv'>

/** What settled it: running guests, a daemon that is enabled, one that is active, or the release's own way. */
export type Reason = 'guests' | 'active' | 'enabled' | 'release'

export const MAIN: Readonly<Record<Side, string>> = { monolithic: 'libvirtd', modular: 'virtqemud' }
export const otherSide = (side: Side): Side => (side === 'modular' ? 'monolithic' : 'modular')

const some = (facts: Facts, side: Side, is: (facts: Facts, unit: string) => boolean) =>
  is(facts, `${MAIN[side]}.service`) || is(facts, `${MAIN[side]}.socket`)

const TESTS: readonly Readonly<{ why: Reason; speaksFor: (facts: Facts, side: Side) => boolean }>[] = [
  {
    why: 'guests',
    speaksFor: (facts, side) => facts.running.length > 0 && facts.qemuDriver === MAIN[side],
  },
  // What was started by hand beside the one that comes back at every boot is no choice of a layout.
  { why: 'enabled', speaksFor: (facts, side) => some(facts, side, isEnabled) },
  { why: 'active', speaksFor: (facts, side) => some(facts, side, isActive) },
]

/**
 * What the host runs decides, and only where that settles nothing the release: an upgraded host stays on
 * libvirtd, and a unit's file alone means nothing (EL 8 ships the modular ones too, disabled).
 */
export function sideOf(facts: Facts, release: Side): { side: Side; why: Reason } {
  for (const { why, speaksFor } of TESTS) {
    const monolithic = speaksFor(facts, 'monolithic')
    if (monolithic !== speaksFor(facts, 'modular'))
      return { side: monolithic ? 'monolithic' : 'modular', why }
  }
  return { side: release, why: 'release' }
}

/** Both layouts use it: it stays whichever of them goes. */
const isShared = (daemon: Daemon) => daemon.service === 'virtlogd.service'

const own = (side: Side) => daemons[side].filter(daemon => !isShared(daemon))

/** A socket that listens starts its service at the next question, and the probe's own was one: both are stopped. */
const toStop = (facts: Facts, { sockets, service }: Daemon) => {
  const listening = sockets.filter(unit => isActive(facts, unit))
  return listening.length > 0 || isActive(facts, service) ? [...listening, service] : []
}

/** What a layout that the host is not on still has enabled or active; both at once is a host that is neither. */
export function leftovers(facts: Facts, side: Side) {
  const all = [...own(side).flatMap(({ service, sockets }) => [...sockets, service]), ...remoteSockets[side]]
  const remote = remoteSockets[side].filter(unit => isActive(facts, unit))
  return {
    enabled: all.filter(unit => isEnabled(facts, unit)),
    active: [...remote, ...own(side).flatMap(daemon => toStop(facts, daemon))],
    /** Whether one of its services runs, and has maybe started what the other side does not know of. */
    ran: own(side).some(({ service }) => isActive(facts, service)),
  }
}
