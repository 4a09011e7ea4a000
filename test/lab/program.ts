/**
 * The program as it would be installed, built from the source as it is now into a directory of its own: a journey
 * takes minutes, and dist/ may be built anew meanwhile.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
let built: string | undefined

/** Path of the program; the first call builds it, the end of this process removes it. */
export function program(): string {
  if (built) return built
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-program-'))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  cpSync(join(root, 'package.json'), join(directory, 'package.json'))
  for (const scripts of ['connection', 'facts', 'scripts'])
    cpSync(join(root, 'src', scripts), join(directory, 'src', scripts), {
      recursive: true,
      filter: source => !source.endsWith('.ts'),
    })
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  execFileSync(process.execPath, [tsx, join(root, 'build', 'dist.ts'), join(directory, 'dist')], {
    stdio: 'inherit',
  })
  built = join(directory, 'dist', 'src', 'cli.js')
  return built
}
