/** Where the lab keeps things, and the one kind of error that is the user's to solve. */
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Its message says what is wrong and what to do; it needs no stack trace. */
export class LabError extends Error {}

export const labDir = dirname(fileURLToPath(import.meta.url))

export const cacheDir = process.env.KVMUP_LAB_CACHE ?? join(homedir(), '.cache', 'kvmup-lab')

/** What the machines of a release are made of. */
export const releaseDir = (release: string): string => join(cacheDir, release)

/** Everything about one machine; whoever knows its name finds it there. */
export const runDir = (name: string): string => join(cacheDir, 'run', name)

export const releases = (): string[] =>
  readdirSync(join(labDir, 'image', 'releases'))
    .filter(file => file.endsWith('.conf'))
    .map(file => file.slice(0, -'.conf'.length))
    .sort()

export function checkRelease(release: string): string {
  if (!releases().includes(release)) {
    throw new LabError(`no release "${release}" in the lab (there are: ${releases().join(', ')})`)
  }
  return release
}
