/**
 * npm run bench:scale [-- PART...]: what grows with the fleet, and how. Without parts all of them are measured; the
 * results of each stand between its marks in docs/scale.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rehearsal } from './rehearsal-scale.js'

/** Measures, and resolves to what is to be read of it: Markdown. Rejects when what ran was not what was to be measured. */
export type Part = () => Promise<string>

const PARTS: Readonly<Record<string, Part>> = { rehearsal }

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'scale.md')

function write(part: string, results: string): void {
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`]
  const text = readFileSync(DOCUMENT, 'utf8')
  const [before, rest] = text.split(begin)
  const [, after] = rest?.split(end) ?? []
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no marks for ${part}`)
  writeFileSync(DOCUMENT, `${before}${begin}\n\n${results.trim()}\n\n${end}${after}`)
}

const asked = process.argv.slice(2)
const unknown = asked.find(name => !Object.hasOwn(PARTS, name))
if (unknown !== undefined) throw new Error(`no part ${unknown}: ${Object.keys(PARTS).join(', ')}`)
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const results = await part()
  write(name, results)
  process.stdout.write(`${results}\n`)
}
