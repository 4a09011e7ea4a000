/** systemctl enable, disable, start, stop and restart on a rehearsed host. */
import { type Answer, added, isActive, type Machine, said, unitNamed } from './machine.js'
import { startService, startSocket } from './services.js'
import { withAlso } from './units.js'

const WANTS = { service: 'multi-user.target.wants', socket: 'sockets.target.wants' }
const target = (name: string) => WANTS[name.endsWith('.socket') ? 'socket' : 'service']

function enable(machine: Machine, names: readonly string[]): Answer {
  const { row, state } = machine
  const unknown = names.find(name => !unitNamed(machine, name))
  if (unknown !== undefined)
    return said(state, 1, [], [`Failed to enable unit: Unit file ${unknown} does not exist.`])
  const fresh = withAlso(row.units, names).filter(
    name => unitNamed(machine, name) && !state.enabled.includes(name),
  )
  const links = fresh.map(
    name => `Created symlink /etc/systemd/system/${target(name)}/${name} → /usr/lib/systemd/system/${name}.`,
  )
  return said({ ...state, enabled: added(state.enabled, fresh) }, 0, [], links)
}

/** One job after another; a socket whose service runs already is refused by systemd. */
function start(machine: Machine, names: readonly string[]): Answer {
  const unknown = names.filter(name => !unitNamed(machine, name))
  if (unknown.length > 0)
    return said(
      machine.state,
      5,
      [],
      unknown.map(name => `Failed to start ${name}: Unit ${name} not found.`),
    )
  const complaints: string[] = []
  const state = names.reduce((now, name) => {
    const here = { ...machine, state: now }
    const opens = unitNamed(here, name)?.opens ?? ''
    if (opens === '') return startService(here, name)
    if (isActive(here, name) || !isActive(here, opens)) return startSocket(here, name)
    complaints.push(
      `Job for ${name} failed.`,
      `See "systemctl status ${name}" and "journalctl -xe" for details.`,
    )
    return now
  }, machine.state)
  return said(state, complaints.length > 0 ? 1 : 0, [], complaints)
}

/** Like enable, it reaches what `Also=` names. */
function disable(machine: Machine, names: readonly string[]): Answer {
  const { row, state } = machine
  const unknown = names.find(name => !unitNamed(machine, name))
  if (unknown !== undefined)
    return said(state, 1, [], [`Failed to disable unit: Unit file ${unknown} does not exist.`])
  const gone = withAlso(row.units, names).filter(name => state.enabled.includes(name))
  const links = gone.map(name => `Removed /etc/systemd/system/${target(name)}/${name}.`)
  return said({ ...state, enabled: state.enabled.filter(name => !gone.includes(name)) }, 0, [], links)
}

/** Guests run on: KillMode=process. */
function stop(machine: Machine, names: readonly string[]): Answer {
  const { state } = machine
  const unknown = names.filter(name => !unitNamed(machine, name))
  if (unknown.length > 0)
    return said(
      state,
      5,
      [],
      unknown.map(name => `Failed to stop ${name}: Unit ${name} not loaded.`),
    )
  return said({ ...state, active: state.active.filter(name => !names.includes(name)) }, 0, [])
}

/** Of services that run, which is when it is asked for. */
const restart = (machine: Machine, names: readonly string[]): Answer | undefined =>
  names.every(name => isActive(machine, name) && unitNamed(machine, name)?.opens === '')
    ? start(machine, names)
    : undefined

export function systemctl(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [, verb, ...names] = argv
  if (machine.row.init !== 'systemd' || names.length === 0) return undefined
  if (names.some(name => name.startsWith('-'))) return undefined
  if (verb === 'enable') return enable(machine, names)
  if (verb === 'start') return start(machine, names)
  if (verb === 'disable') return disable(machine, names)
  if (verb === 'stop') return stop(machine, names)
  if (verb === 'restart') return restart(machine, names)
  return undefined
}
