/** Runs dist/program.js, with what V8 compiled of it when it was built; where that is of no use, it compiles anew. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { opened } from './compiled.js'

/** Modules of Node that cost a start milliseconds, and that a start need not have: loaded when the first name is used. */
const LATER: readonly string[] = ['node:child_process', 'node:crypto', 'node:net']

function ask(name: string): unknown {
  if (name.startsWith('./')) return require(join(import.meta.dirname, name))
  return LATER.includes(name) ? new Proxy({}, { get: (_, key) => require(name)[key] }) : require(name)
}

// Of the second or two that a run computes, V8 11 (Node 20) would use a sixth to optimize what is then hardly run: it
// waits longer, its own number is a ninth of this. Later ones have no such flag, and tell so to the terminal. Before
// anything is compiled, for what was kept holds for these flags alone.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=600000')

const filename = join(import.meta.dirname, 'program.js')
const source = readFileSync(filename)
const cachedData = opened(`${filename}.compiled`, source)
// Everything in it is ASCII; read as Latin-1, a character is one byte to V8 as well.
const script = new Script(source.toString('latin1'), { filename, ...(cachedData && { cachedData }) })
script.runInThisContext()(ask, import.meta.dirname)
