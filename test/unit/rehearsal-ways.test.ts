/** Package managers and daemons of rehearsed hosts behave as those of the real release do. */
import { describe, expect, it } from 'vitest'
import { loadState } from '../../src/connection/rehearsal/state.js'
import { parseFacts } from '../../src/facts/parse.js'
import { playbook } from '../../tasks/index.js'
import { factsOf, open, probeText, ready, rehearsed, run, unsettled } from './rehearsed.js'

describe('package managers keep their ways', () => {
  it.each([
    ['el6', 0, 'Warning: Group nonsense does not exist.'],
    ['el7', 0, 'Warning: group nonsense does not exist.'],
    ['el8', 1, "Module or Group 'nonsense' is not available.\nError: Nothing to do."],
    ['el9', 1, "Module or Group 'nonsense' is not available.\nError: Nothing to do."],
  ] as const)('%s: an unknown group among others ends with %i', async (release, code, words) => {
    const one = rehearsed(release)
    const output = await run(one, 'yum', '-y', 'groupinstall', 'nonsense', 'virtualization-platform')
    expect([output.code, output.stderr.trim()]).toEqual([code, words])
    expect(loadState(one.file, release).packages.includes('libvirt')).toBe(code === 0)
  })

  it.each([
    ['el6', 0, 'No package nonsense available.'],
    ['el7', 0, 'No package nonsense available.'],
    ['el8', 1, 'Error: Unable to find a match: nonsense'],
    ['el10', 1, 'Error: Unable to find a match: nonsense'],
  ] as const)('%s: an unknown package among others ends with %i', async (release, code, words) => {
    const one = rehearsed(release)
    const output = await run(one, 'yum', '-y', 'install', 'nonsense', 'virt-viewer')
    expect(output.code).toBe(code)
    expect(output.stdout + output.stderr).toContain(words)
    expect(loadState(one.file, release).packages.includes('virt-viewer')).toBe(code === 0)
  })

  it('dnf with strict=0 warns and goes on', async () => {
    const one = rehearsed('el9')
    const output = await run(one, 'dnf', '-y', '--setopt=strict=0', 'install', 'nonsense', 'virt-viewer')
    expect([output.code, output.stderr]).toEqual([0, 'No match for argument: nonsense\n'])
    expect(loadState(one.file, 'el9').packages).toEqual(['virt-viewer'])
  })

  it('the recipe of CentOS 6 installs nothing on EL 9 and less than it says on EL 7', async () => {
    const recipe = [
      'Virtualization',
      'Virtualization Client',
      'Virtualization Platform',
      'Virtualization Tools',
    ]
    const [seven, nine] = [rehearsed('el7'), rehearsed('el9')]
    expect((await run(seven, 'yum', '-y', 'groupinstall', ...recipe)).code).toBe(0)
    expect((await run(nine, 'dnf', '-y', 'groupinstall', ...recipe)).code).toBe(1)
    expect(loadState(nine.file, 'el9').packages).toEqual([])
  })

  it('EL 9 has the binary without the package qemu-kvm when only Client, Platform and Tools were installed', async () => {
    const one = rehearsed('el9')
    const groups = ['virtualization-client', 'virtualization-platform', 'virtualization-tools']
    await run(one, 'dnf', '-y', 'group', 'install', ...groups)
    const facts = await factsOf(one)
    expect([facts.qemu, facts.rpm.provided['qemu-kvm']]).toEqual(['/usr/libexec/qemu-kvm', undefined])
  })

  it('EL 7 does not bring back a member that has gone from a group it remembers', async () => {
    const one = await ready('el7', s => ({
      ...s,
      packages: s.packages.filter(name => name !== 'libguestfs'),
    }))
    const output = await run(one, 'yum', '-y', 'groupinstall', 'virtualization-tools')
    expect([output.code, loadState(one.file, 'el7').packages.includes('libguestfs')]).toEqual([0, false])
  })

  it('a transaction shows its packages as they are installed', async () => {
    const seen: string[] = []
    const argv = ['dnf', '-y', 'install', 'qemu-kvm']
    const output = await (await open(rehearsed('el9'))).run({ argv, transaction: 'start' }, line =>
      seen.push(line),
    )
    expect(seen.filter(line => /Installing {7}: qemu-kvm-17:7\.2\.0\S+ +(\d+)\/\1$/.test(line))).toHaveLength(
      1,
    )
    expect(seen.join('\n')).toBe(output.stdout.trimEnd())
  })
})

