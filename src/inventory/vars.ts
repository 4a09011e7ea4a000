/** Which value of a variable a host has: Ansible's order of precedence, for inventories without a playbook. */
import { groupsOf } from './groups.js'
import type { Inventory } from './load.js'
import type { Group, Node, Origin, Vars } from './tree.js'
import type { VarsFile } from './vars-files.js'

/** What a host knows: its variables, and the encrypted files that may say more. */
export type Known = Readonly<{ vars: Vars; encrypted: readonly Origin[] }>

type Layer = { readonly vars: Vars; readonly encrypted: Origin[] }

const put = (into: Layer, vars: Vars) => {
  for (const [key, value] of vars) into.vars.set(key, value)
}

function putFiles(into: Layer, files: readonly VarsFile[]): void {
  for (const { vars, encrypted } of files) {
    put(into, vars)
    if (encrypted) into.encrypted.push(encrypted)
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Parents before children; of one depth by priority, then by name. */
const inOrder = (groups: ReadonlySet<Group>): readonly Group[] =>
  [...groups]
    .filter(({ name }) => name !== 'all')
    .sort((a, b) => a.depth - b.depth || a.priority - b.priority || byText(a.name, b.name))

/**
 * For each host its variables: `all`, then groups, as inventories say it, then the same from group_vars/, then the
 * host itself and host_vars/. Hosts of the same groups share the work.
 * @throws UsageError when a file beside the inventory cannot be read
 */
export function variables({ tree, files }: Inventory): (host: Node) => Known {
  const shared = new Map<string, Layer>()
  const sources = Array.from({ length: files.sources }, (_, index) => index)

  const ofGroups = (host: Node): Layer => {
    const key = [...host.groups].map(({ name }) => name).join('\n')
    const done = shared.get(key)
    if (done) return done
    const layer: Layer = { vars: new Map(), encrypted: [] }
    const all = tree.groups.get('all')
    const groups = inOrder(groupsOf(host))
    if (all) put(layer, all.vars)
    for (const { vars } of groups) put(layer, vars)
    for (const source of sources) putFiles(layer, files.group('all', source))
    for (const source of sources) for (const { name } of groups) putFiles(layer, files.group(name, source))
    shared.set(key, layer)
    return layer
  }
  return host => {
    const { vars, encrypted } = ofGroups(host)
    const layer: Layer = { vars: new Map(vars), encrypted: [...encrypted] }
    put(layer, host.vars)
    for (const source of sources) putFiles(layer, files.host(host.name, source))
    return layer
  }
}
