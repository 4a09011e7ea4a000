import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import type { TransactionFacts } from '../src/facts/transaction.js'
import { type Message, msg } from '../src/messages/message.js'
import { SCRIPTS } from '../src/scripts/scripts.js'
import { earlierJob } from './earlier-jobs.js'
import { lockedBy, waitFor } from './lock-holders.js'
import { damage, isDue, missing } from './packages.js'
import type { Release } from './release.js'

const MODULE_MS = 600_000
const REBUILD_MS = 1_800_000

const MIB = 1024
/**
 * Room that must be free, in KiB. A fresh host gets some 300 packages: under 1 GiB unpacked, under 0.3 GiB as they
 * are downloaded, and the repositories' metadata come on top. A host that lacks a few gets a tenth of that. The
 * figures are generous on purpose: a disk that fills up in a transaction leaves a damaged system behind.
 */
const ROOM = {
  fresh: { '/usr': 1000 * MIB, '/var/cache': 500 * MIB, '/var/lib': 100 * MIB },
  partial: { '/usr': 200 * MIB, '/var/cache': 200 * MIB, '/var/lib': 50 * MIB },
} as const

/** The mount point that a path is on, as far as it is known. */
const mountOf = (space: TransactionFacts['space'], path: string) =>
  Object.keys(space)
    .filter(mount => path === mount || path.startsWith(mount === '/' ? '/' : `${mount}/`))
    .sort((a, b) => b.length - a.length)[0]

/** The file system that is too small for what is due; room for several purposes adds up. */
function tooSmall(facts: Facts, release: Release, { space }: TransactionFacts) {
  const fresh = missing(facts, release.packages).length === release.packages.length
  const wanted = new Map<string, number>()
  for (const [path, kib] of Object.entries(ROOM[fresh ? 'fresh' : 'partial'])) {
    const mount = mountOf(space, path)
    if (mount !== undefined) wanted.set(mount, (wanted.get(mount) ?? 0) + kib)
  }
  const [mount, need] = [...wanted].find(([one, kib]) => (space[one] ?? 0) < kib) ?? []
  if (mount === undefined || need === undefined) return undefined
  return { mount, free: Math.floor((space[mount] ?? 0) / MIB), need: need / MIB }
}

/** The stream of the module that has to be chosen anew, and what it is now; undefined when it may stay. */
function stream(facts: Facts, release: Release, { streams }: TransactionFacts) {
  if (!release.stream) return undefined
  const { module, usual, vendors } = release.stream
  const now = streams.find(one => one.module === module)
  const wanted = vendors[facts.os.id] ?? usual
  if (!now || (now.state === 'enabled' && now.stream === wanted)) return undefined
  if (now.state !== 'enabled' && now.state !== 'disabled') return undefined
  // A stream that hypervisor and libvirt came from is somebody's choice; so is any other of the vendor's own.
  const used = missing(facts, ['qemu-kvm', 'libvirt']).length < 2
  const own = vendors[facts.os.id] !== undefined && now.state === 'enabled'
  const shown = now.state === 'disabled' ? `${module}: disabled` : `${module}:${now.stream}`
  return { shown, wanted: `${module}:${wanted}`, module, keep: used || own }
}

/** The vendor's key that the host lacks: its release package has the file already, or only the vendor has. */
function lacking({ signing }: Release, { signing: found }: TransactionFacts) {
  if (!signing || found.length === 0 || found.includes(signing.key)) return undefined
  const version = found.find(one => one.startsWith(`${signing.owner}-`))?.slice(signing.owner.length + 1)
  const [, minor = 0, release = 0] = (/^\d+\.(\d+)-(\d+)/.exec(version ?? '') ?? []).map(Number)
  const [first, build] = signing.since
  const here = minor > first || (minor === first && release >= build)
  return { ...signing, where: here ? 'here' : 'at the vendor' } as const
}

function damaged(said: string, facts: Facts, wished: boolean): Decision {
  const because = msg('prepare.damaged', { said })
  if (/No space left/i.test(said)) return { status: 'blocked', because, hint: msg('cure.space') }
  const holders = facts.transaction?.holders ?? []
  if (!wished) return { status: 'blocked', because, hint: msg('prepare.damaged.hint') }
  return {
    status: 'change',
    because,
    actions: [...waitFor(holders), { argv: SCRIPTS.rpmdb, timeoutMs: REBUILD_MS, transaction: 'start' }],
  }
}

const module = (release: Release, ...words: readonly string[]): Action => ({
  argv: [release.manager, '-y', '--setopt=exit_on_lock=1', 'module', ...words],
  timeoutMs: MODULE_MS,
  transaction: 'start',
})

function ready(facts: Facts, release: Release, found: TransactionFacts): Decision {
  const choice = stream(facts, release, found)
  const switched = choice && !choice.keep ? choice : undefined
  const key = lacking(release, found)
  const imported = key?.where === 'here' ? key : undefined
  const actions: readonly Action[] = [
    ...waitFor(found.holders),
    ...(imported ? [{ argv: ['rpm', '--import', imported.file] }] : []),
    ...(switched
      ? [module(release, 'reset', switched.module), module(release, 'enable', switched.wanted)]
      : []),
  ]
  if (actions.length > 0)
    return {
      status: 'change',
      because: msg('prepare.change', {
        ...lockedBy(found),
        key: imported?.key ?? '',
        stream: switched?.shown ?? '',
        wanted: switched?.wanted ?? '',
      }),
      actions,
    }
  const notes: readonly Message[] = [
    ...(choice ? [msg('prepare.note-stream', { stream: choice.shown, usual: choice.wanted })] : []),
    ...(key?.where === 'at the vendor' ? [msg('prepare.note-key', { key: key.key, url: key.url })] : []),
    ...(found.unfinished.length > 0
      ? [
          msg('prepare.note-unfinished', {
            what: found.unfinished.join(' '),
            twice: found.duplicates.join(' '),
          }),
        ]
      : []),
  ]
  return { status: 'ok', because: msg('prepare.ok'), notes }
}

/**
 * Nothing stands in the way of a package transaction: none of an earlier run is still open, rpm's database is sound, nobody else is at work, there is
 * room, and on releases with modules the stream is one that has the packages.
 */
export const preparePackages: Task<Release> = {
  id: 'prepare-packages',
  decide(facts, release, wishes) {
    const earlier = earlierJob(facts, release)
    if (earlier) return earlier
    const said = damage(facts)
    if (said !== undefined) return damaged(said, facts, wishes.repair_rpmdb)
    if (!isDue(facts, release, wishes)) return { status: 'ok', because: msg('prepare.not-needed') }
    const found = facts.transaction
    if (!found) return { status: 'skip', because: msg('prepare.not-asked') }
    const small = tooSmall(facts, release, found)
    if (small) return { status: 'blocked', because: msg('prepare.space', small), hint: msg('cure.space') }
    return ready(facts, release, found)
  },
}
