/** A command that is held: it goes on until its standard input ends, and that ends with kvmup at the latest. */
import type { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { lastLine } from '../text.js'
import type { Action, Hold, Output } from './connection.js'

/** Well below the minute after which the other side takes its controller for gone. */
const HEARTBEAT_MS = 15_000
const RELEASE_MS = 5_000
/** Longer than anything that is locked: what ends a hold is its release. */
const LIMIT_MS = 2 ** 31 - 1

/** Runs the action with its input open. */
type Start = (
  action: Action,
  onLine: (line: string) => void,
  onInput: (stdin: Writable) => void,
) => Promise<Output>

/** @param start as `run` of the connection, but not in turn with the other actions: it lasts as long as they all do */
export async function holdOpen(start: Start, argv: readonly string[]): Promise<Hold> {
  let input: Writable | undefined
  let alive = true
  const held = later<void>()
  const output = start(
    { argv, held: true, timeoutMs: LIMIT_MS },
    line => {
      if (line === 'held') held.resolve()
    },
    stdin => {
      input = stdin
    },
  )
  const beat = setInterval(() => input?.write('\n'), HEARTBEAT_MS).unref()
  const ended = output.finally(() => {
    alive = false
    clearInterval(beat)
  })
  // Its end after it was held is told by `alive`.
  ended.catch(() => undefined)
  const first = await Promise.race([held.promise.then(() => undefined), ended])
  if (first) return { held: false, code: first.code, said: lastLine(`${first.stderr}\n${first.stdout}`) }
  const release = async (word: string) => {
    input?.end(`${word}\n`)
    // A line that is gone does not answer; the other side finds out by itself.
    await Promise.race([ended.catch(() => undefined), delay(RELEASE_MS, undefined, { ref: false })])
  }
  return { held: true, alive: () => alive, release }
}

function later<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
