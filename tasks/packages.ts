/** What is installed and how the rest gets there; shared by the two package tasks. */
import type { Action } from '../src/connection/connection.js'
import type { Facts } from '../src/facts/schema.js'
import type { Group, Release } from './releases.js'

/** A transaction may download a gigabyte over a slow line; after an hour something is wrong. */
const TRANSACTION_MS = 60 * 60_000

/** The names that no installed package provides. */
export const missing = (facts: Facts, names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter(name => (facts.rpm.provided[name] ?? []).length === 0)

/** Groups of which nothing at all is installed: those were never installed, the others lost a member. */
export const absentGroups = (facts: Facts, groups: readonly Group[]): readonly Group[] =>
  groups.filter(group => missing(facts, group.members).length === group.members.length)

const transaction = (argv: readonly string[]): Action => ({
  argv,
  timeoutMs: TRANSACTION_MS,
  transaction: true,
})

export const installGroups = (release: Release, groups: readonly Group[]): readonly Action[] =>
  groups.length === 0 ? [] : [transaction([...release.installGroups, ...groups.map(group => group.id)])]

/** By name: a package manager that remembers a group as installed does not bring back a lost member. */
export const installPackages = (release: Release, names: readonly string[]): readonly Action[] =>
  names.length === 0 ? [] : [transaction([...release.installPackages, ...names])]
