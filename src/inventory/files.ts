/** Files and directories that an inventory consists of; each of them has an end. */
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { systemSays } from '../paths.js'

/** Larger than any inventory written by hand or by a program for ten thousand hosts. */
const MAX_BYTES = 4_000_000

export type Kind = 'file' | 'directory' | 'special' | 'nothing'

/** What is there, symbolic links followed. */
export function kindOf(path: string): Kind {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return 'directory'
    return stat.isFile() ? 'file' : 'special'
  } catch {
    return 'nothing'
  }
}

const unreadable = (file: string, error: unknown) =>
  new UsageError(
    msg('inventory.unreadable', { file, why: systemSays(error) }),
    msg('inventory.unreadable.hint'),
  )

/** The text of a file, without the mark that some editors put first. @throws UsageError when it cannot be read, or has no end */
export function readText(file: string): string {
  try {
    const descriptor = openSync(file, 'r')
    try {
      return whole(descriptor, file).replace(/^\ufeff/, '')
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw unreadable(file, error)
  }
}

/** Piece by piece: a pipe tells no size beforehand, and /dev/zero has no end. */
function whole(descriptor: number, file: string): string {
  let bytes = Buffer.allocUnsafe(65_536)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    length += count
    if (length > MAX_BYTES)
      throw new UsageError(
        msg('inventory.too-large', { file, limit: MAX_BYTES }),
        msg('inventory.too-large.hint'),
      )
    if (count === 0) return bytes.toString('utf8', 0, length)
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)])
  }
}

/** Names in a directory, sorted as Python sorts them. @throws UsageError when it cannot be read */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  } catch (error) {
    throw unreadable(directory, error)
  }
}

/** The path without symbolic links, to know a directory again. @throws UsageError */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** The first bytes of a file. @throws UsageError */
export function firstBytes(file: string, count: number): Buffer {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(count)
      return bytes.subarray(0, readSync(descriptor, bytes, 0, count, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw unreadable(file, error)
  }
}
