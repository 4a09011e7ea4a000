/**
 * The program in few files: finding, reading and compiling hundreds of modules took longer than the work of a start.
 * dist/program.js is one script; dist/src/cli.js begins, and runs it; what few commands need is apart, in dist/apart.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { train } from './train.js'

const root = join(import.meta.dirname, '..')

/** Loaded by the commands that need it; shares nothing with the rest. What is imported, and a module that exports it. */
const APART: Readonly<Record<string, Readonly<{ file: string; text: string }>>> = {
  './ja.js': { file: 'ja.js', text: "module.exports = require('./src/messages/ja.ts')" },
  inquirer: { file: 'inquirer.js', text: "module.exports = require('inquirer').default" },
  listr2: { file: 'listr2.js', text: "module.exports = require('listr2')" },
  'zx/core': { file: 'zx.js', text: "module.exports = require('zx/core')" },
}

const apart: Plugin = {
  name: 'apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(\.\/ja\.js|inquirer|listr2|zx\/core)$/ }, ({ path, importer }) =>
      // Libraries have files of such names as well.
      importer.includes('node_modules') ? null : { path: `./apart/${APART[path]?.file}`, external: true },
    ),
}

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

/**
 * The same program in ASCII, which build/program.ts relies on: esbuild escapes what stands in strings, but not in patterns
 * and tagged templates. There an escape means the same to all but String.raw.
 */
function ascii(text: string): string {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(text)) throw new Error('String.raw is for ASCII alone here')
  return text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** One text of all that this beginning needs. CommonJS: Node's loader of modules costs a start milliseconds. */
async function script(
  options: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'banner' | 'footer' | 'plugins'>,
) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    define: {
      'import.meta.dirname': 'directory',
      'import.meta.builtBy': JSON.stringify(process.versions.node),
    },
    // import() becomes require: what V8 keeps of a script cannot say how to import. And an older Node must be able
    // to read as far as what tells it that it is too old.
    supported: { 'dynamic-import': false, 'regexp-set-notation': false },
    legalComments: 'none',
    minifyWhitespace: true,
    lineLimit: 120,
    logLevel: 'warning',
    metafile: true,
    ...options,
  })
  refuseBallast(metafile.outputs)
  return { text: ascii(outputFiles[0]?.text ?? ''), inputs: Object.keys(metafile.inputs) }
}

/** Writes the program with what V8 makes of it, what runs it, what is apart, and the licences of all that is in them. */
export async function bundle(directory: string): Promise<void> {
  const inputs: string[] = []
  const write = async (name: string, options: Parameters<typeof script>[0]) => {
    const made = await script(options)
    inputs.push(...made.inputs)
    // The name of the text, by which what V8 made of it is known.
    const head = name === 'program.js' ? `// ${createHash('sha256').update(made.text).digest('hex')}\n` : ''
    writeFileSync(join(directory, name), head + made.text, { mode: name === 'src/cli.js' ? 0o755 : 0o644 })
  }
  for (const folder of ['src', 'apart']) mkdirSync(join(directory, folder), { recursive: true })
  // In a package of modules, these are none.
  writeFileSync(join(directory, 'package.json'), '{ "type": "commonjs" }\n')
  await write('program.js', {
    entryPoints: ['src/main.ts'],
    banner: { js: '(function (require, directory) {' },
    footer: { js: '})' },
    plugins: [apart],
  })
  await write('src/cli.js', {
    entryPoints: ['build/start.ts'],
    banner: { js: "const directory = require('node:path').dirname(__dirname);" },
  })
  for (const { file, text } of Object.values(APART))
    await write(`apart/${file}`, { stdin: { contents: text, resolveDir: root } })
  const all = libraries(inputs).map(licence)
  writeFileSync(join(directory, 'LICENSES.txt'), all.join(`\n${'-'.repeat(80)}\n\n`))
  train(directory)
}
