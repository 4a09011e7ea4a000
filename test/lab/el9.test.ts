/** The main job on a real host: CentOS Stream 9's packages and daemons, a real kernel, real KVM, a real sshd. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journey } from './journey.js'
import { dnf, systemd } from './journey-row.js'
import { fingerprint, kvmup, mark } from './kvmup.js'
import { boot, type Vm } from './vm.js'

journey({
  release: 'el9',
  system: 'CentOS Stream 9',
  ...dnf,
  mirrors: 'alive',
  guestfs: 'guestfs-tools',
  ...systemd(
    ['virtqemud.socket', 'virtnetworkd.socket', 'virtstoraged.socket', 'virtlogd.socket'],
    ['virtnetworkd.service'],
  ),
  stop: 'systemctl disable --now virtqemud.socket virtqemud-ro.socket virtqemud-admin.socket virtqemud.service',
})

describe('a host whose processor has no virtualization', () => {
  let plain: Vm
  beforeAll(async () => {
    plain = await boot('el9', { name: 'no-vt-el9', cpu: 'none' })
  })
  afterAll(() => plain?.kill())

  it('is blocked before the first change, with the reason and the next move', async () => {
    await mark(plain)
    const before = await fingerprint(plain)
    const apply = await kvmup(plain, 'apply', '--yes')
    expect(apply.code).toBe(3)
    expect(apply.by('blocked')).toEqual(['check-cpu'])
    expect(apply.because('check-cpu')).toBe('cpu.guest')
    expect(apply.host.tasks.find(task => task.task === 'check-cpu')?.hint?.id).toBe('cpu.guest.hint-qemu')
    expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
    expect(await fingerprint(plain)).toBe(before)
  })
})
