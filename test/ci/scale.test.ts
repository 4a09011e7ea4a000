/**
 * Fleets of seeded rehearsal hosts in the built program: as many end as they are to, and a host costs the same in a
 * large fleet as in a small one. Ratios and bytes only: what a machine that does other things takes is no property
 * of the program.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Metered, metered } from '../bench/metered-run.js'
import { convergedStates, writeFleet } from '../bench/seeded-fleet.js'

const SEED = 7
const [FEW, MANY] = [500, 2_000]

const home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kvmup-scale-'))
afterAll(() => rmSync(home, { recursive: true }))

const fleets: { few?: Metered; many?: Metered } = {}
const of = (size: 'few' | 'many') => {
  const found = fleets[size]
  if (!found) throw new Error('not measured')
  return found
}

// metered() rejects when the counts in the exit code, the journal or the recap are not those that were seeded, and
// when the view has lost a line.
beforeAll(async () => {
  const converged = convergedStates(home)
  fleets.few = await metered(home, 'lines', writeFleet(home, FEW, SEED, converged), FEW)
  fleets.many = await metered(home, 'lines', writeFleet(home, MANY, SEED, converged), MANY)
})

describe('2,000 hosts against 500', () => {
  it('cost no more processor time for each', () => {
    const perHost = (size: 'few' | 'many') => of(size).meter.cpu / of(size).hosts
    expect(perHost('many')).toBeLessThan(1.5 * perHost('few'))
  })

  it('keep next to nothing for each: far less than the results of a host, which are equal on most', () => {
    const bytes = (of('many').meter.heap - of('few').meter.heap) / (MANY - FEW)
    expect(bytes).toBeLessThan(2_500)
  })

  it('never hold up the event loop for the work of more than a few: each answer has its turn', () => {
    // Processor time of the main thread against that of the whole run; a hundred hosts are at work at once.
    const { cpu, longest } = of('many').meter
    expect(longest.run.cpu).toBeLessThan((10 * cpu) / MANY)
  })
})
