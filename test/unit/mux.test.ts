/** What ends the shared connection. With a real master: test/contract/ssh.test.ts. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endBySocket } from '../../src/connection/mux.js'

/** Somebody who listens on a socket of this file system, while the test runs. */
async function listening(take: (client: Socket) => void, body: (path: string) => Promise<void>) {
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
  const clients: Socket[] = []
  const server = createServer(client => {
    clients.push(client)
    take(client)
  })
  server.listen(join(dir, 's'))
  await once(server, 'listening')
  try {
    await body(join(dir, 's'))
  } finally {
    for (const client of clients) client.destroy()
    server.close()
    rmSync(dir, { recursive: true })
  }
}

test('the master is greeted and told to end; it is over when it hangs up', async () => {
  const heard: Buffer[] = []
  const take = (client: Socket) =>
    client.on('data', chunk => {
      heard.push(chunk)
      client.end()
    })
  await listening(take, async path => expect(await endBySocket(path, 5_000)).toBe(true))
  expect(Buffer.concat(heard).toString('hex')).toBe('000000080000000100000004' + '000000081000000500000000')
})

test('a master that does not answer is not over', () =>
  listening(
    () => undefined,
    async path => expect(await endBySocket(path, 50)).toBe(false),
  ))

test('where no master is nothing is to be ended', async () => {
  expect(await endBySocket('/nonexistent/s', 5_000)).toBe(true)
})
