/** How daemons of a rehearsed host come and go. */
import { added, isActive, type Machine } from './machine.js'
import type { Door } from './row.js'
import type { State } from './state.js'

/** `--timeout 120`: without clients and guests a daemon with sockets leaves; virbr0 stays. */
const IDLE_MS = 120_000

/** The host after the time that has passed since it was last looked at. */
export function afterIdling(machine: Machine): Machine {
  const { row, state, now } = machine
  if (now - state.lastClient < IDLE_MS) return machine
  const gone = row.units.filter(unit => unit.idle === 'leaves').map(unit => unit.name)
  return { ...machine, state: { ...state, active: state.active.filter(name => !gone.includes(name)) } }
}

const MONOLITHIC: Door = { service: 'libvirtd.service', path: '/var/run/libvirt/libvirt-sock' }

const socketOf = (door: Door) => door.service.replace(/\.service$/, '.socket')
const isOpen = (machine: Machine, door: Door) =>
  isActive(machine, door.service) || isActive(machine, socketOf(door))

/** The driver's own door where somebody is behind it, libvirtd's where only that one is there. */
export const doorOf = (machine: Machine, driver: 'hypervisor' | 'network'): Door => {
  const own = machine.row.libvirt[driver]
  return !isOpen(machine, own) && isOpen(machine, MONOLITHIC) ? MONOLITHIC : own
}

/** The device that has a route to the network's very subnet already: all that libvirt itself looks for. */
export function inTheWay({ row, state }: Machine): string | undefined {
  if (state.network.stale) return state.network.bridge
  const place = state.network.address.replace(/\.\d+$/, '.')
  return state.nic.startsWith(place) && state.nic.endsWith('/24') ? row.nic : undefined
}

/** `Conflicts=libvirtd.service` of the modular services, which works both ways; sockets listen on. */
const withoutConflicts = (active: readonly string[], name: string) => {
  const isModular = (one: string) => /^virt(?!logd|lockd)\w+d\.service$/.test(one)
  if (name === MONOLITHIC.service) return active.filter(one => !isModular(one))
  return isModular(name) ? active.filter(one => one !== MONOLITHIC.service) : active
}

/** Starts a service with everything that starts with it; networks start when their daemon does. */
export function startService(machine: Machine, name: string): State {
  const { row, state } = machine
  const unit = row.units.find(one => one.name === name)
  const active = added(withoutConflicts(state.active, name), [name, ...(unit?.starts ?? [])])
  const daemons = [row.libvirt.network.service, MONOLITHIC.service]
  const comesUp = daemons.includes(name) && !isActive(machine, name) && state.network.autostart
  const starts = comesUp && state.network.defined && inTheWay(machine) === undefined
  const network = starts ? { ...state.network, active: true } : state.network
  return { ...state, active, network, lastClient: machine.now }
}

export const startSocket = ({ state }: Machine, name: string): State => ({
  ...state,
  active: added(state.active, [name]),
})

/** A client at a door: the daemon behind it is started by its socket, or is not there at all. */
export function knock(machine: Machine, door: Door): { machine: Machine; answer: 'open' | 'nobody' } {
  if (!isOpen(machine, door)) return { machine, answer: 'nobody' }
  const state = startService(machine, door.service)
  return { machine: { ...machine, state: { ...state, lastClient: machine.now } }, answer: 'open' }
}
