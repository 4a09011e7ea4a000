/** Values that are equal on many hosts, kept once: ten thousand converged hosts have one list of results. */
import type { TaskResult } from './events.js'

/** How many different values are known again; a fleet in which everything differs is not kept twice. */
const MOST = 2_000

/** Gives of all values with the same key the first one. They are data, and nobody changes them. */
export function once<T>(): (value: T, key: string) => T {
  const known = new Map<string, T>()
  return (value, key) => {
    const before = known.get(key)
    if (before === undefined && known.size < MOST) known.set(key, value)
    return before ?? value
  }
}

export type Same = (tasks: readonly TaskResult[]) => readonly TaskResult[]

/** Of results that are equal one is kept: of a whole host's, else of a single task's. */
export function sameResults(): Same {
  const lists = once<readonly TaskResult[]>()
  const results = once<TaskResult>()
  return tasks => {
    const keys = tasks.map(task => JSON.stringify(task))
    return lists(
      tasks.map((task, index) => results(task, keys[index] ?? '')),
      keys.join('\n'),
    )
  }
}
