/** Ways through the groups of an inventory. */
import type { Group, Node } from './tree.js'

/** The groups of a host, also those it is in by its groups' parents. */
export function groupsOf(host: Node): ReadonlySet<Group> {
  const all = new Set(host.groups)
  // A set hands out what is added to it while it is walked.
  for (const group of all) for (const parent of group.parents) all.add(parent)
  return all
}

/** The hosts of a group and of everything below it, in Ansible's order: level by level. */
export function hostsOf(group: Group): readonly Node[] {
  const seen = new Set([group])
  const found = new Map<string, Node>()
  for (const one of seen) {
    for (const host of one.hosts.values()) found.set(host.name, host)
    for (const { group: child } of one.children.values()) seen.add(child)
  }
  return [...found.values()]
}
