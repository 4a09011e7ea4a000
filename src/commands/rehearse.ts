/** `kvmup rehearse`: the main job on simulated hosts of every release, twice; needs no host at all. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXIT } from '../engine/judge.js'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { selectHosts } from '../inventory/select.js'
import { type Message, msg, text } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { packageRoot } from '../root.js'
import type { RawOptions } from './options.js'
import { reportsOf } from './selected.js'
import type { Interrupts, Terminal } from './terminal.js'
import { applyTo } from './work.js'

const REHEARSAL_INVENTORY = join(packageRoot, 'inventories', 'rehearsal.yml')

/** Fresh hosts of its own, so that the first run is a first run every time. */
export async function rehearse(
  options: RawOptions,
  terminal: Terminal,
  interrupts: Interrupts,
): Promise<number> {
  const directory = newDirectory()
  try {
    const hosts = selectHosts({ targets: [], inventory: [REHEARSAL_INVENTORY] }).map(host =>
      inside(host, directory),
    )
    const title = (run: Message) => {
      if (!options.json && !options.quiet) terminal.out(`${text(run, terminal.language)}\n`)
    }
    const selected = { hosts, targets: [], reports: await reportsOf(options, terminal) }
    title(msg('rehearse.first'))
    const first = await applyTo(selected, options, terminal, interrupts)
    if (first.exit !== EXIT.ok) return first.exit
    title(msg('rehearse.second'))
    return (await applyTo(selected, options, terminal, interrupts)).exit
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function newDirectory(): string {
  const parent = tmpdir()
  try {
    return mkdtempSync(join(parent, 'kvmup-rehearsal-'))
  } catch (error) {
    const because = msg('rehearse.directory', { parent, why: systemSays(error) })
    throw new UsageError(because, msg('rehearse.directory.hint'))
  }
}

function inside(host: Host, directory: string): Host {
  if (host.connection.kind !== 'rehearsal') return host
  const state = join(directory, `${host.name}.json`)
  return { ...host, connection: { kind: 'rehearsal', rehearsal: { ...host.connection.rehearsal, state } } }
}
