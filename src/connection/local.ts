/** This machine: the same wrapped line, given to a local sh. */
import { spawn } from 'node:child_process'
import type { Action, Connect, Connection, Output } from './connection.js'
import { follow } from './follow.js'
import { interrupted, verdict } from './verdict.js'
import { localWhere } from './where.js'
import { wrap } from './wrap.js'

/** Opens nothing; each action is one sh, as root or through `sudo -n`. */
export const connectLocal: Connect = async (_host, options) => {
  const where = localWhere()
  const over = new AbortController()
  const signal = AbortSignal.any([options.signal, over.signal])
  let route = 'local'

  const run = async (action: Action, onLine?: (line: string) => void): Promise<Output> => {
    const { line, nonce } = wrap(action)
    if (signal.aborted) throw interrupted(where)
    // Its own process group: the terminal's ^C must not reach a package transaction.
    const child = spawn('/bin/sh', ['-c', line], { detached: true, stdio: 'pipe' })
    const followed = await follow(child, action, { nonce, signal, onLine })
    if (followed.stdout.route !== undefined) route = `local, ${followed.stdout.route}`
    return verdict(followed, where)
  }

  return {
    get route() {
      return route
    },
    run,
    close: async () => over.abort(),
  } satisfies Connection
}
