/** The inventory file's form. Parsed strictly: a key that kvmup does not know is a mistake, not a comment. */
import * as z from 'zod/mini'
import { safeAddress, safeLogin, safeUser } from '../connection/address.js'
import { type Fault, REHEARSED } from './host.js'

/** A host's name: shown in every view, used in file names. */
const Name = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/,
      'a name of letters, digits, ".", "-", "_" and ":" was expected',
    ),
  )

const Address = z
  .string('a host name or an IP address was expected')
  .check(z.refine(safeAddress, 'a host name or an IP address was expected'))
const User = z.string('a user name was expected').check(z.refine(safeUser, 'a user name was expected'))
const Port = z
  .int('a whole number was expected')
  .check(z.gte(1, 'a port from 1 to 65535 was expected'), z.lte(65535, 'a port from 1 to 65535 was expected'))
const Path = z.string('a path was expected').check(z.minLength(1, 'a path was expected'))

/** More than may work with one hypervisor's libvirt; every one of them costs the probe two questions. */
const MAX_USERS = 100
const Users = z
  .array(
    z.string('a user name was expected').check(z.refine(safeLogin, 'a user name was expected')),
    'a list of user names was expected',
  )
  .check(z.maxLength(MAX_USERS, `at most ${MAX_USERS} users were expected`))

/** Also what `kvmup_*` variables of Ansible inventories may say. */
export const Wishes = z.strictObject({
  guestfs: z.optional(z.enum(['tools', 'all', 'none'], 'tools, all or none was expected')),
  network: z.optional(z.enum(['default', 'none'], 'default or none was expected')),
  proof: z.optional(z.enum(['guest', 'deep'], 'guest or deep was expected')),
  reboot: z.optional(z.boolean('true or false was expected')),
  repair_repos: z.optional(z.boolean('true or false was expected')),
  repair_rpmdb: z.optional(z.boolean('true or false was expected')),
  users: z.optional(Users),
  nested: z.optional(z.union([z.boolean(), z.literal('leave')], 'true, false or leave was expected')),
})

/** `[user@]host[:port]`, several separated by commas; what `ssh -J` takes. */
export const JUMP =
  /^(?:(?:[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@)?(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:,(?!$)|$))+$/
const Jump = z
  .string('a jump host was expected')
  .check(z.regex(JUMP, 'jump hosts like ops@bastion:22 were expected'))

/** Names of groups that need no quoting anywhere. */
const GroupName = z
  .string('a name of a group was expected')
  .check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/, 'a name of a group was expected'))

const FaultText = z.custom<Fault>(
  value =>
    typeof value === 'string' &&
    /^(no-vt|dead-mirrors|bad-signature|slow|hang|(drop-line|refuse):[1-9]\d{0,3})$/.test(value),
  'no-vt, dead-mirrors, bad-signature, slow, hang, drop-line:N or refuse:N was expected',
)

export const Rehearse = z.enum(REHEARSED, `one of ${REHEARSED.join(', ')} was expected`)
export const Faults = z.array(FaultText, 'a list of faults was expected')

const OVER_SSH = ['address', 'user', 'port', 'key', 'ssh_config', 'jump', 'legacy_ssh'] as const

/** A key that the host's kind has no use for: whoever wrote it meant another kind of host. */
function misplaced(entry: Readonly<Record<string, unknown>>): readonly string[] {
  if (entry.local) return [...OVER_SSH, 'rehearse', 'faults']
  return entry.rehearse === undefined ? ['faults'] : OVER_SSH
}

const HostEntry = z.nullable(
  z
    .strictObject(
      {
        address: z.optional(Address),
        user: z.optional(User),
        port: z.optional(Port),
        key: z.optional(Path),
        ssh_config: z.optional(Path),
        jump: z.optional(Jump),
        legacy_ssh: z.optional(z.literal(true, 'true was expected')),
        local: z.optional(z.literal(true, 'true was expected')),
        rehearse: z.optional(Rehearse),
        faults: z.optional(Faults),
        groups: z.optional(z.array(GroupName, 'a list of names of groups was expected')),
        wishes: z.optional(Wishes),
      },
      'nothing or keys of a host were expected',
    )
    .check(
      z.superRefine((entry, context) => {
        const kind = entry.local
          ? 'beside "local"'
          : entry.rehearse
            ? 'beside "rehearse"'
            : 'without "rehearse"'
        for (const key of misplaced(entry))
          if (key in entry)
            context.addIssue({ code: 'custom', path: [key], message: `has no meaning ${kind}` })
      }),
    ),
)

export const InventorySchema = z.strictObject(
  {
    hosts: z.record(Name, HostEntry, 'a list of hosts by name was expected'),
    wishes: z.optional(Wishes),
  },
  'was expected',
)

export type InventoryFile = z.infer<typeof InventorySchema>
export type HostEntry = z.infer<typeof HostEntry>
