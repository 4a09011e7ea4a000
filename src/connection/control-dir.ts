/** The private directory of one connection's control socket. */
import { accessSync, constants, mkdtempSync, statSync } from 'node:fs'
import { join } from 'node:path'

// A socket's path holds 104 bytes on some systems, and ssh appends 17 of its own while it is being made.
const PARENT_LIMIT = 60

/** A new directory, mode 0700: under $XDG_RUNTIME_DIR when that can hold a socket, else /tmp; never $TMPDIR. */
export function controlDir(runtime: string | undefined = process.env.XDG_RUNTIME_DIR): string {
  const parent = runtime !== undefined && usable(runtime) ? runtime : '/tmp'
  return mkdtempSync(join(parent, 'kvmup-'))
}

// Only plain characters: ssh gives meaning to percent signs, quotes and blanks in ControlPath.
function usable(path: string): boolean {
  if (!/^\/[\w./-]+$/.test(path) || path.length > PARENT_LIMIT) return false
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
