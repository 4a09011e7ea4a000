/** One file per run that tells everything: every event with the whole output of every action, one JSON a line. */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pino } from 'pino'
import { UsageError } from '../errors.js'
import { type Message, msg } from '../messages/message.js'
import { stateDirectory } from '../paths.js'
import { withTexts } from './json.js'
import type { View } from './view.js'

export type Transcript = View & Readonly<{ file: string; trouble: () => Message | undefined }>

const why = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Names sort by time; the process id keeps two runs of one second apart. */
const defaultFile = (purpose: string): string => {
  const stamp = new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '')
  return join(stateDirectory(), 'runs', `${stamp}-${purpose}-${process.pid}.ndjson`)
}

/**
 * Opens the transcript and writes its first line, so that a full disk is known before any host is touched.
 * @throws UsageError when it cannot be written
 */
export function openTranscript(purpose: string, file = defaultFile(purpose)): Transcript {
  let trouble: Message | undefined
  const lost = (error: unknown) => {
    trouble ??= msg('transcript.lost', { file, why: why(error) })
  }
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const destination = pino.destination({ dest: file, sync: true, append: false, mode: 0o600 })
    destination.on('error', lost)
    const log = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: () => ({}) } },
      destination,
    )
    log.info({ type: 'transcript', program: 'kvmup', purpose })
    destination.flushSync()
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
      msg('transcript.unwritable', { file, why: why(error) }),
      msg('transcript.unwritable.hint'),
    )
  }
}
