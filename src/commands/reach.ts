/** Connections as commands want them: whatever is wrong with one host stays that host's trouble. */
import { connect } from '../connection/connect.js'
import { type Connect, Unreachable } from '../connection/connection.js'
import { UsageError } from '../errors.js'

/** A rehearsal host with a damaged file is out of reach; the hosts beside it are not. */
async function contained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof UsageError) throw new Unreachable('other', error.because, error.hint)
    throw error
  }
}

/** Opens the connection that the inventory names. Rejects only with Unreachable. */
export const reach: Connect = async (host, options) => {
  const connection = await contained(connect(host, options))
  return {
    get route() {
      return connection.route
    },
    run: (...action) => contained(connection.run(...action)),
    hold: argv => contained(connection.hold(argv)),
    close: () => connection.close(),
  }
}
