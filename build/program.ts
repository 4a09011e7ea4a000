/** Runs dist/program.js, with what V8 compiled of it when it was built; where that is of no use, it compiles anew. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { opened } from './compiled.js'

const filename = join(import.meta.dirname, 'program.js')
const source = readFileSync(filename)
const cachedData = opened(`${filename}.compiled`, source)
// Everything in it is ASCII; read as Latin-1, a character is one byte to V8 as well.
const script = new Script(source.toString('latin1'), { filename, ...(cachedData && { cachedData }) })
script.runInThisContext()(require, import.meta.dirname)
