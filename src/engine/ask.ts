import { type Connection, type Output, TIMED_OUT, Unreachable } from '../connection/connection.js'
import { probeAction } from '../facts/probe.js'
import { msg } from '../messages/message.js'
import { type Clock, type Losses, throughLosses } from './losses.js'

/**
 * Runs the probe.
 * @throws Unreachable also when it is not done in time
 */
export const ask = async (connection: Connection, args: readonly string[]): Promise<Output> =>
  whole(await connection.run(probeAction(args)))

/**
 * Runs the probe on a host that has answered it before: it changes nothing, so a line that drops meanwhile costs no
 * more than another look.
 * @throws Unreachable as `ask`, and the last loss when the host stays out of sight
 */
export async function askAgain(
  connection: Connection,
  args: readonly string[],
  lost: Losses['lost'],
  clock: Clock,
): Promise<Output> {
  const look = () => connection.run(probeAction(args))
  return whole(await throughLosses(look, { lost, outOfSight: error => error, unnamed: 'passes', clock }))
}

/** Half an answer says nothing about a host. */
function whole(output: Output): Output {
  if (output.code !== TIMED_OUT) return output
  const seconds = Math.round(output.ms / 1000)
  throw new Unreachable('timeout', msg('unreachable.probe-overdue', { seconds }), msg('hint.overdue'))
}
