/** The parts of docs/*.md that commands write: between two markers; the words around them are written by hand. */
import { readFileSync, writeFileSync } from 'node:fs'

/** Puts a text into the file in docs/. @throws when the file has lost the markers of that part */
export function writeSection(name: string, part: string, text: string): void {
  const file = new URL(`../../docs/${name}`, import.meta.url)
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`]
  const [before, rest] = readFileSync(file, 'utf8').split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/${name} has no markers of ${part}`)
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${after}`)
}
