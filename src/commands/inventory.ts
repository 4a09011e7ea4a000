/** `kvmup inventory`: what kvmup has understood of an inventory, in the form that ansible-inventory gives it. */
import { EXIT } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import { graph, listing } from '../inventory/listing.js'
import { loadInventory } from '../inventory/load.js'
import { nearest } from '../inventory/nearest.js'
import { shown } from '../inventory/tree.js'
import { msg } from '../messages/message.js'
import type { RawOptions } from './options.js'
import type { Terminal } from './terminal.js'

export type InventoryOptions = RawOptions & Readonly<{ list?: boolean; graph?: boolean }>

/** @throws UsageError when nothing or something unknown was named */
export async function inventory(
  group: string | undefined,
  options: InventoryOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.inventory === undefined)
    throw new UsageError(msg('usage.no-inventory'), msg('usage.no-inventory.hint'))
  if (Boolean(options.list) === Boolean(options.graph))
    throw new UsageError(msg('usage.list-or-graph'), msg('usage.list-or-graph.hint'))
  const found = loadInventory(options.inventory)
  if (options.list) {
    terminal.out(`${JSON.stringify(listing(found, 'as ***'), null, 4)}\n`)
    return EXIT.ok
  }
  const start = found.tree.groups.get(group ?? 'all')
  if (!start) {
    const near = nearest(group ?? '', found.tree.groups.keys())
    throw new UsageError(
      msg('inventory.no-group', { group: shown(group ?? '') }),
      near === undefined ? msg('usage.nothing-left.hint') : msg('inventory.near.hint', { near }),
    )
  }
  terminal.out(`${graph(start).join('\n')}\n`)
  return EXIT.ok
}
