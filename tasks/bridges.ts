/** The bridge that libvirt would make for a network: free, left behind by a network of before, or in use. */
import type { Facts } from '../src/facts/schema.js'
import type { Definition } from './host-networks.js'

export type BridgeState = Readonly<{
  is: 'free' | 'stale' | 'taken'
  name: string
  ports: readonly string[]
}>

/** The port that libvirt before 6.8 gave its bridges to keep their hardware address. */
const dummy = (bridge: string) => `${bridge}-nic`

/** Stale is only what nobody misses: a bridge without ports, with no address or the definition's own. */
export function bridgeAt(facts: Facts, { bridge, address }: Definition): BridgeState {
  const ports = facts.bridges[bridge]
  const is = (word: BridgeState['is']) => ({ is: word, name: bridge, ports: ports ?? [] })
  // Without an address the bridge is the host's own, and libvirt only connects guests to it.
  if (bridge === '' || address === '' || !facts.links[bridge]) return is('free')
  const others = Object.entries(facts.networks.defined).filter(([name]) => name !== 'default')
  const foreign = (facts.addresses[bridge] ?? []).some(one => one.split('/')[0] !== address)
  if (!ports || foreign || others.some(([, other]) => other.bridge === bridge)) return is('taken')
  return ports.every(port => port === dummy(bridge)) ? is('stale') : is('taken')
}

/** As libvirt counts them. */
export function freeBridge(facts: Facts): string {
  const used = [
    ...Object.keys(facts.links),
    ...Object.values(facts.networks.defined).map(({ bridge }) => bridge),
  ]
  for (let number = 0; ; number++) if (!used.includes(`virbr${number}`)) return `virbr${number}`
}
