import type { Task } from '../src/engine/task.js'
import { msg } from '../src/messages/message.js'
import { missing } from './packages.js'
import type { Release } from './release.js'

/** The last line that libguestfs-test-tool prints when its appliance booted (libguestfs: test-tool/test-tool.c). */
const FINISHED = 'TEST FINISHED OK'

/** Its own word for what went wrong; the last line is often what it says while it cleans up. */
const told = (text: readonly string[]) =>
  text.find(line => /^libguestfs: error:/.test(line)) ??
  text.findLast(line => line.trim() && !/^libguestfs: (command|trace)/.test(line)) ??
  ''

/** Deep proof: the guestfs tools boot their appliance. */
export const proveGuestfs: Task<Release> = {
  id: 'prove-guestfs',
  wishedBy: wishes => wishes.proof === 'deep' && wishes.guestfs !== 'none',
  decide(facts, release) {
    if (missing(facts, release.guestfs).length > 0)
      return { status: 'deferred', because: msg('appliance.early'), expects: msg('appliance.expects') }
    if (!facts.guestfs) return { status: 'skip', because: msg('proof.not-run') }
    if (facts.guestfs.code === 0 && facts.guestfs.text.some(line => line.includes(FINISHED)))
      return { status: 'ok', because: msg('appliance.ok') }
    return {
      status: 'differs',
      because: msg('appliance.failed', { code: facts.guestfs.code, said: told(facts.guestfs.text) }),
      hint: msg('appliance.failed.hint'),
    }
  },
}
