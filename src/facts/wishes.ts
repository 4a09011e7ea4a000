/** What is looked at only where it is wished for: users of libvirt, and guests in guests. The probe's wishes.sh, read at the border. */
import * as z from 'zod/mini'
import { Count, Flag, Text, Texts } from './forms.js'
import { all, first, number, type Raw } from './raw.js'

const User = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('found'), gids: z.array(Count) }),
  /** The host knows the name and calls the user otherwise (a directory that does not tell upper from lower case). */
  z.strictObject({ is: z.literal('called'), name: Text }),
  z.strictObject({ is: z.literal('absent') }),
  /** The host could not tell: its directory does not answer. */
  z.strictObject({ is: z.literal('unknown') }),
])

const PklaFile = z.strictObject({
  mode: Count,
  uid: Count,
  gid: Count,
  bytes: Count,
  /** At most 20 000 bytes of it. */
  text: Texts,
})

export const AccessSchema = z.strictObject({
  /** By the names asked for. */
  users: z.record(Text, User),
  /** The group libvirt, and whether it stands in the host's own /etc/group; undefined where there is none. */
  group: z.optional(z.strictObject({ gid: Count, from: z.enum(['local', 'directory']) })),
  /** polkit's local authority (EL 6): its directory for administrators, and kvmup's file in it. */
  pkla: z.strictObject({ directory: Flag, file: z.optional(PklaFile) }),
})

export const PeopleSchema = z.strictObject({
  /** Users of the host's own files who can log in, at most 50. */
  names: Texts,
  /** Those who may work with libvirt already, by its group or by kvmup's file, at most 50. */
  admitted: Texts,
})

const Value = z.enum(['on', 'off', 'other'])
export const NestedSchema = z.strictObject({
  modules: z.record(
    Text,
    z.strictObject({
      /** The parameter of the loaded module; `none`: it has no such parameter; of one not loaded what it offers. */
      value: z.enum(['on', 'off', 'other', 'none', 'offered']),
      /** How many use the module: guests, whoever has /dev/kvm open; undefined when not loaded or built in. */
      uses: z.optional(Count),
    }),
  ),
  /** s390x: huge pages for guests, which exclude nesting. */
  hpage: Flag,
  /** What sets the parameter at the module's next loading, in the order in which modprobe takes it: the last one holds. */
  options: z.array(
    z.strictObject({
      module: Text,
      value: Value,
      /** A file or /proc/cmdline. */
      file: Text,
      /** `FILE:LINE`, or /proc/cmdline. */
      where: Text,
      text: Text,
    }),
  ),
})

export type UserFact = Readonly<z.infer<typeof User>>
export type AccessFacts = Readonly<z.infer<typeof AccessSchema>>
export type NestedFacts = Readonly<z.infer<typeof NestedSchema>>

function user(words: readonly string[]) {
  const [is, ...rest] = words
  if (is === 'found') return { is, gids: rest.map(Number) }
  return is === 'called' ? { is, name: rest.join(' ') } : { is }
}

function pklaFile(raw: Raw) {
  const [mode, uid, gid, bytes] = first(raw, 'pkla_node')?.split(' ') ?? []
  if (mode === undefined) return undefined
  const owner = { uid: number(uid), gid: number(gid), bytes: number(bytes) }
  return { mode: Number.parseInt(mode, 8), ...owner, text: all(raw, 'pkla') }
}

/** Undefined where no user was asked for. */
export function access(raw: Raw) {
  if (!raw.has('user')) return undefined
  const [gid, from] = first(raw, 'libvirt_group')?.split(' ') ?? []
  return {
    users: Object.fromEntries(
      all(raw, 'user').map(line => {
        const [name = '', ...words] = line.split(' ')
        return [name, user(words)]
      }),
    ),
    group: gid === undefined ? undefined : { gid: number(gid), from },
    pkla: { directory: raw.has('pkla_directory'), file: pklaFile(raw) },
  }
}

/** Undefined where nobody asked, and where there is nobody. */
export function people(raw: Raw) {
  if (!raw.has('person') && !raw.has('admitted')) return undefined
  return { names: all(raw, 'person'), admitted: all(raw, 'admitted') }
}

/** As the kernel reads a boolean or a number, and as it prints them. */
function switchOf(text: string): z.infer<typeof Value> {
  if (/^([1yYtT]|on$|ON$|On$)/.test(text)) return 'on'
  return /^([0nNfF]|off$|OFF$|Off$)/.test(text) ? 'off' : 'other'
}

const STATES: Readonly<Record<string, string>> = { '-': 'none', lacking: 'none', offered: 'offered' }

const option = (
  name: string,
  words: readonly string[],
  place: { file: string; where: string },
  text: string,
) =>
  words
    .filter(word => /^nested(=|$)/.test(word))
    .slice(-1)
    // A parameter alone is a switch that is turned on.
    .map(word => ({
      module: name.replaceAll('-', '_'),
      value: switchOf(word.slice(7) || '1'),
      ...place,
      text,
    }))

function fileOption(line: string) {
  const [, file = '', at = '', text = ''] = /^([^:]+):(\d+):(.*)$/.exec(line) ?? []
  const [, name = '', ...words] = text.trim().split(' ')
  return option(name, words, { file, where: `${file}:${at}` }, text.trim())
}

function commandLineOption(text: string) {
  const [name = '', word = ''] = text.split('.')
  return option(name, [word], { file: '/proc/cmdline', where: '/proc/cmdline' }, text)
}

/** modprobe takes files by their names, wherever they lie. */
const nameOf = ({ file }: { file: string }) => file.slice(file.lastIndexOf('/') + 1)
const byName = (a: { file: string }, b: { file: string }) =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0

/** Undefined where nobody asked. */
export function nested(raw: Raw) {
  if (!raw.has('nested_module')) return undefined
  return {
    modules: Object.fromEntries(
      all(raw, 'nested_module').map(line => {
        const [name = '', value = '', uses] = line.split(' ')
        return [
          name,
          { value: STATES[value] ?? switchOf(value), uses: uses === '-' ? undefined : number(uses) },
        ]
      }),
    ),
    hpage: switchOf(first(raw, 'nested_hpage') ?? '0') === 'on',
    options: [
      ...all(raw, 'nested_option').flatMap(fileOption).sort(byName),
      ...all(raw, 'nested_cmdline').flatMap(commandLineOption),
    ],
  }
}
