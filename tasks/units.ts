/** Reading systemd's unit states. */
import type { Facts } from '../src/facts/schema.js'
import type { Daemon } from './daemons.js'

export const exists = (facts: Facts, unit: string) => facts.units[unit]?.load === 'loaded'
/** Masked by an administrator, who has decided: it is named, and never unmasked. */
export const isMasked = (facts: Facts, unit: string) => facts.units[unit]?.load === 'masked'
export const isActive = (facts: Facts, unit: string) => facts.units[unit]?.active === 'active'
/** At boot; `enabled-runtime` does not outlive it. */
export const isEnabled = (facts: Facts, unit: string) => facts.units[unit]?.enabled === 'enabled'

export const sockets = (facts: Facts, daemon: Daemon) =>
  daemon.sockets.filter(socket => exists(facts, socket))

/** Inactive is healthy for a service whose sockets listen: daemons leave after two idle minutes. */
export const listens = (facts: Facts, daemon: Daemon) =>
  isActive(facts, daemon.service) ||
  (sockets(facts, daemon).length > 0 && sockets(facts, daemon).every(socket => isActive(facts, socket)))

export const comesBack = (facts: Facts, daemon: Daemon) =>
  isEnabled(facts, daemon.service) ||
  (daemon.boot === 'sockets' &&
    sockets(facts, daemon).length > 0 &&
    sockets(facts, daemon).every(socket => isEnabled(facts, socket)))

export const toEnable = (facts: Facts, daemon: Daemon) =>
  daemon.boot === 'service' || sockets(facts, daemon).length === 0
    ? [daemon.service, ...sockets(facts, daemon)]
    : sockets(facts, daemon)

export const toStart = (facts: Facts, daemon: Daemon) =>
  sockets(facts, daemon).length === 0 ? [daemon.service] : sockets(facts, daemon)

/** What systemd would not start, and why nothing here tries. */
export const maskedOf = (facts: Facts, daemon: Daemon) =>
  [daemon.service, ...daemon.sockets].filter(unit => isMasked(facts, unit))
