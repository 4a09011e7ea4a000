/** How long a journal has become. */
import { readFileSync } from 'node:fs'

/** Bytes of the file, and of its longest line: the recap of all hosts. */
export function journalSize(file: string): Readonly<{ journal: number; longestLine: number }> {
  const bytes = readFileSync(file)
  let [from, longest] = [0, 0]
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    longest = Math.max(longest, end - from)
    from = end + 1
  }
  return { journal: bytes.length, longestLine: longest }
}
