/** The options that every command on hosts shares, checked once. */
import { safeLogin } from '../connection/address.js'
import { once } from '../engine/same.js'
import { UsageError } from '../errors.js'
import type { Host, Wishes } from '../inventory/host.js'
import { msg } from '../messages/message.js'
import { clean } from '../text.js'

/** As commander hands them over. */
export type RawOptions = Readonly<{
  inventory?: readonly string[]
  limit?: string
  yes?: boolean
  json?: boolean
  forks?: string
  connectTimeout?: string
  askPass?: boolean
  askBecomePass?: boolean
  connectionPasswordFile?: string
  becomePasswordFile?: string
  acceptNewHostKeys?: boolean
  journal?: string
  rerun?: string
  serial?: string
  maxFailPercentage?: string
  hostTimeout?: string
  actionTimeout?: string
  retry?: string
  quiet?: boolean
  /** `FORMAT=FILE` */
  report?: readonly string[]
  attest?: string
  verbose?: boolean
  plain?: boolean
  /** Wishes on the command line: they override those of the inventory. */
  deep?: boolean
  reboot?: boolean
  repairRepos?: boolean
  repairRpmdb?: boolean
  users?: string
  nested?: 'on' | 'off'
  guestfs?: Wishes['guestfs']
  network?: Wishes['network']
  lang?: 'en' | 'ja'
}>

const DEFAULT_FORKS = 10
const DEFAULT_CONNECT_TIMEOUT = 15

const whole = (given: string | undefined, usual: number, most: number): number | undefined => {
  if (given === undefined) return usual
  const value = /^\d{1,5}$/.test(given) ? Number(given) : 0
  return value >= 1 && value <= most ? value : undefined
}

/** How many hosts at once. @throws UsageError */
export function forks({ forks: given }: RawOptions): number {
  const value = whole(given, DEFAULT_FORKS, 1000)
  if (value === undefined)
    throw new UsageError(msg('usage.forks', { given: given ?? '' }), msg('usage.forks.hint'))
  return value
}

/** Seconds until a silent host is unreachable. @throws UsageError */
export function connectTimeout({ connectTimeout: given }: RawOptions): number {
  const value = whole(given, DEFAULT_CONNECT_TIMEOUT, 600)
  if (value === undefined)
    throw new UsageError(msg('usage.timeout', { given: given ?? '' }), msg('usage.timeout.hint'))
  return value
}

/** @throws UsageError naming what is no user's name */
function users(given: string): readonly string[] {
  const names = given.split(',').map(name => name.trim())
  const wrong = names.find(name => !safeLogin(name))
  if (wrong !== undefined)
    throw new UsageError(msg('usage.users', { given: clean(wrong) }), msg('usage.users.hint'))
  return names
}

/** The wishes of the command line alone. @throws UsageError when one cannot be a wish */
export function wishesOf(given: RawOptions): Partial<Wishes> {
  return {
    ...(given.deep ? { proof: 'deep' } : {}),
    ...(given.reboot ? { reboot: true } : {}),
    ...(given.repairRepos ? { repair_repos: true } : {}),
    ...(given.repairRpmdb ? { repair_rpmdb: true } : {}),
    ...(given.users === undefined ? {} : { users: users(given.users) }),
    ...(given.nested === undefined ? {} : { nested: given.nested === 'on' }),
    ...(given.guestfs === undefined ? {} : { guestfs: given.guestfs }),
    ...(given.network === undefined ? {} : { network: given.network }),
  }
}

/**
 * The hosts with the wishes of the command line.
 * @throws UsageError when a wish cannot be one, or when this machine would have to reboot under kvmup's feet
 */
export function wished(hosts: readonly Host[], given: RawOptions): readonly Host[] {
  const wishes = wishesOf(given)
  // Most hosts of a fleet have the same ones, and those are kept once.
  const same = once<Wishes>()
  const all = hosts.map(host => ({
    ...host,
    wishes: same({ ...host.wishes, ...wishes }, JSON.stringify(host.wishes)),
  }))
  if (all.some(host => host.connection.kind === 'local' && host.wishes.reboot))
    throw new UsageError(msg('usage.reboot-local'), msg('usage.reboot-local.hint'))
  return all
}
