import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import type { AccessFacts, UserFact } from '../src/facts/wishes.js'
import { type Message, msg } from '../src/messages/message.js'
import { identitiesIn, identityOf, isAsWritten, PKLA, pklaText } from './local-authority.js'
import { missing } from './packages.js'
import { put } from './put.js'
import type { Release } from './release.js'

const GROUP = 'libvirt'

const blocked = (because: Message, hint: Message): Decision => ({ status: 'blocked', because, hint })
const differs = (because: Message, hint: Message): Decision => ({ status: 'differs', because, hint })

type Wished = Readonly<{ name: string; fact: UserFact }>

/** A user kvmup cannot find is not one it could create: who he is is for a person to say. */
function notThere(users: readonly Wished[]): Decision | undefined {
  const named = (is: UserFact['is']) => users.filter(({ fact }) => fact.is === is).map(({ name }) => name)
  const [first = ''] = named('absent')
  if (first)
    return blocked(
      msg('users.absent', { users: named('absent').join(' ') }),
      msg('users.absent.hint', { user: first }),
    )
  const [silent = ''] = named('unknown')
  if (silent)
    return blocked(
      msg('users.unknown', { users: named('unknown').join(' ') }),
      msg('users.unknown.hint', { user: silent }),
    )
  for (const { name, fact } of users)
    if (fact.is === 'called')
      return blocked(
        msg('users.called', { user: name, called: fact.name }),
        msg('users.called.hint', { called: fact.name }),
      )
  return undefined
}

const early = (): Decision => ({
  status: 'deferred',
  because: msg('users.early'),
  expects: msg('users.expects'),
})

/** By libvirt's own group, to which its polkit rule gives everything (EL 7 and later). */
function byGroup(facts: Facts, { group }: AccessFacts, users: readonly Wished[]): Decision {
  if (!group) {
    if (missing(facts, ['libvirt']).length > 0) return early()
    return differs(msg('users.no-group'), msg('users.no-group.hint'))
  }
  const outside = users.filter(({ fact }) => fact.is === 'found' && !fact.gids.includes(group.gid))
  const names = users.map(({ name }) => name).join(' ')
  if (outside.length === 0)
    return {
      status: 'ok',
      because: msg('users.ok-group', { users: names }),
      notes: [msg('users.next-login')],
    }
  const lacking = outside.map(({ name }) => name).join(' ')
  if (group.from === 'directory')
    return blocked(msg('users.directory', { users: lacking }), msg('users.directory.hint'))
  return {
    status: 'change',
    because: msg('users.outside', { users: lacking }),
    // Not usermod, which knows no users of a directory.
    actions: outside.map(({ name }) => ({ argv: ['gpasswd', '-a', name, GROUP] })),
  }
}

/** By a file of polkit's local authority: libvirt of EL 6 has no group, and its polkit no rules. */
function byPkla(facts: Facts, { pkla }: AccessFacts, users: readonly Wished[]): Decision {
  if (!pkla.directory) {
    if (missing(facts, ['libvirt']).length > 0) return early()
    return differs(msg('users.no-polkit'), msg('users.no-polkit.hint'))
  }
  const before = pkla.file ? identitiesIn(pkla.file) : []
  if (!before) return blocked(msg('users.foreign', { file: PKLA }), msg('users.foreign.hint', { file: PKLA }))
  const wanted = users.map(({ name }) => identityOf(name))
  const all = [...new Set([...before, ...wanted])]
  const names = users.map(({ name }) => name).join(' ')
  if (pkla.file && isAsWritten(pkla.file, all))
    return { status: 'ok', because: msg('users.ok-pkla', { users: names, file: PKLA }) }
  const lacking = users.filter(({ name }) => !before.includes(identityOf(name))).map(({ name }) => name)
  return {
    status: 'change',
    because:
      lacking.length > 0
        ? msg('users.not-in-pkla', { users: lacking.join(' '), file: PKLA })
        : msg('users.pkla-changed', { file: PKLA }),
    actions: [put(PKLA, pklaText(all))],
  }
}

/** The users that are wished for may work with libvirt's system instance. Nobody loses that here. */
export const admitUsers: Task<Release> = {
  id: 'admit-users',
  wishedBy: wishes => wishes.users.length > 0,
  decide(facts, release, wishes) {
    const access = facts.access ?? { users: {}, pkla: { directory: false } }
    const known = new Map(Object.entries(access.users))
    const users = [...new Set(wishes.users)].map(
      (name): Wished => ({ name, fact: known.get(name) ?? { is: 'unknown' } }),
    )
    const trouble = notThere(users)
    if (trouble) return trouble
    return release.access === 'group' ? byGroup(facts, access, users) : byPkla(facts, access, users)
  },
}
