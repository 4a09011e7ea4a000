/** Runs dist/program.js, with what V8 compiled of it when it was built; where that is of no use, it compiles anew. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { opened } from './compiled.js'

/** Modules of Node that cost a start milliseconds, and that a start need not have: loaded when the first name is used. */
const LATER: readonly string[] = ['node:child_process', 'node:crypto', 'node:net']

function ask(name: string): unknown {
  if (name.startsWith('./')) return require(join(import.meta.dirname, name))
  return LATER.includes(name) ? new Proxy({}, { get: (_, key) => require(name)[key] }) : require(name)
}

const filename = join(import.meta.dirname, 'program.js')
const source = readFileSync(filename)
const cachedData = opened(`${filename}.compiled`, source)
// Everything in it is ASCII; read as Latin-1, a character is one byte to V8 as well.
const script = new Script(source.toString('latin1'), { filename, ...(cachedData && { cachedData }) })
script.runInThisContext()(ask, import.meta.dirname)
