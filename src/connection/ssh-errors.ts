/** The meaning of what ssh says when it cannot connect; the table is in ssh-rows.ts. */
import { clean, lastLine } from '../text.js'
import { Unreachable } from './connection.js'
import { type Found, ROWS } from './ssh-rows.js'
import type { Where } from './where.js'

/** The meaning of what ssh printed on stderr before the login worked; undefined when no row knows it. */
export function sshError(stderr: string, final: Where): Unreachable | undefined {
  const all = clean(stderr)
  const lines = all.split('\n')
  // So ssh calls whoever it talks to through another program, when that has ended: it was the other that failed.
  const isJump = /UNKNOWN port 65535/.test(all) && !/^channel \d+: open failed/m.test(all)
  const where = isJump ? (final.jump ?? final) : final
  for (const row of ROWS) {
    for (const line of lines) {
      const match = row.pattern.exec(line)
      if (!match) continue
      const found: Found = {
        where,
        said: lastLine(line),
        group: (name: string) => match.groups?.[name] ?? '',
        all,
      }
      return new Unreachable(row.kind, row.because(found), row.hint(found))
    }
  }
  return undefined
}
