/** Looks at the controller. Nothing is changed, no host is contacted, and nothing takes longer than a few seconds. */
import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Unreachable } from '../connection/connection.js'
import { controlDir } from '../connection/control-dir.js'
import { text } from '../messages/message.js'
import { stateDirectory, systemSays } from '../paths.js'
import { packageJson } from '../root.js'
import { clean } from '../text.js'
import type { Found, Said } from './found.js'

/** A program that takes longer is told of as hung. */
const MOST_MS = 5_000
/** Keys that are tried: each is a process. */
const MOST_KEYS = 10

function said(program: string, ...args: readonly string[]): Said {
  const env = { ...process.env, LC_ALL: 'C' }
  const options = { encoding: 'utf8', timeout: MOST_MS, killSignal: 'SIGKILL', env, input: '' } as const
  const { error, status, stdout, stderr } = spawnSync(program, args, options)
  if (error && 'code' in error && error.code === 'ENOENT') return { end: 'missing', text: '' }
  const words = clean(`${stderr ?? ''}${stdout ?? ''}`)
  return { end: status ?? 'hung', text: words.trim() }
}

/** What `read` gives; `otherwise` where the file or directory cannot be read. */
function perhaps<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

function keys(): Found['keys'] {
  const directory = join(homedir(), '.ssh')
  const names = perhaps(() => readdirSync(directory), []).filter(name => /^id_[\w-]+$/.test(name))
  const ends = names
    .slice(0, MOST_KEYS)
    .map(name => said('ssh-keygen', '-y', '-P', '', '-f', join(directory, name)).end)
  const open = ends.filter(end => end === 0).length
  return { open, locked: ends.length - open }
}

function sockets(): Found['sockets'] {
  try {
    const made = controlDir()
    rmdirSync(made)
    return { parent: dirname(made), why: '' }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return { parent: '', why: text(error.because) }
  }
}

/** The path, or the nearest above it that exists: there the directories will be made. */
const existing = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : existing(dirname(path))

function state(): Found['state'] {
  const directory = stateDirectory()
  const there = existing(directory)
  const free = perhaps(() => {
    const { bavail, bsize } = statfsSync(there)
    return bavail * bsize
  }, 0)
  try {
    // Whatever is no directory refuses this.
    accessSync(`${there}/.`, constants.W_OK | constants.X_OK)
    return { directory, why: '', free }
  } catch (error) {
    return { directory, why: `${there}: ${systemSays(error)}`, free }
  }
}

/** Node raises the soft limit to the hard one when it starts; this is what is left of it. */
function files(): number {
  const limits = perhaps(() => readFileSync('/proc/self/limits', 'utf8'), '')
  const limit = /^Max open files +(\d+)/m.exec(limits)?.[1]
  return limit === undefined ? Number.POSITIVE_INFINITY : Number(limit)
}

function newestJournal(): number {
  const directory = join(stateDirectory(), 'runs')
  const times = perhaps(() => readdirSync(directory), []).map(name =>
    perhaps(() => statSync(join(directory, name)).mtimeMs, 0),
  )
  return times.reduce((newest, time) => Math.max(newest, time), 0)
}

function synchronised(): Found['clock']['synchronised'] {
  const { text: answer } = said('timedatectl', 'show', '--property=NTPSynchronized', '--value')
  return answer === 'yes' || answer === 'no' ? answer : 'unknown'
}

/** @param size of the terminal; zeros where there is none */
export function lookAtController(size: Readonly<{ columns: number; rows: number }>): Found {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env
  return {
    node: { version: process.versions.node, needed: packageJson().engines.node },
    ssh: said('ssh', '-V'),
    config: said('ssh', '-G', '--', 'localhost'),
    agent: said('ssh-add', '-l'),
    keys: keys(),
    policy: perhaps(() => readFileSync('/etc/crypto-policies/state/current', 'utf8'), '').trim(),
    sockets: sockets(),
    state: state(),
    files: files(),
    terminal: { ...size, name: TERM ?? '', locale: LC_ALL || LC_CTYPE || LANG || 'C' },
    clock: { now: Date.now(), newest: newestJournal(), synchronised: synchronised() },
  }
}
