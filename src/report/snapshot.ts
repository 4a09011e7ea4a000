/**
 * What a file says of hosts: a report, an attestation, or the journal of a run. All of them may come from anywhere:
 * every value is checked, every text cleaned and bounded.
 */
import { readFileSync, statSync } from 'node:fs'
import * as z from 'zod/mini'
import { UsageError } from '../errors.js'
import { type FactsSummary, SummarySchema } from '../facts/summary.js'
import { type Message, msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { clean } from '../text.js'
import { AttestationSchema, brokenHashes } from './attest.js'
import { completeLines } from './journal-lines.js'
import { ReportSchema } from './report.js'
import { HOST_STATUSES, TASK_STATUSES } from './statuses.js'

/** Bytes; a report of thousands of hosts is smaller, a journal is read line by line. */
const LARGEST = 100_000_000

/** What is known of one host, by short names: `status`, `task load-kvm`, `fact kernel`, `package qemu-kvm`. */
export type Shot = ReadonlyMap<string, string>
export type Snapshot = Readonly<{
  hosts: ReadonlyMap<string, Shot>
  /** Hashes that do not hold. */
  broken: readonly Message[]
}>

type Told = Readonly<{
  status: string
  tasks: readonly (readonly [task: string, status: string])[]
  facts?: FactsSummary | undefined
}>

const JournalLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('host-facts'), host: z.string(), facts: SummarySchema }),
  z.object({
    type: z.literal('host-end'),
    result: z.object({
      host: z.string(),
      status: z.enum(HOST_STATUSES),
      tasks: z.array(z.object({ task: z.string(), status: z.enum(TASK_STATUSES) })),
    }),
  }),
])

/** What was changed is as it should be now: the next look finds it ok. */
const settled = (status: string) => (status === 'changed' ? 'ok' : status)

function shot({ status, tasks, facts }: Told): Shot {
  const { packages = {}, modules = [], ...rest } = facts ?? {}
  return new Map([
    ['status', settled(status)],
    ...tasks.map(([task, is]) => [`task ${task}`, settled(is)] as const),
    ...Object.entries(rest).map(([key, value]) => [`fact ${key}`, String(value)] as const),
    ...(facts ? [['fact modules', modules.join(' ')] as const] : []),
    ...Object.entries(packages).map(([name, version]) => [`package ${name}`, version] as const),
  ])
}

const cleaned = (text: string): unknown =>
  JSON.parse(text, (_, value) => (typeof value === 'string' ? clean(value).slice(0, 10_000) : value))

/** A line that somebody, or a crash, has damaged tells nothing. */
function lineOf(text: string) {
  try {
    return JournalLine.safeParse(cleaned(text)).data
  } catch {
    return undefined
  }
}

/** An attestation is hashed as it stands, and read as it is shown. */
function attestation(text: string, file: string): Snapshot | undefined {
  const raw: unknown = JSON.parse(text)
  const exact = AttestationSchema.safeParse(raw)
  const shown = AttestationSchema.safeParse(cleaned(text))
  if (!exact.success || !shown.success) return undefined
  const broken = brokenHashes(raw, exact.data).map(host =>
    host === '' ? msg('compare.broken', { file }) : msg('compare.broken-host', { file, host: clean(host) }),
  )
  const hosts = shown.data.hosts.map(({ host, state: { status, tasks, facts } }) => {
    return [host, shot({ status, tasks: Object.entries(tasks), facts })] as const
  })
  return { hosts: new Map(hosts), broken }
}

function report(text: string): Snapshot | undefined {
  const found = ReportSchema.safeParse(cleaned(text)).data
  const hosts = found?.hosts.map(({ host, status, tasks, facts }) => {
    return [host, shot({ status, tasks: tasks.map(one => [one.task, one.status] as const), facts })] as const
  })
  return hosts && { hosts: new Map(hosts), broken: [] }
}

/** The last that a journal, or the output of --json, tells of each host. */
async function journal(file: string): Promise<Snapshot | undefined> {
  const facts = new Map<string, FactsSummary>()
  const hosts = new Map<string, Shot>()
  for await (const line of completeLines(file)) {
    if (!/"type":"host-(?:facts|end)"/.test(line.slice(0, 200))) continue
    const value = lineOf(line)
    if (value?.type === 'host-facts') facts.set(value.host, value.facts)
    if (value?.type !== 'host-end') continue
    const { host, status, tasks } = value.result
    const told = { status, tasks: tasks.map(one => [one.task, one.status] as const), facts: facts.get(host) }
    hosts.set(host, shot(told))
  }
  return hosts.size > 0 ? { hosts, broken: [] } : undefined
}

async function read(file: string): Promise<Snapshot | undefined> {
  if (!statSync(file).isFile()) throw new Error('not a regular file')
  if (statSync(file).size > LARGEST) return journal(file)
  const text = readFileSync(file, 'utf8')
  try {
    return attestation(text, file) ?? report(text)
  } catch {
    // Not one JSON value: perhaps one a line.
    return journal(file)
  }
}

/** @throws UsageError when the file cannot be read, or is nothing that kvmup wrote */
export async function snapshot(file: string): Promise<Snapshot> {
  let why = ''
  try {
    const found = await read(file)
    if (found) return found
  } catch (error) {
    why = systemSays(error)
  }
  throw new UsageError(
    why === ''
      ? msg('usage.compare', { file: clean(file) })
      : msg('usage.compare-file', { file: clean(file), why }),
    msg('usage.compare.hint'),
  )
}
