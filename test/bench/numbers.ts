/** Small statistics for measurements, and chance that can be repeated. */

/** The value that stands at this share (0 to 1) of the sorted values; between two of them, as much of each. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const [low = Number.NaN, high = low] = sorted.slice(Math.floor(place), Math.floor(place) + 2)
  return low + (high - low) * (place % 1)
}

export const middle = (values: readonly number[]): number => at(values, 0.5)

export const quartiles = (values: readonly number[]): readonly [number, number] => [
  at(values, 0.25),
  at(values, 0.75),
]

/** Always the same numbers from 0 to 1 for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
