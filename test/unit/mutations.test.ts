/** A few mutated inventories; test/ci/inventories.test.ts has many. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { mutated, outcome } from '../mutations.js'

const home = mkdtempSync(join(tmpdir(), 'kvmup-mutated-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

it.each(['hosts', 'hosts.yml', 'hosts.ini'])('a tampered inventory is refused or read, as %s', name => {
  const file = join(home, name)
  return fc.assert(
    fc.property(mutated, content => {
      writeFileSync(file, content)
      expect(outcome(file)).toBeDefined()
    }),
    { numRuns: 150 },
  )
})
