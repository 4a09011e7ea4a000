/** npm run build: the program and its manual, into dist or the directory that is named. */
import { join } from 'node:path'
import { packageRoot } from '../src/root.js'
import { bundle } from './bundle.js'
import { writeManual } from './manual.js'

const [, , directory = join(packageRoot, 'dist')] = process.argv
await bundle(directory)
await writeManual(directory)
