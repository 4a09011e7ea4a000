/** People and hosts for the tests of the wizard: answers given one after the other, and what was asked for them. */
import type { UnreachableKind } from '../../src/connection/connection.js'
import type { Facts } from '../../src/facts/schema.js'
import type { Host, Wishes } from '../../src/inventory/host.js'
import { selectHosts } from '../../src/inventory/select.js'
import { msg } from '../../src/messages/message.js'
import { Secret } from '../../src/secret.js'
import type { Answer, Question } from '../../src/wizard/question.js'
import {
  type Finding,
  hostsOf,
  type State,
  type Told,
  type World,
  wishedHosts,
} from '../../src/wizard/state.js'

import { type Guide, type Walked, walk } from '../../src/wizard/walk.js'
import { playbook } from '../../tasks/index.js'

/** Answers as a person would give them: `<` goes back, `^C` leaves, the empty one is Enter alone. */
export type Script = readonly (string | readonly string[])[]

const keyOf = ({ name, connection }: Host) => JSON.stringify([name, connection])

/** More questions than any walk has; a person who is asked on and on leaves. */
const MOST = 60

export type Heard = Readonly<{ asked: readonly string[]; told: readonly string[]; walked: Walked }>

export const finding = (facts: Facts, wishes: Wishes): Finding => ({
  is: 'found',
  facts,
  plan: playbook.plan(facts, { ...wishes, nested: wishes.nested === 'leave' ? true : wishes.nested }),
})
export const wants = (kind: UnreachableKind): Finding => ({
  is: 'trouble',
  kind,
  because: msg('unreachable.interrupted', { at: 'kvm1' }),
  hint: msg('hint.interrupted', { at: 'kvm1' }),
})
export const unreachable: Finding = {
  is: 'trouble',
  because: msg('unreachable.timeout', { at: 'kvm1', endpoint: 'kvm1' }),
  hint: msg('hint.timeout', { login: 'ssh kvm1' }),
}

export const NOBODY: State = { given: {}, wished: {}, answered: [] }

const answerOf = ({ usual }: Question, given: Script[number]): Answer => {
  if (given === '^C') return { is: 'left' }
  if (given === '<') return { is: 'back' }
  if (given === '') return { is: 'answer', value: typeof usual === 'string' ? [usual] : usual }
  return { is: 'answer', value: typeof given === 'string' ? [given] : given }
}

/**
 * Walks by a script; after its last line the person presses Enter, which leaves when consent is asked.
 * @param look what is found on a host; called again after a person said that he mended it
 */
export async function by(
  script: Script,
  look: (host: Host) => Finding,
  first: State = NOBODY,
  rest: Partial<World> = {},
): Promise<Heard> {
  const asked: string[] = []
  const told: string[] = []
  const known = new Map<string, Finding>()
  const lines = [...script]
  let planned = { ready: 0, changing: 0, blocking: [] as readonly string[] }
  const note = (all: readonly Told[]) => told.push(...all.map(({ because }) => because.id))
  const guide: Guide = {
    ask: async (question: Question) => {
      asked.push(question.message.id.replace('wizard.', ''))
      return answerOf(question, asked.length > MOST ? '^C' : (lines.shift() ?? ''))
    },
    tell: note,
    look: () => {},
    forget: () => known.clear(),
    // As whoever asks for it would do.
    password: async state => ({
      ...state,
      hosts: hostsOf(state).map(host => ({
        ...host,
        connection: { ...host.connection, password: new Secret('geheim') } as Host['connection'],
      })),
    }),
    findings: async state => {
      for (const host of hostsOf(state)) known.set(keyOf(host), look(host))
    },
    plan: async state => {
      const plans = wishedHosts(state).flatMap(host => {
        const one = look(host)
        return one.is === 'found' ? [playbook.plan(one.facts, host.wishes)] : []
      })
      const has = (plan: (typeof plans)[number], ...of: readonly string[]) =>
        plan.some(({ decision }) => of.includes(decision.status))
      const ready = plans.filter(plan => !has(plan, 'blocked'))
      planned = {
        ready: ready.length,
        changing: ready.filter(plan => has(plan, 'change', 'deferred')).length,
        blocking: plans.flatMap(plan =>
          plan.filter(({ decision }) => decision.status === 'blocked').map(({ task }) => task),
        ),
      }
    },
    world: () => ({
      known: host => known.get(keyOf(host)),
      hostname: 'here',
      target: targets => selectHosts({ targets }),
      inventory: () => ({ hosts: [], groups: [], leftOut: [] }),
      savable: () => 'new',
      usualInventory: '',
      planned,
      ...rest,
    }),
    interrupted: () => false,
  }
  return { asked, told, walked: await walk(first, guide) }
}
