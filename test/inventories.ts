/** The corpus of test/fixtures/inventories: what is in each folder, and what kvmup makes of it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../src/errors.js'
import { listing } from '../src/inventory/listing.js'
import { loadInventory } from '../src/inventory/load.js'
import { hostsNamed, splitPattern } from '../src/inventory/patterns.js'
import { text } from '../src/messages/message.js'

const CORPUS = join(import.meta.dirname, 'fixtures', 'inventories')

export type Case = Readonly<{
  name: string
  directory: string
  /** What `-i` names, as it is written, relative to the directory. */
  sources: readonly string[]
  /** What the real ansible-inventory printed; undefined where it failed. */
  expected: unknown
  differs?: Readonly<{ says?: string; why: string }>
}>

const json = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

function caseIn(name: string): Case {
  const directory = join(CORPUS, name)
  const list = join(directory, 'sources')
  const sources = existsSync(list)
    ? readFileSync(list, 'utf8').trimEnd().split('\n')
    : readdirSync(directory).filter(file => file.startsWith('hosts'))
  const differs = json(join(directory, 'differs.json')) as Case['differs']
  const expected = json(join(directory, 'expected.json'))
  return { name, directory, sources, expected, ...(differs ? { differs } : {}) }
}

export const corpus = (): readonly Case[] =>
  readdirSync(CORPUS)
    .filter(name => statSync(join(CORPUS, name)).isDirectory())
    .map(caseIn)

/** Paths where they are; `host,host` as it is. */
const sourcesOf = ({ directory, sources }: Case): readonly string[] =>
  sources.map(source => (source.includes(',') ? source : join(directory, source)))

/** What kvmup lists, or the first line of its refusal, with paths as the folder has them. */
export function kvmupLists(one: Case): unknown {
  try {
    return JSON.parse(JSON.stringify(listing(loadInventory(sourcesOf(one)), 'as they are')))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return text(error.because).replaceAll(`${one.directory}/`, '')
  }
}

const patterns = join(import.meta.dirname, 'fixtures', 'patterns')
export const patternFile = join(patterns, 'hosts.ini')

/** Patterns with the hosts that Ansible finds; null where it fails. */
export const PATTERNS = json(join(patterns, 'expected.json')) as Readonly<
  Record<string, readonly string[] | null>
>

/** Null where kvmup refuses the pattern. */
export function kvmupNames(pattern: string): readonly string[] | null {
  try {
    return hostsNamed(loadInventory([patternFile]).tree, splitPattern(pattern)).map(({ name }) => name)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return null
  }
}
