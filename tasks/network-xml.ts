/** libvirt's default network as text. */
import { addressIn, type Subnet, subnet } from './subnet.js'

/** As libvirt ships it, in another place. */
export const freshXml = (bridge: string, place: Subnet): string => `<network>
  <name>default</name>
  <forward mode='nat'/>
  <bridge name='${bridge}' stp='on' delay='0'/>
  <ip address='${addressIn(place, 1)}' netmask='255.255.255.0'>
    <dhcp>
      <range start='${addressIn(place, 2)}' end='${addressIn(place, 254)}'/>
    </dhcp>
  </ip>
</network>
`

const netOf = (address: string) => address.slice(0, address.lastIndexOf('.') + 1)

/**
 * The same definition in another /24, host numbers and everything else kept: defined anew under its own uuid, it
 * stays the network that guests know, and keeps its mark for autostart.
 * @returns undefined when the definition is not a whole one of a /24
 */
export function movedXml(xml: string, address: string, prefix: number, place: Subnet): string | undefined {
  if (xml === '' || prefix !== 24 || !subnet(address)) return undefined
  const old = new RegExp(`(?<![\\d.])${netOf(address).replaceAll('.', '\\.')}(?=\\d)`, 'g')
  return `${xml.replace(old, netOf(addressIn(place, 1)))}\n`
}
