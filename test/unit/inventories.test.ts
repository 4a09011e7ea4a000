/** kvmup reads inventories as Ansible reads them: the same groups, hosts, children and variables. */
import { describe, expect, it } from 'vitest'
import { corpus, kvmupLists } from '../inventories.js'

const all = corpus()

describe('an inventory is read as ansible-inventory --list has it', () => {
  it.each(all.filter(one => !one.differs).map(one => [one.name, one] as const))('%s', (_, one) => {
    expect(kvmupLists(one)).toEqual(one.expected)
  })
})

describe('where kvmup does otherwise, the folder says why', () => {
  it.each(all.flatMap(one => (one.differs ? [[one.name, one, one.differs] as const] : [])))(
    '%s',
    (_, one, { says, why }) => {
      const found = kvmupLists(one)
      expect(found).not.toEqual(one.expected)
      if (says !== undefined) expect(found).toBe(says)
      expect(why).toMatch(/\w/)
    },
  )

  it('there are many inventories in all', () => {
    expect(all.length).toBeGreaterThanOrEqual(60)
  })
})
