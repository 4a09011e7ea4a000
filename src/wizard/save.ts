/** The answers as an inventory, and as the command line that repeats them. Passwords are in neither. */
import { stringify } from 'yaml'
import { quote } from '../connection/quote.js'
import { DEFAULT_WISHES, type Host, type Wishes } from '../inventory/host.js'

const KEYS = Object.keys(DEFAULT_WISHES) as readonly (keyof Wishes)[]

const without = (all: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))

/** The keys of one host. What is not there is left out, so that the file says no more than was said. */
function entry({ name, connection }: Host): Readonly<Record<string, unknown>> {
  if (connection.kind === 'local') return { local: true }
  if (connection.kind === 'rehearsal') {
    const { release, faults } = connection.rehearsal
    return { rehearse: release, ...(faults.length > 0 ? { faults } : {}) }
  }
  const { address, user, port, key, sshConfig, jump, legacySsh } = connection
  const named = address === name ? undefined : address
  return without({ address: named, user, port, key, ssh_config: sshConfig, jump, legacy_ssh: legacySsh })
}

/** The same as variables of Ansible, which also has options of ssh and any name. */
function variables(host: Host): Readonly<Record<string, unknown>> {
  const wishes = Object.fromEntries(KEYS.map(key => [`kvmup_${key}`, host.wishes[key]]))
  if (host.connection.kind === 'local') return { ansible_connection: 'local', ...wishes }
  if (host.connection.kind === 'rehearsal') {
    const { release, faults } = host.connection.rehearsal
    return { kvmup_rehearse: release, kvmup_faults: faults, ...wishes }
  }
  const { address, user, port, key, sshConfig, jump, legacySsh, options = [] } = host.connection
  const args = [
    ...(jump === undefined ? [] : ['-J', jump]),
    ...options.flatMap(({ name, value }) => ['-o', quote(`${name}=${value}`)]),
  ]
  return without({
    ansible_host: address,
    ansible_user: user,
    ansible_port: port,
    ansible_private_key_file: key,
    ansible_ssh_common_args: args.length > 0 ? args.join(' ') : undefined,
    kvmup_ssh_config: sshConfig,
    kvmup_legacy_ssh: legacySsh,
    ...wishes,
  })
}

/** Names that kvmup's own form takes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/
const isPlain = ({ name, connection }: Host) =>
  NAME.test(name) && (connection.kind !== 'ssh' || (connection.options ?? []).length === 0)

const sameWishes = (hosts: readonly Host[]) =>
  new Set(hosts.map(({ wishes }) => JSON.stringify(Object.entries(wishes).sort()))).size === 1

/** Every wish is written down, also the usual ones: what is usual may change, what was answered may not. */
const wishesOf = (wishes: Wishes) => Object.fromEntries(KEYS.map(key => [key, wishes[key]]))

/**
 * The text of an inventory that gives these very hosts when it is loaded.
 * @param comment its first lines
 */
export function inventoryText(hosts: readonly Host[], comment: readonly string[]): string {
  const head = comment.map(line => `# ${line}\n`).join('')
  return `${head}${stringify(hosts.every(isPlain) ? own(hosts) : ansible(hosts), { nullStr: '' })}`
}

function own(hosts: readonly Host[]) {
  const [first] = hosts
  const common = first && sameWishes(hosts) ? { wishes: wishesOf(first.wishes) } : {}
  const entries = hosts.map(host => {
    const keys = 'wishes' in common ? entry(host) : { ...entry(host), wishes: wishesOf(host.wishes) }
    return [host.name, Object.keys(keys).length > 0 ? keys : null]
  })
  return { ...common, hosts: Object.fromEntries(entries) }
}

const ansible = (hosts: readonly Host[]) => ({
  all: { hosts: Object.fromEntries(hosts.map(host => [host.name, variables(host)])) },
})

/** What was typed to reach a host: `[user@]host[:port]`. */
export function targetOf({ name, connection }: Host): string {
  if (connection.kind !== 'ssh') return name
  const { address, user, port } = connection
  const bracketed = port !== undefined && address.includes(':') ? `[${address}]` : address
  return `${user === undefined ? '' : `${user}@`}${bracketed}${port === undefined ? '' : `:${port}`}`
}

/** The flag for one wish; undefined where the value has none, because it is what a run without flags does. */
const FLAGS: { readonly [K in keyof Wishes]: (value: Wishes[K]) => readonly string[] | undefined } = {
  guestfs: value => ['--guestfs', value],
  network: value => ['--network', value],
  proof: value => (value === 'deep' ? ['--deep'] : undefined),
  users: value => (value.length > 0 ? ['--users', value.join(',')] : undefined),
  nested: value => (value === 'leave' ? undefined : ['--nested', value ? 'on' : 'off']),
  repair_repos: value => (value ? ['--repair-repos'] : undefined),
  repair_rpmdb: value => (value ? ['--repair-rpmdb'] : undefined),
  reboot: value => (value ? ['--reboot'] : undefined),
}

const flag = <K extends keyof Wishes>(key: K, value: Wishes[K] | undefined) =>
  value === undefined ? undefined : FLAGS[key](value)

/** Flags for the wishes that were answered or given; the others stand where they stood. */
const flags = (wished: Partial<Wishes>): readonly string[] =>
  KEYS.flatMap(key => flag(key, wished[key]) ?? [])

export type Repeat = Readonly<{
  /** The hosts with the wishes that they had before any answer, and as they went to the engine. */
  before: readonly Host[]
  hosts: readonly Host[]
  /** Where the answers were saved; empty: nowhere. */
  saved: string
  /** The inventories that the hosts are of. */
  inventory?: readonly string[]
  wished: Partial<Wishes>
  /** Options of the command line that are no wishes, as they were given. */
  others: readonly string[]
}>

/** Whether the flags alone bring about what was answered: not every wish has one that takes it back. */
const isSaid = ({ before, hosts, wished }: Repeat) =>
  hosts.every(({ wishes }, at) =>
    KEYS.every(key => {
      const said = flag(key, wished[key]) ? wished[key] : before[at]?.wishes[key]
      return JSON.stringify(wishes[key]) === JSON.stringify(said)
    }),
  )

/** The argv that does the same without a question; undefined where only a file could say it. */
export function unattended(repeat: Repeat): readonly string[] | undefined {
  const { hosts, saved, inventory, wished, others } = repeat
  const apply = ['kvmup', 'apply', '--yes', ...others]
  if (saved !== '') return [...apply, '-i', saved]
  if (!isSaid(repeat)) return undefined
  const names = hosts.map(({ name }) => name).join(',')
  if (inventory !== undefined)
    return [...apply, ...inventory.flatMap(one => ['-i', one]), '--limit', names, ...flags(wished)]
  return [...apply, ...flags(wished), ...hosts.map(targetOf)]
}
