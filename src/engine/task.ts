/** The vocabulary of the engine: what a task is, what it may decide, what becomes of it. */
import type { Action, Output } from '../connection/connection.js'
import type { Facts } from '../facts/schema.js'
import type { Wishes } from '../inventory/host.js'
import type { Message } from '../messages/message.js'

/**
 * One task's verdict on one set of facts. Every verdict carries its reason; what needs a person carries the
 * next move.
 * - `ok`, `skip`: nothing to do.
 * - `change`: these actions bring it about.
 * - `deferred`: cannot be known before an earlier task has run; `expects` says what will then be looked at.
 * - `differs`: found wrong, and no action of this task mends it; an earlier task's change may. What still
 *   differs when nothing is left to change has failed.
 * - `blocked`: certain now that only a person can fix it; the host is left untouched.
 */
export type Decision = Readonly<
  | { status: 'ok' | 'skip'; because: Message; notes?: readonly Message[] }
  | { status: 'change'; because: Message; actions: readonly Action[] }
  | { status: 'deferred'; because: Message; expects: Message }
  | { status: 'differs' | 'blocked'; because: Message; hint: Message }
>

/** A desired property of a KVM host. `R` is the row of release differences that the playbook works with. */
export type Task<R> = Readonly<{
  /** Stable, `verb-object`: shown in every view and used by scripts. */
  id: string
  /** Whether the task is part of the playbook at all under these wishes; without it, always. */
  wishedBy?: (wishes: Wishes) => boolean
  /** Pure: the same facts, release and wishes always give the same decision. */
  decide: (facts: Facts, release: R, wishes: Wishes) => Decision
}>

export type Planned = Readonly<{ task: string; decision: Decision }>
/** One decision per task, in playbook order. */
export type Plan = readonly Planned[]

/** What the engine is given: it knows nothing about KVM. */
export type Playbook = Readonly<{
  /** Task ids in order under these wishes, for views that show them before there are facts. */
  ids: (wishes: Wishes) => readonly string[]
  /** Pure: the decisions of all tasks. */
  plan: (facts: Facts, wishes: Wishes) => Plan
  /** Arguments of the probe: what it shall look at (see probe.sh), and whether it shall run the proof. */
  probe: (wishes: Wishes, proof: 'with proof' | 'without proof') => readonly string[]
  /** The next move after an action that did not bring about what it should, by what it said. */
  hint: (outputs: readonly Output[]) => Message
}>
