/** Names for hosts that were typed: an inventory takes letters, digits, `.`, `-`, `_` and `:`, and each name once. */
import type { Host } from '../inventory/host.js'

const plain = (text: string) =>
  text
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 200)

function nameOf({ name, connection }: Host, taken: ReadonlySet<string>): string {
  if (connection.kind !== 'ssh') return name
  const address = plain(connection.address)
  // A name of digits alone would lose its place among the others in any program that reads the file as an object.
  const base = /^\d*$/.test(address) ? `host${address}` : address
  const tries = [base, ...(connection.port === undefined ? [] : [`${base}-${connection.port}`])]
  const free = tries.find(one => !taken.has(one))
  if (free !== undefined) return free
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}

/** The same hosts under names that an inventory can have. */
export function nameable(hosts: readonly Host[]): readonly Host[] {
  const taken = new Set<string>()
  return hosts.map(host => {
    const name = nameOf(host, taken)
    taken.add(name)
    return { ...host, name }
  })
}
