/** The main job on a real host: CentOS Stream 9's packages and daemons, a real kernel, real KVM, a real sshd. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { guestImage } from '../../tasks/guest-image.js'
import { playbook } from '../../tasks/index.js'
import { fingerprint, kvmup, logins, mark } from './kvmup.js'
import { boot, buildImage, type Vm } from './vm.js'

let vm: Vm

const dnfHistory = async () => (await vm.ssh('dnf -q history list 2>/dev/null | wc -l')).stdout.trim()

describe('a fresh CentOS Stream 9 host', () => {
  beforeAll(async () => {
    await buildImage('el9')
    vm = await boot('el9', { name: 'journey-el9' })
  })
  afterAll(() => vm?.kill())

  it('is planned for in full, and the plan changes nothing on it', async () => {
    await mark(vm)
    const before = await fingerprint(vm)
    const plan = await kvmup(vm, 'plan')
    expect(plan.code).toBe(5)
    expect(plan.by('ok')).toEqual(['check-platform', 'check-cpu', 'load-kvm'])
    expect(plan.by('change')).toEqual(['install-packages', 'install-guestfs'])
    expect(plan.by('deferred')).toEqual(['start-libvirt', 'default-network', 'validate-host', 'prove-kvm'])
    expect(await fingerprint(vm)).toBe(before)
  })

  it('becomes a KVM host by one apply', async () => {
    const apply = await kvmup(vm, 'apply', '--yes')
    expect(apply.host).toMatchObject({ status: 'changed' })
    expect(apply.code).toBe(0)
    expect(apply.by('changed')).toEqual(
      expect.arrayContaining(['install-packages', 'install-guestfs', 'start-libvirt']),
    )
    expect(apply.because('prove-kvm')).toBe('proof.ok')
    expect(apply.host.tasks.map(task => task.task)).toEqual(playbook.ids(DEFAULT_WISHES))
  })

  it('has the packages, by rpm itself', async () => {
    const names = [
      'qemu-kvm',
      'libvirt',
      'libvirt-client',
      'virt-install',
      'virt-top',
      'libguestfs',
      'guestfs-tools',
    ]
    const { code, stdout } = await vm.ssh(`rpm -q ${names.join(' ')} && test -x /usr/libexec/qemu-kvm`)
    expect(code, stdout).toBe(0)
  })

  it('has the daemons enabled, listening and answering', async () => {
    const sockets = ['virtqemud.socket', 'virtnetworkd.socket', 'virtstoraged.socket', 'virtlogd.socket']
    expect((await vm.ssh(`systemctl is-enabled ${sockets.join(' ')}`)).stdout).toBe(
      'enabled\n'.repeat(sockets.length),
    )
    expect((await vm.ssh(`systemctl is-active ${sockets.join(' ')}`)).stdout).toBe(
      'active\n'.repeat(sockets.length),
    )
    expect((await vm.ssh('systemctl is-enabled virtnetworkd.service')).stdout).toBe('enabled\n')
    const { code, stdout } = await vm.ssh('virsh -c qemu:///system version')
    expect(code, stdout).toBe(0)
  })

  it('has the bridge with the address that libvirt names', async () => {
    const { stdout } = await vm.ssh(
      "virsh -c qemu:///system net-dumpxml default | sed -n 's/.*ip address=.\\([0-9.]*\\).*/\\1/p'",
    )
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
    expect((await vm.ssh('ip -4 -o addr show dev virbr0')).stdout).toContain(` ${stdout.trim()}/24 `)
  })

  it('boots a guest in guest mode, started by hand', async () => {
    expect((await vm.ssh('lsmod')).stdout).toMatch(/^kvm_amd /m)
    const { stdout } = await vm.ssh(
      'cat >/tmp/guest.img; /usr/libexec/qemu-kvm -machine accel=kvm -cpu host -m 16 -nodefaults -nographic -serial stdio -monitor none -drive file=/tmp/guest.img,format=raw,if=ide -no-reboot; rm /tmp/guest.img',
      { input: Buffer.from(guestImage()) },
    )
    expect(stdout).toContain('KVMKVMKVM')
  })

  it('is left alone by a second apply: no change, no transaction, one login', async () => {
    const history = await dnfHistory()
    const before = await logins(vm)
    const apply = await kvmup(vm, 'apply', '--yes')
    // The counting itself logs in once more.
    const after = (await logins(vm)) - 1
    expect(apply.host).toMatchObject({ status: 'ok' })
    expect(apply.code).toBe(0)
    expect(apply.by('ok')).toEqual(playbook.ids(DEFAULT_WISHES))
    expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
    expect(after - before).toBe(1)
    expect(await dnfHistory()).toBe(history)
  })

  describe.each([
    [
      'the sockets of virtqemud are stopped and disabled',
      'systemctl disable --now virtqemud.socket virtqemud-ro.socket virtqemud-admin.socket virtqemud.service',
      'start-libvirt',
    ],
    ['the default network is destroyed', 'virsh -c qemu:///system net-destroy default', 'default-network'],
    [
      'the default network is undefined',
      'virsh -c qemu:///system net-destroy default; virsh -c qemu:///system net-undefine default',
      'default-network',
    ],
    ['a member of a group is removed', 'rpm -e virt-top', 'install-packages'],
    ['a guestfs tool is removed', 'rpm -e --nodeps guestfs-tools', 'install-guestfs'],
    ['the module is unloaded', 'rmmod kvm_amd', 'load-kvm'],
  ])('when %s', (_what, command, task) => {
    it('verify names exactly that, and apply mends exactly that', async () => {
      const broken = await vm.ssh(command)
      expect(broken.code, broken.stderr).toBe(0)
      const verify = await kvmup(vm, 'verify')
      expect(verify.code).toBe(5)
      expect(verify.by('change')).toEqual([task])
      expect([...verify.by('differs'), ...verify.by('blocked')]).toEqual([])
      const apply = await kvmup(vm, 'apply', '--yes')
      expect(apply.by('changed')).toEqual([task])
      expect(apply.by('ok')).toEqual(playbook.ids(DEFAULT_WISHES).filter(id => id !== task))
      expect(apply.code).toBe(0)
    })
  })

  it('is still a KVM host after a reboot', async () => {
    await vm.reboot()
    const verify = await kvmup(vm, 'verify')
    expect(verify.by('ok')).toEqual(playbook.ids(DEFAULT_WISHES))
    expect(verify.code).toBe(0)
  })
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
    expect(apply.host.tasks.find(task => task.task === 'check-cpu')?.hint?.id).toBe('cpu.guest.hint')
    expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
    expect(await fingerprint(plain)).toBe(before)
  })
})
