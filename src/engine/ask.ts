import { type Connection, type Output, TIMED_OUT, Unreachable } from '../connection/connection.js'
import { probeAction } from '../facts/probe.js'
import { msg } from '../messages/message.js'

/**
 * Runs the probe.
 * @throws Unreachable also when it is not done in time: half an answer says nothing about a host
 */
export async function ask(connection: Connection, args: readonly string[]): Promise<Output> {
  const output = await connection.run(probeAction(args))
  if (output.code !== TIMED_OUT) return output
  const seconds = Math.round(output.ms / 1000)
  throw new Unreachable('timeout', msg('unreachable.probe-overdue', { seconds }), msg('hint.overdue'))
}
