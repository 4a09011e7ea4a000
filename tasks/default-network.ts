import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { type Message, msg } from '../src/messages/message.js'
import { bridgeAt, freeBridge } from './bridges.js'
import { type Clash, clashOf, type Definition, definitionOf, isUp, subnetOf } from './host-networks.js'
import { freshXml, movedXml } from './network-xml.js'
import { installPackages } from './packages.js'
import type { Release } from './release.js'
import { show } from './subnet.js'

/** libvirt's own definition, installed with it on every release. */
const DEFINITION = '/usr/share/libvirt/networks/default.xml'

type Network = NonNullable<Facts['network']>

const virsh = (...argv: readonly string[]): Action => ({
  argv: ['virsh', '-c', 'qemu:///system', ...argv],
  timeoutMs: 120_000,
})
const define = virsh('net-define', DEFINITION)
const defineAs = (xml: string): Action => ({ ...virsh('net-define', '/dev/stdin'), stdin: xml })
const autostart = virsh('net-autostart', 'default')
const start = virsh('net-start', 'default')

const differs = (because: Message, hint: Message): Decision => ({ status: 'differs', because, hint })

/** Up and with libvirt's address. NO-CARRIER is no fault: without guests the bridge has nobody to talk to. */
function bridgeProblem(facts: Facts, network: Network): Decision | undefined {
  // Networks on a device of the host (macvtap) have no bridge.
  if (network.bridge === '') return undefined
  const flags = facts.links[network.bridge]
  const at = { bridge: network.bridge, address: network.address }
  const hint = msg('network.bridge.hint')
  if (!flags) return differs(msg('network.no-bridge', at), hint)
  if (!flags.includes('UP')) return differs(msg('network.bridge-down', at), hint)
  if (network.address && !isUp(facts, network)) return differs(msg('network.no-address', at), hint)
  return undefined
}

/** Its dnsmasq cannot have the bridge's address while another server answers DNS on every address there is. */
function dnsProblem(facts: Facts, definition: Definition): Decision | undefined {
  const server = facts.dnsServers.find(({ address }) => address === '0.0.0.0' || address === '*')
  if (!server || definition.address === '' || (facts.network?.exists && !facts.network.dns)) return undefined
  return differs(msg('network.dns', server), msg('network.dns.hint', server))
}

const nowhere = ({ subnet, by }: Clash) =>
  differs(msg('network.clash-full', { subnet, by }), msg('network.clash-full.hint'))

/** Before libvirt can be asked: what is already certain about the network that it will have. */
function early(facts: Facts): Decision {
  const silent = msg('network.silent')
  const definition = definitionOf(facts)
  if (isUp(facts, definition)) return { status: 'deferred', because: silent, expects: msg('network.expects') }
  const clash = clashOf(facts, definition)
  if (clash && !clash.free) return nowhere(clash)
  const expects = clash?.free
    ? msg('network.expects-subnet', { subnet: clash.subnet, by: clash.by, free: show(clash.free) })
    : msg('network.expects')
  return dnsProblem(facts, definition) ?? { status: 'deferred', because: silent, expects }
}

/** An active network is never interrupted: guests may be on it. */
function running(facts: Facts, network: Network): Decision {
  if (!network.autostart) return { status: 'change', because: off(network), actions: [autostart] }
  const clash = clashOf(facts, network)
  return (
    bridgeProblem(facts, network) ?? {
      status: 'ok',
      because: msg('network.ok', { bridge: network.bridge || '-', address: network.address || '-' }),
      notes: clash ? [msg('network.clash-note', { subnet: clash.subnet, by: clash.by })] : [],
    }
  )
}

const off = ({ active, autostart: boot }: Network) =>
  msg('network.off', { active: active ? 'yes' : 'no', autostart: boot ? 'yes' : 'no' })

/** Defined and not active: started where it is, or moved first where that is somebody else's. */
function stopped(facts: Facts, release: Release, network: Network): Decision {
  const found = bridgeAt(facts, network)
  if (found.is === 'taken') {
    const at = { bridge: network.bridge, ports: found.ports.join(' ') }
    return differs(msg('network.bridge-taken', at), msg('network.bridge-taken.hint', at))
  }
  const problem = dnsProblem(facts, network)
  if (problem) return problem
  const clash = clashOf(facts, network)
  const go = [...removal(release, found), ...(network.autostart ? [] : [autostart]), start]
  if (!clash) {
    const because = found.is === 'stale' ? msg('network.stale', { bridge: network.bridge }) : off(network)
    return { status: 'change', because, actions: go }
  }
  if (!clash.free) return nowhere(clash)
  const at = { subnet: clash.subnet, by: clash.by, free: show(clash.free) }
  const xml = movedXml(network.xml, network.address, network.prefix, clash.free)
  if (!xml) return differs(msg('network.clash-custom', at), msg('network.clash-custom.hint', at))
  return { status: 'change', because: msg('network.clash', at), actions: [defineAs(xml), ...go] }
}

/** Not defined: as libvirt ships it, or on a bridge and a subnet of its own where those are in use. */
function undefinedYet(facts: Facts, release: Release): Decision {
  const shipped = definitionOf(facts)
  const found = bridgeAt(facts, shipped)
  const bridge = found.is === 'taken' ? freeBridge(facts) : shipped.bridge
  const problem = dnsProblem(facts, shipped)
  if (problem) return problem
  const clash = clashOf(facts, { ...shipped, bridge })
  if (clash && !clash.free) return nowhere(clash)
  const go = [autostart, start]
  if (!clash && bridge === shipped.bridge)
    return {
      status: 'change',
      because:
        found.is === 'stale'
          ? msg('network.stale', { bridge })
          : msg('network.undefined', { file: DEFINITION }),
      actions: [...removal(release, found), define, ...go],
    }
  const place = clash?.free ?? subnetOf(shipped)
  if (!place)
    return {
      status: 'change',
      because: msg('network.undefined', { file: DEFINITION }),
      actions: [define, ...go],
    }
  return {
    status: 'change',
    because: clash
      ? msg('network.clash-undefined', { subnet: clash.subnet, by: clash.by, free: show(place), bridge })
      : msg('network.other-bridge', { taken: shipped.bridge, bridge }),
    actions: [...removal(release, found), defineAs(freshXml(bridge, place)), ...go],
  }
}

/** Of a stale bridge, with the dummy port that libvirt before 6.8 gave it. */
const removal = (release: Release, { is, name, ports }: ReturnType<typeof bridgeAt>): readonly Action[] =>
  is === 'stale'
    ? [
        { argv: ['ip', 'link', 'set', name, 'down'] },
        ...ports.map(port => ({ argv: ['ip', 'link', 'delete', port] })),
        { argv: release.deleteBridge(name) },
      ]
    : []

/** libvirt's default network: active, started at boot, its bridge up with the address libvirt itself names. */
export const defaultNetwork: Task<Release> = {
  id: 'default-network',
  decide(facts, release, wishes) {
    if (wishes.network === 'none') return { status: 'skip', because: msg('network.none') }
    const network = facts.network
    if (!network) return early(facts)
    // Required by libvirt's packages; without it the network ends at the latest with the next boot.
    if (facts.dnsmasq === 'absent')
      return {
        status: 'change',
        because: msg('network.no-dnsmasq'),
        actions: installPackages(release, ['dnsmasq']),
      }
    if (!network.exists) return undefinedYet(facts, release)
    return network.active ? running(facts, network) : stopped(facts, release, network)
  },
}
