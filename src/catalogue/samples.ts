/** What a host or a program said, and in which recorded file it stands. */
import type { Sample } from './entry.js'

export const host = (name: string, ...lines: readonly string[]): Sample => ({
  from: `hosts/${name}/facts.txt`,
  lines,
})
export const failure = (name: string, ...lines: readonly string[]): Sample => ({
  from: `failures/${name}.txt`,
  lines,
})
export const ssh = (name: string, ...lines: readonly string[]): Sample => ({
  from: `ssh-errors/${name}.txt`,
  lines,
})
export const sudo = (name: string, ...lines: readonly string[]): Sample => ({
  from: `become-errors/${name}.txt`,
  lines,
})
export const none = (why: string): Sample => ({ none: why })

export const ITSELF = 'said by kvmup about itself, not by a host'
