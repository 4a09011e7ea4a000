/**
 * kvmup's file of polkit's local authority (EL 6): who may manage libvirt without being root. A key file as GLib
 * reads it (pklocalauthority(8)); whoever stands in it stays in it.
 */
import type { AccessFacts } from '../src/facts/wishes.js'

export const PKLA = '/etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla'

const FIXED: Readonly<Record<string, string>> = {
  Action: 'org.libvirt.unix.manage',
  ResultAny: 'yes',
  ResultInactive: 'yes',
  ResultActive: 'yes',
}
/** More than is read of it: nobody wrote that much by kvmup. */
const LIMIT = 20_000
const MODE = 0o644

type File = NonNullable<AccessFacts['pkla']['file']>

/** Who stands in the file; undefined when it has something in it that kvmup would lose by writing it anew. */
export function identitiesIn({ text, bytes }: File): readonly string[] | undefined {
  const lines = text.map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
  if (bytes > LIMIT || (lines[0] ?? '[kvmup]') !== '[kvmup]') return undefined
  const entries = lines.slice(1).map(line => /^([A-Za-z]+)\s*=\s*(.*)$/.exec(line)?.slice(1) ?? ['', ''])
  const known = (key = '') => key === 'Identity' || key in FIXED
  if (entries.some(([key]) => !known(key)) || new Set(entries.map(([key]) => key)).size < entries.length)
    return undefined
  const [, value = ''] = entries.find(([key]) => key === 'Identity') ?? []
  // Any other sign that GLib would read as something else than it shows.
  if (value.replaceAll('\\\\', '').includes('\\')) return undefined
  return value.split(';').filter(Boolean).map(unescaped)
}

/** The backslash between domain and user is GLib's own sign in a key file. */
const escaped = (identity: string) => identity.replaceAll('\\', '\\\\')
const unescaped = (identity: string) => identity.replaceAll('\\\\', '\\')

export const identityOf = (user: string) => `unix-user:${user}`

export const pklaText = (identities: readonly string[]): string =>
  [
    '# Written by kvmup: these users may manage libvirt (its wish "users"). It adds to the list, and takes nobody off.',
    '[kvmup]',
    `Identity=${identities.map(escaped).join(';')}`,
    ...Object.entries(FIXED).map(([key, value]) => `${key}=${value}`),
    '',
  ].join('\n')

/** Word for word as kvmup writes it, and nobody but root can change it. */
export const isAsWritten = (file: File, identities: readonly string[]): boolean =>
  file.mode === MODE &&
  file.uid === 0 &&
  file.gid === 0 &&
  `${file.text.join('\n')}\n` === pklaText(identities)