describe('daemons keep their ways', () => {
  it('installing qemu-kvm on EL 6 loads kvm', async () => {
    const one = rehearsed('el6')
    await run(one, 'yum', '-y', 'install', 'qemu-kvm')
    const facts = await factsOf(one)
    expect([facts.kvm.modules, facts.kvm.device]).toEqual([['kvm', 'kvm_intel'], 'open'])
  })

  it.each([
    ['el6', 'libvirt-sock'],
    ['el7', 'libvirt-sock'],
    ['el8', 'libvirt-sock'],
    ['el9', 'virtqemud-sock'],
    ['el10', 'virtqemud-sock'],
  ] as const)(
    '%s: packages enable the daemons and start none, so virsh finds no %s',
    async (release, socket) => {
      const one = rehearsed(release)
      await run(one, 'yum', '-y', 'install', 'libvirt', 'qemu-kvm')
      const facts = await factsOf(one)
      expect(facts.virsh).toEqual({
        code: 1,
        text: [
          'error: failed to connect to the hypervisor',
          `error: Failed to connect socket to '/var/run/libvirt/${socket}': No such file or directory`,
        ],
      })
      expect(Object.values(facts.units).filter(unit => unit.active === 'active')).toEqual([])
      expect(facts.sysv).toEqual(release === 'el6' ? { status: 3, enabled: true } : undefined)
    },
  )

  it('the presets of EL 9 enable what they name, and no socket beyond that', async () => {
    const one = rehearsed('el9')
    await run(one, 'dnf', '-y', 'install', 'libvirt')
    const { units } = await factsOf(one)
    const enabled = Object.entries(units).filter(([, unit]) => unit.enabled === 'enabled')
    expect(enabled.map(([name]) => name).sort()).toEqual([
      'virtinterfaced.socket',
      'virtlockd.socket',
      'virtlogd.socket',
      'virtnetworkd.socket',
      'virtnodedevd.socket',
      'virtnwfilterd.socket',
      'virtproxyd.socket',
      'virtqemud-admin.socket',
      'virtqemud-ro.socket',
      'virtqemud.service',
      'virtqemud.socket',
      'virtsecretd.socket',
      'virtstoraged.socket',
    ])
  })

  it('on EL 9 the bridge comes with the first question after the sockets have started', async () => {
    const one = rehearsed('el9')
    await run(one, 'dnf', '-y', 'install', 'libvirt', 'qemu-kvm')
    await run(one, 'systemctl', 'start', 'virtqemud.socket', 'virtnetworkd.socket')
    expect(loadState(one.file, 'el9').network.active).toBe(false)
    const facts = await factsOf(one)
    expect(facts.units['virtnetworkd.service']?.active).toBe('inactive')
    expect(facts.links.virbr0).toEqual(['NO-CARRIER', 'BROADCAST', 'MULTICAST', 'UP'])
    expect(facts.addresses.virbr0).toEqual(['192.168.122.1/24'])
    expect((await factsOf(one)).units['virtnetworkd.service']?.active).toBe('active')
  })

  it('on EL 8 a libvirtd that has left after two idle minutes is healthy, and its bridge stays', async () => {
    const one = await ready('el8', state => ({ ...state, lastClient: 0 }))
    const text = await probeText(one)
    const facts = parseFacts(text)
    expect(facts.units['libvirtd.service']).toMatchObject({ active: 'inactive', enabled: 'enabled' })
    expect(facts.units['libvirtd.socket']).toMatchObject({ active: 'active' })
    expect(unsettled(playbook.plan(facts, one.wishes))).toEqual([])
  })

  it('systemd refuses to start a socket whose service runs already', async () => {
    const one = await ready('el8', s => ({
      ...s,
      active: s.active.filter(name => name !== 'libvirtd-ro.socket'),
    }))
    expect((await run(one, 'systemctl', 'start', 'libvirtd-ro.socket')).code).toBe(1)
    expect((await run(one, 'systemctl', 'start', 'nonsense.service')).code).toBe(5)
    expect((await run(one, 'systemctl', 'enable', 'nonsense.service')).code).toBe(1)
  })

  it('a network that is active already does not start twice', async () => {
    const output = await run(await ready('el9'), 'virsh', '-c', 'qemu:///system', 'net-start', 'default')
    expect(output.code).toBe(1)
    expect(output.stderr).toContain('error: Requested operation is not valid: network is already active')
  })
})
