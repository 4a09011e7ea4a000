/** One file per run that tells everything: every event with the whole output of every action, one JSON a line. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
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

/** Appends lines; each is with the system when `write` returns. What a full disk tore is ended before the next one. */
function lineWriter(file: string): Readonly<{ write: (value: object) => void; close: () => void }> {
  const descriptor = openSync(file, 'a', 0o600)
  let torn = false
  let closed = false
  const write = (value: object) => {
    // The number may be another file's by now.
    if (closed) return
    const line = JSON.stringify({ level: 'info', time: new Date().toISOString(), ...value })
    let rest = Buffer.from(`${torn ? '\n' : ''}${line}\n`)
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
  return { write, close }
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
    lines.write(head(about))
    const write = (value: object) => {
      try {
        lines.write(value)
      } catch (error) {
        trouble ??= msg('journal.lost', { file, why: systemSays(error) })
      }
    }
    return {
      file,
      on: event => {
        if (event.type !== 'action-line') write(withTexts(event) as object)
        if (event.type === 'recap') write(end(event))
      },
      end: async () => lines.close(),
      trouble: () => trouble,
    }
  } catch (error) {
    throw new UsageError(
      msg('journal.unwritable', { file, why: systemSays(error) }),
      msg('journal.unwritable.hint'),
    )
  }
}
