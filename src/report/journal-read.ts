/**
 * Journals read back. They hold what hosts said, and a crash or a hand may have damaged them: every value is
 * checked, every text cleaned, and what cannot be read is left out.
 */
import { lstatSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod/mini'
import type { HostResult, TaskResult } from '../engine/events.js'
import { clean } from '../text.js'
import { type JournalFile, journalFiles } from './journal-files.js'
import { JOURNAL_VERSION } from './journal-line.js'
import { completeLines, ends } from './journal-lines.js'
import { said } from './journal-said.js'
import { stillRuns } from './process-start.js'
import { HOST_STATUSES, TASK_STATUSES } from './statuses.js'

/** Entries of any list in a journal. */
const MOST = 100_000

const word = z.pipe(
  z.string(),
  z.transform(text => text.replace(/\s+/g, ' ').slice(0, 1_000)),
)
const words = z.array(word).check(z.maxLength(MOST))
const count = z.int().check(z.gte(0))

const Head = z.object({
  type: z.literal('journal'),
  time: word,
  version: z.literal(JOURNAL_VERSION),
  program: word,
  purpose: z.enum(['plan', 'apply', 'verify']),
  targets: words,
  inventory: words,
  limit: z.optional(word),
  directory: word,
  hosts: words,
  controller: word,
  pid: z.int().check(z.gte(1)),
  started: z.nullable(word),
})
const End = z.object({
  type: z.literal('end'),
  exit: count,
  interrupted: z.boolean(),
  hosts: z.partialRecord(z.enum(HOST_STATUSES), count),
})
const Task = z.object({
  task: word,
  status: z.enum(TASK_STATUSES),
  because: said,
  hint: z.optional(said),
  evidence: z.optional(z.object({ argv: words, code: z.int(), tail: words })),
  actions: z.optional(z.array(words).check(z.maxLength(MOST))),
  expects: z.optional(said),
  notes: z.optional(z.array(said).check(z.maxLength(MOST))),
})
const Result = z.object({
  host: word,
  status: z.enum(HOST_STATUSES),
  because: z.optional(said),
  hint: z.optional(said),
  tasks: z.array(Task).check(z.maxLength(MOST)),
  ms: count,
})
const Line = z.discriminatedUnion('type', [
  End,
  z.object({ type: z.literal('host-start'), host: word }),
  z.object({ type: z.literal('host-end'), result: Result }),
])

export type Head = z.infer<typeof Head>
/** How a run ended. `elsewhere`: it has no end, and only the machine it ran on could tell whether it still runs. */
export type Ending =
  | Readonly<{ how: 'running' | 'crashed' | 'elsewhere' }>
  | Readonly<{ how: 'ended' } & Omit<z.infer<typeof End>, 'type'>>
/** `head` is missing where the file is none that this kvmup can read. */
export type Found = Readonly<JournalFile & { head?: Head; ending: Ending }>
export type Recorded = Readonly<{ started: ReadonlySet<string>; results: ReadonlyMap<string, HostResult> }>

/** The value of one line, its texts cleaned; undefined when it is no JSON. */
function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '', (_, value) => (typeof value === 'string' ? clean(value) : value))
  } catch {
    return undefined
  }
}

const unended = ({ pid, started, controller }: Head): Ending => {
  if (controller !== hostname()) return { how: 'elsewhere' }
  return { how: stillRuns(pid, started) ? 'running' : 'crashed' }
}

/** What the head and the end of one journal say, whatever its length. */
function found(one: JournalFile): Found {
  const unreadable = { ...one, ending: { how: 'crashed' } } as const
  try {
    if (!lstatSync(one.file).isFile()) return unreadable
    const { first, last } = ends(one.file)
    const head = Head.safeParse(parsed(first)).data
    if (!head) return unreadable
    const end = End.safeParse(parsed(last)).data
    if (!end) return { ...one, head, ending: unended(head) }
    const { exit, interrupted, hosts } = end
    return { ...one, head, ending: { how: 'ended', exit, interrupted, hosts } }
  } catch {
    return unreadable
  }
}

/** Every run that left a journal, newest first. */
export function* recordedRuns(): Generator<Found> {
  for (const file of journalFiles()) yield found(file)
}

/** What the journal tells of each host so far. */
export async function recorded(file: string): Promise<Recorded> {
  const started = new Set<string>()
  const results = new Map<string, HostResult>()
  for await (const line of completeLines(file)) {
    // Most lines are longer and of no interest.
    if (!/"type":"host-(?:start|end)"/.test(line.slice(0, 200))) continue
    const value = Line.safeParse(parsed(line)).data
    if (value?.type === 'host-start') started.add(value.host)
    if (value?.type === 'host-end') results.set(value.result.host, resultOf(value.result))
  }
  return { started, results }
}

/** zod says `undefined` where the types say that the key is not there. */
const resultOf = ({ tasks, ...rest }: z.infer<typeof Result>): HostResult => ({
  ...present(rest),
  tasks: tasks.map(task => present(task) as TaskResult),
})

function present<T extends object>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
