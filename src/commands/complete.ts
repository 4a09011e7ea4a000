/**
 * `kvmup __complete KIND -- CURRENT WORD...`: values that only kvmup knows, for the completions of the shells; a line
 * is a value, a tab and what it is. It never runs a program, never takes long, and never complains.
 */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { codes } from '../catalogue/catalogue.js'
import { page } from '../catalogue/pages.js'
import { EXIT } from '../engine/judge.js'
import { loadInventory } from '../inventory/load.js'
import { msg, text } from '../messages/message.js'
import { FORMAT_NAMES } from '../report/formats.js'
import { recordedRuns } from '../report/journal-read.js'
import { explained } from './explain.js'
import { taskIds, taskWords } from './tasks.js'
import type { Terminal } from './terminal.js'

/** Nobody waits longer for a key to do something. */
const MOST_MS = 2_000
/** More than anybody reads. */
const MOST = 1_000
/** Of which each is a file to be read. */
const MOST_RUNS = 50

type Value = Readonly<{ value: string; words?: string }>

/** A name is put on a command line as it is: what a shell would take for more than a word is left out. */
const SAFE = /^[\w.%+][\w.@%+:-]*$/

/** Ends this process when a file never ends, such as a pipe that nobody writes to. */
function deadline(): void {
  const end = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${MOST_MS})`
  new Worker(end, { eval: true }).unref()
}

/** As a shell would read it: shells hand over what was typed. */
function unquoted(word: string): string {
  const home = /^~(?=\/|$)/.test(word) ? word.replace('~', homedir()) : word
  return home.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single, double, escaped) =>
    String(single ?? double ?? escaped),
  )
}

/** The values of -i on this line. */
function inventories(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const joined = /^(?:-i|--inventory=)(.+)$/s.exec(word)?.[1]
    const next = /^(?:-i|--inventory)$/.test(word) ? words[index + 1] : undefined
    const found = joined ?? next
    return found === undefined ? [] : [unquoted(found)]
  })
}

/** The hosts and groups of the inventories; programs among them are not run. */
function hosts(words: readonly string[]): readonly Value[] {
  const { tree } = loadInventory(inventories(words), 'leave')
  const groups = [...tree.groups.keys()].filter(name => name !== 'ungrouped')
  return tree.hosts.size === 0 ? [] : [...tree.hosts.keys(), ...groups].map(value => ({ value }))
}

/** The names that the user's ssh knows, without patterns. */
function aliases(): readonly Value[] {
  const config = readFileSync(join(homedir(), '.ssh', 'config'), 'utf8')
  const named = [...config.matchAll(/^[ \t]*Host[ \t=]+(.+)$/gim)].flatMap(([, names = '']) =>
    names.split(/\s+/),
  )
  return named.filter(name => !/[*?!"]/.test(name)).map(value => ({ value }))
}

/** What cannot be read has no values. */
function readable(read: () => readonly Value[]): readonly Value[] {
  try {
    return read().filter(({ value }) => SAFE.test(value))
  } catch {
    return []
  }
}

function targets(current: string, words: readonly string[]): readonly Value[] {
  const user = /^[^@]+@/.exec(current)?.[0] ?? ''
  const known = readable(() => hosts(words))
  // With an inventory its hosts are meant.
  const others = known.length > 0 ? [] : readable(aliases)
  return [...known, { value: 'local' }, ...others].map(one => ({ ...one, value: `${user}${one.value}` }))
}

/** Values for the last part of what is a list, such as `web:!db,kvm*`. */
function lastOf(current: string, values: readonly Value[]): readonly Value[] {
  const before = /^.*[,:&!]/s.exec(current)?.[0] ?? ''
  return values.map(one => ({ ...one, value: `${before}${one.value}` }))
}

function runs(): readonly Value[] {
  const found: Value[] = []
  for (const { id, head } of recordedRuns()) {
    if (found.length === MOST_RUNS) break
    found.push({ value: id, ...(head ? { words: head.time } : {}) })
  }
  return found
}

function about(name: string, { language }: Terminal): Value {
  const task = taskIds.find(id => id === name)
  if (task) return { value: name, words: text(msg(taskWords(task)), language) }
  const code = codes.find(one => one === name)
  return code ? { value: name, words: page(code, language).title } : { value: name }
}

/** @param typed the word at the cursor, and the words before it, behind the program's name */
export async function complete(kind: string, typed: readonly string[], terminal: Terminal): Promise<number> {
  deadline()
  const [current = '', ...words] = typed
  const kinds: Readonly<Record<string, () => readonly Value[]>> = {
    targets: () => targets(current, words),
    pattern: () =>
      lastOf(
        current,
        readable(() => hosts(words)),
      ),
    reports: () => FORMAT_NAMES.map(name => ({ value: `${name}=` })),
    runs: () => [{ value: 'last' }, ...readable(runs)],
    rerun: () =>
      lastOf(
        current,
        ['failed', 'unreachable', 'skipped'].map(value => ({ value })),
      ),
    explained: () => explained.map(name => about(name, terminal)),
  }
  const found = Object.hasOwn(kinds, kind) ? kinds[kind]?.() : undefined
  const values = (found ?? []).filter(({ value }) => value.startsWith(current))
  const lines = values.slice(0, MOST).map(one => (one.words ? `${one.value}\t${one.words}` : one.value))
  terminal.out(lines.map(line => `${line}\n`).join(''))
  return EXIT.ok
}
