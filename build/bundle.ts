/**
 * The program in few files: finding, reading and compiling hundreds of modules took longer than the work of a start.
 * dist/program.js is all of it, one script with all libraries; dist/src/cli.js begins, and runs it.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { train } from './train.js'

const root = join(import.meta.dirname, '..')

/** `node_modules/NAME` of every library in it. */
function libraries(files: readonly string[]): readonly string[] {
  const found = files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [])
  return [...new Set(found)].toSorted()
}

/** Their licences travel with what they are part of. */
function licence(library: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, library, 'package.json'), 'utf8'))
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'License']
    .map(one => join(root, library, one))
    .find(one => existsSync(one))
  const text = file === undefined ? '' : readFileSync(file, 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

/** The languages of zod come along with `import { z }`, and cost every start more than all of zod does. */
function refuseBallast(outputs: Metafile['outputs']): void {
  const carried = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
  const [found] =
    carried.find(
      ([file, { bytesInOutput }]) => /zod\/.*\/locales\/(?!en\.|index\.)/.test(file) && bytesInOutput > 0,
    ) ?? []
  if (found !== undefined) throw new Error(`${found} is in the bundle: write import * as z from 'zod'`)
}

/** One text from one beginning. CommonJS: a module costs every start what Node's loader of modules does. */
async function script(entry: string, around: Pick<BuildOptions, 'banner' | 'footer'>) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    // An import is asked for by require as well, when it comes to it. An older Node must be able to read what tells it
    // that it is too old.
    supported: { 'dynamic-import': false, 'regexp-set-notation': false },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    define: { 'import.meta.dirname': 'directory' },
    ...around,
  })
  refuseBallast(metafile.outputs)
  return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) }
}

/** Writes program.js with what V8 makes of it, src/cli.js that runs it, and the licences of what is in them. */
export async function bundle(directory: string): Promise<void> {
  mkdirSync(join(directory, 'src'), { recursive: true })
  const program = await script('src/main.ts', {
    banner: { js: '(function (require, directory) {' },
    footer: { js: '})' },
  })
  const begin = await script('build/start.ts', {
    banner: { js: "const directory = require('node:path').dirname(__dirname);" },
  })
  const name = createHash('sha256').update(program.text).digest('hex')
  writeFileSync(join(directory, 'program.js'), `// ${name}\n${program.text}`)
  writeFileSync(join(directory, 'src', 'cli.js'), begin.text, { mode: 0o755 })
  // In a package of modules, this is none.
  writeFileSync(join(directory, 'src', 'package.json'), '{ "type": "commonjs" }\n')
  const all = libraries([...program.inputs, ...begin.inputs]).map(licence)
  writeFileSync(join(directory, 'LICENSES.txt'), all.join(`\n${'-'.repeat(80)}\n\n`))
  train(directory)
}
