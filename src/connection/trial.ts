/**
 * A password is tested once. Whoever typed it wrong, or for the wrong hosts, must not lock the account that all of
 * them share: until one host has taken the password, one host at a time may ask for it, and after a refusal no other
 * host gets it.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.js'

export type Trial = Readonly<{
  /** Waits for its turn. `refused`: another host has refused the password, and none has taken it. */
  enter: () => Promise<'send' | 'refused'>
  /** How it went; whoever has entered must say so. `unknown`: neither taken nor refused, the line was lost. */
  leave: (how: 'taken' | 'refused' | 'unknown') => void
}>

type Account = { state: 'untested' | 'taken' | 'refused'; turn: Promise<void> }

const accounts = new Map<string, Account>()
// Neither the password nor anything it could be found from is kept as a key.
const salt = randomBytes(32)

/** The trial of this password for this user, shared by all hosts of the process. */
export function trialOf(secret: Secret, user: string): Trial {
  const key = createHmac('sha256', salt)
    .update(JSON.stringify([user, secret.reveal()]))
    .digest('base64')
  const account: Account = accounts.get(key) ?? { state: 'untested', turn: Promise.resolve() }
  accounts.set(key, account)
  let release = () => {}
  return {
    enter: async () => {
      const before = account.turn
      account.turn = new Promise(resolve => {
        release = resolve
      })
      await before
      if (account.state !== 'untested') release()
      return account.state === 'refused' ? 'refused' : 'send'
    },
    leave: how => {
      if (account.state === 'untested' && how !== 'unknown') account.state = how
      release()
    },
  }
}
