import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { damage, installPackages, missing, unknowable } from './packages.js'
import type { Release } from './release.js'

/** The recipe's glob. Package managers match it themselves; it never meets a shell. */
export const GUESTFS_GLOB = '*guestf*'

/** The guestfs tools: the release's own set, everything that matches the glob, or none. */
export const guestfs: Task<Release> = {
  id: 'install-guestfs',
  decide(facts, release, wishes) {
    if (wishes.guestfs === 'none') return { status: 'skip', because: msg('guestfs.none') }
    if (damage(facts)) return unknowable
    const lacking = missing(facts, release.guestfs)
    if (wishes.guestfs === 'tools')
      return lacking.length === 0
        ? { status: 'ok', because: msg('guestfs.ok', { packages: release.guestfs.join(' ') }) }
        : {
            status: 'change',
            because: msg('guestfs.missing', { packages: lacking.join(' ') }),
            actions: installPackages(release, lacking),
          }
    if (facts.available?.length === 0 && lacking.length === 0)
      return { status: 'ok', because: msg('guestfs.all-ok', { glob: GUESTFS_GLOB }) }
    return {
      status: 'change',
      because: facts.available
        ? msg('guestfs.all-missing', {
            glob: GUESTFS_GLOB,
            packages: facts.available.join(' ') || lacking.join(' '),
          })
        : msg('guestfs.all-unknown', { glob: GUESTFS_GLOB }),
      actions: installPackages(release, [GUESTFS_GLOB]),
    }
  },
}
