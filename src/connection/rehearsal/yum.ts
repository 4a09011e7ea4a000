/** yum 3.2.29 (EL 6) and 3.4.3 (EL 7): an unknown name is a warning, and the exit code tells next to nothing. */
import { type Answer, added, type Machine, said } from './machine.js'
import type { Request } from './package-manager.js'
import {
  alreadyInstalled,
  groupsNamed,
  membersOf,
  notInstalled,
  packagesNamed,
  reinstalled,
} from './requested.js'
import { install, progress, resolve } from './transaction.js'
import type { Group, Package } from './universe.js'

const NONE = 'No packages in any requested group available to install or update'

function transaction(machine: Machine, packages: readonly Package[], before: readonly string[]): Answer {
  return said(install(machine, packages), 0, [...before, ...progress(packages, 'yum')])
}

const cached = (machine: Machine) => ({ ...machine.state, metadata: 'cached' as const })

/**
 * EL 6 computes what of a group is installed. EL 7 remembers groups as objects: a member that has gone from a
 * group it remembers is taken for unwanted, and skipped without a word.
 */
export function yumGroup(machine: Machine, { names }: Request): Answer {
  const remembers = machine.row.groupsAre === 'remembered'
  const groups = groupsNamed(machine, names)
  const warnings = groups.unknown.map(
    name => `Warning: ${remembers ? 'group' : 'Group'} ${name} does not exist.`,
  )
  const noFile =
    remembers && machine.state.groups.length === 0
      ? ['There is no installed groups file.', 'Maybe run: yum groups mark convert (see man yum)']
      : []
  if (groups.known.length === 0) return said(cached(machine), 1, noFile, [...warnings, `Error: ${NONE}`])
  const fresh = (group: Group) => !remembers || !machine.state.groups.includes(group.id)
  const members = membersOf(machine, groups.known.filter(fresh))
  const packages = resolve(machine, notInstalled(machine, members.known))
  if (packages.length === 0)
    return said(
      cached(machine),
      0,
      [...noFile, NONE, ...(remembers ? ['Maybe run: yum groups mark install (see man yum)'] : [])],
      warnings,
    )
  const answer = transaction(machine, packages, noFile)
  const remembered = remembers
    ? added(
        machine.state.groups,
        groups.known.map(group => group.id),
      )
    : []
  return { ...answer, stderr: warnings, state: { ...answer.state, groups: remembered } }
}

export function yumInstall(machine: Machine, { names }: Request): Answer {
  const found = packagesNamed(machine, names)
  const before = [
    ...found.unknown.map(name => `No package ${name} available.`),
    ...alreadyInstalled(machine, found.known, 'yum').map(
      name => `Package ${name} already installed and latest version`,
    ),
  ]
  const packages = resolve(machine, notInstalled(machine, found.known))
  if (packages.length > 0) return transaction(machine, packages, before)
  if (found.known.length > 0) return said(cached(machine), 0, [...before, 'Nothing to do'])
  return said(cached(machine), 1, before, ['Error: Nothing to do'])
}

export function yumReinstall(machine: Machine, { names }: Request): Answer {
  const packages = reinstalled(machine, packagesNamed(machine, names).known)
  if (packages.length > 0) return transaction(machine, packages, [])
  return said(cached(machine), 1, [], ['Error: Nothing to do'])
}
