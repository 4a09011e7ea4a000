/** From the words of the command line to the hosts of a run. */
import { safeAddress, safeUser } from '../connection/address.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { DEFAULT_WISHES, type Host } from './host.js'
import { loadInventory } from './load.js'

/** Names in a message. */
const NAMED = 20

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
  if (chosen.length === 0) {
    if (inventory === undefined) throw new UsageError(msg('usage.no-hosts'), msg('usage.no-hosts.hint'))
    throw new UsageError(msg('inventory.empty', { file: inventory }), msg('inventory.empty.hint'))
  }
  const seen = new Set<string>()
  for (const { name } of chosen) {
    if (seen.has(name)) throw new UsageError(msg('usage.twice', { name }), msg('usage.twice.hint'))
    seen.add(name)
  }
  return limit === undefined ? chosen : limited(chosen, limit)
}

function limited(hosts: readonly Host[], limit: string): readonly Host[] {
  const names = new Set(
    limit
      .split(',')
      .map(name => name.trim())
      .filter(Boolean),
  )
  if (names.size === 0) throw new UsageError(msg('usage.no-limit'), msg('usage.no-limit.hint'))
  const known = new Set(hosts.map(host => host.name))
  const unknown = [...names].find(name => !known.has(name))
  if (unknown !== undefined) {
    const args = { name: clean(unknown), known: some([...known]) }
    throw new UsageError(msg('usage.limit', args), msg('usage.limit.hint', args))
  }
  return hosts.filter(host => names.has(host.name))
}

/** As many names as fit a line that is still read. */
const some = (names: readonly string[]) =>
  names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')}, … (${names.length})`

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
