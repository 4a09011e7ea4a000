import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('kvmup/package.json')

/** Absolute path of the package: the same from src/ and from dist/. */
export const packageRoot = dirname(manifest)

/** The package's own package.json, as far as the program needs it. */
export const packageJson = (): { version: string; engines: { node: string } } =>
  JSON.parse(readFileSync(manifest, 'utf8'))
