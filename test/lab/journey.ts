/**
 * The main job on a real host, told once for all releases: planned, applied, left alone by the second apply,
 * broken and mended, given what else is wished for, rebooted, proved. A row says in what a release differs.
 */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { guestImage } from '../../tasks/guest-image.js'
import { playbook } from '../../tasks/index.js'
import type { Row } from './journey-row.js'
import { fingerprint, kvmup, logins, mark } from './kvmup.js'
import { bootId, runOlderKernel } from './older-kernel.js'
import { program } from './program.js'
import { boot, buildImage, type Vm } from './vm.js'

const due = ['install-packages', 'install-guestfs']
const later = ['start-libvirt', 'default-network', 'validate-host', 'prove-kvm']
const all = playbook.ids(DEFAULT_WISHES)
const allBut = (...tasks: readonly string[]) => all.filter(id => !tasks.includes(id))

export function journey(row: Row): void {
  const archived = row.mirrors === 'archived'
  const options = archived ? ['--repair-repos'] : []
  const first = [
    ...(archived ? ['repair-repos'] : []),
    ...due,
    ...(row.kvm === 'with qemu-kvm' ? ['load-kvm'] : []),
  ]
  const history = async (vm: Vm) => (await vm.ssh(row.history)).stdout

  describe(`a fresh ${row.system} host`, () => {
    let vm: Vm
    /** The repository files, and all that must not change before it shall, as on a fresh host. */
    let [stock, before] = ['', '']
    const repositories = async () => (await vm.ssh('sha256sum /etc/yum.repos.d/*')).stdout
    beforeAll(async () => {
      await buildImage(row.release)
      vm = await boot(row.release, { name: `journey-${row.release}` })
      stock = await repositories()
      await mark(vm)
      before = await fingerprint(vm)
    })
    afterAll(() => vm?.kill())

    it.runIf(archived)('is blocked before the first change until its repositories may be moved', async () => {
      const apply = await kvmup(vm, 'apply', '--yes')
      expect(apply.code, apply.told).toBe(3)
      expect(apply.by('blocked'), apply.told).toEqual(['repair-repos'])
      expect(apply.because('repair-repos')).toBe('repos.ended')
      expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
      expect(await fingerprint(vm)).toBe(before)
    })

    it('is planned for in full, and the plan changes nothing on it', async () => {
      const plan = await kvmup(vm, 'plan', ...options)
      expect(plan.code, plan.told).toBe(5)
      expect(plan.by('change'), plan.told).toEqual(first)
      expect(plan.by('deferred'), plan.told).toEqual(later)
      expect(plan.by('ok'), plan.told).toEqual(allBut(...first, ...later))
      expect(await fingerprint(vm)).toBe(before)
    })

    it('becomes a KVM host by one apply', async () => {
      const apply = await kvmup(vm, 'apply', '--yes', ...options)
      expect(apply.host, apply.told).toMatchObject({ status: 'changed' })
      expect(apply.code, apply.told).toBe(0)
      expect(apply.by('changed'), apply.told).toEqual(expect.arrayContaining([...first, 'start-libvirt']))
      expect(apply.because('prove-kvm')).toBe('proof.ok')
      expect(apply.host.tasks.map(task => task.task)).toEqual(all)
    })

    it('has the packages, by rpm itself', async () => {
      const names = ['qemu-kvm', 'libvirt', 'libvirt-client', row.installer, 'virt-top', 'libguestfs']
      const { code, stdout } = await vm.ssh(
        `rpm -q ${names.join(' ')} ${row.guestfs} && test -x /usr/libexec/qemu-kvm`,
      )
      expect(code, stdout).toBe(0)
    })

    it('has the daemons enabled, listening and answering', async () => {
      for (const question of [row.enabled, row.active]) {
        const { code, stdout } = await vm.ssh(question)
        expect(code, stdout).toBe(0)
      }
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

    it.runIf(row.firewall)("has the network's firewall rules in the release's way", async () => {
      const { code, stdout, stderr } = await vm.ssh(row.firewall ?? '')
      expect(code, `${stdout}${stderr}`).toBe(0)
    })

    // Once more: an emulated processor that emulates virtualization has been seen to stand still for a minute.
    it('boots a guest in guest mode, started by hand', { retry: 1 }, async () => {
      expect((await vm.ssh('lsmod')).stdout).toMatch(/^kvm_amd /m)
      const { stdout } = await vm.ssh(
        `cat >/tmp/guest.img; timeout -s KILL 120 /usr/libexec/qemu-kvm ${row.accelerator} -cpu host -m 16 -nodefaults -nographic -serial stdio -monitor none -drive file=/tmp/guest.img,format=raw,if=ide -no-reboot; rm /tmp/guest.img`,
        { input: Buffer.from(guestImage()) },
      )
      expect(stdout).toContain('KVMKVMKVM')
    })

    it('is left alone by a second apply: no change, no transaction, one login', async () => {
      const transactions = await history(vm)
      const before = await logins(vm)
      const apply = await kvmup(vm, 'apply', '--yes')
      // The counting itself logs in once more.
      const after = (await logins(vm)) - 1
      expect(apply.host, apply.told).toMatchObject({ status: 'ok' })
      expect(apply.code, apply.told).toBe(0)
      expect(apply.by('ok'), apply.told).toEqual(all)
      expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
      expect(after - before).toBe(1)
      expect(await history(vm)).toBe(transactions)
    })

    describe.each([
      ['libvirt is stopped and disabled', row.stop, 'start-libvirt'],
      ['the default network is destroyed', 'virsh -c qemu:///system net-destroy default', 'default-network'],
      [
        'the default network is undefined',
        'virsh -c qemu:///system net-destroy default; virsh -c qemu:///system net-undefine default',
        'default-network',
      ],
      ['a member of a group is removed', `rpm -e ${row.member ?? 'virt-top'}`, 'install-packages'],
      ['a guestfs tool is removed', `rpm -e --nodeps ${row.guestfs}`, 'install-guestfs'],
      ['the module is unloaded', 'rmmod kvm_amd', 'load-kvm'],
    ])('when %s', (_what, command, task) => {
      it('verify names exactly that, and apply mends exactly that', async () => {
        const broken = await vm.ssh(command)
        expect(broken.code, broken.stderr).toBe(0)
        const verify = await kvmup(vm, 'verify')
        expect(verify.code, verify.told).toBe(5)
        expect(verify.by('change'), verify.told).toEqual([task])
        expect([...verify.by('differs'), ...verify.by('blocked')]).toEqual([])
        const apply = await kvmup(vm, 'apply', '--yes')
        expect(apply.by('changed'), apply.told).toEqual([task])
        expect(apply.by('ok'), apply.told).toEqual(allBut(task))
        expect(apply.code, apply.told).toBe(0)
      })
    })

    const wished = { ...DEFAULT_WISHES, users: row.users, nested: false }
    const flags = ['--nested', 'off', ...(row.users.length > 0 ? ['--users', row.users.join(',')] : [])]
    const asked = playbook.ids(wished).filter(id => !all.includes(id))

    it('has what is wished for beyond that', async () => {
      const apply = await kvmup(vm, 'apply', '--yes', ...flags)
      expect(apply.by('changed'), apply.told).toEqual(asked)
      expect(apply.by('ok'), apply.told).toEqual(all)
      expect(apply.code, apply.told).toBe(0)
      expect((await vm.ssh('cat /sys/module/kvm_amd/parameters/nested')).stdout).toBe('0\n')
    })

    it.each(row.users)('answers %s without root, from the next login', async user => {
      const { code, stdout, stderr } = await vm.ssh('virsh -c qemu:///system list', { user })
      expect([code, stderr.trim()], stdout).toEqual([0, ''])
    })

    it.runIf(row.reboot === 'by kvmup')(
      'is rebooted out of an older kernel when that is wished, and looked at again',
      async () => {
        await runOlderKernel(vm)
        const before = await bootId(vm)
        const apply = await kvmup(vm, 'apply', '--reboot', '--yes', ...flags)
        expect(apply.by('changed'), apply.told).toEqual(['reboot-host'])
        expect(apply.by('ok'), apply.told).toEqual(playbook.ids(wished))
        expect(apply.code, apply.told).toBe(0)
        expect(await bootId(vm)).not.toBe(before)
      },
    )

    it.runIf(row.reboot === 'by hand')('reboots', () => vm.reboot())

    it('is still a KVM host after that, with all that was wished, and a guest of libvirt gets an address', async () => {
      const verify = await kvmup(vm, 'verify', '--deep', ...flags)
      const deep = playbook.ids({ ...wished, proof: 'deep' })
      expect(verify.because('prove-libvirt'), verify.told).toBe('guest.ok')
      // The machines have no libguestfs-test-tool.
      expect(verify.by('differs'), verify.told).toEqual(['prove-guestfs'])
      expect(verify.by('ok'), verify.told).toEqual(deep.filter(id => id !== 'prove-guestfs'))
      expect((await vm.ssh('virsh -c qemu:///system list --all --name')).stdout).toBe('\n')
    })

    it.runIf(archived)('gets its repository files back, to the letter', async () => {
      expect(await repositories()).not.toBe(stock)
      execFileSync(process.execPath, [program(), 'repos', 'restore', '--yes', '-i', vm.inventoryFile])
      expect(await repositories()).toBe(stock)
    })
  })
}
