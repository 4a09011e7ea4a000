import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { rebootNeeded } from './reboot.js'
import type { Release } from './release.js'
import { isFamily } from './releases.js'

const named = (facts: Facts) => ({ os: facts.os.name || facts.os.id || facts.os.kernelName })

/** The decision for a host without a row in releases.ts: nothing else can be judged there. */
export const unsupported = (facts: Facts): Decision => ({
  status: 'blocked',
  because: isFamily(facts) ? msg('platform.no-row', named(facts)) : msg('platform.not-el', named(facts)),
  hint: msg('platform.no-row.hint'),
})

/** An Enterprise Linux that kvmup knows, seen as root, with its package manager. */
export const checkPlatform: Task<Release> = {
  id: 'check-platform',
  decide(facts, release) {
    if (facts.uid !== 0)
      return { status: 'blocked', because: msg('platform.not-root'), hint: msg('platform.not-root.hint') }
    if (!facts.managers.includes(release.manager))
      return {
        status: 'blocked',
        because: msg('platform.no-manager', { manager: release.manager, ...named(facts) }),
        hint: msg('platform.no-manager.hint', { manager: release.manager }),
      }
    if (release.without?.test(facts.arch))
      return {
        status: 'blocked',
        because: msg('platform.no-hypervisor', { arch: facts.arch, row: release.id }),
        hint: msg('platform.no-hypervisor.hint'),
      }
    const newest = rebootNeeded(facts)
    return {
      status: 'ok',
      because: msg('platform.ok', { ...named(facts), row: release.id, arch: facts.arch }),
      ...(newest ? { notes: [msg('platform.newer-kernel', { newest, running: facts.kernel })] } : {}),
    }
  },
}
