/** One file per run that tells everything: every event with the whole output of every action, one JSON a line. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import type { HostResult, HostStatus } from '../engine/events.js'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { makeDirectory, systemSays } from '../paths.js'
import { inSlices } from '../turn.js'
import { journalFile, makeRoom } from './journal-files.js'
import { JOURNAL_VERSION, type JournalEnd, type JournalHead } from './journal-line.js'
import { type Recap, recapPieces, withTexts } from './json.js'
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

function end({ hosts, exit, interrupted }: Recap): JournalEnd {
  const counts: Partial<Record<HostStatus, number>> = {}
  for (const { status } of hosts as readonly HostResult[]) counts[status] = (counts[status] ?? 0) + 1
  return { type: 'end', exit, interrupted, hosts: counts }
}

type Writer = Readonly<{
  line: (value: object) => void
  /** A line in pieces, the last of which ends it. */
  pieces: (pieces: Iterable<string>) => Promise<void>
  close: () => void
}>

const stamp = () => ({ level: 'info', time: new Date().toISOString() })

/** Appends lines; each is with the system when it was written. What a full disk tore is ended before the next one. */
function lineWriter(file: string): Writer {
  const descriptor = openSync(file, 'a', 0o600)
  let torn = false
  let closed = false
  const write = (text: string) => {
    // The number may be another file's by now.
    if (closed) return
    let rest = Buffer.from(text)
    try {
      while (rest.length > 0) {
        rest = rest.subarray(writeSync(descriptor, rest))
        torn = rest.length > 0
      }
    } catch (error) {
      torn = true
      throw error
    }
  }
  const close = () => {
    if (!closed) closeSync(descriptor)
    closed = true
  }
  return {
    line: value => write(`${torn ? '\n' : ''}${JSON.stringify({ ...stamp(), ...value })}\n`),
    pieces: async pieces => {
      if (torn) write('\n')
      await inSlices(pieces, write)
    },
    close,
  }
}

function attempt(work: () => void, failed: (error: unknown) => void): void {
  try {
    work()
  } catch (error) {
    failed(error)
  }
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
  try {
    if (file === '') throw new Error('a file name was expected')
    if (named === undefined) makeRoom(about.purpose)
    makeDirectory(dirname(file))
    const lines = lineWriter(file)
    lines.line(head(about))
    const lost = (error: unknown) => {
      trouble ??= msg('journal.lost', { file, why: systemSays(error) })
    }
    let over: Readonly<{ pieces: Iterable<string>; end: JournalEnd }> | undefined
    return {
      file,
      on: event => {
        if (event.type === 'recap') over = { pieces: recapPieces(stamp(), event), end: end(event) }
        else if (event.type !== 'action-line') attempt(() => lines.line(withTexts(event) as object), lost)
      },
      end: async () => {
        const last = over
        if (last) {
          await lines.pieces(last.pieces).catch(lost)
          attempt(() => lines.line(last.end), lost)
        }
        lines.close()
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
