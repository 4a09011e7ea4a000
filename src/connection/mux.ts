/**
 * What the shared connection's master is told, in its own protocol (OpenSSH's PROTOCOL.mux). `ssh -O exit` says the
 * same, but starting it costs more than a tenth of what a whole handshake does.
 */
import { connect } from 'node:net'

const VERSION = 4
const [HELLO, TERMINATE] = [0x00000001, 0x10000005]

/** A packet: its length and its numbers, 32 bits each. */
function packet(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * numbers.length)
  for (const [at, number] of [4 * numbers.length, ...numbers].entries()) bytes.writeUInt32BE(number, 4 * at)
  return bytes
}

/**
 * Ends the master that listens there.
 * @param limit milliseconds that it may take
 * @returns whether it is over: the master hung up, or nobody listens; never rejects
 */
export function endBySocket(path: string, limit: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.setTimeout(limit, () => {
      resolve(false)
      socket.destroy()
    })
    socket.once('connect', () => socket.write(Buffer.concat([packet(HELLO, VERSION), packet(TERMINATE, 0)])))
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ENOENT' || code === 'ECONNREFUSED'),
    )
    // Its answer may get lost in its own end.
    socket.resume().once('end', () => resolve(true))
  })
}
