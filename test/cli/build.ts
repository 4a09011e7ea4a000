/** The tests here run the program as it is installed: dist is built once, where it is older than its source. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'dist', 'src', 'cli.js')

const newest = (directory: string): number =>
  Math.max(
    ...readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

export function setup(): void {
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(newest('src'), newest('tasks'))) return
  const dist = join(root, 'dist')
  try {
    accessSync(existsSync(dist) ? dist : root, constants.W_OK)
  } catch {
    throw new Error('dist is older than its source, and not this user’s to write: npm run build')
  }
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
}
