/** From the words of the command line to the hosts of a run. */
import { safeAddress, safeUser } from '../connection/address.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { DEFAULT_WISHES, type Host } from './host.js'
import { loadInventory } from './load.js'

export type Selection = Readonly<{
  targets: readonly string[]
  inventory?: string
  /** Host names of the inventory, separated by commas. */
  limit?: string
}>

/**
 * Targets are `local`, `[user@]host[:port]`, or with an inventory names of its hosts.
 * @throws UsageError when nothing or something unknown was named
 */
export function selectHosts({ targets, inventory, limit }: Selection): readonly Host[] {
  const known = inventory === undefined ? [] : loadInventory(inventory)
  const byName = new Map(known.map(host => [host.name, host]))
  const named = targets.map(target => byName.get(target) ?? parseTarget(target))
  const chosen = targets.length > 0 ? named : known
  const selected = limit === undefined ? chosen : limited(chosen, limit)
  if (selected.length === 0) throw new UsageError(msg('usage.no-hosts'), msg('usage.no-hosts.hint'))
  const twice = selected.find((host, at) => selected.findIndex(other => other.name === host.name) !== at)
  if (twice) throw new UsageError(msg('usage.twice', { name: twice.name }), msg('usage.twice.hint'))
  return selected
}

function limited(hosts: readonly Host[], limit: string): readonly Host[] {
  const names = limit
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  const unknown = names.find(name => !hosts.some(host => host.name === name))
  if (unknown !== undefined) {
    const args = { name: clean(unknown), known: hosts.map(host => host.name).join(', ') || '-' }
    throw new UsageError(msg('usage.limit', args), msg('usage.limit.hint', args))
  }
  return hosts.filter(host => names.includes(host.name))
}

/** `[user@]host[:port]`; an IPv6 address with a port stands in brackets. */
const TARGET =
  /^(?:([^@]+)@)?(?:\[([0-9A-Fa-f:.%]+)\]|([^:@[\]]+|[0-9A-Fa-f:]+::?[0-9A-Fa-f:.]*))(?::(\d{1,5}))?$/

function parseTarget(target: string): Host {
  const wishes = DEFAULT_WISHES
  if (target === 'local') return { name: 'local', connection: { kind: 'local' }, wishes }
  const [match, user, bracketed, plain, digits] = TARGET.exec(target) ?? []
  const address = bracketed ?? plain ?? ''
  const port = digits === undefined ? undefined : Number(digits)
  const wrong =
    match === undefined ||
    !safeAddress(address) ||
    (user !== undefined && !safeUser(user)) ||
    (port !== undefined && (port < 1 || port > 65535))
  if (wrong) throw new UsageError(msg('usage.target', { target: clean(target) }), msg('usage.target.hint'))
  return {
    name: target,
    connection: {
      kind: 'ssh',
      address,
      ...(user === undefined ? {} : { user }),
      ...(port === undefined ? {} : { port }),
    },
    wishes,
  }
}
