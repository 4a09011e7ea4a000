/** The private directory of one connection's control socket. */
import { accessSync, constants, mkdtempSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { Unreachable } from './connection.js'

// A socket's path holds 104 bytes on some systems, and ssh appends 17 of its own while it is being made.
const PARENT_LIMIT = 60

/**
 * A new directory, mode 0700: under $XDG_RUNTIME_DIR when that can hold a socket, else /tmp; never $TMPDIR.
 * @throws Unreachable when it cannot be made: without it there is no connection
 */
export function controlDir(runtime: string | undefined = process.env.XDG_RUNTIME_DIR): string {
  const parent = runtime !== undefined && usable(runtime) ? runtime : '/tmp'
  try {
    return mkdtempSync(join(parent, 'kvmup-'))
  } catch (error) {
    const because = msg('run.control-dir', { parent, why: systemSays(error) })
    throw new Unreachable('other', because, msg('run.control-dir.hint', { parent }))
  }
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
