/** What every connection promises, whatever is behind it. One suite, run against each of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/connection/connection.js'
import { probeAction } from '../../src/facts/probe.js'
import { endings, results, streams } from './clauses.js'
import { holds } from './hold.js'
import { kindOf, type Lab } from './lab.js'

const PROBE = probeAction([])

/** Parts of the contract that hold for every connection, also one that knows few commands. */
export function commonContract(name: string, start: () => Promise<Lab>) {
  describe(`${name}: as every connection`, () => {
    let lab: Lab
    beforeAll(async () => {
      lab = await start()
    })
    afterAll(() => lab.stop())

    test('connecting opens nothing that close() would not end; closing twice is fine', async () => {
      const connection = await lab.connect()
      expect(connection.route).not.toBe('')
      await connection.close()
      await connection.close()
    })

    test('the probe is answered from its first line to its last, each told as it comes', async () => {
      const connection = await lab.connect()
      const lines: string[] = []
      const output = await connection.run(PROBE, line => lines.push(line))
      await connection.close()
      expect(output.code).toBe(0)
      expect(output.stdout).toMatch(/^probe=1\n.*\nend=1\n$/s)
      expect(lines).toEqual(expect.arrayContaining(output.stdout.trimEnd().split('\n')))
    })

    test('a command that does not exist is 127 and says its name', async () => {
      const connection = await lab.connect()
      const output = await connection.run({ argv: ['kvmup-no-such-command'] })
      await connection.close()
      expect(output.code).toBe(127)
      expect(output.stderr).toContain('kvmup-no-such-command')
    })

    test('after the interrupt every action is lost', async () => {
      const connection = await lab.connect({ signal: AbortSignal.abort() })
      expect(await kindOf(connection.run(PROBE))).toBe('lost')
      await connection.close()
    })
  })
}

/** The whole contract, for connections that can run any command. */
export function contract(name: string, start: () => Promise<Lab>) {
  commonContract(name, start)
  describe(name, () => {
    let lab: Lab
    let connection: Connection
    let dir: string
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
      lab = await start()
      connection = await lab.connect()
    })
    afterAll(async () => {
      await connection.close()
      await lab.stop()
      rmSync(dir, { recursive: true })
    })
    const at = () => ({ lab, connection, dir })
    results(at)
    streams(at)
    endings(at)
    holds(at)
  })
}
