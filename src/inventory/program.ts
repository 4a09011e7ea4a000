/** Programs as inventories: started without a shell, with an end in time and in length. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { lastLine } from '../text.js'
import { firstBytes } from './files.js'
import { readScript } from './script.js'
import { shown, type Tree } from './tree.js'

/** For everything that one program is asked, `--host` of every host included. */
const DEADLINE_MS = 120_000
const MAX_ANSWER = 32_000_000

/**
 * Whether a file is a program: it may be executed and begins as programs do. A text that happens to be
 * executable is none: a shell would have to run it.
 * @throws UsageError when it begins like a script and may not be executed
 */
export function isProgram(file: string): boolean {
  const script = firstBytes(file, 2).toString('latin1') === '#!'
  const binary = firstBytes(file, 4).toString('latin1') === '\x7fELF'
  if (!script && !binary) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    throw new UsageError(
      msg('inventory.program.not-executable', { file }),
      msg('inventory.program.not-executable.hint', { file }),
    )
  }
}

/** Adds what the program answers to the tree. @throws UsageError when it fails, does not end, or answers anything else */
export function readProgram(tree: Tree, file: string): void {
  const deadline = Date.now() + DEADLINE_MS
  const ask = (...args: readonly string[]) => json(file, args, answer(file, args, deadline))
  const where = { origin: { file: `${file} --list`, line: 0 }, source: file }
  readScript(tree, ask('--list'), where, host => {
    // A program must not take a name for one of its options.
    if (host.startsWith('-'))
      throw new UsageError(msg('inventory.name', { ...where.origin, name: shown(host) }), HINT)
    return ask('--host', host)
  })
}

const HINT = msg('inventory.program.hint')

function answer(file: string, args: readonly string[], deadline: number): string {
  const command = `${file} ${args.join(' ')}`
  const { stdout, stderr, status, signal, error } = spawnSync(resolve(file), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: Math.max(1, deadline - Date.now()),
    killSignal: 'SIGKILL',
    maxBuffer: MAX_ANSWER,
  })
  if (error && 'code' in error && error.code === 'ETIMEDOUT')
    throw new UsageError(msg('inventory.program.slow', { command, seconds: DEADLINE_MS / 1000 }), HINT)
  if (error && 'code' in error && error.code === 'ENOBUFS')
    throw new UsageError(msg('inventory.program.long', { command, limit: MAX_ANSWER }), HINT)
  const said = error ? systemSays(error) : lastLine(stderr)
  if (error || status !== 0)
    throw new UsageError(
      msg('inventory.program.failed', { command, code: signal ?? status ?? '?', said }),
      HINT,
    )
  return stdout
}

function json(file: string, args: readonly string[], text: string): unknown {
  if (text.trim() === '' && args[0] === '--host') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(msg('inventory.program.no-json', { command: `${file} ${args.join(' ')}` }), HINT)
  }
}
