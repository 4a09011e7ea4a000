/**
 * The lines of a journal, one JSON object each, as other programs may read them: a head, the run's events as they
 * happened, and an end. A run that crashed has no end, and perhaps half a line where it would stand.
 */
import type { Event, HostStatus, Purpose } from '../engine/events.js'

/** Version of the format of head and end; raised when a field changes its meaning or goes away. Events have their own. */
export const JOURNAL_VERSION = 1

/** The first line: who does what, to which hosts, since when. */
export type JournalHead = Readonly<{
  type: 'journal'
  version: typeof JOURNAL_VERSION
  /** Name and version: `kvmup 0.1.0`. */
  program: string
  purpose: Purpose
  /** Hosts and inventories as the command line has them; relative paths start from `directory`. */
  targets: readonly string[]
  inventory: readonly string[]
  limit?: string
  directory: string
  /** The names of the hosts, in the order of the recap. */
  hosts: readonly string[]
  /** Host name of the machine that kvmup runs on. */
  controller: string
  pid: number
  /** Tells the process from a later one with the same id (see processStart); null where the system has no /proc. */
  started: string | null
}>

/** The last line of a run that came to its end, whatever that was. */
export type JournalEnd = Readonly<{
  type: 'end'
  exit: number
  interrupted: boolean
  /** How many hosts ended with which status. */
  hosts: Readonly<Partial<Record<HostStatus, number>>>
}>

/** Lines of output are left out as they come: action-end has all of them. */
type Recorded = Exclude<Event, { type: 'action-line' }>

/**
 * Any line. `time` is ISO 8601 in UTC; the head's is the start of the run. Every message has its English `text`
 * beside id and arguments, and its `code` when `kvmup explain` knows one.
 */
export type JournalLine = Readonly<{ level: 'info'; time: string }> & (JournalHead | Recorded | JournalEnd)
