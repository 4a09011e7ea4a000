/** Who may work with libvirt without being root: chosen from those that the hosts have, or typed. */
import { safeLogin } from '../connection/address.js'
import { msg } from '../messages/message.js'
import { OTHERS, type Value } from './question.js'
import { found, type State, type World } from './state.js'
import { type Step, together } from './step.js'
import { present } from './wish.js'

/** Names separated by commas or spaces; `-` is nobody. */
const names = (text: string): Value => (text.trim() === '-' ? [] : text.split(/[\s,]+/).filter(Boolean))
const MOST_USERS = 100

/** Hosts of an inventory that differ in their users are not made equal. */
const isOpen = (state: State) => !('users' in state.given) && present(state, 'users').length === 1
const wishedNow = (state: State): Value => present(state, 'users')[0] ?? []

/** Whom a host has, and whom it lets in already; what could be no user is not offered. */
const peopleOf = (state: State, { known }: World) =>
  found(state, known).map(({ host, facts: { people = { names: [], admitted: [] } } }) => ({
    host,
    names: people.names.filter(safeLogin),
    admitted: people.admitted.filter(safeLogin),
  }))

/** Those that every host has, but for those that each of them lets in; and whom the inventory names. */
function offered(state: State, world: World): Value {
  const people = peopleOf(state, world)
  const [first = { names: [] }] = people
  const everywhere = first.names.filter(
    name =>
      people.every(one => one.names.includes(name)) && !people.every(one => one.admitted.includes(name)),
  )
  return everywhere.length === 0 ? [] : [...new Set([...wishedNow(state), ...everywhere])]
}

const users: Step = {
  id: 'users',
  after: 'findings',
  due: (state, world) => isOpen(state) && offered(state, world).length > 0,
  tells: (state, world) =>
    together(
      peopleOf(state, world).flatMap(({ host, admitted }) =>
        admitted.length > 0
          ? [{ host, because: msg('wizard.users.already', { users: admitted.join(' ') }) }]
          : [],
      ),
    ),
  ask: (state, world) => ({
    kind: 'some',
    message: msg('wizard.users.which'),
    items: offered(state, world),
    usual: wishedNow(state),
    others: msg('wizard.users.others'),
  }),
  take: ({ otherUsers: _, ...state }, chosen) => ({
    ...state,
    wished: { ...state.wished, users: chosen.filter(name => name !== OTHERS) },
    ...(chosen.includes(OTHERS) ? { otherUsers: true } : {}),
  }),
}

const typed: Step = {
  id: 'users-typed',
  after: 'findings',
  due: (state, world) => isOpen(state) && (state.otherUsers === true || offered(state, world).length === 0),
  ask: state => ({
    kind: 'text',
    message: state.otherUsers ? msg('wizard.users.typed') : msg('wizard.users'),
    usual: (state.otherUsers ? '' : wishedNow(state).join(',')) || '-',
    check: text => {
      const wrong = names(text).find(name => !safeLogin(name))
      if (wrong !== undefined) return msg('wizard.users.wrong', { given: wrong })
      return names(text).length > MOST_USERS ? msg('wizard.users.many', { most: MOST_USERS }) : undefined
    },
  }),
  take: (state, [text = '']) => {
    const chosen = state.otherUsers ? (state.wished.users ?? []) : []
    return { ...state, wished: { ...state.wished, users: [...new Set([...chosen, ...names(text)])] } }
  },
}

export const userSteps: readonly Step[] = [users, typed]
