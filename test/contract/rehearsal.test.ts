import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/connection/connect.js'
import { DEFAULT_WISHES, type Host, REHEARSED, type RehearsedRelease } from '../../src/inventory/host.js'
import { commonContract } from './contract.js'
import { CALM, type Lab } from './lab.js'

/** A rehearsal with a state file of its own. */
async function rehearse(release: RehearsedRelease): Promise<Lab> {
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
  const rehearsal = { release, faults: [], state: join(dir, 'state.json') }
  const host: Host = { name: release, connection: { kind: 'rehearsal', rehearsal }, wishes: DEFAULT_WISHES }
  return {
    connect: options => connect(host, { ...CALM, ...options }),
    stop: async () => rmSync(dir, { recursive: true }),
  }
}

for (const release of REHEARSED) commonContract(`rehearsal ${release}`, () => rehearse(release))
