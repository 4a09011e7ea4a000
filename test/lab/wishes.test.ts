/** What is wished for beyond the main job, on a real host: users who work with libvirt, and guests in guests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import { fingerprint, kvmup, mark } from './kvmup.js'
import { boot, buildImage, type Vm } from './vm.js'

const wishes = ['--users', 'ops,ops2', '--nested']
const all = playbook.ids({ ...DEFAULT_WISHES, users: ['ops'], nested: true })
const allBut = (...tasks: readonly string[]) => all.filter(id => !tasks.includes(id))

describe('a fresh CentOS Stream 9 host for users who are not root', () => {
  let vm: Vm
  beforeAll(async () => {
    await buildImage('el9')
    vm = await boot('el9', { name: 'wishes-el9' })
  })
  afterAll(() => vm?.kill())

  const nested = async () => (await vm.ssh('cat /sys/module/kvm_amd/parameters/nested')).stdout.trim()
  const started = (ran: Awaited<ReturnType<typeof kvmup>>) =>
    ran.events.filter(event => event.type === 'action-start')

  it('is blocked before the first change when one of them does not exist', async () => {
    await mark(vm)
    const before = await fingerprint(vm)
    const apply = await kvmup(vm, 'apply', '--yes', '--users', 'ops,nobody-here')
    expect(apply.code).toBe(3)
    expect(apply.by('blocked')).toEqual(['admit-users'])
    expect(apply.because('admit-users')).toBe('users.absent')
    expect(started(apply)).toEqual([])
    expect(await fingerprint(vm)).toBe(before)
  })

  it('lets them in when everything else is there, and keeps the option', async () => {
    const apply = await kvmup(vm, 'apply', '--yes', ...wishes, 'on')
    expect(apply.host).toMatchObject({ status: 'changed' })
    expect(apply.code).toBe(0)
    expect(apply.by('changed')).toEqual(expect.arrayContaining(['set-nested', 'admit-users']))
    expect(await nested()).toBe('1')
    const { stdout } = await vm.ssh(
      'stat -c "%a %U %G" /etc/modprobe.d/kvmup-nested.conf; getent group libvirt',
    )
    expect(stdout).toMatch(/^644 root root\nlibvirt:[^:]*:\d+:ops,ops2\n$/)
  })

  it.each(['ops', 'ops2'])('answers %s from the next login', async user => {
    const { code, stdout, stderr } = await vm.ssh('virsh -c qemu:///system list', { user })
    expect([code, stderr.trim()], stdout).toEqual([0, ''])
  })

  it('is left alone by a second apply', async () => {
    const apply = await kvmup(vm, 'apply', '--yes', ...wishes, 'on')
    expect(apply.host).toMatchObject({ status: 'ok' })
    expect(apply.code).toBe(0)
    expect(apply.by('ok')).toEqual(all)
    expect(started(apply)).toEqual([])
  })

  it('loads the module anew for another wish', async () => {
    const apply = await kvmup(vm, 'apply', '--yes', ...wishes, 'off')
    expect(apply.by('changed')).toEqual(['set-nested'])
    expect(apply.by('ok')).toEqual(allBut('set-nested'))
    expect(apply.code).toBe(0)
    expect(await nested()).toBe('0')
  })

  it('does not while somebody has /dev/kvm open, and says so', async () => {
    await vm.ssh('setsid sh -c "exec 3<>/dev/kvm; exec sleep 3600" >/dev/null 2>&1 </dev/null & sleep 2')
    const apply = await kvmup(vm, 'apply', '--yes', ...wishes, 'on')
    expect(apply.code).toBe(3)
    expect(apply.by('failed')).toEqual(['set-nested'])
    expect(apply.because('set-nested')).toBe('nested.in-use')
    expect(await nested()).toBe('0')
    await vm.ssh('pkill -x sleep; sleep 1')
    expect((await kvmup(vm, 'apply', '--yes', ...wishes, 'on')).by('changed')).toEqual(['set-nested'])
    expect(await nested()).toBe('1')
  })

  it('leaves the module as an administrator has it', async () => {
    await vm.ssh('printf "\\noptions kvm-amd nested=1\\n" >/etc/modprobe.d/zz-local.conf')
    expect((await kvmup(vm, 'verify', ...wishes, 'on')).code).toBe(0)
    const verify = await kvmup(vm, 'verify', ...wishes, 'off')
    expect(verify.code).toBe(5)
    expect(verify.by('blocked')).toEqual(['set-nested'])
    expect(verify.host.tasks.find(task => task.task === 'set-nested')?.because.args).toMatchObject({
      where: '/etc/modprobe.d/zz-local.conf:2',
    })
    await vm.ssh('rm /etc/modprobe.d/zz-local.conf')
  })

  it('has it all after a reboot', async () => {
    expect((await kvmup(vm, 'apply', '--yes', ...wishes, 'off')).code).toBe(0)
    await vm.reboot()
    expect(await nested()).toBe('0')
    const verify = await kvmup(vm, 'verify', ...wishes, 'off')
    expect(verify.by('ok')).toEqual(all)
    expect(verify.code).toBe(0)
  })
})
