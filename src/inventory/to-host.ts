/** From a host of the inventory to one that kvmup works on; only those that were chosen are asked whether they can be. */
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { connectionOf } from './connection-vars.js'
import type { Host } from './host.js'
import { reader } from './jinja.js'
import { type Node, shown } from './tree.js'
import type { Known } from './vars.js'
import { checkKeys, rehearsalOf, wishesOf } from './wish-vars.js'

/** Shown in every view, used in names of files. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._:@%-]{0,252}$/

/** @throws UsageError naming file, line and key of what kvmup cannot work with */
export function toHost(host: Node, known: Known): Host {
  if (!NAME.test(host.name))
    throw new UsageError(
      msg('inventory.host-name', { ...host.origin, name: shown(host.name) }),
      msg('inventory.mend.hint'),
    )
  const [encrypted] = known.encrypted
  if (encrypted)
    throw new UsageError(
      msg('inventory.vault-vars', { ...encrypted, host: host.name }),
      msg('inventory.vault.hint'),
    )
  checkKeys(known)
  const read = reader(host, known)
  return {
    name: host.name,
    connection: rehearsalOf(host, read) ?? connectionOf(host, read),
    wishes: wishesOf(read),
  }
}
