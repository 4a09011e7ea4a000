import fc from 'fast-check'
import { it } from 'vitest'
import { check, stories } from '../cuts/cuts.js'

it('whatever the line, the power and kvmup’s own life do: the next run converges, nothing is done twice or lost', () =>
  fc.assert(fc.asyncProperty(stories, check), { numRuns: 25, seed: 4711 }))
