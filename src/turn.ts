/** Long work in slices: between two of them the event loop has its turn, with its timers, signals and input. */
import { monotonic } from './clock.js'

/** Milliseconds of a slice. */
const SLICE_MS = 10

let last: Promise<unknown> = Promise.resolve()
let taken = Number.NEGATIVE_INFINITY

/**
 * Resolves in a later turn of the event loop, and in one of its own: of many that become ready at once each has its
 * turn, in the order in which they asked.
 */
export function turn(): Promise<unknown> {
  last = last.then(() => new Promise(resolve => setImmediate(resolve)))
  taken = monotonic()
  return last
}

/** Milliseconds since somebody last took a turn: whether long work goes on. */
export const sinceTurn = (): number => monotonic() - taken

/** Runs what can be done in slices to its end at once. */
export function atOnce<R>(steps: Generator<unknown, R>): R {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Does the work for each of them, as many in one turn as a slice has room for. */
export async function inSlices<T>(all: Iterable<T>, work: (one: T) => void): Promise<void> {
  let end = monotonic() + SLICE_MS
  for (const one of all) {
    work(one)
    if (monotonic() < end) continue
    await turn()
    end = monotonic() + SLICE_MS
  }
}
