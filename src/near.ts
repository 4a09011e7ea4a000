/** Did you mean: the known words that are nearest to what was typed. */

/** Steps between two words: a letter more, less, another, or two exchanged (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          exchanged ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(a.length, b.length)
}

/** Longer is no word; and the distance takes time that grows with both lengths. */
const LONGEST = 40
/** More would be a list to read, not an answer. */
const MOST = 3

/** The nearest of the known words, at most three; none where a third of the letters or more would have to change. */
export function near(typed: string, known: readonly string[]): readonly string[] {
  const word = typed.toLowerCase()
  if (word.length > LONGEST) return []
  const found = known
    .map(name => ({ name, steps: distance(word, name.toLowerCase()) }))
    .filter(({ name, steps }) => steps < Math.max(word.length, name.length) / 3)
  const best = Math.min(...found.map(({ steps }) => steps))
  return found
    .filter(({ steps }) => steps === best)
    .slice(0, MOST)
    .map(({ name }) => name)
}
