/** The real Ansible says the same as what was recorded of it, and as kvmup. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { corpus, kvmupNames, PATTERNS, patternFile } from '../inventories.js'
import { obstacle } from './needs.js'

/** Debian's own: it has Debian's Ansible. */
const PYTHON = '/usr/bin/python3'
const why = obstacle('ansible-inventory', PYTHON)
const home = mkdtempSync(join(tmpdir(), 'kvmup-ansible-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
// Nobody's own configuration counts.
const env = { PATH: process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8' }

/** Undefined where ansible-inventory fails. */
async function listed(directory: string, sources: readonly string[]): Promise<unknown> {
  const args = [...sources.flatMap(source => ['-i', source]), '--list']
  try {
    const { stdout } = await promisify(execFile)('ansible-inventory', args, { cwd: directory, env })
    return JSON.parse(stdout)
  } catch {
    return undefined
  }
}

describe.skipIf(why)(`ansible-inventory --list ${why ?? ''}`, () => {
  const all = corpus()
  // It takes seconds to start; two at once are what two processors can do.
  const halves = [0, 1].map(half => all.filter((_, index) => index % 2 === half))
  it.concurrent.each(halves)('prints what is recorded of it (%#)', async (...half) => {
    for (const one of half)
      expect([one.name, await listed(one.directory, one.sources)]).toEqual([one.name, one.expected])
  })
})

/** All patterns in one process: Ansible's own code, which needs no plugin for this. */
const SCRIPT = `
import json, sys
from ansible.inventory.manager import InventoryManager
from ansible.parsing.dataloader import DataLoader
file, patterns = sys.argv[1], json.loads(sys.argv[2])
manager = InventoryManager(loader=DataLoader(), sources=[file])
def names(pattern):
    try:
        return [host.name for host in manager.get_hosts(pattern)]
    except Exception as error:
        return None
print(json.dumps({pattern: names(pattern) for pattern in patterns}))
`

describe.skipIf(why)(`patterns ${why ?? ''}`, () => {
  const patterns = Object.keys(PATTERNS)
  const args = ['-c', SCRIPT, patternFile, JSON.stringify(patterns)]
  const real: Record<string, readonly string[] | null> = why
    ? {}
    : JSON.parse(execFileSync(PYTHON, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

  it.each(patterns)('%s names the same hosts', pattern => {
    const sorted = (names: readonly string[] | null | undefined) => [...(names ?? [])].sort()
    expect(sorted(real[pattern])).toEqual(sorted(PATTERNS[pattern]))
    expect(sorted(kvmupNames(pattern))).toEqual(sorted(PATTERNS[pattern]))
  })
})
