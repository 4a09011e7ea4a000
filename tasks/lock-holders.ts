/** Who else is at work with the package manager, and waiting for them. */
import type { Action } from '../src/connection/connection.js'
import type { HolderFact, TransactionFacts } from '../src/facts/transaction.js'
import { SCRIPTS } from '../src/scripts/scripts.js'

/** How long somebody else's transaction may take before it is given up; an update of a whole system fits in. */
const WAIT_SECONDS = 600

/** `[[days-]hours:]minutes:seconds` as seconds; 0 where ps could not say. */
function seconds(elapsed: string): number {
  const [, days = 0, hours = 0, minutes = 0, rest = 0] = (
    /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)$/.exec(elapsed) ?? []
  ).map(part => Number(part ?? 0))
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest
}

const who = ({ pid, unit, elapsed, command }: HolderFact) =>
  [`${command || '?'} (pid ${pid}`, ...[unit, elapsed].filter(word => word !== '-')].join(', ').concat(')')

/** The holders with command, pid, unit and running time; since when, by the host's clock; how long kvmup waits. */
export function lockedBy({ holders, now }: TransactionFacts) {
  const longest = Math.max(0, ...holders.map(one => seconds(one.elapsed)))
  return {
    holders: holders.map(who).join('; '),
    since:
      longest > 0
        ? `${new Date((now - longest) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
        : '',
    minutes: WAIT_SECONDS / 60,
  }
}

/** Nobody is ever ended; after the limit the package manager is left to them. */
export const waitFor = (holders: readonly HolderFact[]): readonly Action[] =>
  holders.length === 0
    ? []
    : [
        {
          argv: [...SCRIPTS.wait, String(WAIT_SECONDS), ...holders.map(one => String(one.pid))],
          timeoutMs: (WAIT_SECONDS + 30) * 1000,
          tells: true,
        },
      ]
