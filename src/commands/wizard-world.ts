/** What the wizard's steps ask of the world: this machine, files, hosts by their names. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { choose, type Selection, selectHosts } from '../inventory/select.js'
import { type Message, msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import {
  decisions,
  type Known,
  type Listed,
  type Planned,
  type State,
  type Told,
  type World,
} from '../wizard/state.js'
import { together } from '../wizard/step.js'

/** Where an inventory often is. */
const USUAL_INVENTORIES = ['kvmup-hosts.yml', 'hosts.yml', 'inventory.yml']

/** What is wrong with what a person named is for him to read. */
function tried<T>(work: () => T): T | Message {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsageError) return error.because
    throw error
  }
}

/** With more hosts they are not tried one by one. */
const MOST_TRIED = 1_000

/**
 * What the inventories have to choose from. A host that kvmup cannot work with, a mail server or a Windows, is left
 * out as long as there are others.
 * @throws UsageError as `choose` does, or when no host is left
 */
export function listHosts(selection: Selection): Listed {
  const choice = choose(selection)
  const one = (name: string) => tried(() => choice.hosts([name]))
  const whole = tried(() => choice.hosts(choice.chosen))
  const each = 'id' in whole && choice.chosen.length <= MOST_TRIED ? choice.chosen.map(one) : [whole]
  const hosts = each.flatMap(found => ('id' in found ? [] : found))
  // Says itself what is wrong.
  if (hosts.length === 0) choice.hosts(choice.chosen)
  const leftOut = each.flatMap((found, at) =>
    'id' in found ? [{ hosts: [choice.chosen[at] ?? ''], because: found }] : [],
  )
  const names = new Set(hosts.map(({ name }) => name))
  const groups = choice
    .groups()
    .map(({ name, hosts: members }) => ({ name, hosts: members.filter(member => names.has(member)) }))
    .filter(
      ({ name, hosts: members }) => name !== 'ungrouped' && members.length > 0 && members.length < names.size,
    )
  return { hosts, groups, leftOut }
}

function savable(path: string): 'new' | 'exists' | Message {
  const file = resolve(path)
  const exists = existsSync(file)
  try {
    if (exists && !statSync(file).isFile()) return msg('wizard.save.no-file', { file: path })
    accessSync(exists ? file : dirname(file), constants.W_OK)
    return exists ? 'exists' : 'new'
  } catch (error) {
    return msg('wizard.save.failed', { file: path, why: systemSays(error) })
  }
}

/** An inventory may be a program: it is run once, however often it is asked for. */
const loaded = new Map<string, Listed>()
function listed(file: string): Listed | Message {
  const found = loaded.get(file) ?? tried(() => listHosts({ targets: [], inventory: [file] }))
  if (!('id' in found)) loaded.set(file, found)
  return found
}

export const worldOf = (known: Known, planned: Planned, access: (host: Host) => Host): World => ({
  known,
  planned,
  hostname: hostname(),
  target: targets => {
    const hosts = tried(() => selectHosts({ targets }))
    return 'id' in hosts ? hosts : hosts.map(access)
  },
  inventory: file => {
    const found = listed(file)
    return 'id' in found ? found : { ...found, hosts: found.hosts.map(access) }
  },
  savable,
  usualInventory: USUAL_INVENTORIES.find(file => existsSync(file)) ?? '',
})

/** What a person wants to know of the hosts first: which system, and whether the processor can do it. */
export const foundOn = (state: State, known: Known): readonly Told[] =>
  ['check-platform', 'check-cpu'].flatMap(task =>
    together(
      decisions(state, known, task).flatMap(({ host, decision }) =>
        decision.status === 'ok' ? [{ host, because: decision.because }] : [],
      ),
    ),
  )
