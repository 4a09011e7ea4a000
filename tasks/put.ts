/** A file of the host, in full. */
import type { Action } from '../src/connection/connection.js'
import { SCRIPTS } from '../src/scripts/scripts.js'

export const put = (file: string, text: string): Action => ({
  argv: [...SCRIPTS.put, file, String(Buffer.byteLength(text))],
  stdin: text,
})
