import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { missing } from './packages.js'
import { rebootNeeded } from './reboot.js'
import type { Release } from './release.js'

/** The host runs the newest kernel that is installed on it; kvmup reboots it for that only when it is wished. */
export const rebootHost: Task<Release> = {
  id: 'reboot-host',
  wishedBy: wishes => wishes.reboot,
  decide(facts, release) {
    const newest = rebootNeeded(facts)
    if (!newest) return { status: 'ok', because: msg('reboot.not-needed', { running: facts.kernel }) }
    if (missing(facts, release.packages).length > 0)
      return { status: 'deferred', because: msg('reboot.early'), expects: msg('reboot.expects', { newest }) }
    return {
      status: 'change',
      because: msg('reboot.needed', { newest, running: facts.kernel }),
      actions: [{ argv: ['shutdown', '-r', 'now'], reboots: true }],
    }
  },
}
