/** libvirtd as a script (EL 6). */
import type { Action } from '../src/connection/connection.js'
import type { Decision } from '../src/engine/task.js'
import type { Facts } from '../src/facts/schema.js'
import { msg } from '../src/messages/message.js'
import { startsInto } from './host-networks.js'
import { answering, heldBy, holdNetwork, notInstalled, waiting } from './libvirt-state.js'

const INIT_SCRIPT = '/etc/rc.d/init.d/libvirtd'
const BUS_SCRIPT = '/etc/rc.d/init.d/messagebus'

/** The script itself: "service" wipes the environment, and with it the language of its words. */
const script = (name: string, path: string, now: NonNullable<Facts['sysv']>): readonly Action[] => [
  ...(now.enabled ? [] : [{ argv: ['chkconfig', name, 'on'] }]),
  ...(now.status === 0 ? [] : [{ argv: [path, 'start'], timeoutMs: 180_000 }]),
]

const word = (enabled: boolean) => (enabled ? 'on' : 'off')

export function underSysv(facts: Facts): Decision {
  const early = notInstalled(facts)
  if (early) return early
  if (!facts.sysv) return waiting(msg('libvirt.no-unit', { units: INIT_SCRIPT }))
  // libvirtd's own header asks for the message bus to be there first.
  const bus = facts.messagebus ?? { status: 0, enabled: true }
  const running = facts.sysv.status === 0 && bus.status === 0
  if (running && facts.sysv.enabled && bus.enabled) return answering(facts, 'sysv', [])
  const clash = startsInto(facts)
  return {
    status: 'change',
    because: msg('libvirt.script', {
      status: facts.sysv.status,
      enabled: word(facts.sysv.enabled),
      bus: bus.status,
      busEnabled: word(bus.enabled),
      held: heldBy(clash),
    }),
    actions: [
      ...holdNetwork(clash),
      ...script('messagebus', BUS_SCRIPT, bus),
      ...script('libvirtd', INIT_SCRIPT, facts.sysv),
    ],
  }
}
