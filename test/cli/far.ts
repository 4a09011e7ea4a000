/** Hosts behind a real ssh server of the test process. */
import type { Host } from '../../src/inventory/host.js'
import { startServer, type TestServer } from '../contract/server.js'
import { it as alone, type Home } from './program.js'

/** An inventory with the one host `far`. */
export function inventoryOf(home: Home, { connection }: Host): string {
  if (connection.kind !== 'ssh') throw new Error('not an ssh host')
  const { address, port, key, sshConfig } = connection
  return home.inventory({ far: { address, port, key, ssh_config: sshConfig } })
}

/** A test with a server; the sleepy one's shell takes ten minutes to start. */
export const it = alone.extend<{ server: TestServer; sleepy: TestServer }>({
  server: async ({ task: _ }, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  sleepy: async ({ task: _ }, use) => {
    const server = await startServer({ noise: 'sleep 600' })
    await use(server)
    await server.stop()
  },
})
