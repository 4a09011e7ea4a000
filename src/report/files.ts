/** Files that a run hands on: known to be writable before it begins, and whole or not there at its end. */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { makeDirectory, systemSays } from '../paths.js'

/** Where the text will really be: a symbolic link stays one, the file that it leads to is replaced. */
export function destination(file: string): string {
  const path = resolve(file)
  if (existsSync(path)) return realpathSync(path)
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path
}

/**
 * Writes all of a file or nothing, a piece at each step: a reader sees the old text or the new one. Keeps the mode of
 * the old one. What is given up (`return()`) leaves nothing behind.
 * @throws a system error
 */
export function* replacing(path: string, pieces: Iterable<string>): Generator<undefined, void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomBytes(6).toString('hex')}`)
  try {
    yield* writing(temporary, pieces)
    if (existsSync(path)) chmodSync(temporary, statSync(path).mode & 0o777)
    renameSync(temporary, path)
  } finally {
    // Where everything went well it has another name.
    rmSync(temporary, { force: true })
  }
}

function* writing(path: string, pieces: Iterable<string>): Generator<undefined, void> {
  const file = openSync(path, 'wx')
  try {
    for (const piece of pieces) {
      writeFileSync(file, piece)
      yield
    }
  } finally {
    closeSync(file)
  }
}

/**
 * The real path of a file that can be written beside what is there now; its directory is made.
 * @throws UsageError when it cannot
 */
export function writable(file: string): string {
  try {
    makeDirectory(dirname(resolve(file)))
    const path = destination(file)
    if (existsSync(path) && !statSync(path).isFile()) throw new Error('not a regular file')
    const trial = join(dirname(path), `.kvmup-${randomBytes(6).toString('hex')}`)
    writeFileSync(trial, '', { flag: 'wx' })
    rmSync(trial)
    return path
  } catch (error) {
    throw new UsageError(
      msg('report.unwritable', { file, why: systemSays(error) }),
      msg('report.unwritable.hint'),
    )
  }
}
