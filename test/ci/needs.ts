/** What a suite needs that a fresh machine has not: without it the suite is skipped and says why, in CI it fails. */
import { spawnSync } from 'node:child_process'

/**
 * @param programs names to be found in PATH or /usr/sbin, and `root`
 * @returns why this cannot run here; undefined when it can, or when it must
 */
export function obstacle(...programs: readonly string[]): string | undefined {
  if (process.env.CI === 'true') return undefined
  const missing = programs.filter(name =>
    name === 'root'
      ? process.getuid?.() !== 0
      : spawnSync('/bin/sh', ['-c', 'PATH=$PATH:/usr/sbin; command -v "$1"', 'sh', name]).status !== 0,
  )
  return missing.length === 0 ? undefined : `needs ${missing.join(', ')}`
}
