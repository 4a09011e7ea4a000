/**
 * The main job on CentOS 6.10, whose mirrors are dead: EL 6's packages, sysvinit, yum 3's ways, libvirtd as one
 * daemon with an init script; a real kernel, real KVM, a real sshd that offers what OpenSSH 5.3 did.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journey } from './journey.js'
import { kvmup } from './kvmup.js'
import { boot, buildImage, type Vm } from './vm.js'

journey({
  release: 'el6',
  system: 'CentOS 6',
  mirrors: 'archived',
  kvm: 'with qemu-kvm',
  installer: 'python-virtinst',
  guestfs: 'libguestfs-tools-c',
  accelerator: '-enable-kvm',
  history: 'cat /var/log/yum.log',
  enabled: 'chkconfig libvirtd',
  active: '/etc/rc.d/init.d/libvirtd status',
  stop: '/etc/rc.d/init.d/libvirtd stop; chkconfig libvirtd off',
  users: [],
  reboot: 'by hand',
})

describe('what else is different on a CentOS 6 host', () => {
  let vm: Vm
  beforeAll(async () => {
    await buildImage('el6')
    vm = await boot('el6', { name: 'ways-el6' })
  })
  afterAll(() => vm?.kill())

  it('has no systemd, no dnf and no kvm', async () => {
    const { stdout } = await vm.ssh(
      'command -v systemctl dnf python3; ls -d /run/systemd /etc/os-release /dev/kvm /sys/module/kvm 2>/dev/null; cat /etc/redhat-release',
    )
    expect(stdout).toBe('CentOS release 6.10 (Final)\n')
  })

  it('answers in its own language through "service", whatever the caller speaks', async () => {
    const answer = await vm.ssh(
      'LC_ALL=C service messagebus status; LC_ALL=C /etc/rc.d/init.d/messagebus status',
    )
    expect(answer.stdout).toMatch(
      /^messagebus \(pid [ 0-9]+\) を実行中\.\.\.\nmessagebus \(pid [ 0-9]+\) is running\.\.\.\n$/,
    )
  })

  it('hides /sbin from people who are not root', async () => {
    expect((await vm.ssh('echo $PATH; command -v chkconfig', { user: 'ops' })).stdout).toBe(
      '/usr/local/bin:/bin:/usr/bin\n',
    )
  })

  it('is out of reach for an ssh that was not told about old signatures, and kvmup says what to tell it', async () => {
    const inventoryFile = join(vm.dir, 'plain.yaml')
    writeFileSync(
      inventoryFile,
      `hosts:\n  el6:\n    address: ${vm.host}\n    port: ${vm.port}\n    user: root\n    key: ${vm.keyFile}\n`,
    )
    const plain: Vm = Object.create(vm, { inventoryFile: { value: inventoryFile } })
    const plan = await kvmup(plain, 'plan')
    expect(plan.code).toBe(4)
    expect(plan.host.status).toBe('unreachable')
    expect(plan.host.because?.id).toBe('unreachable.host-key-type')
  })
})
