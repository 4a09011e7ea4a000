/** What is installed and how the rest gets there; shared by the two package tasks. */
import type { Action } from '../src/connection/connection.js'
import type { Decision } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import type { Wishes } from '../src/inventory/host.js'
import { msg } from '../src/messages/message.js'
import type { Group, Release } from './release.js'
import { needed, transactionArguments } from './releases.js'

/** A transaction may download a gigabyte over a slow line; after an hour something is wrong. */
const TRANSACTION_MS = 60 * 60_000

/** The names that no installed package provides. */
export const missing = (facts: Facts, names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter(name => (facts.rpm.provided[name] ?? []).length === 0)

const isWished = (wishes: Wishes) => (wishes.guestfs === 'none' ? 'without guestfs' : 'with guestfs')

/** Whether a transaction is due: something is missing, or the glob may still bring something. */
export const isDue = (facts: Facts, release: Release, wishes: Wishes): boolean =>
  missing(facts, needed(release, isWished(wishes))).length > 0 ||
  facts.qemu === undefined ||
  (wishes.guestfs === 'all' && facts.available?.length !== 0)

/** The probe's arguments about packages (see transaction.sh). */
export const probeArguments = (wishes: Wishes): readonly string[] => transactionArguments(isWished(wishes))

/**
 * What rpm says when its database is damaged (Berkeley DB on EL 6 to 8, SQLite since EL 9). Then its answers mean
 * nothing: what it does not name may well be installed.
 */
export const DAMAGED =
  /DB_RUNRECOVERY|BDB0113|BDB1507|Thread died in Berkeley DB|rpmdb open failed|cannot open Packages (index|database)|PANIC: fatal region error|damaged header|skipping h#|unexpected file type or format|database disk image is malformed|file is not a database/i

/** rpm's own words about its damaged database; undefined when it is sound. */
export const damage = (facts: Facts): string | undefined => facts.rpm.errors.find(line => DAMAGED.test(line))

/** The decision of a package task that cannot know what is installed. */
export const unknowable: Decision = {
  status: 'deferred',
  because: msg('packages.unknowable'),
  expects: msg('packages.unknowable.expects'),
}

/** Groups of which nothing at all is installed: those were never installed, the others lost a member. */
export const absentGroups = (facts: Facts, groups: readonly Group[]): readonly Group[] =>
  groups.filter(group => missing(facts, group.members).length === group.members.length)

const transaction = (argv: readonly string[]): Action => ({
  argv,
  timeoutMs: TRANSACTION_MS,
  transaction: 'start',
})

export const installGroups = (release: Release, groups: readonly Group[]): readonly Action[] =>
  groups.length === 0 ? [] : [transaction([...release.installGroups, ...groups.map(group => group.id)])]

/** By name: a package manager that remembers a group as installed does not bring back a lost member. */
export const installPackages = (release: Release, names: readonly string[]): readonly Action[] =>
  names.length === 0 ? [] : [transaction([...release.installPackages, ...names])]
