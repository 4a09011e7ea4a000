/** Mutated inventories, both syntaxes: an error message or a result, nothing else, and each of them ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { mutated, outcome } from '../mutations.js'

const home = mkdtempSync(join(tmpdir(), 'kvmup-mutated-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Two suites share the work, so that both processors have some. */
describe.each(['hosts', 'hosts.yml'])('inventories that were tampered with, as %s', name => {
  it('are refused or read, 12,000 of them', async () => {
    const file = join(home, name)
    let refused = 0
    let read = 0
    await fc.assert(
      fc.property(mutated, content => {
        writeFileSync(file, content)
        if (outcome(file) === 'refused') refused += 1
        else read += 1
      }),
      { numRuns: 12_000 },
    )
    // Both must happen, or nothing was tested.
    expect(refused).toBeGreaterThan(1_000)
    expect(read).toBeGreaterThan(500)
  })
})
