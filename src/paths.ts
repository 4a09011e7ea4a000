import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

/** Where kvmup keeps what must outlive a run: journals, rehearsal hosts (XDG base directories). */
export function stateDirectory(): string {
  const given = process.env.XDG_STATE_HOME ?? ''
  // The specification says that a relative one is to be ignored.
  return join(isAbsolute(given) ? given : join(homedir(), '.local', 'state'), 'kvmup')
}

/** What the system says about a file, without Node's code and call: `permission denied`. */
export function systemSays(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return /^E[A-Z0-9]+: (.+?), \w+(?: .*)?$/s.exec(said)?.[1] ?? said
}

/** A directory and those above it, mode 0700. Node's own recursive mkdir never comes back from below /proc. */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return
    if (!isSystemError(error, 'ENOENT') || dirname(path) === path || existsSync(dirname(path))) throw error
    makeDirectory(dirname(path))
    mkdirSync(path, { mode: 0o700 })
  }
}

const isSystemError = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
