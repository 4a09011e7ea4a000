/** A host on which nothing is left to do. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { startServer, type TestServer } from '../contract/server.js'
import { inventoryOf, it } from './far.js'

const recorded = join(import.meta.dirname, '..', 'fixtures', 'hosts', 'el9-converged', 'facts.txt')

let converged: TestServer
beforeAll(async () => {
  converged = await startServer({ recorded })
})
afterAll(() => converged.stop())

it.for([['plan'], ['verify'], ['apply', '--yes']])(
  'costs one handshake and one exec: %s',
  async (verb, { home }) => {
    const before = { ...converged.count }
    const ended = await home.run([...verb, '-i', inventoryOf(home, converged.host(converged.port))])
    expect(ended.stdout).toMatch(/^far +ok /m)
    expect(ended.code).toBe(0)
    expect(converged.count).toEqual({ handshakes: before.handshakes + 1, execs: before.execs + 1 })
  },
)
