/** The one place that knows the kinds of connections. */
import type { Connect } from './connection.js'

/** Opens the connection that the inventory names. Each kind is loaded when it is first needed. */
export const connect: Connect = async (host, options) => {
  switch (host.connection.kind) {
    case 'local':
      return (await import('./local.js')).connectLocal(host, options)
    case 'ssh':
      return (await import('./ssh.js')).connectSsh(host, options)
    case 'rehearsal':
      return (await import('./rehearsal/index.js')).connectRehearsal(host, options)
  }
}
