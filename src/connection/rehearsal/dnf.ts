/** dnf 4 (EL 8 to 10): an unknown name prevents everything, unless strict=0 makes it a warning. */
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
import type { Package } from './universe.js'

const cached = (machine: Machine) => ({ ...machine.state, metadata: 'cached' as const })

function transaction(machine: Machine, packages: readonly Package[], stderr: readonly string[]): Answer {
  return said(install(machine, packages), 0, progress(packages, 'dnf'), stderr)
}

export function dnfGroup(machine: Machine, { names, unknown }: Request): Answer {
  const groups = groupsNamed(machine, names)
  const warnings = groups.unknown.map(name => `Module or Group '${name}' is not available.`)
  if (groups.known.length === 0 || (warnings.length > 0 && unknown === 'stops dnf'))
    return said(cached(machine), 1, [], [...warnings, 'Error: Nothing to do.'])
  const members = membersOf(machine, groups.known)
  const lacking = members.unknown.map(name => `No match for group package "${name}"`)
  const packages = resolve(machine, notInstalled(machine, members.known))
  // A group is recorded anew by every call: dnf never has nothing to do here.
  const answer =
    packages.length > 0
      ? transaction(machine, packages, [...warnings, ...lacking])
      : said(
          cached(machine),
          0,
          [
            'Dependencies resolved.',
            'Installing Groups:',
            ...groups.known.map(one => ` ${one.name}`),
            '',
            'Complete!',
          ],
          [...warnings, ...lacking],
        )
  const remembered = added(
    machine.state.groups,
    groups.known.map(group => group.id),
  )
  return { ...answer, state: { ...answer.state, groups: remembered } }
}

export function dnfInstall(machine: Machine, { names, unknown }: Request): Answer {
  const found = packagesNamed(machine, names)
  const warnings = found.unknown.map(name => `No match for argument: ${name}`)
  if (warnings.length > 0 && unknown === 'stops dnf')
    return said(
      cached(machine),
      1,
      [],
      [...warnings, `Error: Unable to find a match: ${found.unknown.join(' ')}`],
    )
  const present = alreadyInstalled(machine, found.known, 'dnf').map(
    name => `Package ${name} is already installed.`,
  )
  const packages = resolve(machine, notInstalled(machine, found.known))
  if (packages.length === 0)
    return said(
      cached(machine),
      0,
      [...present, 'Dependencies resolved.', 'Nothing to do.', 'Complete!'],
      warnings,
    )
  const answer = transaction(machine, packages, warnings)
  return { ...answer, stdout: [...present, ...answer.stdout] }
}

export function dnfReinstall(machine: Machine, { names }: Request): Answer {
  const packages = reinstalled(machine, packagesNamed(machine, names).known)
  if (packages.length > 0) return transaction(machine, packages, [])
  return said(cached(machine), 1, [], ['Error: No packages marked for reinstall.'])
}
