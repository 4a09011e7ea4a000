/** One file per run that tells everything: every event with the whole output of every action, one JSON a line. */
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { pino } from 'pino'
import type { Event, HostResult, HostStatus } from '../engine/events.js'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { makeDirectory, systemSays } from '../paths.js'
import { journalFile, makeRoom } from './journal-files.js'
import { JOURNAL_VERSION, type JournalEnd, type JournalHead } from './journal-line.js'
import { withTexts } from './json.js'
import { processStart } from './process-start.js'
import type { View } from './view.js'

export type Journal = View & Readonly<{ file: string; trouble: () => Message | undefined }>

/** What the caller knows of the run before it begins. */
export type About = Pick<JournalHead, 'program' | 'purpose' | 'targets' | 'inventory' | 'limit' | 'hosts'>

const head = (about: About): JournalHead => ({
  type: 'journal',
  version: JOURNAL_VERSION,
  ...about,
  directory: process.cwd(),
  controller: hostname(),
  pid: process.pid,
  started: processStart(process.pid) ?? null,
})

function end({ hosts, exit, interrupted }: Extract<Event, { type: 'recap' }>): JournalEnd {
  const counts: Partial<Record<HostStatus, number>> = {}
  for (const { status } of hosts as readonly HostResult[]) counts[status] = (counts[status] ?? 0) + 1
  return { type: 'end', exit, interrupted, hosts: counts }
}

/**
 * Opens the journal and writes its first line, so that a full disk is known before any host is touched. A
 * file that exists is written on: nothing of an earlier run, or of a file named by mistake, is lost.
 * @param named where it goes instead of kvmup's own directory, whose oldest journals make room
 * @throws UsageError when it cannot be written
 */
export function openJournal(about: About, named?: string): Journal {
  const file = named ?? journalFile(about.purpose)
  let trouble: Message | undefined
  const lost = (error: unknown) => {
    trouble ??= msg('journal.lost', { file, why: systemSays(error) })
  }
  try {
    if (file === '') throw new Error('a file name was expected')
    if (named === undefined) makeRoom(about.purpose)
    makeDirectory(dirname(file))
    const destination = pino.destination({ dest: file, sync: true, append: true, mode: 0o600 })
    destination.on('error', lost)
    const log = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: level => ({ level }) } },
      destination,
    )
    // Written at once; sonic-boom's flushSync() would try for ever on a full disk.
    log.info(head(about))
    if (trouble) throw new Error(String(trouble.args.why))
    return {
      file,
      on: event => {
        if (event.type !== 'action-line') log.info(withTexts(event))
        if (event.type === 'recap') log.info(end(event))
      },
      end: async () => {
        destination.end()
      },
      trouble: () => trouble,
    }
  } catch (error) {
    throw new UsageError(
      msg('journal.unwritable', { file, why: systemSays(error) }),
      msg('journal.unwritable.hint'),
    )
  }
}
