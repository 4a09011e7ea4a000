/** The journals as files: one directory, names that sort by time, the newest of each purpose kept. */
import { chmodSync, lstatSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { makeDirectory, stateDirectory } from '../paths.js'
import { stillRuns } from './process-start.js'

/** Journals of one purpose that are kept: two days of an hourly run, or seven weeks of a nightly one. */
const KEPT = 50

const NAME = /^(\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z-(plan|apply|verify)-(\d{1,10}))\.ndjson$/

export type JournalFile = Readonly<{ id: string; purpose: string; pid: number; file: string }>

const journalDirectory = (): string => join(stateDirectory(), 'runs')

/** The file of a run that begins now: to the millisecond; the process id keeps two runs of one moment apart. */
export function journalFile(purpose: string): string {
  const stamp = new Date().toISOString().replaceAll(':', '')
  return join(journalDirectory(), `${stamp}-${purpose}-${process.pid}.ndjson`)
}

/** The directory for one more journal of this purpose: private, and without those that are one too many. */
export function makeRoom(purpose: string): void {
  makeDirectory(journalDirectory())
  // An earlier kvmup, or a hand, may have made it wider.
  chmodSync(journalDirectory(), 0o700)
  prune(purpose)
}

/** Every journal, newest first; other files are none of ours. */
export function journalFiles(): readonly JournalFile[] {
  const directory = journalDirectory()
  return named(namesIn(directory)).map(found => ({ ...found, file: join(directory, `${found.id}.ndjson`) }))
}

/** What the names of a directory say, newest first. */
function named(names: readonly string[]): readonly Omit<JournalFile, 'file'>[] {
  return names
    .map(name => NAME.exec(name))
    .flatMap(match => (match ? [{ id: match[1] ?? '', purpose: match[2] ?? '', pid: Number(match[3]) }] : []))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Those that are one too many: all but the newest of this purpose. Pure. */
export const surplus = <T extends Readonly<{ purpose: string }>>(
  newestFirst: readonly T[],
  purpose: string,
  kept: number,
): readonly T[] => newestFirst.filter(one => one.purpose === purpose).slice(kept)

/** Never removes one whose process may still write it. */
function prune(purpose: string): void {
  for (const { file, pid } of surplus(journalFiles(), purpose, KEPT - 1)) {
    if (stillRuns(pid, null) || !lstatSync(file, { throwIfNoEntry: false })?.isFile()) continue
    try {
      unlinkSync(file)
    } catch {
      // Another kvmup was faster, or it stays: an old journal harms nobody.
    }
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
