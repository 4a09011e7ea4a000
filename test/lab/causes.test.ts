/**
 * Causes that a real kernel, a real libvirt and a real reboot bring about: a subnet that is taken, a kernel older
 * than the newest installed one, and a processor whose virtualization the firmware has switched off.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../src/catalogue/catalogue.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import { kvmup, type Ran } from './kvmup.js'
import { bootId, runOlderKernel } from './older-kernel.js'
import { withFirmwareOff } from './patch.js'
import { boot, buildImage, type Vm } from './vm.js'

const code = (ran: Ran, task: string) => {
  const result = ran.host.tasks.find(one => one.task === task)
  return result && codeOf(result.because, result.hint)
}

describe('a CentOS Stream 9 host in somebody else’s 192.168.122.0/24', () => {
  let vm: Vm
  /** The first three numbers of the subnet that the default network gets. */
  let free = ''
  const done = async (command: string, input?: Buffer) => {
    const answer = await vm.ssh(command, input ? { input } : {})
    expect(answer.code, answer.stderr).toBe(0)
    return answer.stdout
  }
  beforeAll(async () => {
    await buildImage('el9')
    vm = await boot('el9', { name: 'causes-el9' })
    await done(
      'ip link add outer type dummy && ip address add 192.168.122.77/24 dev outer && ip link set outer up',
    )
  })
  afterAll(() => vm?.kill())

  it('is told before anything is done which subnet its default network will have', async () => {
    const plan = await kvmup(vm, 'plan')
    const network = plan.host.tasks.find(({ task }) => task === 'default-network')
    expect(network?.status, plan.told).toBe('deferred')
    expect(network?.expects, plan.told).toMatchObject({ args: { subnet: '192.168.122.0/24' } })
    free = String(network?.expects?.args.free).replace(/\.0\/24$/, '')
    expect(free).toMatch(/^192\.168\.(?!122$)\d+$/)
  })

  // libvirt's own package looks for a free subnet as well (libvirt.spec.in, %post daemon-config-network).
  it('becomes a KVM host with a default network elsewhere, and keeps the way to its own', async () => {
    // Somebody else is at work with the package manager, as dnf itself notes it.
    await done(`
      printf 'echo $$ >/var/cache/dnf/metadata_lock.pid\\nsleep 150\\n' >/root/update.sh
      systemd-run -q --unit=lab-update sh /root/update.sh; sleep 2`)
    const plan = await kvmup(vm, 'plan')
    const locked = plan.host.tasks.find(({ task }) => task === 'prepare-packages')
    expect(locked?.because.args.holders, plan.told).toMatch(/\(pid \d+, lab-update\.service, \d\d:\d\d\)$/)
    expect(locked?.because.args.since, plan.told).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/)
    const apply = await kvmup(vm, 'apply', '--yes')
    expect(apply.code, apply.told).toBe(0)
    const ended = apply.events.filter(
      event => event.type === 'action-end' && event.task === 'prepare-packages',
    )
    expect(JSON.stringify(ended), apply.told).toMatch(
      // systemd-run made the name a path.
      /"waiting for process \d+ \(\S*sh \/root\/update\.sh\s*\), 0 s of 600"/,
    )
    expect(await done('ip -4 -o address show dev virbr0')).toContain(` ${free}.1/24 `)
    expect(await done('ip route get 192.168.122.1')).toContain(' dev outer ')
  })

  it('proves more when asked: a guest of libvirt gets an address there', async () => {
    const verify = await kvmup(vm, 'verify', '--deep')
    expect(verify.because('prove-libvirt'), verify.told).toBe('guest.ok')
    const proof = verify.host.tasks.find(({ task }) => task === 'prove-libvirt')
    expect(String(proof?.because.args.lease).startsWith(`${free}.`), verify.told).toBe(true)
    expect(await done('virsh -c qemu:///system list --all --name')).toBe('\n')
  })

  it('is told that the guestfs tools are not proved: the lab has no libguestfs-test-tool', async () => {
    const verify = await kvmup(vm, 'verify', '--deep')
    expect(verify.code, verify.told).toBe(5)
    expect(verify.by('differs'), verify.told).toEqual(['prove-guestfs'])
    expect(code(verify, 'prove-guestfs')).toBe('KVM129')
    expect(verify.told).toMatch(/prove-guestfs {2}differs {2}.*not found|No such file/)
  })

  describe('that runs an older kernel than the newest installed', () => {
    beforeAll(async () => {
      // Its modules are not there.
      await runOlderKernel(vm)
      await done('rmmod kvm_amd kvm')
    })

    it('is told that only a reboot helps', async () => {
      const apply = await kvmup(vm, 'apply', '--yes')
      expect(apply.code, apply.told).toBe(3)
      // What comes after it cannot be right either.
      expect(apply.by('failed')[0], apply.told).toBe('load-kvm')
      expect(code(apply, 'load-kvm'), apply.told).toBe('KVM004')
    })

    it('is rebooted when that is wished, and looked at again before kvmup says done', async () => {
      const before = await bootId(vm)
      const apply = await kvmup(vm, 'apply', '--reboot', '--yes')
      expect(apply.code, apply.told).toBe(0)
      expect(apply.by('changed'), apply.told).toEqual(['reboot-host'])
      expect(apply.by('ok'), apply.told).toEqual(playbook.ids(DEFAULT_WISHES))
      expect(await bootId(vm)).not.toBe(before)
    })
  })

  describe('whose firmware has switched virtualization off', () => {
    beforeAll(async () => {
      const file = (await done('modinfo -n kvm_amd')).trim()
      const module = Buffer.from(await done(`base64 ${file}`), 'base64')
      await done(`cat >${file} && rmmod kvm_amd`, withFirmwareOff(module))
    })

    it('shows the processor’s flag all the same, and its kernel refuses the module', async () => {
      expect(await done('grep -cw svm /proc/cpuinfo')).toBe('1\n')
      const { code: exit, stderr } = await vm.ssh('LC_ALL=C modprobe kvm_amd')
      expect(exit).not.toBe(0)
      expect(stderr).toContain('Operation not supported')
    })

    it('is blocked with that as the one cause, and nothing is tried', async () => {
      const apply = await kvmup(vm, 'apply', '--yes')
      expect(apply.code, apply.told).toBe(3)
      expect(apply.by('blocked'), apply.told).toEqual(['check-cpu'])
      expect(code(apply, 'check-cpu'), apply.told).toBe('KVM012')
      expect(apply.events.filter(event => event.type === 'action-start')).toEqual([])
    })
  })
})
