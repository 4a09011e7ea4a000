/**
 * The file beside a script with what V8 compiled of it. V8 refuses what another version or other flags made, but it
 * believes what is damaged and crashes, and knows a script by its length alone. So there is a head before it: the name
 * of the script's text, and a checksum.
 */
import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** SHA-256 in hexadecimal. */
const NAME = 64
const HEAD = NAME + 4

/** The name that the text of a script begins with: `// NAME`. */
const named = (source: Buffer) => source.toString('latin1', 3, 3 + NAME)

/** What is written into the file. */
export function sealed(source: Buffer, data: Buffer): Buffer {
  const head = Buffer.alloc(HEAD)
  head.write(named(source), 'latin1')
  head.writeUInt32LE(crc32(data), NAME)
  return Buffer.concat([head, data])
}

/** What V8 may be given; undefined where there is none for this script, or where it is damaged. */
export function opened(file: string, source: Buffer): Buffer | undefined {
  try {
    const found = readFileSync(file)
    const data = found.subarray(HEAD)
    const fits =
      found.toString('latin1', 0, NAME) === named(source) && found.readUInt32LE(NAME) === crc32(data)
    return fits ? data : undefined
  } catch {
    return undefined
  }
}
