/** A command's answer in time: its lines one by one. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds before the first line and before each one. */
export type Score = Readonly<{ before: number; each: number; lines: readonly string[] }>

/** Waits; an abort ends the wait early. A wait of nothing costs nothing. */
const pause = (ms: number, signal: AbortSignal) =>
  ms > 0 && !signal.aborted ? sleep(ms, undefined, { signal }).catch(() => {}) : undefined

/** Plays the answer, or as long as it is given. A command that would take too long says nothing until then. */
export async function play(
  score: Score,
  limit: number,
  signal: AbortSignal,
  onLine: ((line: string) => void) | undefined,
): Promise<'ended' | 'timed out' | 'interrupted'> {
  const tooLong = score.before + score.each * score.lines.length > limit
  await pause(tooLong ? limit : score.before, signal)
  if (tooLong && !signal.aborted) return 'timed out'
  for (const line of score.lines) {
    if (signal.aborted) break
    await pause(score.each, signal)
    if (!signal.aborted) onLine?.(line)
  }
  return signal.aborted ? 'interrupted' : 'ended'
}
