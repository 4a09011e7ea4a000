/** Walks a person through the steps: forwards, backwards, and out. */
import type { Host } from '../inventory/host.js'
import { msg } from '../messages/message.js'
import { type Ask, BACK, OTHERS, type Question, type Value } from './question.js'
import { hostsOf, type State, type StepId, type Told, type World } from './state.js'
import { choice, type Step } from './step.js'
import { steps } from './steps.js'

export type Walked = Readonly<{ is: 'agreed'; state: State } | { is: 'left' } | { is: 'interrupted' }>

/** What the walk may do beside asking. */
export type Guide = Readonly<{
  ask: Ask
  tell: (told: readonly Told[]) => void
  /** Begins to look at hosts that were not looked at yet; never rejects. */
  look: (state: State) => void
  /** Forgets what is known of hosts with trouble, so that they are looked at once more. */
  forget: (state: State) => void
  /** Asks for the passwords that hosts want; undefined when that was interrupted. */
  password: (state: State) => Promise<State | undefined>
  /** Resolves when every host was looked at, and tells what was found. */
  findings: (state: State) => Promise<void>
  /** Makes the plan under the wishes of the answers, and shows it. */
  plan: (state: State) => Promise<void>
  world: () => World
  interrupted: () => boolean
}>

/** What may be said of a step now; `waits` needs more to be known first. */
function verdict(step: Step, state: State, world: World, has: (what: Step['after']) => boolean) {
  if (step.again === undefined && state.answered.includes(step.id)) return 'no'
  if (!has(step.after)) return 'waits'
  return step.due(state, world) ? 'due' : 'no'
}

/** The first step that is due or cannot be told yet; undefined when all is answered. */
function next(state: State, world: World, has: (what: Step['after']) => boolean) {
  for (const step of steps) {
    const is = verdict(step, state, world, has)
    if (is !== 'no') return { step, is }
  }
  return undefined
}

const taken = (step: Step, before: State, after: State): State =>
  step.again ? after : { ...after, answered: [...before.answered, step.id] }

/** A question that was answered, and the state before it. */
type Passed = Readonly<{ step: StepId; before: State }>

/** The way up to the last of these questions, and that one; without any of them all of the way. */
function backTo(trail: readonly Passed[], ids: readonly StepId[] | undefined) {
  const at = ids ? trail.findLastIndex(({ step }) => ids.includes(step)) : trail.length - 1
  const passed = trail[at]
  return passed && { state: passed.before, trail: trail.slice(0, at) }
}

type At = Readonly<{ state: State; trail: readonly Passed[] }>

/** What was told is told of these hosts and these answers; for others it is told anew. */
function telling(guide: Guide) {
  let toldOf: readonly Host[] | undefined
  let planOf: State | undefined
  return {
    has: (what: Step['after'], state: State) => {
      if (what === 'nothing') return true
      if (what === 'plan') return planOf === state
      return toldOf === hostsOf(state) && toldOf.every(host => guide.world().known(host))
    },
    wait: async (what: Step['after'], state: State) => {
      await (what === 'plan' ? guide.plan(state) : guide.findings(state))
      if (what === 'plan') planOf = state
      else toldOf = hostsOf(state)
    },
  }
}

/** Where a step's answer leads. */
async function onwards({ state, trail }: At, step: Step, value: Value, guide: Guide): Promise<At | Walked> {
  const after = step.take(state, value, guide.world())
  if (after === 'leave') return { is: 'left' }
  if (after === 'again' || after === 'password') {
    const next = after === 'again' ? state : await guide.password(state)
    if (!next) return { is: 'interrupted' }
    guide.forget(next)
    return { state: next, trail }
  }
  if ('to' in after) return backTo(trail, [after.to]) ?? { state, trail }
  return { state: taken(step, state, after), trail: [...trail, { step: step.id, before: state }] }
}

/** Resolves when all is answered and agreed to, or when the person left. */
export async function walk(first: State, guide: Guide): Promise<Walked> {
  const before = new Map<StepId, Value>()
  const { has, wait } = telling(guide)
  let at: At = { state: first, trail: [] }
  for (;;) {
    const { state, trail } = at
    if (hostsOf(state).length > 0) guide.look(state)
    const found = next(state, guide.world(), what => has(what, state))
    if (!found) return { is: 'agreed', state }
    const { step, is } = found
    if (is === 'waits') {
      await wait(step.after, state)
      if (guide.interrupted()) return { is: 'interrupted' }
      continue
    }
    guide.tell(step.tells?.(state, guide.world()) ?? [])
    const back = backTo(trail, step.back)
    const question = withUsual(step.ask(state, guide.world()), before.get(step.id))
    const answer = await guide.ask(back ? withBack(question, step) : question)
    if (answer.is === 'left') return { is: 'interrupted' }
    if (answer.is === 'back' || answer.value[0] === BACK) {
      at = back ?? at
      continue
    }
    const led = await onwards(at, step, answer.value, guide)
    if ('is' in led) return led
    // Who mended a host is not asked the same thing with that answer at hand.
    if (!step.again) before.set(step.id, answer.value)
    at = led
  }
}

/** Where there is nothing to go back to, nothing says so. */
const withBack = (question: Question, { back }: Step): Question =>
  question.kind === 'one'
    ? {
        ...question,
        choices: [...question.choices, choice(BACK, msg(back ? 'wizard.back.hosts' : 'wizard.back'))],
      }
    : question

/** Who comes back to a question finds his answer there. */
function withUsual(question: Question, value: Value | undefined): Question {
  if (!value) return question
  if (question.kind === 'some')
    return { ...question, usual: value.filter(one => [...question.items, OTHERS].includes(one)) }
  const [usual = ''] = value
  if (question.kind === 'text') return { ...question, usual }
  return question.choices.some(one => one.value === usual) ? { ...question, usual } : question
}
