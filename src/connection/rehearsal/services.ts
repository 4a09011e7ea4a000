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

/** Starts a service with everything that starts with it; networks start when their daemon does. */
export function startService(machine: Machine, name: string): State {
  const { row, state } = machine
  const unit = row.units.find(one => one.name === name)
  const active = added(state.active, [name, ...(unit?.starts ?? [])])
  const comesUp = name === row.libvirt.network.service && !isActive(machine, name) && state.network.autostart
  const network = comesUp && state.network.defined ? { ...state.network, active: true } : state.network
  return { ...state, active, network, lastClient: machine.now }
}

export const startSocket = ({ state }: Machine, name: string): State => ({
  ...state,
  active: added(state.active, [name]),
})

/** A client at a door: the daemon behind it is started by its socket, or is not there at all. */
export function knock(machine: Machine, door: Door): { machine: Machine; answer: 'open' | 'nobody' } {
  const socket = door.service.replace(/\.service$/, '.socket')
  if (!isActive(machine, door.service) && !isActive(machine, socket)) return { machine, answer: 'nobody' }
  const state = startService(machine, door.service)
  return { machine: { ...machine, state: { ...state, lastClient: machine.now } }, answer: 'open' }
}
