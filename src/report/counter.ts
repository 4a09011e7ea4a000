/** How far a package manager is, by the counter in a line of its output; its words differ by language. */

/** `what`: the package at hand; empty where the line names none. */
export type Counter = Readonly<{ done: number; total: number; what: string }>

/** Nothing that counts is longer, and what a host says may be made to be slow to read. */
const LONGEST = 500

const FORMS: readonly RegExp[] = [
  // yum 3 and dnf 4: `  Installing       : NEVRA      12/110`
  /^\s+\S.*?:\s+(?<what>\S*)\s+(?<done>\d{1,6})\/(?<total>\d{1,6})\s*$/,
  // Their downloads: `(3/110): file.rpm   1.2 MB/s | 5.6 kB`
  /^\((?<done>\d{1,6})\/(?<total>\d{1,6})\): (?<what>\S+) /,
  // dnf 5, both: `[ 12/110] Installing NEVRA   100% | ...`
  /^\[ *(?<done>\d{1,6})\/(?<total>\d{1,6})\] (?:.* )?(?<what>\S+) +\d+% \|/,
]

/** The counter of this line; undefined when it has none, or one that does not count up to anything. */
export function counter(line: string): Counter | undefined {
  if (line.length > LONGEST) return undefined
  for (const form of FORMS) {
    const { done, total, what = '' } = form.exec(line)?.groups ?? {}
    if (Number(done) >= 1 && Number(done) <= Number(total) && Number(total) > 1)
      return { done: Number(done), total: Number(total), what }
  }
  return undefined
}
