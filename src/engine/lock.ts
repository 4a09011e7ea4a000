/** One apply at a time on a host, whoever runs it from wherever; held by the host itself for as long as its holder lives. */
import type { Connection, Hold } from '../connection/connection.js'
import { type Message, msg } from '../messages/message.js'
import { SCRIPTS } from '../scripts/scripts.js'

/** The lock is another's: a value of the report, not a bug. */
export class Locked extends Error {
  override readonly name = 'Locked'
  readonly because: Message
  readonly hint: Message
  constructor(because: Message, hint: Message) {
    super(because.id)
    this.because = because
    this.hint = hint
  }
}

export type HostLock = Readonly<{
  /** Takes it, or makes sure that it is still held: the line may have dropped meanwhile. @throws Locked, Unreachable */
  take: () => Promise<void>
  /** `done`: everything that ran has been looked at; `gone`: not all of it. Never rejects. */
  release: (how: 'done' | 'gone') => Promise<void>
}>

/** EX_TEMPFAIL: what lock.sh exits with when another holds the lock. */
const TAKEN = 75

/** @param by whom another run names when it finds the lock taken */
export function hostLock(connection: Connection, by: string): HostLock {
  let hold: Hold | undefined
  const take = async () => {
    if (hold?.held && hold.alive()) return
    hold = await connection.hold([...SCRIPTS.lock, by])
    if (hold.held) return
    throw hold.code === TAKEN
      ? new Locked(msg('lock.held', { by: hold.said }), msg('lock.held.hint'))
      : new Locked(msg('lock.impossible', { said: hold.said }), msg('lock.impossible.hint'))
  }
  const release = async (how: 'done' | 'gone') => {
    if (!hold?.held) return
    // Its line dropped since: what is known of jobs that have ended would stay behind.
    if (how === 'done') await take().catch(() => undefined)
    if (hold.held && hold.alive()) await hold.release(how)
    hold = undefined
  }
  return { take, release }
}
