/** This machine: the same wrapped line, given to a local sh. */
import { spawn } from 'node:child_process'
import { Bug } from '../errors.js'
import { becoming } from './become.js'
import type { Connect, Connection } from './connection.js'
import { holdOpen } from './hold.js'
import { localWhere } from './where.js'

/** Opens nothing; each action is one sh, as root or through sudo. */
export const connectLocal: Connect = async (host, options) => {
  if (host.connection.kind !== 'local') throw new Bug('not a local host')
  const over = new AbortController()
  const rooted = becoming({
    where: localWhere(),
    // Its own process group: the terminal's ^C must not reach a package transaction.
    start: async line => spawn('/bin/sh', ['-c', line], { detached: true, stdio: 'pipe' }),
    signal: AbortSignal.any([options.signal, over.signal]),
    password: host.connection.becomePassword,
    user: String(process.getuid?.() ?? ''),
    terminals: 'none',
  })
  return {
    get route() {
      const route = rooted.route()
      return route === undefined ? 'local' : `local, ${route}`
    },
    run: (action, onLine) => rooted.run(action, onLine),
    hold: argv => holdOpen(rooted.run, argv),
    close: async () => over.abort(),
  } satisfies Connection
}
