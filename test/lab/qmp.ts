/** The few words of QEMU's machine protocol that the lab uses. */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

type Reply = { return?: unknown; error?: { desc: string }; event?: string; QMP?: unknown }

/** One command on a connection of its own: QEMU greets, is told to listen, and answers. */
function qmp(socket: string, command: string, args: Record<string, unknown> = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket)
    const send = (execute: string, rest: Record<string, unknown>): boolean =>
      connection.write(`${JSON.stringify({ execute, arguments: rest })}\n`)
    let replies = 0
    connection.on('error', reject)
    connection.on('close', () => reject(new Error(`QEMU closed the monitor during ${command}`)))
    const lines = createInterface({ input: connection })
    // readline hands the connection's errors on, and an unheard one ends the process.
    lines.on('error', reject)
    lines.on('line', line => {
      const reply = JSON.parse(line) as Reply
      if (reply.QMP !== undefined) {
        send('qmp_capabilities', {})
      } else if (reply.event === undefined) {
        replies += 1
        if (reply.error) {
          reject(new Error(`QEMU: ${command}: ${reply.error.desc}`))
          connection.end()
        } else if (replies === 1) {
          send(command, args)
        } else {
          resolve(reply.return)
          connection.end()
        }
      }
    })
  })
}

/** A command of the human monitor; its answer is text, also when it failed. */
export async function hmp(socket: string, line: string): Promise<string> {
  const answer = await qmp(socket, 'human-monitor-command', { 'command-line': line })
  return typeof answer === 'string' ? answer : ''
}
