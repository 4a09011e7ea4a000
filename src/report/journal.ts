/** One file per run that tells everything: every event with the whole output of every action, one JSON a line. */
import { dirname, join } from 'node:path'
import { pino } from 'pino'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { makeDirectory, stateDirectory, systemSays } from '../paths.js'
import { withTexts } from './json.js'
import type { View } from './view.js'

export type Journal = View & Readonly<{ file: string; trouble: () => Message | undefined }>

/** Names sort by time, to the millisecond; the process id keeps two runs of one moment apart. */
const defaultFile = (purpose: string): string => {
  const stamp = new Date().toISOString().replaceAll(':', '')
  return join(stateDirectory(), 'runs', `${stamp}-${purpose}-${process.pid}.ndjson`)
}

/**
 * Opens the journal and writes its first line, so that a full disk is known before any host is touched. A
 * file that exists is written on: nothing of an earlier run, or of a file named by mistake, is lost.
 * @throws UsageError when it cannot be written
 */
export function openJournal(purpose: string, file = defaultFile(purpose)): Journal {
  let trouble: Message | undefined
  const lost = (error: unknown) => {
    trouble ??= msg('journal.lost', { file, why: systemSays(error) })
  }
  try {
    if (file === '') throw new Error('a file name was expected')
    makeDirectory(dirname(file))
    const destination = pino.destination({ dest: file, sync: true, append: true, mode: 0o600 })
    destination.on('error', lost)
    const log = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: level => ({ level }) } },
      destination,
    )
    // Written at once; sonic-boom's flushSync() would try for ever on a full disk.
    log.info({ type: 'journal', program: 'kvmup', purpose })
    if (trouble) throw new Error(String(trouble.args.why))
    return {
      file,
      on: event => {
        if (event.type !== 'action-line') log.info(withTexts(event))
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
