/** A journal's file as lines, however long it is and however it ends. */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'

/** Characters of a line; the longest real ones hold the recap of thousands of hosts. */
const LONGEST = 16_000_000
/** Bytes that the end of a run takes, with room for a little more. */
const TAIL = 65_536
/** Bytes of a head: the names of ten thousand hosts are 300 000. */
const HEAD = 4_000_000

/**
 * Every complete line, one after another; a last one without its newline is still being written, or never will
 * be. Longer lines than any of kvmup's own are left out.
 */
export async function* completeLines(file: string, longest = LONGEST): AsyncGenerator<string> {
  let pending: string[] = []
  let size = 0
  for await (const chunk of createReadStream(file, 'utf8')) {
    const [first = '', ...others] = String(chunk).split('\n')
    const last = others.pop()
    size += first.length
    if (size <= longest) pending.push(first)
    if (last === undefined) continue
    if (size <= longest) yield pending.join('')
    yield* others.filter(line => line.length <= longest)
    pending = [last]
    size = last.length
  }
}

/** The first line, and the last complete one when it is short; undefined where there is none. */
export function ends(file: string): Readonly<{ first?: string; last?: string }> {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const start = piece(descriptor, 0, Math.min(size, HEAD))
    const [first] = start.includes('\n') ? start.split('\n', 1) : []
    const end = piece(descriptor, Math.max(0, size - TAIL), TAIL)
      .split('\n')
      .slice(0, -1)
    // The first of several was cut; the only one of a file is its head.
    const last = end.length > 1 ? end.at(-1) : undefined
    return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
  } finally {
    closeSync(descriptor)
  }
}

function piece(descriptor: number, from: number, bytes: number): string {
  const buffer = Buffer.alloc(bytes)
  return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, bytes, from))
}
