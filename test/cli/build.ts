/** The tests here run the program as it is installed: dist is built once, where it is older than its source. */
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.js'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'dist', 'src', 'cli.js')

const newest = (directory: string): number =>
  Math.max(
    ...readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

export async function setup(): Promise<void> {
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...['src', 'tasks', 'build'].map(newest)))
    return
  const dist = join(root, 'dist')
  try {
    accessSync(existsSync(dist) ? dist : root, constants.W_OK)
  } catch {
    throw new Error('dist is older than its source, and not this user’s to write: npm run build')
  }
  await bundle(dist)
}
