/** Reboots a host and comes back when it answers as a newly started one. */
import { type Action, type Connection, type Output, PASSING, Unreachable } from '../connection/connection.js'
import { msg } from '../messages/message.js'
import type { Clock } from './losses.js'

/** A server with much memory and many disks takes minutes before its firmware is done. */
const DEADLINE_MS = 20 * 60_000
const BETWEEN_MS = 5_000
/** The kernel makes a new one at every start (Linux: Documentation/admin-guide/sysctl/kernel.rst, random). */
const BOOT_ID: Action = { argv: ['cat', '/proc/sys/kernel/random/boot_id'], timeoutMs: 20_000 }

/**
 * Runs the action that reboots and waits for the host.
 * @returns an output that says how long it took
 * @throws Unreachable when the host does not come back, or comes back as another
 */
export async function reboot(connection: Connection, action: Action, clock: Clock): Promise<Output> {
  const started = clock.now()
  const before = (await connection.run(BOOT_ID)).stdout.trim()
  const asked = await attempt(connection, action)
  // A host that refused to go down is still there and says why.
  if (asked && asked.code !== 0) return asked
  while (clock.now() - started < DEADLINE_MS) {
    await clock.wait(BETWEEN_MS)
    const now = (await attempt(connection, BOOT_ID))?.stdout.trim()
    if (now && now !== before) {
      const ms = Math.round(clock.now() - started)
      return { code: 0, stdout: `answered again after ${Math.round(ms / 1000)} s`, stderr: '', ms }
    }
  }
  throw new Unreachable(
    'timeout',
    msg('reboot.silent', { minutes: DEADLINE_MS / 60_000 }),
    msg('reboot.silent.hint'),
  )
}

/** The output, or undefined while the host is down. */
async function attempt(connection: Connection, action: Action): Promise<Output | undefined> {
  try {
    return await connection.run(action)
  } catch (error) {
    if (error instanceof Unreachable && PASSING.includes(error.kind)) return undefined
    throw error
  }
}
