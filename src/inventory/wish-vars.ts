/** `kvmup_*` variables: what is wished for a host, in Ansible's inventories as in kvmup's own. */
import { join } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { stateDirectory } from '../paths.js'
import { DEFAULT_WISHES, type Host, type Rehearsal, type Wishes as WishesOfHost } from './host.js'
import type { Reader } from './jinja.js'
import { nearest } from './nearest.js'
import { Faults, Rehearse, Wishes } from './schema.js'
import { booleanOf } from './settings.js'
import { type Node, shown, type Value, type Var } from './tree.js'
import type { Known } from './vars.js'

const PREFIX = 'kvmup_'
/** What is no wish: how a host is reached. */
const OTHERS = ['legacy_ssh', 'ssh_config', 'rehearse', 'faults']
const KNOWN = [...Object.keys(Wishes.shape), ...OTHERS].map(key => PREFIX + key)

/** @throws UsageError for a `kvmup_` key that is none: whoever wrote it expects something of it */
export function checkKeys({ vars }: Known): void {
  for (const [key, { origin }] of vars) {
    if (!key.startsWith(PREFIX) || KNOWN.includes(key)) continue
    const near = nearest(key, KNOWN)
    throw new UsageError(
      msg('inventory.unknown', { ...origin, key: shown(key) }),
      near === undefined
        ? msg('inventory.unknown.hint', { known: KNOWN.join(', ') })
        : msg('inventory.near.hint', { near }),
    )
  }
}

/** What words of an INI file mean here: `yes` is true, `a,b` are two users. */
function meant(key: string, value: Value): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  if (key === 'users' || key === 'faults')
    return typeof value === 'string' ? value.split(',').map(name => name.trim()) : [String(value)]
  return booleanOf(value) ?? value
}

const refused = (key: string, { origin }: Var, why: string | undefined) =>
  new UsageError(
    msg('inventory.key', { ...origin, key: PREFIX + key, why: why ?? 'wrong' }),
    msg('inventory.key.hint'),
  )

/** The wishes of a host; those that nobody has keep their defaults. @throws UsageError naming file, line and key */
export function wishesOf(read: Reader): WishesOfHost {
  const wishes: Record<string, unknown> = {}
  for (const key of Object.keys(Wishes.shape)) {
    const found = read(PREFIX + key)
    if (found === undefined || found.value === null) continue
    const checked = Wishes.safeParse({ [key]: meant(key, found.value) })
    if (!checked.success) throw refused(key, found, checked.error.issues[0]?.message)
    Object.assign(wishes, checked.data)
  }
  return { ...DEFAULT_WISHES, ...wishes }
}

/** A rehearsal host, when the host is one. @throws UsageError naming file, line and key */
export function rehearsalOf(
  host: Node,
  read: Reader,
): Extract<Host['connection'], { kind: 'rehearsal' }> | undefined {
  const found = read(`${PREFIX}rehearse`)
  if (found === undefined || found.value === null) return undefined
  const release = Rehearse.safeParse(found.value)
  if (!release.success) throw refused('rehearse', found, release.error.issues[0]?.message)
  const given = read(`${PREFIX}faults`)
  const faults = Faults.safeParse(given === undefined ? [] : meant('faults', given.value))
  if (!faults.success) throw refused('faults', given ?? found, faults.error.issues[0]?.message)
  const rehearsal: Rehearsal = {
    release: release.data,
    faults: faults.data,
    state: join(stateDirectory(), 'rehearsal', `${host.name}.json`),
  }
  return { kind: 'rehearsal', rehearsal }
}
