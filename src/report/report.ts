/**
 * One run as a value: what every report is made from, and what `--report json` writes. docs/report.schema.json is
 * generated from here. Language-neutral: messages are ids with arguments, with the English text beside them.
 */
import * as z from 'zod/mini'
import { SummarySchema } from '../facts/summary.js'
import type { MessageId } from '../messages/message.js'
import { HOST_STATUSES, TASK_STATUSES } from './statuses.js'

/** Raised when a field changes its meaning or goes away; fields may be added without that. */
export const REPORT_VERSION = 1

const Ms = z.int().check(z.gte(0))

export const SaidSchema = z.object({
  /** The id of the message. Only kvmup makes them, so it is one of its own; a reader of files must not rely on it. */
  id: z.string() as unknown as z.ZodMiniType<MessageId>,
  args: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In English. */
  text: z.string(),
  /** The code of the cause that it stands for: `kvmup explain CODE`. */
  code: z.optional(z.string()),
})

const TaskSchema = z.object({
  task: z.string(),
  status: z.enum(TASK_STATUSES),
  because: SaidSchema,
  /** The next move, where there is one. */
  hint: z.optional(SaidSchema),
  /** The code of the trouble, when it is one that the catalogue knows. */
  code: z.optional(z.string()),
  notes: z.array(SaidSchema),
  /** plan: the commands that apply would run, and what would be looked at afterwards. */
  actions: z.array(z.string()),
  expects: z.optional(SaidSchema),
  /** The last words of a command that did not end well. */
  evidence: z.optional(z.object({ command: z.string(), code: z.int(), tail: z.array(z.string()) })),
  /** Milliseconds that its commands ran. */
  ms: Ms,
})

const SpanSchema = z.object({
  /** Waiting for a free place (--forks); connecting; looking; a command of a task. */
  kind: z.enum(['queued', 'connect', 'probe', 'action']),
  /** Milliseconds since the run began. */
  start: Ms,
  end: Ms,
  task: z.optional(z.string()),
  command: z.optional(z.string()),
  /** Exit code; undefined for a command that was not seen to end. */
  code: z.optional(z.int()),
})

const HostSchema = z.object({
  host: z.string(),
  status: z.enum(HOST_STATUSES),
  /** Why the host as a whole ended so, when no task tells it. */
  because: z.optional(SaidSchema),
  hint: z.optional(SaidSchema),
  code: z.optional(z.string()),
  /** How it is out of reach (`auth`, `timeout`, ...), or `bug`. */
  kind: z.optional(z.string()),
  /** Milliseconds from its start to its end, without waiting for its turn. */
  ms: Ms,
  /** How it was reached, once it was. */
  route: z.optional(z.string()),
  /** Whether every proof that was asked for (tasks `prove-...`) succeeded, and there was one. */
  proved: z.boolean(),
  facts: z.optional(SummarySchema),
  tasks: z.array(TaskSchema),
  spans: z.array(SpanSchema),
})

export const ReportSchema = z.object({
  kvmup: z.literal('report'),
  version: z.literal(REPORT_VERSION),
  program: z.string(),
  purpose: z.enum(['plan', 'apply', 'verify']),
  /** UTC, ISO 8601. */
  started: z.iso.datetime(),
  ms: Ms,
  /** Exit code as the hosts make it. */
  exit: z.int(),
  interrupted: z.boolean(),
  /** False when kvmup ended before the run did: hosts without an end are skipped. */
  complete: z.boolean(),
  /** Path of the run's full record on the controller. */
  journal: z.string(),
  /** Task ids in playbook order. */
  tasks: z.array(z.string()),
  hosts: z.array(HostSchema),
})

export type Report = Readonly<z.infer<typeof ReportSchema>>
export type HostReport = Report['hosts'][number]
export type TaskReport = HostReport['tasks'][number]
export type Span = HostReport['spans'][number]
export type Said = Readonly<z.infer<typeof SaidSchema>>
