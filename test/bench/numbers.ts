/** Small statistics for measurements. */

/** The value that stands at this share (0 to 1) of the sorted values. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const middle = (values: readonly number[]): number => at(values, 0.5)

export const quartiles = (values: readonly number[]): readonly [number, number] => [
  at(values, 0.25),
  at(values, 0.75),
]
