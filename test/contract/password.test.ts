/** Logging in by password: the system's ssh and the real askpass against a server inside the test process. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { asksForPassword } from '../../src/connection/askpass.js'
import { connect } from '../../src/connection/connect.js'
import type { Connection } from '../../src/connection/connection.js'
import type { Host } from '../../src/inventory/host.js'
import { Secret } from '../../src/secret.js'
import { CALM, sh, unreachable } from './lab.js'
import { startServer, type TestServer } from './server.js'

describe('the password of a login', () => {
  const open: { server: TestServer; connection: Connection }[] = []
  let count = 0
  const fresh = () => `login'$word "${++count}" 日本 \\n`
  const login = async (
    password: string,
    wanted: Parameters<typeof startServer>[0],
    extra: Partial<Host['connection']> = {},
  ) => {
    const server = await startServer(wanted)
    const host = server.host(server.port)
    const connection = await connect(
      {
        ...host,
        connection: { ...host.connection, password: new Secret(password), ...extra } as Host['connection'],
      },
      CALM,
    )
    open.push({ server, connection })
    return { server, connection }
  }
  afterEach(async () => {
    for (const { server, connection } of open.splice(0)) {
      await connection.close()
      await server.stop()
    }
  })

  test.each([
    ['password', ['password'] as const],
    ['keyboard-interactive', ['keyboard-interactive'] as const],
    ['both', ['password', 'keyboard-interactive'] as const],
  ])('is sent once for the whole connection (%s)', async (_name, methods) => {
    const right = fresh()
    const { server, connection } = await login(right, { password: { right, methods } })
    expect(await connection.run({ argv: ['cat'], stdin: 'own\n' })).toMatchObject({
      code: 0,
      stdout: 'own\n',
    })
    expect(await connection.run(sh('exit 3'))).toMatchObject({ code: 3 })
    expect(server.tried).toEqual([right])
    expect(server.count).toMatchObject({ handshakes: 1, execs: 2 })
  })

  test('is not sent where a key does', async () => {
    const { server, connection } = await login(fresh(), {})
    expect(await connection.run(sh('echo in'))).toMatchObject({ stdout: 'in\n' })
    expect(server.tried).toEqual([])
  })

  test.each([
    ['password', ['password'] as const],
    ['keyboard-interactive', ['keyboard-interactive'] as const],
    ['both', ['password', 'keyboard-interactive'] as const],
  ])('that is wrong is sent once, also when asked again (%s)', async (_name, methods) => {
    const wrong = fresh()
    const { server, connection } = await login(wrong, { password: { right: fresh(), methods } })
    for (const _again of [1, 2]) {
      const error = await unreachable(connection.run(sh('echo never')))
      expect(error).toMatchObject({ kind: 'auth', because: { id: 'unreachable.ssh-refused' } })
    }
    const other = await login(wrong, { password: { right: wrong, methods } })
    const untried = await unreachable(other.connection.run(sh('echo never')))
    expect(untried).toMatchObject({ kind: 'auth', because: { id: 'unreachable.password-untried' } })
    expect([server.tried, other.server.tried]).toEqual([[wrong], []])
  })

  test('is no answer to another question', async () => {
    const right = fresh()
    const { server, connection } = await login(right, {
      password: { right, methods: ['keyboard-interactive'], asks: 'Verification code: ' },
    })
    const error = await unreachable(connection.run(sh('echo never')))
    expect(error).toMatchObject({
      kind: 'auth',
      because: {
        id: 'unreachable.ssh-prompt',
        args: { asks: expect.stringContaining('Verification code:') },
      },
    })
    expect(server.tried).not.toContain(right)
  })

  test('is of no use where keys alone are taken', async () => {
    const server = await startServer()
    const host = server.host(server.port, 'right', 'other')
    const connection = await connect(
      { ...host, connection: { ...host.connection, password: new Secret(fresh()) } as Host['connection'] },
      CALM,
    )
    open.push({ server, connection })
    expect(await unreachable(connection.run(sh('true')))).toMatchObject({
      because: { id: 'unreachable.ssh-unasked' },
    })
  })

  test('the same password does for sudo', async () => {
    const right = fresh()
    const { server, connection } = await login(right, { password: { right, methods: ['password'] } }, {
      becomePassword: new Secret(right),
    } as Partial<Host['connection']>)
    server.environment({ KVMUP_TEST_PASSWORD: right })
    await connection.run(sh('true'))
    expect(connection.route).toMatch(/, sudo with a password$/)
  })

  test('leaves nothing behind', async () => {
    const runtime = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
    vi.stubEnv('XDG_RUNTIME_DIR', runtime)
    const right = fresh()
    const { connection } = await login(right, { password: { right, methods: ['password'] } })
    await connection.run(sh('true'))
    expect(readdirSync(runtime)).toHaveLength(1)
    await connection.close()
    vi.unstubAllEnvs()
    expect(readdirSync(runtime)).toEqual([])
    rmSync(runtime, { recursive: true })
  })
})

describe('a question of ssh', () => {
  test.each([
    "admin@10.0.0.5's password: ",
    "EXAMPLE\\admin@kvm1's password: ",
    '(admin@kvm1) Password: ',
    '(admin@kvm1) Password for admin@kvm1:',
    'Password:',
    '(admin@kvm1) パスワード:',
    'Mot de passe : ',
  ])('%j is for the password', prompt => expect(asksForPassword(prompt)).toBe(true))

  test.each([
    "Enter passphrase for key '/root/.ssh/id_ed25519': ",
    'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
    "Enter admin@kvm1's new password: ",
    "Enter admin@kvm1's old password: ",
    '(admin@kvm1) Current Password: ',
    '(admin@kvm1) New password: ',
    '(admin@kvm1) Verification code: ',
    '(admin@kvm1) Password + OTP: ',
    'Enter PIN for authenticator: ',
    'Allow use of key? ',
    '',
  ])('%j is not', prompt => expect(asksForPassword(prompt)).toBe(false))
})
