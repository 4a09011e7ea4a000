/**
 * Hosts that are far away: every connection to the far port reaches the near one late, as if a round trip took that
 * long. Run as a program it is the forwarder itself, a process of its own.
 *
 * connect() itself ends at once, for it is the kernel that answers it. To make up for it the near sshd is called after
 * one and a half round trips: that is when a handshake of TCP over such a line would have reached it, and when what
 * the client said first, one round trip later than here, would have come there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

type Line = Readonly<{ port: number; to: number; roundTrip: number }>

/**
 * Starts the forwarder; resolves when it listens.
 * @param through words that go before its own
 */
export async function startDelay(
  { port, to, roundTrip }: Line,
  through: readonly string[] = [],
): Promise<ChildProcess> {
  const forwarder = ['--import', 'tsx', fileURLToPath(import.meta.url), ...[port, to, roundTrip].map(String)]
  const [program = '', ...rest] = [...through, process.execPath, ...forwarder]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  const first = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)])
  if (first === undefined) throw new Error('the forwarder did not start')
  return child
}

/** Passes on what one side says, each piece after its delay, and its end. */
function late(from: Socket, to: Socket, delays: Readonly<{ first: number; others: number }>) {
  let delay = delays.first
  from.on('data', chunk => {
    setTimeout(() => to.writable && to.write(chunk), delay)
    delay = delays.others
  })
  from.on('end', () => setTimeout(() => to.end(), delays.others))
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroySoon(), delays.others))
}

function forward({ port, to, roundTrip }: Line) {
  const others = roundTrip / 2
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, client => {
    client.on('error', () => client.destroy())
    const reach = () => {
      const host = dial({ port: to, host: client.localAddress ?? '', allowHalfOpen: true, noDelay: true })
      late(host, client, { first: others, others })
      late(client, host, { first: 0, others })
      client.resume()
    }
    setTimeout(reach, 1.5 * roundTrip)
  })
  server.listen(port, '0.0.0.0', () => process.stdout.write('listening\n'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port, to, roundTrip] = process.argv.slice(2).map(Number)
  if (port === undefined || to === undefined || roundTrip === undefined)
    throw new Error('PORT TO MILLISECONDS')
  forward({ port, to, roundTrip })
}
