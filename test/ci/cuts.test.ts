/** A thousand hosts with bad luck: lines that drop, kvmups that are killed, power cuts in the middle of a transaction. */
import fc from 'fast-check'
import { it } from 'vitest'
import { check, stories } from '../cuts/cuts.js'

it('whatever happens at 1,000 hosts, the next run converges, nothing is done twice, no host is lost', () =>
  fc.assert(fc.asyncProperty(stories, check), { numRuns: 1000 }))
