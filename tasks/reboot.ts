/** Whether the host runs the newest kernel that is installed on it. */
import type { Facts } from '../src/facts/schema.js'

/** Digits and words by turns, as rpm compares them; what stands between them counts for nothing. */
const segments = (version: string) => version.match(/\d+|[A-Za-z]+/g) ?? []

/** Greater than zero when `a` is the newer one: numbers by value, words by letters, a number beats a word. */
function compare(a: string, b: string): number {
  const [left, right] = [segments(a), segments(b)]
  for (const [at, one] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    const [x, y] = [Number(one), Number(other)]
    const order = Number.isNaN(x) || Number.isNaN(y) ? words(one, other) : x - y
    if (order !== 0) return order
  }
  return left.length - right.length
}

function words(one: string, other: string): number {
  const [isNumber, otherIsNumber] = [/^\d/.test(one), /^\d/.test(other)]
  if (isNumber !== otherIsNumber) return isNumber ? 1 : -1
  return one < other ? -1 : one > other ? 1 : 0
}

/** `+debug`, `+rt`, `+64k`: in the running kernel's name, not in its package's version. */
const plain = (version: string) => version.replace(/\+[A-Za-z0-9-]+$/, '')

/** @returns the newer kernel that a reboot would bring, undefined when the running one is the newest */
export const rebootNeeded = (facts: Facts): string | undefined =>
  facts.kernelNewest !== undefined && compare(facts.kernelNewest, plain(facts.kernel)) > 0
    ? facts.kernelNewest
    : undefined
