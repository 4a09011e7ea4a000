/**
 * npm run bench:scale [-- PART...]: what grows with the fleet, and how. Without parts all of them are measured; the
 * results of each stand between its marks in docs/scale.md.
 */
import { handshakes } from './handshakes.js'
import { simulation } from './prediction.js'
import { rehearsal } from './rehearsal-scale.js'
import { writeSection } from './section.js'

/** Measures, and resolves to what is to be read of it: Markdown. Rejects when what ran was not what was to be measured. */
type Part = () => Promise<string>

const PARTS: Readonly<Record<string, Part>> = { rehearsal, handshakes, simulation }

// What was started is ended by what ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const asked = process.argv.slice(2)
const unknown = asked.find(name => !Object.hasOwn(PARTS, name))
if (unknown !== undefined) throw new Error(`no part ${unknown}: ${Object.keys(PARTS).join(', ')}`)
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const results = await part()
  writeSection('scale.md', name, results)
  process.stdout.write(`${results}\n`)
}
