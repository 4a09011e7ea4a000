/** Did you mean: for words that are nearly right, and for no others. */
import { describe, expect, it } from 'vitest'
import { taskIds } from '../../src/commands/tasks.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { near } from '../../src/near.js'
import { playbook } from '../../tasks/index.js'

const KNOWN = ['network', 'load-kvm', 'KVM012', 'KVM013', 'KVM021', 'cpu', 'a']

describe('the nearest known words', () => {
  it.each([
    ['newtork', ['network']],
    ['NETWORK', ['network']],
    ['lod-kvm', ['load-kvm']],
    ['loadkvm', ['load-kvm']],
    ['KMV012', ['KVM012']],
    ['kvm01', ['KVM012', 'KVM013', 'KVM021']],
    ['cpuu', ['cpu']],
    ['gpu', []],
    ['b', []],
    ['', []],
    ['x'.repeat(100_000), []],
  ])('of %.20s', (typed, expected) => {
    expect(near(typed, KNOWN)).toEqual(expected)
  })
})

describe('the tasks that explain knows', () => {
  it('are those of the playbook, in its order', () => {
    const everything = {
      ...DEFAULT_WISHES,
      proof: 'deep',
      reboot: true,
      repair_repos: true,
      repair_rpmdb: true,
      users: ['ops'],
      nested: true,
    } as const
    expect(taskIds).toEqual(playbook.ids(everything))
  })
})
