import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('kvmup/package.json')

/** Absolute path of the package: the same from src/ and from dist/. */
export const packageRoot = dirname(manifest)

/** The package's own package.json, as far as the program needs it. */
export const packageJson = (): { version: string; engines: { node: string } } =>
  JSON.parse(readFileSync(manifest, 'utf8'))

/** Whether a version of Node is at least the one that package.json asks for, `>=20.17`. */
export function suffices(version: string, needed: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
  const found = numbers(version)
  for (const [index, least] of numbers(needed).entries()) {
    const number = found[index] ?? 0
    if (number !== least) return number > least
  }
  return true
}
