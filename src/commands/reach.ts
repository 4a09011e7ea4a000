/** Connections as commands want them: paced, within their deadlines, and one host's trouble stays that host's. */
import { around } from '../connection/around.js'
import { connect } from '../connection/connect.js'
import { type Connect, Unreachable } from '../connection/connection.js'
import { withDeadlines } from '../engine/deadline.js'
import { paced } from '../engine/pace.js'
import { type Retry, retrying } from '../engine/retry.js'
import { UsageError } from '../errors.js'
import { deadlines, retries } from './fleet-options.js'
import type { RawOptions } from './options.js'

/** A rehearsal host with a damaged file is out of reach; the hosts beside it are not. */
async function contained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof UsageError) throw new Unreachable('other', error.because, error.hint)
    throw error
  }
}

/** Opens the connection that the inventory names. */
const reach: Connect = async (host, options) => {
  const connection = await contained(connect(host, options))
  return around(connection, {
    run: (...action) => contained(connection.run(...action)),
    hold: argv => contained(connection.hold(argv)),
  })
}

/**
 * What opens the connections of one run. Rejects only with Unreachable.
 * @param stop aborted on the first interrupt
 * @param tell told of each wait before another try
 * @throws UsageError when an option cannot be understood
 */
export const reaching = (
  options: RawOptions,
  stop: AbortSignal,
  tell: (retry: Retry) => void = () => {},
): Connect =>
  withDeadlines(retrying(paced(reach), { times: retries(options), stop, tell }), deadlines(options))
