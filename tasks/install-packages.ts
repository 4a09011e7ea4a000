import type { Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { absentGroups, damage, installGroups, installPackages, missing, unknowable } from './packages.js'
import type { Release } from './release.js'
import { needed } from './releases.js'

/** Where every EL release has its hypervisor. */
const QEMU = '/usr/libexec/qemu-kvm'

/** What is still missing of libvirt and the hypervisor; other tasks wait until it is empty. */
const missingPackages = (facts: Facts, release: Release): readonly string[] =>
  missing(facts, needed(release, 'without guestfs'))

/**
 * The virtualization groups and what they leave out. Judged by what rpm has and by the binary: package
 * managers remember a group as installed after its members are gone, and a metapackage is no proof of it.
 */
export const packages: Task<Release> = {
  id: 'install-packages',
  decide(facts, release) {
    if (damage(facts)) return unknowable
    const lacking = missingPackages(facts, release)
    if (lacking.length === 0 && facts.qemu)
      return { status: 'ok', because: msg('packages.ok', { packages: release.packages.join(' ') }) }
    if (lacking.length === 0)
      return {
        status: 'change',
        because: msg('packages.no-binary', { path: QEMU }),
        actions: [
          {
            argv: [release.manager, '-y', '--setopt=exit_on_lock=1', 'reinstall', 'qemu-kvm*'],
            timeoutMs: 3_600_000,
            transaction: 'start',
          },
        ],
      }
    const groups = absentGroups(facts, release.groups)
    const fresh = groups.length === release.groups.length
    const brought = fresh ? groups.flatMap(group => group.members) : []
    // What may not be missing is always asked for by name too: a group that does not exist, or that cannot be
    // installed whole, must not keep the hypervisor away. The rest by name once anything was ever installed:
    // yum 3 passes over members of a group that it remembers.
    const byName = lacking.filter(name => release.packages.includes(name) || !brought.includes(name))
    return {
      status: 'change',
      because: groups.length
        ? msg('packages.groups', { groups: groups.map(group => group.id).join(' ') })
        : msg('packages.missing', { packages: lacking.join(' ') }),
      actions: [...installGroups(release, groups), ...installPackages(release, byName)],
    }
  },
}
