/** What a host leaves behind in kvmup, without ssh: the most memory of runs over rehearsal hosts of two sizes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from './meter.js'
import type { Rehearsed } from './points.js'
import { CLI } from './tools.js'

const SIZES = [1_000, 10_000]

/** `kvmup verify --forks 50`. @throws when a host is missing from the recap */
export async function rehearsedMemory(): Promise<readonly Rehearsed[]> {
  const found: Rehearsed[] = []
  for (const hosts of SIZES) {
    const home = mkdtempSync(join(tmpdir(), 'kvmup-bench-'))
    try {
      const inventory = join(home, 'hosts.yml')
      const entries = Array.from({ length: hosts }, (_, at) => [`r${at}`, { rehearse: 'el9' }] as const)
      writeFileSync(inventory, JSON.stringify({ hosts: Object.fromEntries(entries) }))
      const env = { PATH: process.env.PATH, HOME: home, XDG_STATE_HOME: home, LC_ALL: 'C.UTF-8' }
      const argv = [process.execPath, CLI, 'verify', '--plain', '--forks', '50', '-i', inventory]
      const { memory, stdout, stderr } = await measured({ argv, env, cwd: home })
      const told = stdout.match(/^r\d+ {2,}differs {2,}/gm)?.length
      if (told !== hosts) throw new Error(`${told} of ${hosts} rehearsal hosts\n${stderr.slice(-1500)}`)
      found.push({ hosts, memory })
    } finally {
      rmSync(home, { recursive: true })
    }
  }
  return found
}
