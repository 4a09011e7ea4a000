/** From the words of the command line to the hosts of a run. */
import { isIP } from 'node:net'
import { safeAddress, safeUser } from '../connection/address.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'
import { kindOf, readText } from './files.js'
import { hostsOf } from './groups.js'
import { DEFAULT_WISHES, type Host } from './host.js'
import { type Inventory, loadInventory } from './load.js'
import { hostsNamed, splitPattern } from './patterns.js'
import { toHost } from './to-host.js'
import { addHost, type Node, newTree, shown } from './tree.js'
import { variables } from './vars.js'
import { varsFiles } from './vars-files.js'

export type Selection = Readonly<{
  targets: readonly string[]
  /** What `-i` named: files, directories, programs, `host,host`. */
  inventory?: readonly string[]
  /** A pattern as Ansible's `--limit` takes it. */
  limit?: string
}>

/** Which hosts were named; what they are is read of those alone that are asked for. */
export type Choice = Readonly<{
  /** The names of those that were chosen, in order. */
  chosen: readonly string[]
  /** Every name that there is, chosen or not. */
  all: readonly string[]
  /** The groups of the inventory: name, and names of their hosts. */
  groups: () => readonly Readonly<{ name: string; hosts: readonly string[] }>[]
  /** @throws UsageError when kvmup cannot work with one of these chosen hosts */
  hosts: (names: readonly string[]) => readonly Host[]
}>

/** The hosts that the command line names. @throws UsageError as `choose` does, or for a host kvmup cannot work with */
export function selectHosts(selection: Selection): readonly Host[] {
  const { chosen, hosts } = choose(selection)
  return hosts(chosen)
}

/**
 * Targets are `local`, `[user@]host[:port]`, or with an inventory patterns of its hosts and groups.
 * @throws UsageError when nothing or something unknown was named
 */
export function choose({ targets, inventory, limit }: Selection): Choice {
  const twice = targets.find((target, index) => targets.indexOf(target) !== index)
  if (twice !== undefined)
    throw new UsageError(msg('usage.twice', { name: clean(twice) }), msg('usage.twice.hint'))
  if (targets.length === 0 && inventory === undefined)
    throw new UsageError(msg('usage.no-hosts'), msg('usage.no-hosts.hint'))
  const loaded = inventory === undefined ? nothingLoaded() : loadInventory(inventory)
  const file = inventory?.join(' ') ?? ''
  if (
    inventory !== undefined &&
    loaded.tree.hosts.size === 0 &&
    targets.every(target => !isDirect(target, loaded))
  )
    throw new UsageError(msg('inventory.empty', { file }), msg('inventory.empty.hint'))
  const direct = targets.filter(target => inventory === undefined || isDirect(target, loaded))
  const patterns = targets.filter(target => !direct.includes(target)).flatMap(splitPattern)
  const named = patterns.length > 0 || targets.length === 0 ? hostsNamed(loaded.tree, patterns) : []
  const chosen = [...direct.map(target => newcomer(loaded, target)), ...named]
  const hosts = limit === undefined ? chosen : limited(loaded, chosen, limit)
  if (hosts.length === 0) throw new UsageError(msg('usage.nothing-left'), msg('usage.nothing-left.hint'))
  const known = variables(loaded)
  const read = (host: Node) => {
    if (!direct.includes(host.name)) return toHost(host, known(host))
    // Beside an inventory it means what it means to Ansible.
    return host.name === 'localhost' && inventory !== undefined ? THIS_MACHINE : parseTarget(host.name)
  }
  return {
    chosen: hosts.map(({ name }) => name),
    all: [...loaded.tree.hosts.keys()],
    groups: () =>
      [...loaded.tree.groups.values()].map(group => ({
        name: group.name,
        hosts: hostsOf(group).map(({ name }) => name),
      })),
    hosts: names => {
      const wanted = new Set(names)
      return hosts.filter(({ name }) => wanted.has(name)).map(read)
    },
  }
}

const THIS_MACHINE: Host = { name: 'localhost', connection: { kind: 'local' }, wishes: DEFAULT_WISHES }

const nothingLoaded = (): Inventory => ({ tree: newTree(), files: varsFiles([]), sources: [] })

/** Whether a target says by its form that it is no pattern: with a user, a port, an IP address, or this machine. */
function isDirect(target: string, { tree }: Inventory): boolean {
  if (tree.hosts.has(target) || tree.groups.has(target)) return false
  if (target === 'local' || target === 'localhost') return true
  const [match, user, , plain, port] = TARGET.exec(target) ?? []
  return match !== undefined && (user !== undefined || port !== undefined || isIP(plain ?? target) !== 0)
}

/** A target that the inventory does not know becomes a host of it, so that --limit knows it. @throws UsageError */
function newcomer({ tree }: Inventory, target: string): Node {
  return addHost(tree, parseTarget(target).name, 'ungrouped', { origin: { file: '', line: 0 }, source: '' })
}

function limited({ tree }: Inventory, chosen: readonly Node[], limit: string): readonly Node[] {
  const parts = splitPattern(limit).flatMap(part => (part.startsWith('@') ? lines(part.slice(1)) : [part]))
  if (parts.length === 0) throw new UsageError(msg('usage.no-limit'), msg('usage.no-limit.hint'))
  const allowed = new Set(hostsNamed(tree, parts))
  return chosen.filter(host => allowed.has(host))
}

/** The patterns in a file, one a line. @throws UsageError */
function lines(file: string): readonly string[] {
  if (kindOf(file) === 'nothing')
    throw new UsageError(msg('usage.limit-file', { file: shown(file) }), msg('usage.limit-file.hint'))
  return readText(file)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
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
