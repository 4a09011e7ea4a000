/** Every rehearsed release from its installation to a KVM host. */
import { describe, expect, it } from 'vitest'
import { Unreachable } from '../../src/connection/connection.js'
import { rows } from '../../src/connection/rehearsal/releases.js'
import { loadState } from '../../src/connection/rehearsal/state.js'
import { parseFacts } from '../../src/facts/parse.js'
import { probeAction, probeScript } from '../../src/facts/probe.js'
import { DEFAULT_WISHES, REHEARSED } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import {
  apply,
  changes,
  convergedState,
  factsOf,
  MAX_PASSES,
  open,
  planOf,
  probeText,
  ready,
  rehearsed,
  run,
  unsettled,
} from './rehearsed.js'

describe.each(REHEARSED)('%s', release => {
  it('is a supported host with nothing installed when it is fresh', async () => {
    const facts = await factsOf(rehearsed(release))
    expect(`el${facts.os.major}`).toBe(release)
    expect(facts.rpm.provided).toEqual({})
    expect([facts.qemu, facts.virsh, facts.network, facts.validate, facts.proof]).toEqual(
      Array(5).fill(undefined),
    )
    expect(facts.kvm.device).toBe(release === 'el6' ? 'absent' : 'open')
  })

  it('tells facts of the release, not that it is a rehearsal', async () => {
    expect(await probeText(await ready(release))).not.toMatch(/rehears/i)
    expect((await open(rehearsed(release))).route).toBe('rehearsal')
  })

  it('answers with keys of the probe script only', async () => {
    const keys = (await probeText(await ready(release)))
      .split('\n')
      .flatMap(line => /^\w+(?==)/.exec(line) ?? [])
    const known = new Set(probeScript().match(/\w+/g))
    expect(keys.filter(key => !known.has(key.replace(/^dmi_|_code$/, '')))).toEqual([])
  })

  it('becomes a KVM host in a few passes, and its guest says KVMKVMKVM', async () => {
    const one = rehearsed(release)
    const { plan, passes } = await apply(one)
    expect(unsettled(plan)).toEqual([])
    expect(passes).toBeLessThanOrEqual(MAX_PASSES)
    expect((await factsOf(one)).proof?.text.join()).toContain('KVMKVMKVM')
  })

  it('has nothing to change the second time', async () => {
    const one = await ready(release)
    expect(changes(await planOf(one))).toEqual([])
    expect(changes(await planOf(one))).toEqual([])
  })

  it('installs everything that matches the glob when that is wished', async () => {
    const one = { ...rehearsed(release), wishes: { ...DEFAULT_WISHES, guestfs: 'all' as const } }
    const { plan } = await apply(one)
    expect(unsettled(plan)).toEqual([])
    expect((await factsOf(one)).available).toEqual([])
  })

  it('leaves network and guestfs tools alone when they are not wished', async () => {
    const wishes = { ...DEFAULT_WISHES, guestfs: 'none', network: 'none' } as const
    const one = { ...rehearsed(release), wishes }
    const { plan } = await apply(one)
    expect(unsettled(plan)).toEqual([])
  })

  it('prints only what was asked for', async () => {
    const one = await ready(release)
    const facts = parseFacts((await (await open(one)).run(probeAction(['cap=libvirt']))).stdout)
    expect(Object.keys(facts.rpm.provided)).toEqual(['libvirt'])
    expect([facts.units, facts.available, facts.proof]).toEqual([{}, undefined, undefined])
  })

  it('gets back a package that was removed', async () => {
    const names = rows[release].groups
      .flatMap(group => group.members)
      .filter(name => rows[release].packages.has(name))
    for (const name of names) {
      const one = await ready(release, state => ({
        ...state,
        packages: state.packages.filter(p => p !== name),
      }))
      const { plan } = await apply(one)
      expect(unsettled(plan), name).toEqual([])
    }
  })

  it('refuses a command that it does not know', async () => {
    const one = await ready(release)
    const unknown = [
      ['reboot'],
      ['sh', '-c', 'exit 0'],
      ['/bin/sh', '-c', 'echo probe=1', 'kvmup-probe'],
      ['yum', 'install', 'qemu-kvm'],
      ['yum', '-y', '--nogpgcheck', 'install', 'qemu-kvm'],
      ['yum', '-y', 'remove', 'qemu-kvm'],
      ['systemctl', 'mask', 'libvirtd.service'],
      ['virsh', 'net-start', 'default'],
      ['virsh', '-c', 'qemu:///system', 'net-destroy', 'default'],
      ['modprobe', '-r', 'kvm'],
      ['constructor'],
      ['yum', '-y', 'constructor', 'qemu-kvm'],
      [],
    ]
    for (const argv of unknown) {
      const output = await run(one, ...argv)
      expect([argv, output.code, output.stdout]).toEqual([argv, 127, ''])
      expect(output.stderr).toBe(`rehearsal host: unknown command: ${argv.join(' ')}\n`)
    }
    expect(loadState(one.file, release)).toEqual(await convergedState(release))
  })

  it('without virtualization in the processor is a guest that was given none, and stops before any change', async () => {
    for (const one of [
      rehearsed(release, {}, ['no-vt']),
      rehearsed(release, await convergedState(release), ['no-vt']),
    ]) {
      const facts = await factsOf(one)
      expect([facts.cpu.flags, facts.kvm.device, facts.kvm.modules]).toEqual([['hypervisor'], 'absent', []])
      expect(facts.hypervisor).not.toBe('none')
      const plan = await planOf(one)
      expect(plan.find(({ task }) => task === 'check-cpu')?.decision.status).toBe('blocked')
    }
    const one = rehearsed(release, {}, ['no-vt'])
    const output = await run(one, 'modprobe', rows[release].cpu.module)
    expect([output.code, output.stderr]).toEqual([1, expect.stringContaining('Operation not supported')])
  })

  it('with dead mirrors installs nothing and says so', async () => {
    const one = rehearsed(release, {}, ['dead-mirrors'])
    const before = loadState(one.file, release)
    const output = await run(one, rows[release].managers[0] ?? '', '-y', 'install', 'qemu-kvm')
    expect([output.code, output.stderr]).toEqual([1, `${rows[release].mirrors.dead.join('\n')}\n`])
    expect(loadState(one.file, release)).toEqual(before)
  })

  it('with a bad signature fails the transaction, and its reason is known', async () => {
    const one = rehearsed(release, {}, ['bad-signature'])
    const output = await run(one, rows[release].managers[0] ?? '', '-y', 'install', 'qemu-kvm')
    expect(output.code).toBe(1)
    expect(playbook.hint([output]).id).toBe('cure.gpg')
    expect(loadState(one.file, release).packages).toEqual([])
  })

  it('is unreachable during the command at which its line drops, and nothing of that command is done', async () => {
    const one = rehearsed(release, {}, ['drop-line:2'])
    const connection = await open(one)
    await probeText(one, connection)
    const [manager = ''] = rows[release].managers
    expect((await connection.run({ argv: [manager, '-y', 'install', 'virt-viewer'] })).code).toBe(0)
    const before = loadState(one.file, release)
    const second = connection.run({ argv: [manager, '-y', 'install', 'qemu-kvm'] })
    await expect(second).rejects.toBeInstanceOf(Unreachable)
    await expect(second).rejects.toMatchObject({ kind: 'lost', because: { id: 'unreachable.lost' } })
    expect(loadState(one.file, release)).toEqual(before)
  })
})
