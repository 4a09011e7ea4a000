/** A rehearsed host at one moment, and what can be seen of it. Nothing here changes anything. */
import type { Fault } from '../../inventory/host.js'
import type { Row } from './row.js'
import type { State } from './state.js'
import type { Unit } from './units.js'
import { matching, type Package } from './universe.js'

export type Machine = Readonly<{
  row: Row
  state: State
  faults: readonly Fault[]
  /** Milliseconds since 1970. */
  now: number
}>

/** What a command did to the host, and what it said. */
export type Answer = Readonly<{
  state: State
  code: number
  stdout: readonly string[]
  stderr: readonly string[]
}>

export const said = (
  state: State,
  code: number,
  stdout: readonly string[],
  stderr: readonly string[] = [],
): Answer => ({
  state,
  code,
  stdout,
  stderr,
})

/** The list with the names added, each once. */
export const added = (list: readonly string[], names: readonly string[]) => [...new Set([...list, ...names])]

export const hasPackage = ({ state }: Machine, name: string) => state.packages.includes(name)

/** The installed packages that answer to a name, as `rpm -q --whatprovides` finds them. */
export const providers = (machine: Machine, name: string): readonly Package[] =>
  [...machine.row.packages.values()].filter(
    one => hasPackage(machine, one.name) && (one.name === name || one.provides.includes(name)),
  )

/** The packages that a pattern could still bring. */
export const available = (machine: Machine, pattern: string): readonly Package[] =>
  matching(machine.row.packages, pattern).filter(one => !hasPackage(machine, one.name))

/** Whether the repositories answer where the host looks for them: archives outlive mirrors. */
export const answersAt = ({ state, faults }: Machine) =>
  state.repositories !== 'mirrors' || !faults.includes('dead-mirrors')

export const hasVt = ({ faults }: Machine) => !faults.includes('no-vt')

/** The vendor's module does not stay without support in the processor, and kvm came with it. */
export const kvmModules = (machine: Machine) =>
  machine.state.modules.filter(name => hasVt(machine) && name.startsWith('kvm'))

export const kvmDevice = (machine: Machine): 'open' | 'absent' =>
  kvmModules(machine).includes(machine.row.cpu.module) ? 'open' : 'absent'

export const hasQemu = (machine: Machine) => hasPackage(machine, machine.row.qemu.package)

/** The unit, where its package is installed. */
export const unitNamed = (machine: Machine, name: string): Unit | undefined =>
  machine.row.units.find(unit => unit.name === name && hasPackage(machine, unit.package))

/** EL 6 has one script where the others have units. */
const exists = (machine: Machine, name: string) =>
  machine.row.init === 'sysv' ? hasPackage(machine, 'libvirt') : unitNamed(machine, name) !== undefined

export const isActive = (machine: Machine, name: string) =>
  machine.state.active.includes(name) && exists(machine, name)

export const isEnabled = (machine: Machine, name: string) =>
  machine.state.enabled.includes(name) && exists(machine, name)
