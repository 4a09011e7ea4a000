/** What the wizard's steps ask of the world: this machine, files, hosts by their names. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { type Selection, selectHosts } from '../inventory/select.js'
import { type Message, msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { decisions, type Known, type Planned, type State, type World } from '../wizard/state.js'
import { type Told, together } from '../wizard/step.js'

/** Where an inventory often is. */
const USUAL_INVENTORIES = ['kvmup-hosts.yml', 'hosts.yml', 'inventory.yml']

function select(selection: Selection): readonly Host[] | Message {
  try {
    return selectHosts(selection)
  } catch (error) {
    if (error instanceof UsageError) return error.because
    throw error
  }
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
const loaded = new Map<string, readonly Host[]>()
function listed(file: string): readonly Host[] | Message {
  const hosts = loaded.get(file) ?? select({ targets: [], inventory: [file] })
  if (!('id' in hosts)) loaded.set(file, hosts)
  return hosts
}

const each = (hosts: readonly Host[] | Message, access: (host: Host) => Host) =>
  'id' in hosts ? hosts : hosts.map(access)

export const worldOf = (known: Known, planned: Planned, access: (host: Host) => Host): World => ({
  known,
  planned,
  hostname: hostname(),
  target: targets => each(select({ targets }), access),
  inventory: file => each(listed(file), access),
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
