/** What a step of the wizard is: one question, when it is due, and what its answer means. */
import type { Host } from '../inventory/host.js'
import { type Message, msg } from '../messages/message.js'
import type { Choice, Question, Value } from './question.js'
import type { State, StepId, Told, World } from './state.js'

/**
 * `again`: look at the hosts once more. `password`: ask for one, then look again. `leave`: the end, with nothing
 * changed. `to`: back to that question.
 */
export type Taken = State | 'again' | 'password' | 'leave' | Readonly<{ to: StepId }>

export type Step = Readonly<{
  id: StepId
  /** What must be there before it can be said whether the question is due. */
  after: 'nothing' | 'findings' | 'plan'
  /** Whether it comes again as long as it is due, whatever was answered before. */
  again?: 'as long as due'
  due: (state: State, world: World) => boolean
  /** Where "back" leads, the nearest of them; without it to the question before. */
  back?: readonly StepId[]
  tells?: (state: State, world: World) => readonly Told[]
  ask: (state: State, world: World) => Question
  /** @param value has passed the question's check */
  take: (state: State, value: Value, world: World) => Taken
}>

export const AGAIN = '!again'
export const LEAVE = '!leave'

export const choice = (value: string, name: Message, more?: Message): Choice =>
  more ? { value, name, more } : { value, name }
export const leaveChoice = choice(LEAVE, msg('wizard.leave'))

/** Hosts of which the same is to be said are named together. */
export function together(
  all: readonly Readonly<{ host: Host; because: Message; hint?: Message }>[],
): readonly Told[] {
  const groups = new Map<string, Told>()
  for (const { host, because, hint } of all) {
    const key = JSON.stringify([because, hint])
    const hosts = [...(groups.get(key)?.hosts ?? []), host.name]
    groups.set(key, hint ? { hosts, because, hint } : { hosts, because })
  }
  return [...groups.values()]
}
