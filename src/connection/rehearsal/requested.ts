/** What the words of a package request mean on a rehearsed host, before any package manager judges them. */
import { hasPackage, type Machine } from './machine.js'
import { closure, type Group, matching, nevra, type Package } from './universe.js'

export type Sorted<T> = Readonly<{ known: readonly T[]; unknown: readonly string[] }>

/** Groups by id or by name, whatever its case. */
export function groupsNamed({ row }: Machine, names: readonly string[]): Sorted<Group> {
  const find = (name: string) =>
    row.groups.find(group => group.id === name || group.name.toLowerCase() === name.toLowerCase())
  return {
    known: names.flatMap(name => find(name) ?? []),
    unknown: names.filter(name => !find(name)),
  }
}

/** Packages by name, glob or capability. */
export function packagesNamed({ row }: Machine, names: readonly string[]): Sorted<Package> {
  const known = names.flatMap(name => matching(row.packages, name))
  return {
    known: [...new Set(known)],
    unknown: names.filter(name => matching(row.packages, name).length === 0),
  }
}

/** Members that some repository has, and those that none has. */
export function membersOf({ row }: Machine, groups: readonly Group[]): Sorted<Package> {
  const names = [...new Set(groups.flatMap(group => group.members))]
  return {
    known: names.flatMap(name => row.packages.get(name) ?? []),
    unknown: names.filter(name => !row.packages.has(name)),
  }
}

export const notInstalled = (machine: Machine, packages: readonly Package[]) =>
  packages.filter(one => !hasPackage(machine, one.name))

export const alreadyInstalled = (machine: Machine, packages: readonly Package[], style: 'yum' | 'dnf') =>
  packages.filter(one => hasPackage(machine, one.name)).map(one => nevra(one, style))

/** What a reinstallation puts down again: the installed packages of these names, and whatever they lack. */
export function reinstalled({ row, state }: Machine, packages: readonly Package[]): readonly Package[] {
  const again = packages.filter(one => state.packages.includes(one.name))
  const names = again.map(one => one.name)
  return closure(
    row.packages,
    again,
    state.packages.filter(name => !names.includes(name)),
  )
}
