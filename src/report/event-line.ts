/**
 * The lines of `--json`, one JSON object each: docs/events.schema.json is generated from here. The first line of a run
 * is its `run-start`, which tells the version; the last one is its `recap`.
 */
import * as z from 'zod/mini'
import { EVENT_VERSION, type Event } from '../engine/events.js'
import { SummarySchema } from '../facts/summary.js'
import { SaidSchema } from './report.js'
import { HOST_STATUSES, TASK_STATUSES } from './statuses.js'

/** A sentence; its id and arguments stay what they are when its words change. */
const Said = SaidSchema.check(z.meta({ id: 'Message' }))
const Summary = SummarySchema.check(z.meta({ id: 'Facts' }))

const Ms = z.int().check(z.gte(0))
const Names = z.array(z.string())
const Argv = z.array(z.string())
const Purpose = z.enum(['plan', 'apply', 'verify'])

const Action = z
  .object({
    argv: Argv,
    stdin: z.optional(z.string()),
    held: z.optional(z.literal(true)),
    timeoutMs: z.optional(z.int()),
    /** Runs detached on the host, where a lost line does not end it; `follow` only follows one that runs. */
    transaction: z.optional(z.enum(['start', 'follow'])),
    reboots: z.optional(z.literal(true)),
    tells: z.optional(z.literal(true)),
  })
  .check(z.meta({ id: 'Action' }))

const Decision = z
  .object({
    status: z.enum(['ok', 'skip', 'change', 'deferred', 'differs', 'blocked']),
    because: Said,
    notes: z.optional(z.array(Said)),
    actions: z.optional(z.array(Action)),
    expects: z.optional(Said),
    hint: z.optional(Said),
  })
  .check(z.meta({ id: 'Decision' }))

const TaskResult = z
  .object({
    task: z.string(),
    status: z.enum(TASK_STATUSES),
    because: Said,
    /** The next move; always there when the status is failed, differs or blocked. */
    hint: z.optional(Said),
    evidence: z.optional(z.object({ argv: Argv, code: z.int(), tail: z.array(z.string()) })),
    /** plan: what would be run, and what would be looked at afterwards. */
    actions: z.optional(z.array(Argv)),
    expects: z.optional(Said),
    notes: z.optional(z.array(Said)),
  })
  .check(z.meta({ id: 'TaskResult' }))

const HostResult = z
  .object({
    host: z.string(),
    status: z.enum(HOST_STATUSES),
    /** Why the host as a whole ended so, when no task tells it. */
    because: z.optional(Said),
    hint: z.optional(Said),
    /** How it is out of reach (`auth`, `timeout`, ...), or `bug`. */
    kind: z.optional(z.string()),
    tasks: z.array(TaskResult),
    ms: Ms,
  })
  .check(z.meta({ id: 'HostResult' }))

const host = z.string()
const task = z.string()
/** The fields of every event but its `type` and `time`. Lines of output are no lines of `--json`: action-end has the last. */
const FIELDS = {
  'run-start': {
    version: z.literal(EVENT_VERSION),
    program: z.string(),
    purpose: Purpose,
    hosts: Names,
    tasks: Names,
    journal: z.string(),
  },
  'batch-start': { batch: z.int().check(z.gte(1)), of: z.int().check(z.gte(1)), hosts: Names },
  'host-start': { host },
  'host-retry': { host, tried: z.int().check(z.gte(1)), ms: Ms, because: Said },
  'host-facts': {
    host,
    route: z.string(),
    pass: z.int().check(z.gte(1)),
    os: z.string(),
    facts: Summary,
    ms: Ms,
  },
  'host-plan': {
    host,
    pass: z.int().check(z.gte(1)),
    plan: z.array(z.object({ task, decision: Decision })),
  },
  'task-start': { host, task, because: Said },
  'action-start': { host, task, action: Action },
  'action-lost': { host, task, because: Said },
  'action-end': {
    host,
    task,
    action: Action,
    /** Its last lines, of both streams. */
    output: z.object({ code: z.int(), ms: Ms, tail: z.array(z.string()).check(z.maxLength(20)) }),
  },
  'task-end': { host, result: TaskResult },
  'host-end': { result: HostResult },
  recap: { hosts: z.array(HostResult), exit: z.int(), interrupted: z.boolean() },
} satisfies Readonly<Record<Exclude<Event['type'], 'action-line'>, z.core.$ZodShape>>

const line = <T extends string>(type: T, fields: z.core.$ZodShape) =>
  z.object({ type: z.literal(type), /** UTC, ISO 8601. */ time: z.iso.datetime(), ...fields })

/** Any line of `--json`. Fields and types of lines may be added without a new version: leave out what you do not know. */
export const EventLineSchema = z.union(Object.entries(FIELDS).map(([type, fields]) => line(type, fields)))
