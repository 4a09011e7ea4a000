/** One real `kvmup verify` over sshds of the loopback, with everything that can be counted of it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Fleet } from './fleet.js'
import { journalSize } from './journal-size.js'
import { type Group, measured } from './meter.js'
import { type Point, SILENCE } from './points.js'
import { kvmup, site } from './tools.js'
import { busySeconds, watching } from './watch.js'

/** What is to be run. */
export type Cell = Pick<Point, 'hosts' | 'forks' | 'delay' | 'silent' | 'keyExchange'>

/** Seconds for a login, on a machine that does the work of all hosts, and perhaps other work, at once. */
const PATIENCE = 120
const SILENT_NETWORK = '127.91.0'

/** Hosts that take the connection and say nothing. */
function startSilent(count: number, port: number) {
  const addresses = Array.from({ length: count }, (_, at) => `${SILENT_NETWORK}.${at + 1}`)
  const servers = addresses.map(address => createServer(() => undefined).listen(port, address))
  return { addresses, stop: () => servers.map(server => server.close()) }
}

/** Those that answer, and evenly among them those that do not. */
function mixed(fleet: Fleet, silent: readonly string[], { hosts }: Cell): readonly string[] {
  const upTo = (at: number) => Math.floor((at * silent.length) / hosts)
  return Array.from({ length: hosts }, (_, at) => {
    const mute = upTo(at + 1) > upTo(at)
    return (mute ? silent[upTo(at)] : fleet.addresses[at - upTo(at)]) ?? ''
  })
}

/** @throws when not every host was reached by exactly one login and one command */
export async function realRun(fleet: Fleet, inside: Group, cell: Cell): Promise<Point> {
  const silent = startSilent(cell.silent, fleet.port(0))
  try {
    return await counted(fleet, inside, mixed(fleet, silent.addresses, cell), cell)
  } finally {
    silent.stop()
  }
}

async function counted(
  fleet: Fleet,
  inside: Group,
  addresses: readonly string[],
  cell: Cell,
): Promise<Point> {
  const here = site(fleet, { ...cell, tools: [] })
  const sshConfig = join(here.home, 'ssh_config')
  const first = cell.keyExchange === 'usual' ? '' : 'KexAlgorithms curve25519-sha256\n'
  writeFileSync(sshConfig, first + readFileSync(fleet.sshConfig, 'utf8'))
  const journal = join(here.home, 'journal.ndjson')
  const timeout = cell.silent > 0 ? SILENCE : PATIENCE
  const args = ['--journal', journal, '--connect-timeout', String(timeout)]
  const verify = kvmup('verify', { entry: { ssh_config: sshConfig }, args })
  const { watch, seen } = watching()
  const now = () => ({ ...fleet.counted(), hostSide: inside.cpu(), busy: busySeconds() })
  const before = now()
  const cost = await measured(verify.command({ ...here, addresses }), watch)
  const after = now()
  const [logins, commands] = [after.logins - before.logins, after.commands - before.commands]
  const counts = [verify.reached(cost), logins, commands]
  if (counts.some(count => count !== cell.hosts - cell.silent))
    throw new Error(`reached, logins, commands: ${counts}, exit ${cost.code}\n${cost.stderr.slice(-1500)}`)
  const hostSide = after.hostSide - before.hostSide
  const others = Math.max(0, (after.busy - before.busy - cost.cpu - hostSide) / cost.wall)
  const { cpu: node, ...most } = seen()
  const { wall, cpu: client, memory } = cost
  return {
    ...cell,
    wall,
    client,
    node,
    hostSide,
    others,
    memory,
    ...most,
    logins,
    commands,
    ...journalSize(journal),
  }
}
