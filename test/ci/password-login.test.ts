/** Logging in by password at a real sshd, with PAM and without. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import type { Host } from '../../src/inventory/host.js'
import { Secret } from '../../src/secret.js'
import { CALM, sh, unreachable } from '../contract/lab.js'
import { type Sshd, startSshd } from '../contract/sshd.js'
import { type Accounts, makeAccounts } from './accounts.js'
import { obstacle } from './needs.js'

const ALL = '% ALL=(ALL) ALL'
const reason = obstacle('root', 'sshd', 'sudo', 'useradd')

/** EL's sshd uses PAM, where a password may be asked for in two ways; without PAM sshd reads shadow itself. */
const SSHDS = [
  ['PAM, password', 'UsePAM yes\nPasswordAuthentication yes\nKbdInteractiveAuthentication no'],
  ['PAM, keyboard-interactive', 'UsePAM yes\nPasswordAuthentication no\nKbdInteractiveAuthentication yes'],
  ['no PAM', 'UsePAM no\nPasswordAuthentication yes'],
] as const
describe.skipIf(reason !== undefined).each(SSHDS)('a login by password, %s', (_name, config) => {
  let accounts: Accounts<'pass' | 'other'>
  let sshd: Sshd
  beforeAll(async () => {
    accounts = makeAccounts({ pass: { sudoers: [ALL] }, other: {} })
    sshd = await startSshd(`${config}\nMaxAuthTries 20`)
  })
  afterAll(async () => {
    await sshd?.stop()
    accounts?.remove()
  })
  const open = (user: string, password: string) => {
    const { connection, ...host } = sshd.files.host(sshd.port, 'right', 'other')
    const secrets = { password: new Secret(password), becomePassword: new Secret(password) }
    return connect({ ...host, connection: { ...connection, user, ...secrets } as Host['connection'] }, CALM)
  }
  const failed = (user: string) =>
    sshd
      .log()
      .match(new RegExp(`Failed \\S+ for ${user}`, 'g'))
      ?.filter(one => !one.includes('publickey')) ?? []

  it('works with the same password for sudo', async () => {
    const connection = await open(accounts.user('pass'), accounts.password)
    expect(await connection.run({ argv: ['id', '-u'] })).toMatchObject({ code: 0, stdout: '0\n' })
    expect(connection.route).toMatch(/, sudo with a password$/)
    expect(await connection.run({ argv: ['cat'], stdin: 'own' })).toMatchObject({ stdout: 'own' })
    await connection.close()
    expect(failed(accounts.user('pass'))).toEqual([])
  })

  it('is tried once when it is wrong', async () => {
    const connection = await open(accounts.user('other'), `wrong at ${sshd.port}`)
    for (const _again of [1, 2])
      expect(await unreachable(connection.run(sh('true')))).toMatchObject({
        kind: 'auth',
        because: { id: 'unreachable.ssh-refused' },
      })
    await connection.close()
    expect(failed(accounts.user('other'))).toHaveLength(1)
  })
})
