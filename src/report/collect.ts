/** Gathers the events of a command into one report. A command may run more than once (plan, then apply). */
import { codeOf, codeOfMessage } from '../catalogue/catalogue.js'
import type { Event, HostResult, Purpose, TaskResult } from '../engine/events.js'
import { exitCode } from '../engine/judge.js'
import { once } from '../engine/same.js'
import type { FactsSummary } from '../facts/summary.js'
import { type Message, msg, text } from '../messages/message.js'
import { command } from './lines.js'
import {
  type HostReport,
  REPORT_VERSION,
  type Report,
  type Said,
  type Span,
  type TaskReport,
} from './report.js'
import { type Timeline, timeline } from './spans.js'

export type Collector = Readonly<{
  on: (event: Event) => void
  /** Makes the report, a host at each step. */
  steps: () => Generator<undefined, Report>
}>

/** One host while events come in. */
type Gathered = {
  /** What an earlier run of the same command made of it. */
  before?: HostResult
  result: HostResult
  readonly timeline: Timeline
  started: number
  route?: string
  facts?: FactsSummary
}

/** What was found wrong; a change that a plan proposes is not. */
const TROUBLE: readonly string[] = ['failed', 'blocked', 'differs', 'unreachable', 'skipped']

const said = (message: Message): Said => {
  const code = codeOfMessage(message)
  return { ...message, text: text(message), ...(code ? { code } : {}) }
}
const maybe = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V }
const told = <K extends string>(key: K, message: Message | undefined) => maybe(key, message && said(message))
const codeIn = (status: string, because: Message | undefined, hint: Message | undefined) =>
  maybe('code', because && TROUBLE.includes(status) ? codeOf(because, hint) : undefined)

const taskMs = (task: string, spans: readonly Span[]) =>
  spans.filter(span => span.task === task).reduce((sum, span) => sum + span.end - span.start, 0)

function taskReport(result: TaskResult, spans: readonly Span[]): TaskReport {
  const { task, status, because, hint, notes, actions, expects, evidence } = result
  return {
    task,
    status,
    because: said(because),
    ...told('hint', hint),
    ...codeIn(status, because, hint),
    notes: (notes ?? []).map(said),
    actions: (actions ?? []).map(command),
    ...told('expects', expects),
    ...maybe(
      'evidence',
      evidence && { command: command(evidence.argv), code: evidence.code, tail: [...evidence.tail] },
    ),
    ms: taskMs(task, spans),
  }
}

/** What is equal on many hosts is one result already (see engine/same.ts), and told alike unless its commands took time. */
function taskReports(): typeof taskReport {
  const known = new WeakMap<TaskResult, TaskReport>()
  return (result, spans) => {
    if (spans.some(({ task }) => task === result.task)) return taskReport(result, spans)
    const found = known.get(result) ?? taskReport(result, [])
    known.set(result, found)
    return found
  }
}

/** What a later run of the same command found; what an earlier one changed stays changed. */
function later(before: HostResult, after: HostResult): HostResult {
  const was = (task: string) => before.tasks.find(one => one.task === task)?.status
  const kept = (result: TaskResult): TaskResult =>
    result.status === 'ok' && was(result.task) === 'changed' ? { ...result, status: 'changed' } : result
  return {
    ...after,
    status: after.status === 'ok' && before.status === 'changed' ? 'changed' : after.status,
    tasks: after.tasks.map(kept),
    ms: before.ms + after.ms,
  }
}

/** A host of which no end was told: kvmup ended first. */
const unfinished = (host: string): HostResult => ({
  host,
  status: 'skipped',
  because: msg('run.unfinished'),
  hint: msg('run.unfinished.hint'),
  tasks: [],
  ms: 0,
})

const proved = ({ tasks }: HostResult) => {
  const proofs = tasks.filter(({ task }) => task.startsWith('prove-'))
  return proofs.length > 0 && proofs.every(({ status }) => status === 'ok' || status === 'changed')
}

/** A host that got lost has no results of tasks, but what was told of it before still happened. */
const withSeen = (result: HostResult, seen: readonly TaskResult[]): HostResult =>
  result.tasks.length === 0 ? { ...result, tasks: seen } : result

const resultOf = ({ before, result }: Gathered) => (before ? later(before, result) : result)

function hostReport(gathered: Gathered, at: number, ofTask: typeof taskReport): HostReport {
  const { timeline, route, facts } = gathered
  const result = resultOf(gathered)
  const { host, status, because, hint, kind, ms, tasks } = result
  const spans = [...timeline.spans(at)]
  return {
    host,
    status,
    ...told('because', because),
    ...told('hint', hint),
    ...codeIn(status, because, hint),
    ...maybe('kind', kind),
    ms,
    ...maybe('route', route),
    proved: proved(result),
    ...maybe('facts', facts),
    tasks: tasks.map(task => ofTask(task, spans)),
    spans,
  }
}

/** @param now milliseconds since 1970, never going back */
export function collector(now: () => number): Collector {
  const began = now()
  const hosts = new Map<string, Gathered>()
  const facts = once<FactsSummary>()
  let run = { program: '', purpose: 'plan' as Purpose, journal: '' }
  let end: { interrupted: boolean } | undefined
  let tasks: readonly string[] = []
  const since = () => Math.round(now() - began)

  const start = (event: Event & { type: 'run-start' }) => {
    run = { program: event.program, purpose: event.purpose, journal: event.journal }
    end = undefined
    tasks = [...new Set([...tasks, ...event.tasks])]
    for (const name of event.hosts) {
      const known = hosts.get(name)
      const next = { timeline: timeline(), ...known, result: unfinished(name), started: since() }
      hosts.set(name, known ? { ...next, before: known.result } : next)
      next.timeline.on(event, since())
    }
  }
  const onHost = (one: Gathered, event: Event) => {
    one.timeline.on(event, since())
    if (event.type === 'host-start') one.started = since()
    else if (event.type === 'host-facts') {
      one.route = event.route
      one.facts = facts(event.facts, JSON.stringify(event.facts))
    } else if (event.type === 'task-end') {
      const others = one.result.tasks.filter(({ task }) => task !== event.result.task)
      one.result = { ...one.result, tasks: [...others, event.result], ms: since() - one.started }
    } else if (event.type === 'host-end') one.result = withSeen(event.result, one.result.tasks)
  }
  const on = (event: Event) => {
    if (event.type === 'run-start') start(event)
    else if (event.type === 'recap') end = { interrupted: event.interrupted }
    else if (event.type !== 'batch-start') {
      const one = hosts.get(event.type === 'host-end' ? event.result.host : event.host)
      if (one) onHost(one, event)
    }
  }
  function* steps(): Generator<undefined, Report> {
    const at = since()
    const all: HostReport[] = []
    const ofTask = taskReports()
    for (const one of hosts.values()) {
      all.push(hostReport(one, at, ofTask))
      yield
    }
    return {
      kvmup: 'report',
      version: REPORT_VERSION,
      ...run,
      started: new Date(began).toISOString(),
      ms: at,
      exit: exitCode([...hosts.values()].map(resultOf), end?.interrupted ?? false),
      interrupted: end?.interrupted ?? false,
      complete: end !== undefined,
      tasks: [...tasks],
      hosts: all,
    }
  }
  return { on, steps }
}
