/** What breaks on a rehearsed KVM host is seen by the task whose matter it is, and mended. */
import { describe, expect, it } from 'vitest'
import type { State } from '../../src/connection/rehearsal/state.js'
import type { RehearsedRelease } from '../../src/inventory/host.js'
import { apply, changes, planOf, ready, unsettled } from './rehearsed.js'

describe('one thing that was broken is one task', () => {
  const without = (list: readonly string[], ...names: readonly string[]) =>
    list.filter(one => !names.includes(one))
  const cases: readonly [string, RehearsedRelease, (state: State) => State, readonly string[]][] = [
    [
      'a removed group member',
      'el7',
      s => ({ ...s, packages: without(s.packages, 'virt-viewer') }),
      ['install-packages'],
    ],
    [
      'a removed guestfs package',
      'el9',
      s => ({ ...s, packages: without(s.packages, 'guestfs-tools') }),
      ['install-guestfs'],
    ],
    ['an unloaded module', 'el8', s => ({ ...s, modules: ['kvm'] }), ['load-kvm']],
    ['a stopped init script', 'el6', s => ({ ...s, active: [] }), ['start-libvirt']],
    ['an init script that is off at boot', 'el6', s => ({ ...s, enabled: [] }), ['start-libvirt']],
    [
      'a stopped service',
      'el7',
      s => ({ ...s, active: without(s.active, 'libvirtd.service') }),
      ['start-libvirt'],
    ],
    [
      'a stopped socket',
      'el9',
      s => ({ ...s, active: without(s.active, 'virtnodedevd.socket', 'virtnodedevd.service') }),
      ['start-libvirt'],
    ],
    [
      'a network daemon not enabled',
      'el10',
      s => ({ ...s, enabled: without(s.enabled, 'virtnetworkd.service') }),
      ['start-libvirt'],
    ],
    [
      'a network that does not start at boot',
      'el8',
      s => ({ ...s, network: { ...s.network, autostart: false } }),
      ['default-network'],
    ],
    [
      'a network that was undefined',
      'el9',
      s => ({ ...s, network: { ...s.network, defined: false, autostart: false, active: false } }),
      ['default-network'],
    ],
  ]
  it.each(cases)('%s on %s', async (_what, release, change, tasks) => {
    const one = await ready(release, change)
    expect(changes(await planOf(one))).toEqual(tasks)
    expect(unsettled((await apply(one)).plan)).toEqual([])
  })
})
