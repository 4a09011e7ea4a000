import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Absolute path of the package: from src/, and from dist/, which the built program takes for its place. */
export const packageRoot = join(import.meta.dirname, '..')

/** The package's own package.json, as far as the program needs it. */
export const packageJson = (): { version: string; engines: { node: string } } =>
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
