/** The real program, run as a child process in a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshState } from '../../src/connection/rehearsal/state.js'
import type { Fault, RehearsedRelease } from '../../src/inventory/host.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')

export type Ended = Readonly<{ code: number | null; signal: string | null; stdout: string; stderr: string }>

export type Running = Readonly<{
  child: ChildProcess
  /** Resolves when standard output has come to contain these words `times` times, or has ended. */
  says: (words: string, times?: number) => Promise<void>
  ended: Promise<Ended>
}>

export type RunOptions = Readonly<{
  env?: NodeJS.ProcessEnv
  /** Instead of node and the program: a command that runs it. */
  through?: (program: readonly string[]) => readonly string[]
}>

export type RehearsedHost = Readonly<{ rehearse: RehearsedRelease; faults?: readonly Fault[] }>

export type Home = Readonly<{
  directory: string
  /** Writes a file and gives its path. */
  file: (name: string, text: string) => string
  /** Writes an inventory of anything. */
  inventory: (hosts: Readonly<Record<string, object>>) => string
  /** Writes an inventory of fresh rehearsal hosts that answer at once. */
  rehearsal: (hosts: Readonly<Record<string, RehearsedHost>>) => string
  /** Where a rehearsal host keeps what it has become. */
  stateFile: (host: string) => string
  /** The text of all rehearsal hosts' states, by file name. */
  states: () => Readonly<Record<string, string>>
  start: (args: readonly string[], options?: RunOptions) => Running
  run: (args: readonly string[], options?: RunOptions) => Promise<Ended>
}>

const read = (directory: string) =>
  Object.fromEntries(readdirSync(directory).map(name => [name, readFileSync(join(directory, name), 'utf8')]))

/** A new, empty home, and how to remove it with everything that still runs in it. */
function newHome(): Home & Readonly<{ remove: () => void }> {
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-cli-'))
  const children: ChildProcess[] = []
  const states = join(directory, 'state', 'kvmup', 'rehearsal')
  const file: Home['file'] = (name, text) => {
    writeFileSync(join(directory, name), text)
    return join(directory, name)
  }
  // YAML reads JSON.
  const inventory: Home['inventory'] = hosts => file('hosts.yml', JSON.stringify({ hosts }))
  const start: Home['start'] = (args, { env, through } = {}) => {
    const program = [process.execPath, CLI, ...args]
    const [command = '', ...rest] = through?.(program) ?? program
    const usual = {
      PATH: process.env.PATH,
      HOME: directory,
      XDG_STATE_HOME: join(directory, 'state'),
      LC_ALL: 'C',
    }
    // A group of its own, so that whatever a failed test leaves behind can be ended with it.
    const child = spawn(command, rest, { cwd: directory, detached: true, env: { ...usual, ...env } })
    children.push(child)
    return follow(child)
  }
  return {
    directory,
    file,
    inventory,
    rehearsal: hosts => {
      mkdirSync(states, { recursive: true })
      for (const [name, { rehearse }] of Object.entries(hosts))
        writeFileSync(join(states, `${name}.json`), JSON.stringify({ ...freshState(rehearse), pace: 0 }))
      return inventory(hosts)
    },
    stateFile: host => join(states, `${host}.json`),
    states: () => (existsSync(states) ? read(states) : {}),
    start,
    run: (args, options) => start(args, options).ended,
    remove: () => {
      for (const child of children.filter(one => one.exitCode === null && one.signalCode === null))
        if (child.pid) process.kill(-child.pid, 'SIGKILL')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A test with a home of its own. */
export const it = test.extend<{ home: Home }>({
  home: async ({ task: _ }, use) => {
    const home = newHome()
    await use(home)
    home.remove()
  },
})

function follow(child: ReturnType<typeof spawn>): Running {
  let stdout = ''
  let stderr = ''
  let heard = () => {}
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    heard()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr })
      heard()
    })
  })
  let over = false
  void ended.then(() => {
    over = true
  })
  const says: Running['says'] = (words, times = 1) =>
    new Promise(resolve => {
      const look = () => {
        if (over || child.exitCode !== null || stdout.split(words).length > times) resolve()
      }
      heard = look
      look()
    })
  return { child, says, ended }
}

/** A JavaScript stack has no place in what a person is told. */
export const expectNoStack = ({ stdout, stderr }: Ended) =>
  expect(`${stdout}\n${stderr}`).not.toMatch(/^\s+at .+[:(]\d*|node:internal|\bkvmup has a bug\b/m)

/** Exit code 2, nothing on standard output, and two lines: what is wrong, then the next move. */
export function expectTwoLines(ended: Ended, because: string | RegExp, hint: string | RegExp): void {
  const [first, second, ...rest] = ended.stderr.split('\n')
  expect(rest, ended.stderr).toEqual([''])
  expect(first).toMatch(/^kvmup: \S/)
  expect(first).toMatch(because)
  expect(second).toMatch(/^ {2}\S/)
  expect(second).toMatch(hint)
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expectNoStack(ended)
}

/** The objects of NDJSON; every line must be one. */
export const objects = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

/** The rows of the recap: host, status and the rest. */
export function recapRows(stdout: string): readonly (readonly string[])[] {
  const [, rows = ''] = stdout.split('\nrecap\n')
  return rows
    .split('\n')
    .map(line => line.split(/ {2,}/))
    .filter(words => words.length > 2)
}
