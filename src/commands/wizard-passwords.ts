/** Passwords that hosts turned out to want. They stay in the hosts of this run and are written nowhere. */
import { type MessageId, msg, text } from '../messages/message.js'
import { hostsOf, type Known, type State } from '../wizard/state.js'
import type { Terminal } from './terminal.js'

type Kind = 'auth' | 'become'
const KINDS: readonly Kind[] = ['auth', 'become']
const QUESTIONS = {
  auth: 'ask.ssh-password',
  become: 'ask.become-password',
} as const satisfies Record<Kind, MessageId>
const KEYS = { auth: 'password', become: 'becomePassword' } as const

/**
 * Asks once for each kind of password that some host refused to go on without, and gives it to all of those.
 * @returns undefined when a question was interrupted
 */
export async function withPasswords(
  state: State,
  known: Known,
  { secret, language }: Pick<Terminal, 'secret' | 'language'>,
): Promise<State | undefined> {
  let hosts = hostsOf(state)
  const wanted = new Map(
    hosts.map(host => {
      const finding = known(host)
      return [host.name, finding?.is === 'trouble' ? finding.kind : undefined]
    }),
  )
  for (const kind of KINDS.filter(one => [...wanted.values()].includes(one))) {
    const given = await secret(text(msg(QUESTIONS[kind]), language))
    if (given === 'interrupted' || given === 'no terminal') return undefined
    hosts = hosts.map(host =>
      wanted.get(host.name) === kind && host.connection.kind !== 'rehearsal'
        ? { ...host, connection: { ...host.connection, [KEYS[kind]]: given } }
        : host,
    )
  }
  return { ...state, hosts }
}
