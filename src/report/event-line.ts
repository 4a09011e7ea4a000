/**
 * The lines of `--json`, one JSON object each: docs/events.schema.json is generated from here. The first line of a run
 * is its `run-start`, which tells the version; the last one is its `recap`.
 */
import * as z from 'zod'
import { EVENT_VERSION, type Event } from '../engine/events.js'
import { SummarySchema } from '../facts/summary.js'
import { HOST_STATUSES, SaidSchema, TASK_STATUSES } from './report.js'

/** A sentence; its id and arguments stay what they are when its words change. */
const Said = SaidSchema.meta({ id: 'Message' })
const Summary = SummarySchema.meta({ id: 'Facts' })

const Ms = z.int().min(0)
const Names = z.array(z.string())
const Argv = z.array(z.string())
const Purpose = z.enum(['plan', 'apply', 'verify'])

const Action = z
  .object({
    argv: Argv,
    stdin: z.string().optional(),
    held: z.literal(true).optional(),
    timeoutMs: z.int().optional(),
    /** Runs detached on the host, where a lost line does not end it; `follow` only follows one that runs. */
    transaction: z.enum(['start', 'follow']).optional(),
    reboots: z.literal(true).optional(),
    tells: z.literal(true).optional(),
  })
  .meta({ id: 'Action' })

const Decision = z
  .object({
    status: z.enum(['ok', 'skip', 'change', 'deferred', 'differs', 'blocked']),
    because: Said,
    notes: z.array(Said).optional(),
    actions: z.array(Action).optional(),
    expects: Said.optional(),
    hint: Said.optional(),
  })
  .meta({ id: 'Decision' })

const TaskResult = z
  .object({
    task: z.string(),
    status: z.enum(TASK_STATUSES),
    because: Said,
    /** The next move; always there when the status is failed, differs or blocked. */
    hint: Said.optional(),
    evidence: z.object({ argv: Argv, code: z.int(), tail: z.array(z.string()) }).optional(),
    /** plan: what would be run, and what would be looked at afterwards. */
    actions: z.array(Argv).optional(),
    expects: Said.optional(),
    notes: z.array(Said).optional(),
  })
  .meta({ id: 'TaskResult' })

const HostResult = z
  .object({
    host: z.string(),
    status: z.enum(HOST_STATUSES),
    /** Why the host as a whole ended so, when no task tells it. */
    because: Said.optional(),
    hint: Said.optional(),
    /** How it is out of reach (`auth`, `timeout`, ...), or `bug`. */
    kind: z.string().optional(),
    tasks: z.array(TaskResult),
    ms: Ms,
  })
  .meta({ id: 'HostResult' })

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
  'batch-start': { batch: z.int().min(1), of: z.int().min(1), hosts: Names },
  'host-start': { host },
  'host-retry': { host, tried: z.int().min(1), ms: Ms, because: Said },
  'host-facts': {
    host,
    route: z.string(),
    pass: z.int().min(1),
    os: z.string(),
    facts: Summary,
    ms: Ms,
  },
  'host-plan': {
    host,
    pass: z.int().min(1),
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
    output: z.object({ code: z.int(), ms: Ms, tail: z.array(z.string()).max(20) }),
  },
  'task-end': { host, result: TaskResult },
  'host-end': { result: HostResult },
  recap: { hosts: z.array(HostResult), exit: z.int(), interrupted: z.boolean() },
} satisfies Readonly<Record<Exclude<Event['type'], 'action-line'>, z.ZodRawShape>>

const line = <T extends string>(type: T, fields: z.ZodRawShape) =>
  z.object({ type: z.literal(type), /** UTC, ISO 8601. */ time: z.iso.datetime(), ...fields })

/** Any line of `--json`. Fields and types of lines may be added without a new version: leave out what you do not know. */
export const EventLineSchema = z.union(Object.entries(FIELDS).map(([type, fields]) => line(type, fields)))
