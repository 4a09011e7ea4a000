/** Daemon layouts and networks that are in each other's way, from the plan to a host that is settled. */
import { describe, expect, it } from 'vitest'
import { loadState, type State, saveState } from '../../src/connection/rehearsal/state.js'
import type { RehearsedRelease } from '../../src/inventory/host.js'
import { REHEARSED } from '../../src/inventory/host.js'
import { text } from '../../src/messages/message.js'
import {
  apply,
  changes,
  factsOf,
  open,
  planOf,
  type Rehearsed,
  ready,
  rehearsed,
  run,
  unsettled,
} from './rehearsed.js'

const decisionOf = async (one: Rehearsed, task: string) => {
  const found = (await planOf(one)).find(planned => planned.task === task)?.decision
  if (!found) throw new Error(`no task ${task}`)
  return found
}
const commands = async (one: Rehearsed, task: string) => {
  const decision = await decisionOf(one, task)
  return decision.status === 'change' ? decision.actions.map(({ argv }) => argv.join(' ')) : []
}
const network = ({ file }: Rehearsed, release: RehearsedRelease) => loadState(file, release).network

describe.each(REHEARSED)('%s in the subnet of libvirt’s default network', release => {
  it('as a nested host says where the network will be, and puts it there', async () => {
    const one = rehearsed(release, { nic: '192.168.122.15/24' })
    const fresh = await decisionOf(one, 'default-network')
    expect(fresh).toMatchObject({
      expects: { id: 'network.expects-subnet', args: { free: '192.168.124.0/24' } },
    })
    expect(unsettled((await apply(one)).plan)).toEqual([])
    expect(network(one, release)).toMatchObject({ active: true, autostart: true, address: '192.168.124.1' })
    expect((await factsOf(one)).addresses.virbr0).toEqual(['192.168.124.1/24'])
  })

  it('with a wider network around it never has the network started there, not even along with its daemon', async () => {
    const one = rehearsed(release, { nic: '192.168.7.15/16' })
    const seen = new Set<string>()
    for (let pass = 0; pass < 6; pass++) {
      for (const { decision } of await planOf(one))
        if (decision.status === 'change')
          for (const { argv, stdin } of decision.actions) {
            await (await open(one)).run(stdin === undefined ? { argv } : { argv, stdin })
            const { active, address } = network(one, release)
            if (active) seen.add(address)
          }
    }
    expect([...seen]).toEqual(['10.124.122.1'])
    expect(unsettled(await planOf(one))).toEqual([])
    expect(network(one, release).autostart).toBe(true)
  })
})

describe('an active network', () => {
  it('is left alone when a card comes into its subnet, and says so', async () => {
    const one = await ready('el8', state => ({ ...state, nic: '192.168.122.15/24' }))
    const decision = await decisionOf(one, 'default-network')
    expect(decision).toMatchObject({ status: 'ok', notes: [{ id: 'network.clash-note' }] })
  })
})

describe('a bridge that was left behind', () => {
  it.each([
    ['el6', ['ip link set virbr0 down', 'ip link delete virbr0-nic', 'brctl delbr virbr0']],
    ['el7', ['ip link set virbr0 down', 'ip link delete virbr0-nic', 'ip link delete virbr0 type bridge']],
    ['el9', ['ip link set virbr0 down', 'ip link delete virbr0 type bridge']],
  ] as const)('is removed on %s before the network is started', async (release, removal) => {
    const lost = (state: State) => ({ ...state, network: { ...state.network, active: false, stale: true } })
    const one = await ready(release, lost)
    const output = await run(one, 'virsh', '-c', 'qemu:///system', 'net-start', 'default')
    expect(output.stderr).toContain('Network is already in use by interface virbr0')
    expect(await commands(one, 'default-network')).toEqual([
      ...removal,
      'virsh -c qemu:///system net-start default',
    ])
    expect(unsettled((await apply(one)).plan)).toEqual([])
  })
})

describe('dnsmasq', () => {
  it('is installed when it is gone', async () => {
    const gone = (state: State) => ({ ...state, packages: state.packages.filter(name => name !== 'dnsmasq') })
    const one = await ready('el9', gone)
    expect(changes(await planOf(one))).toEqual(['default-network'])
    expect(unsettled((await apply(one)).plan)).toEqual([])
  })
})

describe('two daemon layouts at once', () => {
  const started = ['libvirtd.service', 'libvirtd.socket', 'libvirtd-ro.socket', 'libvirtd-admin.socket']
  const tutorial = (state: State): State => ({
    ...state,
    enabled: [...state.enabled, ...started.slice(0, 3)],
    active: [...state.active.filter(name => !/^virt(qemu|network)d\.service$/.test(name)), ...started],
  })

  it.each(['el9', 'el10'] as const)('become the modular one on %s', async release => {
    const one = await ready(release, tutorial)
    expect(changes(await planOf(one))).toEqual(['start-libvirt'])
    expect(unsettled((await apply(one)).plan)).toEqual([])
    const { units } = await factsOf(one)
    const left = started.map(name => [units[name]?.active, units[name]?.enabled])
    expect(left).toEqual(started.map(() => ['inactive', 'disabled']))
  })

  it('become the one that has the guests, and the plan says what becomes of those', async () => {
    const one = await ready('el9', state => ({ ...tutorial(state), running: ['web'] }))
    // The first look alone finds it so: its question to libvirt wakes the other side's daemon.
    const before = loadState(one.file, 'el9')
    const decision = await decisionOf(one, 'start-libvirt')
    expect(text(decision.because)).toMatch(/monolithic.*does not stop the 1 running guest/)
    saveState(one.file, before)
    expect(unsettled((await apply(one)).plan)).toEqual([])
    const { units, running } = await factsOf(one)
    expect([units['libvirtd.service']?.enabled, units['virtqemud.service']?.enabled, running]).toEqual([
      'enabled',
      'disabled',
      ['web'],
    ])
  })

  it('a host that came from EL 8 stays on libvirtd', async () => {
    const upgraded = (state: State): State => ({
      ...state,
      enabled: [...state.enabled.filter(name => !/^virt(?!l)/.test(name)), ...started],
      active: [...state.active.filter(name => !/^virt(?!l)/.test(name)), ...started],
    })
    const one = await ready('el9', upgraded)
    expect(unsettled(await planOf(one))).toEqual([])
  })
})
