/** The word that was probably meant. */

/** Letters that may differ. */
const MOST = 3
/** Longer words are compared with nothing. */
const MAX_LENGTH = 100

/** How many letters must be put, taken or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** The known word that differs least; undefined when all of them differ in much. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.min(MOST, Math.floor(word.length / 2)) + 1
  if (word.length > MAX_LENGTH) return undefined
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least) continue
    const far = distance(word, one)
    if (far < least) {
      best = one
      least = far
    }
  }
  return best
}
