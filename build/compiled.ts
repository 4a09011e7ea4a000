/**
 * The file beside a script with what V8 compiled of it. V8 refuses what another version of it or other flags made; but
 * what is damaged, and what another Node with the same V8 made (20.20 and 20.17), it believes, and crashes; and it knows
 * a script by its length alone. So there is a head before it: the name of the script's text, a checksum, and the Node.
 */
import { readFileSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** SHA-256 in hexadecimal. */
const NAME = 64
const NODE = 96
const HEAD = NAME + NODE + 4

/** This Node; builds of one version differ as well. */
const node = () =>
  `${process.version} ${process.arch} ${statSync(process.execPath).size}`.padEnd(NODE).slice(0, NODE)

/** The name that the text of a script begins with: `// NAME`. */
const named = (source: Buffer) => source.toString('latin1', 3, 3 + NAME)

/** What is written into the file. */
export function sealed(source: Buffer, data: Buffer): Buffer {
  const head = Buffer.alloc(HEAD)
  head.write(named(source) + node(), 'latin1')
  head.writeUInt32LE(crc32(data), NAME + NODE)
  return Buffer.concat([head, data])
}

/** What V8 may be given; undefined where there is none for this script, or where it is damaged. */
export function opened(file: string, source: Buffer): Buffer | undefined {
  try {
    const found = readFileSync(file)
    const data = found.subarray(HEAD)
    const fits =
      found.toString('latin1', 0, NAME + NODE) === named(source) + node() &&
      found.readUInt32LE(NAME + NODE) === crc32(data)
    return fits ? data : undefined
  } catch {
    return undefined
  }
}
