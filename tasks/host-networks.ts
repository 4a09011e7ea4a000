/** The networks around a host, which its guests' own must not overlap. */
import type { Facts } from '../src/facts/schema.js'
import { freeSubnet, overlap, type Subnet, show, subnet } from './subnet.js'

/** A definition of the default network: by libvirt, by its files, or as libvirt ships it. */
export type Definition = Readonly<{ bridge: string; address: string; prefix: number }>

/** What every libvirt ships. Only for a host on which no libvirt is installed yet: its file is read where it is. */
const STOCK: Definition = { bridge: 'virbr0', address: '192.168.122.1', prefix: 24 }

/** What the default network is defined as, or will be when it is defined as shipped. */
export function definitionOf(facts: Facts): Definition {
  if (facts.network?.exists) return facts.network
  const shipped = facts.networks.shipped ?? STOCK
  return facts.network ? shipped : (facts.networks.defined.default ?? shipped)
}

export const subnetOf = ({ address, prefix }: Definition): Subnet | undefined =>
  subnet(`${address}/${prefix}`)

/** `wide`: a route to whatever else there may be, through a gateway. */
type Held = Readonly<{ subnet: Subnet; by: string; wide: boolean }>

const hold = (text: string, by: string, wide = false): readonly Held[] => {
  const found = subnet(text)
  // The halves of the whole that VPNs route to themselves are no networks.
  return found && found.prefix >= 8 ? [{ subnet: found, by, wide: wide && found.prefix < 24 }] : []
}

const held = (facts: Facts, bridge: string): readonly Held[] => [
  ...Object.entries(facts.addresses)
    .filter(([link]) => link !== bridge)
    .flatMap(([link, addresses]) => addresses.flatMap(address => hold(address, `${link} ${address}`))),
  ...facts.routes
    .filter(({ dev }) => dev !== bridge)
    .flatMap(({ to, dev, via }) =>
      hold(to, [to, via && `via ${via}`, dev && `dev ${dev}`].filter(Boolean).join(' '), via !== ''),
    ),
  ...Object.entries(facts.networks.defined)
    .filter(([name]) => name !== 'default')
    .flatMap(([name, { address, prefix }]) => hold(`${address}/${prefix}`, `${name} ${address}/${prefix}`)),
]

/** Who holds what the network is defined to have, and a free subnet for it, where there is one. */
export type Clash = Readonly<{ subnet: string; by: string; free: Subnet | undefined }>

/**
 * Whether the definition overlaps an address or a route of the host. libvirt itself refuses only a route to
 * exactly the same subnet; a wider one it would quietly cut a hole into.
 */
export function clashOf(facts: Facts, definition: Definition): Clash | undefined {
  const wanted = subnetOf(definition)
  if (!wanted) return undefined
  const all = held(facts, definition.bridge)
  const free = freeSubnet(all.map(one => one.subnet))
  // Where everything private goes to one gateway, nothing would be free: then only what is nearer counts.
  const counted = free ? all : all.filter(one => !one.wide)
  const hit = counted.find(one => overlap(one.subnet, wanted))
  return hit && { subnet: show(wanted), by: hit.by, free: free ?? freeSubnet(counted.map(one => one.subnet)) }
}

/** The bridge is up with the address of the definition, whatever the daemons are doing. */
export const isUp = (facts: Facts, { bridge, address }: Definition) =>
  address !== '' && (facts.addresses[bridge] ?? []).some(one => one.split('/')[0] === address)

/** The default network would start along with the daemon of networks, on a subnet that is somebody else's. */
export function startsInto(facts: Facts): Clash | undefined {
  const own = facts.networks.defined.default
  if (facts.network || !own?.autostart || isUp(facts, own)) return undefined
  return clashOf(facts, own)
}
