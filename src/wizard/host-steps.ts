/** Which hosts: this machine, hosts over SSH, hosts of an inventory; and what to do about those out of reach. */
import type { UnreachableKind } from '../connection/connection.js'
import type { Host } from '../inventory/host.js'
import { type Message, msg } from '../messages/message.js'
import { inventorySteps } from './inventory-steps.js'
import { nameable } from './names.js'
import type { Choice } from './question.js'
import { found, hostsOf, type State, type World } from './state.js'
import { AGAIN, choice, LEAVE, leaveChoice, type Step, type Taken, together } from './step.js'

const isMessage = (value: readonly Host[] | Message): value is Message => 'id' in value
const problem = (value: readonly Host[] | Message) => (isMessage(value) ? value : undefined)
const hosts = (value: readonly Host[] | Message) => (isMessage(value) ? [] : value)
const words = (text: string) => text.split(/[\s,]+/).filter(Boolean)

const where: Step = {
  id: 'where',
  after: 'nothing',
  due: ({ source }) => source === undefined,
  ask: (_, { hostname }) => ({
    kind: 'one',
    message: msg('wizard.where'),
    choices: [
      choice('ssh', msg('wizard.where.ssh')),
      choice('local', msg('wizard.where.local', { hostname })),
      choice('inventory', msg('wizard.where.inventory')),
    ],
    usual: 'ssh',
  }),
  take: (state, [value], { target }): Taken => {
    if (value === 'local') return { ...state, source: 'local', hosts: hosts(target(['local'])) }
    return { ...state, source: value === 'inventory' ? 'inventory' : 'ssh' }
  },
}

const targetStep: Step = {
  id: 'target',
  after: 'nothing',
  due: state => state.source === 'ssh' && state.hosts === undefined,
  ask: (_, { target }) => ({
    kind: 'text',
    message: msg('wizard.target'),
    usual: '',
    check: text => problem(target(words(text))),
  }),
  take: (state, [text = ''], { target }) => ({ ...state, hosts: nameable(hosts(target(words(text)))) }),
}

/** Blocks that an answer of this wizard may take away; every other one is for the person to mend first. */
const ANSWERABLE = ['repos.ended', 'prepare.damaged']
const ANSWERABLE_TASKS = ['set-nested', 'default-network', 'admit-users']

/** What is in the way, host by host: out of reach, or blocked. */
function troubles(state: State, { known }: World) {
  const unreachable = hostsOf(state).flatMap(host => {
    const finding = known(host)
    return finding?.is === 'trouble' ? [{ host, because: finding.because, hint: finding.hint }] : []
  })
  const blocked = found(state, known).flatMap(({ host, plan }) =>
    plan.flatMap(({ task, decision }) =>
      decision.status === 'blocked' &&
      !ANSWERABLE_TASKS.includes(task) &&
      !ANSWERABLE.includes(decision.because.id)
        ? [{ host, because: decision.because, hint: decision.hint }]
        : [],
    ),
  )
  return [...unreachable, ...blocked]
}

/** The hosts with which nothing is in the way. */
function clear(state: State, world: World): readonly Host[] {
  const names = new Set(troubles(state, world).map(({ host }) => host.name))
  return hostsOf(state).filter(({ name }) => !names.has(name))
}

/** The hosts that want this: a password, or their key to be accepted. */
const wanting = (state: State, { known }: World, ...kinds: readonly UnreachableKind[]): readonly Host[] =>
  hostsOf(state).filter(host => {
    const finding = known(host)
    const is = finding?.is === 'trouble' ? finding.kind : undefined
    return is !== undefined && kinds.includes(is) && host.connection.kind !== 'rehearsal'
  })

/** Those hosts whose key nobody has seen yet; the others stay as they are. */
const trusting = (state: State, world: World): State => {
  const unknown = wanting(state, world, 'host-key-unknown')
  return {
    ...state,
    hosts: hostsOf(state).map(host =>
      unknown.includes(host) && host.connection.kind === 'ssh'
        ? { ...host, connection: { ...host.connection, newHostKeys: 'accept' } }
        : host,
    ),
  }
}

/** What mends some of it, beside what the hint says. */
const mends = (state: State, world: World): readonly Choice[] => [
  ...(wanting(state, world, 'auth', 'become').length > 0
    ? [choice('password', msg('wizard.trouble.password'))]
    : []),
  ...(wanting(state, world, 'host-key-unknown').length > 0
    ? [choice('trust', msg('wizard.trouble.trust'))]
    : []),
]

const trouble: Step = {
  id: 'trouble',
  after: 'nothing',
  again: 'as long as due',
  // It would be due at every question after that of the hosts.
  back: ['where', 'target', 'inventory', 'group', 'hosts'],
  due: (state, world) => troubles(state, world).length > 0,
  tells: (state, world) => together(troubles(state, world)),
  ask: (state, world) => {
    const others = clear(state, world).length
    return {
      kind: 'one',
      message: msg('wizard.trouble', { bad: hostsOf(state).length - others }),
      choices: [
        ...mends(state, world),
        choice(AGAIN, msg('wizard.trouble.again')),
        ...(others > 0 ? [choice('without', msg('wizard.trouble.without', { others }))] : []),
        leaveChoice,
      ],
      // A password cannot do harm; whether a key is right is not for Enter alone to say.
      usual: mends(state, world).some(({ value }) => value === 'password') ? 'password' : AGAIN,
    }
  },
  take: (state, [value], world): Taken => {
    if (value === AGAIN) return 'again'
    if (value === 'password') return 'password'
    if (value === 'trust') return trusting(state, world)
    return value === LEAVE ? 'leave' : { ...state, hosts: clear(state, world) }
  },
}

export const hostSteps: readonly Step[] = [where, targetStep, ...inventorySteps, trouble]
