/**
 * Every cause for which kvmup stops, fails or warns, under a number that stays: it is never given to another
 * cause, and one that goes away leaves a gap. The words are in src/messages/{en,ja}/catalogue.ts.
 */

import { become } from './entries/become.js'
import { connection } from './entries/connection.js'
import { cpu } from './entries/cpu.js'
import { libvirt } from './entries/libvirt.js'
import { login } from './entries/login.js'
import { module } from './entries/module.js'
import { network } from './entries/network.js'
import { packages } from './entries/packages.js'
import { platform } from './entries/platform.js'
import { proof } from './entries/proof.js'
import { repositories } from './entries/repositories.js'
import { run } from './entries/run.js'
import { wishes } from './entries/wishes.js'
import type { Entry } from './entry.js'

export const catalogue = {
  ...platform,
  ...cpu,
  ...module,
  ...repositories,
  ...packages,
  ...libvirt,
  ...network,
  ...proof,
  ...wishes,
  ...connection,
  ...login,
  ...become,
  ...run,
} as const

export type Code = keyof typeof catalogue
export const codes = (Object.keys(catalogue) as Code[]).sort()

/** What the entry says of itself; the table above is narrower than what its readers need. */
export const entry = (code: Code): Entry => catalogue[code]

const byMessage: ReadonlyMap<string, Code> = new Map(
  codes.flatMap(code => catalogue[code].says.map(id => [id, code] as const)),
)

/** The code of a message, when it stands for a cause. */
export const codeOfMessage = (message: Readonly<{ id: string }> | undefined): Code | undefined =>
  message && byMessage.get(message.id)

/** Reasons that say all: on a virtual machine the next move after them is one for the machine that runs it. */
const FINAL: readonly string[] = ['cpu.firmware']

/**
 * The code of a trouble. The next move is more exact than the reason ("not installed" has many causes), except
 * when it only says to read on.
 */
export function codeOf(because: Readonly<{ id: string }>, hint?: Readonly<{ id: string }>): Code | undefined {
  const [cause, move] = [codeOfMessage(because), codeOfMessage(hint)]
  if (FINAL.includes(because.id)) return cause
  return move && entry(move).topic !== 'run' ? move : (cause ?? move)
}
