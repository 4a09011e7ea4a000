/** What a rehearsed host is at the moment, kept in a file between runs: everything else about it is its row. */
import '../../zod-setup.js'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { UsageError } from '../../errors.js'
import { Flag, Text, Texts, Whole, Word } from '../../facts/forms.js'
import { REHEARSED, type RehearsedRelease } from '../../inventory/host.js'
import { msg } from '../../messages/message.js'
import { rows } from './releases.js'

/** Milliseconds for each line that a command prints: enough to watch, short enough to wait for. */
const PACE = 4

/** libvirt's default network as it is shipped. */
export const NETWORK = { bridge: 'virbr0', address: '192.168.122.1' }
const NIC = '192.0.2.10/24'
/** Of a host as it is installed: its administrator beside root. */
const PEOPLE = { root: [], ops: ['wheel'] }

const Names = z.array(Word)

/** A transaction that goes on without whoever started it. Times are milliseconds since 1970. */
const Job = z.strictObject({
  id: Text,
  by: Text,
  command: Text,
  started: z.number(),
  /** When its last line is out. */
  until: z.number(),
  /** Absent where it was killed. */
  code: z.optional(Whole),
  log: Texts,
})
export type Job = Readonly<z.infer<typeof Job>>

export const StateSchema = z.strictObject({
  /** The form of this file. */
  rehearsal: z.literal(1),
  release: z.enum(REHEARSED),
  pace: z.number().check(z.gte(0), z.lte(1000)),
  /** Packages installed since the host was fresh, by name. */
  packages: Names,
  /** Groups that the package manager remembers as installed. */
  groups: Names,
  /** Whether the package manager has read its repositories. */
  metadata: z.enum(['none', 'cached']),
  /** Where the release's repository files point: to the mirrors, or to the address of an archive. */
  repositories: z._default(Text, 'mirrors'),
  modules: Names,
  dmesg: Texts,
  /** Units (on EL 6: scripts) enabled at boot, and those active. */
  enabled: Names,
  active: Names,
  /** When a client last spoke to libvirt, in milliseconds since 1970: daemons leave two minutes later. */
  lastClient: z.number(),
  network: z.strictObject({
    defined: Flag,
    autostart: Flag,
    active: Flag,
    bridge: z._default(Text, NETWORK.bridge),
    /** The bridge's, in a /24. */
    address: z._default(Text, NETWORK.address),
    /** A bridge of before is still there, and no daemon knows of it. */
    stale: z._default(Flag, false),
  }),
  /** The host's own card: address and prefix length. 192.0.2.0/24 is kept for documentation (RFC 5737). */
  nic: z._default(Text, NIC),
  /** Guests that run. */
  running: z._default(Names, []),
  /** Users that somebody may be, with the groups that they are in besides their own. */
  people: z._default(z.record(Text, Names), PEOPLE),
  /** What kvmup wrote, by path. */
  files: z._default(z.record(Text, Text), {}),
  /** Transactions that nobody has seen to their end. */
  jobs: z._default(z.array(Job), []),
  /** The parameter of the vendor's kvm module since it was loaded; absent while it has its default. */
  nested: z.optional(Text),
})

export type State = Readonly<z.infer<typeof StateSchema>>

/** The host right after its installation. */
export function freshState(release: RehearsedRelease): State {
  const row = rows[release]
  const atBoot = row.kvmLoads === 'at boot'
  return {
    rehearsal: 1,
    release,
    pace: PACE,
    packages: [],
    groups: [],
    metadata: 'none',
    repositories: 'mirrors',
    modules: atBoot ? ['kvm', row.cpu.module] : [],
    dmesg: atBoot ? [...row.kernelSays.ready] : [],
    enabled: [],
    active: [],
    lastClient: 0,
    network: { defined: false, autostart: false, active: false, stale: false, ...NETWORK },
    nic: NIC,
    running: [],
    people: PEOPLE,
    files: {},
    jobs: [],
  }
}

/**
 * The state in the file; a fresh host where there is none, or where another release was rehearsed under the
 * same name: that machine was installed anew.
 * @throws UsageError when the file cannot be read as a state
 */
export function loadState(file: string, release: RehearsedRelease): State {
  const text = read(file)
  if (text === undefined) return freshState(release)
  const found = StateSchema.safeParse(json(file, text))
  if (!found.success) {
    const [issue] = found.error.issues
    throw damaged(file, `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`)
  }
  return found.data.release === release ? found.data : freshState(release)
}

/** Another one for each draft of this process. */
let drafts = 0

/** Replaces the file in one step: a reader never sees half of it. @throws UsageError when that is impossible */
export function saveState(file: string, state: State): void {
  drafts += 1
  const draft = `${file}.${process.pid}-${drafts}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    discard(draft)
    throw new UsageError(
      msg('rehearsal.unwritable', { file, why: reason(error) }),
      msg('rehearsal.unwritable.hint', { file }),
    )
  }
}

/** The trouble that made the draft useless may also be in the way of removing it. */
function discard(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // The trouble itself is told.
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw damaged(file, reason(error))
  }
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged(file, reason(error))
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))

const damaged = (file: string, why: string) =>
  new UsageError(msg('rehearsal.damaged', { file, why }), msg('rehearsal.damaged.hint', { file }))
