/** What the engine says while it works. Views listen; nothing is ever read back from a view. */
import type { Action, Output, UnreachableKind } from '../connection/connection.js'
import type { FactsSummary } from '../facts/summary.js'
import type { Message } from '../messages/message.js'
import type { Plan } from './task.js'

/** Version of the event format; raised when a field changes its meaning or goes away. */
export const EVENT_VERSION = 2

/** What a run is for: the same work, stopped at different points and judged differently. */
export type Purpose = 'plan' | 'apply' | 'verify'

/** `change`, `deferred`, `differs` and `blocked` are found by plan and verify; apply turns each into an outcome. */
export type TaskStatus =
  | 'ok'
  | 'changed'
  | 'failed'
  | 'skipped'
  | 'change'
  | 'deferred'
  | 'differs'
  | 'blocked'

/** The last words of an action that did not end well, for people. */
export type Evidence = Readonly<{ argv: readonly string[]; code: number; tail: readonly string[] }>

export type TaskResult = Readonly<{
  task: string
  status: TaskStatus
  because: Message
  /** The next move; always there when the status is failed, differs or blocked. */
  hint?: Message
  evidence?: Evidence
  /** plan: what would be run, and what would be looked at afterwards. */
  actions?: readonly (readonly string[])[]
  expects?: Message
  notes?: readonly Message[]
}>

/** `differs`: plan or verify found something to change. `skipped`: not started or not finished, because of an interrupt, or
 * because too many hosts before it had failed. */
export type HostStatus = 'ok' | 'changed' | 'differs' | 'blocked' | 'failed' | 'unreachable' | 'skipped'

export type HostResult = Readonly<{
  host: string
  status: HostStatus
  /** Why the host as a whole ended so, when no task tells it: unreachable, interrupted, a bug. */
  because?: Message
  hint?: Message
  kind?: UnreachableKind | 'bug'
  tasks: readonly TaskResult[]
  /** Wall time in milliseconds. */
  ms: number
}>

export type Event = Readonly<
  | {
      type: 'run-start'
      version: typeof EVENT_VERSION
      program: string
      purpose: Purpose
      hosts: readonly string[]
      tasks: readonly string[]
      /** Path of the journal file on the controller. */
      journal: string
    }
  /** Only where there are several batches; they follow each other, the first is 1. */
  | { type: 'batch-start'; batch: number; of: number; hosts: readonly string[] }
  | { type: 'host-start'; host: string }
  /** The connection could not be made, `tried` times so far; it is tried again after `ms`. */
  | { type: 'host-retry'; host: string; tried: number; ms: number; because: Message }
  | {
      type: 'host-facts'
      route: string
      host: string
      pass: number
      os: string
      facts: FactsSummary
      ms: number
    }
  | { type: 'host-plan'; host: string; pass: number; plan: Plan }
  | { type: 'task-start'; host: string; task: string; because: Message }
  | { type: 'action-start'; host: string; task: string; action: Action }
  | { type: 'action-line'; host: string; task: string; line: string }
  /** The line dropped while a transaction went on; what it said meanwhile comes when the line is back. */
  | { type: 'action-lost'; host: string; task: string; because: Message }
  | { type: 'action-end'; host: string; task: string; action: Action; output: Output }
  | { type: 'task-end'; host: string; result: TaskResult }
  | { type: 'host-end'; result: HostResult }
  | { type: 'recap'; hosts: readonly HostResult[]; exit: number; interrupted: boolean }
>

export type Emit = (event: Event) => void
