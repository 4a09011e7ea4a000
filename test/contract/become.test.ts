/** sudo with a password, over a real ssh, with a stub sudo at the other end; the real one is in test/ci. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'
import { Secret } from '../../src/secret.js'
import { CALM, sh, unreachable } from './lab.js'
import { STUBS, startServer, type TestServer } from './server.js'

describe('sudo with a password', () => {
  let server: TestServer
  let dir: string
  let count = 0
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
    writeFileSync(join(dir, 'asked'), '')
    server = await startServer()
  })
  afterEach(async () => {
    await server.stop()
    rmSync(dir, { recursive: true })
  })
  const asked = () => readFileSync(join(dir, 'asked'), 'utf8').split('\n').length - 1
  /** Another password in every test: what was refused stays refused in this process. */
  const fresh = () => `pass'word ${++count} 日本`
  const wants = (password: string) =>
    server.environment({ KVMUP_TEST_PASSWORD: password, KVMUP_TEST_ASKED: join(dir, 'asked') })
  const open = (password: Secret) => {
    const host = server.host(server.port)
    return connect(
      { ...host, connection: { ...host.connection, becomePassword: password } as Host['connection'] },
      CALM,
    )
  }

  test('is given when it is asked for, in the one exec of an action', async () => {
    const password = fresh()
    wants(password)
    const connection = await open(new Secret(password))
    const output = await connection.run(sh('cat; exit 3'))
    expect(output).toEqual({ code: 3, stdout: '', stderr: '', ms: expect.any(Number) })
    expect(connection.route).toMatch(/, sudo with a password$/)
    const stdin = `~.\n${'line\n'.repeat(50_000)}end`
    expect((await connection.run({ argv: ['cat'], stdin })).stdout === stdin).toBe(true)
    await connection.close()
    expect([asked(), server.count]).toEqual([2, { handshakes: 1, execs: 2 }])
  })

  test('is not sent where nobody asks: the command does not find it on its input', async () => {
    const connection = await open(new Secret(fresh()))
    expect(await connection.run({ argv: ['cat'], stdin: 'own\n' })).toMatchObject({ stdout: 'own\n' })
    expect(await connection.run({ argv: ['cat'] })).toMatchObject({ code: 0, stdout: '' })
    expect(connection.route).toMatch(/, sudo -n$/)
    await connection.close()
  })

  test('is sent once when it is wrong, and never again', async () => {
    wants(fresh())
    const secret = new Secret(fresh())
    const connection = await open(secret)
    const error = await unreachable(connection.run({ ...sh('echo never'), stdin: 'not a password\n' }))
    expect(error).toMatchObject({ kind: 'become', because: { id: 'unreachable.become-refused' } })
    await expect(connection.run(sh('echo never'))).rejects.toBe(error)
    await connection.close()
    const other = await open(secret)
    const untried = await unreachable(other.run(sh('echo never')))
    await other.close()
    expect(untried).toMatchObject({ kind: 'become', because: { id: 'unreachable.password-untried' } })
    // The second question of the first sudo, and that of the other host, had no answer.
    expect(asked()).toBe(3)
  })

  test('is tried by one host at a time until one has taken it', async () => {
    const [right, wrong] = [fresh(), fresh()]
    wants(right)
    const all = await Promise.all(
      [wrong, wrong, wrong, right, right, right].map(one => open(new Secret(one))),
    )
    const ends = await Promise.all(
      all.map(one =>
        one.run(sh('echo ran')).then(
          ({ stdout }) => stdout,
          ({ because }) => because.id,
        ),
      ),
    )
    await Promise.all(all.map(one => one.close()))
    expect(ends.slice(0, 3).toSorted()).toEqual([
      'unreachable.become-refused',
      'unreachable.password-untried',
      'unreachable.password-untried',
    ])
    expect(ends.slice(3)).toEqual(['ran\n', 'ran\n', 'ran\n'])
  })

  test('does on this machine as well', async () => {
    const password = fresh()
    vi.stubEnv('PATH', `${STUBS}:${process.env.PATH}`)
    vi.stubEnv('KVMUP_TEST_PASSWORD', password)
    const here = (becomePassword: Secret): Host => ({
      name: 'here',
      connection: { kind: 'local', becomePassword },
      wishes: DEFAULT_WISHES,
    })
    const connection = await connect(here(new Secret(password)), CALM)
    expect(await connection.run({ argv: ['cat'], stdin: 'own' })).toMatchObject({ code: 0, stdout: 'own' })
    expect(connection.route).toBe('local, sudo with a password')
    const wrong = await connect(here(new Secret(fresh())), CALM)
    expect(await unreachable(wrong.run(sh('true')))).toMatchObject({
      because: { id: 'unreachable.become-refused' },
    })
    await Promise.all([connection.close(), wrong.close()])
    vi.unstubAllEnvs()
  })
})
