/** The same contract against a real, throw-away sshd. Asked for with KVMUP_SSHD=1; needs root and sshd. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import { contract } from './contract.js'
import { CALM, kindOf, sh } from './lab.js'
import { SSHD, startSshd } from './sshd.js'

/** Why this cannot run here; undefined when it can. */
function obstacle(): string | undefined {
  if (process.env.KVMUP_SSHD !== '1') return 'KVMUP_SSHD=1 is not set'
  if (process.getuid?.() !== 0) return 'needs root'
  return existsSync(SSHD) ? undefined : `no ${SSHD}`
}

const reason = obstacle()
if (reason !== undefined) {
  test('a real sshd', ({ skip }) => skip(reason))
} else {
  contract('sshd', async () => {
    const sshd = await startSshd()
    return {
      connect: options => connect(sshd.files.host(sshd.port), { ...CALM, ...options }),
      stop: sshd.stop,
    }
  })

  describe('sshd: what only a real one shows', () => {
    test('ten actions, one login; unknown keys and wrong keys are refused', async () => {
      const sshd = await startSshd()
      const connection = await connect(sshd.files.host(sshd.port), CALM)
      for (let at = 0; at < 10; at += 1) expect((await connection.run(sh(`exit ${at}`))).code).toBe(at)
      await connection.close()
      const logins = sshd.handshakes()
      const unknown = await connect(sshd.files.host(sshd.port, 'none'), CALM)
      const stranger = await connect(sshd.files.host(sshd.port, 'right', 'other'), CALM)
      const kinds = [await kindOf(unknown.run(sh('true'))), await kindOf(stranger.run(sh('true')))]
      await Promise.all([unknown.close(), stranger.close()])
      await sshd.stop()
      expect(logins).toBe(1)
      expect(kinds).toEqual(['host-key-unknown', 'auth'])
    })
  })
}
