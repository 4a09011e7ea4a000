/** One inventory shared by several runs, and their journals read as one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it, objects, recapRows } from './program.js'

const hosts = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => [`kvm${at}`, { rehearse: 'el9' } as const]),
)
const SHARDS = ['all[0:3]', 'all[4:7]', 'all[8:11]']

describe('shards of an inventory', () => {
  it('take every host once, and their journals one after another compare like the journal of one run', async ({
    home,
  }) => {
    const inventory = home.rehearsal(hosts)
    const read = (name: string) => readFileSync(join(home.directory, name), 'utf8')
    const verify = (journal: string, ...more: readonly string[]) =>
      home.run(['verify', '-i', inventory, '--journal', journal, ...more])
    await verify('before.ndjson')
    const ran = await Promise.all(
      SHARDS.map((limit, at) =>
        home.run(['apply', '--yes', '-i', inventory, '--limit', limit, '--journal', `apply-${at}.ndjson`]),
      ),
    )
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0])
    const named = ran.flatMap(({ stdout }) => recapRows(stdout).map(([host]) => host))
    expect(named.toSorted()).toEqual(Object.keys(hosts))
    const looked = await Promise.all(
      SHARDS.map((limit, at) => verify(`verify-${at}.ndjson`, '--limit', limit)),
    )
    expect(looked.map(({ code }) => code)).toEqual([0, 0, 0])
    home.file('all.ndjson', SHARDS.map((_, at) => read(`verify-${at}.ndjson`)).join(''))
    await verify('whole.ndjson')
    expect(await home.run(['compare', 'all.ndjson', 'whole.ndjson'])).toMatchObject({
      code: 0,
      stdout: 'all 10 hosts are as they were\n',
    })
    const drift = objects((await home.run(['compare', 'before.ndjson', 'all.ndjson', '--json'])).stdout)
    const changed = drift.filter(({ what }) => what === 'status').map(({ host }) => host)
    expect(changed).toEqual(Object.keys(hosts))
  })
})
