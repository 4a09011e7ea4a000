/** Host keys that have changed, in one list for the whole fleet: a rebuilt rack is one thing to look at, not forty. */
import type { HostResult } from '../engine/events.js'
import { msg, text } from '../messages/message.js'
import { paint } from './paint.js'
import type { Look } from './view.js'

const hasChanged = ({ because }: HostResult) => because?.id === 'unreachable.host-key-changed'

/** Those that the list tells about; a single one is told like any other trouble. */
export function changedKeys(hosts: readonly HostResult[]): readonly HostResult[] {
  const changed = hosts.filter(hasChanged)
  return changed.length > 1 ? changed : []
}

/** Who it is, what the keys are now, and the commands for those that were rebuilt. */
export function listChangedKeys(look: Look, hosts: readonly HostResult[]): void {
  if (hosts.length === 0) return
  const say = (id: 'view.changed-keys.remedy' | 'view.changed-keys.again') => text(msg(id), look.language)
  const title = text(msg('view.changed-keys', { hosts: hosts.length }), look.language)
  const width = Math.max(...hosts.map(({ host }) => host.length))
  look.write(`\n${paint(look, 'bold', title)}\n`)
  for (const { host, because } of hosts) {
    const now = msg('view.changed-keys.now', { fingerprint: String(because?.args.fingerprint) })
    look.write(`    ${host.padEnd(width)}  ${text(now, look.language)}\n`)
  }
  look.write(`    ${paint(look, 'cyan', '→')} ${say('view.changed-keys.remedy')}\n`)
  // A jump host that all of them share is forgotten once.
  for (const command of new Set(hosts.map(({ hint }) => String(hint?.args.remove))))
    look.write(`${command}\n`)
  look.write(`      ${say('view.changed-keys.again')}\n`)
  look.write(`      ${paint(look, 'dim', 'kvmup explain KVM155')}\n`)
}
