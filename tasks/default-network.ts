import type { Action } from '../src/connection/connection.js'
import type { Decision, Task } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import type { Release } from './releases.js'

/** libvirt's own definition, installed with it on every release. */
const DEFINITION = '/usr/share/libvirt/networks/default.xml'

const virsh = (...argv: readonly string[]): Action => ({
  argv: ['virsh', '-c', 'qemu:///system', ...argv],
  timeoutMs: 120_000,
})
const define = virsh('net-define', DEFINITION)
const autostart = virsh('net-autostart', 'default')
const start = virsh('net-start', 'default')

/** Up and with libvirt's address. NO-CARRIER is no fault: without guests the bridge has nobody to talk to. */
function bridgeProblem(facts: Facts, network: NonNullable<Facts['network']>): Decision | undefined {
  const flags = facts.links[network.bridge]
  const addresses = (facts.addresses[network.bridge] ?? []).map(address => address.split('/')[0])
  if (!flags) return differs('network.no-bridge', network.bridge, network.address)
  if (!flags.includes('UP')) return differs('network.bridge-down', network.bridge, network.address)
  if (network.address && !addresses.includes(network.address))
    return differs('network.no-address', network.bridge, network.address)
  return undefined
}

const differs = (
  id: 'network.no-bridge' | 'network.bridge-down' | 'network.no-address',
  bridge: string,
  address: string,
): Decision => ({
  status: 'differs',
  because: msg(id, { bridge, address }),
  hint: msg('network.bridge.hint'),
})

/** libvirt's default network: active, started at boot, its bridge up with the address libvirt itself names. */
export const defaultNetwork: Task<Release> = {
  id: 'default-network',
  decide(facts, _release, wishes) {
    if (wishes.network === 'none') return { status: 'skip', because: msg('network.none') }
    const network = facts.network
    if (!network)
      return { status: 'deferred', because: msg('network.silent'), expects: msg('network.expects') }
    const actions = [
      ...(network.exists ? [] : [define]),
      ...(network.exists && network.autostart ? [] : [autostart]),
      ...(network.exists && network.active ? [] : [start]),
    ]
    if (actions.length > 0)
      return {
        status: 'change',
        because: network.exists
          ? msg('network.off', {
              active: network.active ? 'yes' : 'no',
              autostart: network.autostart ? 'yes' : 'no',
            })
          : msg('network.undefined', { file: DEFINITION }),
        actions,
      }
    return (
      bridgeProblem(facts, network) ?? {
        status: 'ok',
        because: msg('network.ok', { bridge: network.bridge, address: network.address || '-' }),
      }
    )
  },
}
