/** The program in few files: reading hundreds of modules took longer than the work of a start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'

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
      ([file, { bytesInOutput }]) => /zod\/.*\/locales\/(?!en\.)/.test(file) && bytesInOutput > 0,
    ) ?? []
  if (found !== undefined) throw new Error(`${found} is in the bundle: write import * as z from 'zod'`)
}

/** Writes src/cli.js and its chunks; what a command needs alone is a chunk of its own, loaded when it runs. */
export async function bundle(directory: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { 'src/cli': 'src/cli.ts' },
    outdir: directory,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    // Libraries in CommonJS ask for modules of Node by require, which a module has not.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module';const require = requireOf(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  })
  refuseBallast(metafile.outputs)
  const all = libraries(Object.keys(metafile.inputs)).map(licence)
  writeFileSync(join(directory, 'LICENSES.txt'), all.join(`\n${'-'.repeat(80)}\n\n`))
}
