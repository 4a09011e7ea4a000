/** Jump hosts, host keys and old algorithms, with real servers. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import type { Connection, Unreachable } from '../../src/connection/connection.js'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'
import { text } from '../../src/messages/message.js'
import { Secret } from '../../src/secret.js'
import { CALM, sh, unreachable } from '../contract/lab.js'
import { keyPair } from '../contract/server.js'
import { type Sshd, startSshd } from '../contract/sshd.js'
import { obstacle } from './needs.js'

const reason = obstacle('root', 'sshd')

describe.skipIf(reason !== undefined)(`ways to a host (${reason ?? 'all there'})`, () => {
  let dir: string
  let bastion: Sshd
  let closed: Sshd
  let inner: Sshd
  let old: Sshd
  const open: Connection[] = []
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'kvmup-ways-'))
    bastion = await startSshd()
    closed = await startSshd('AllowTcpForwarding no')
    inner = await startSshd()
    // What CentOS 6 offers, as far as a server of today can be told to.
    old = await startSshd(
      [
        'HostKeyAlgorithms ssh-rsa',
        'KexAlgorithms diffie-hellman-group14-sha1',
        'Ciphers aes128-cbc',
        'MACs hmac-sha1',
      ].join('\n'),
      'rsa',
    )
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map(one => one.close()))
  })
  afterAll(async () => {
    for (const one of [bastion, closed, inner, old]) await one?.stop()
    rmSync(dir, { recursive: true })
  })

  /** One configuration for the host and its jump host: keys of all servers, and the hosts that are known. */
  const config = (known: readonly (readonly [Sshd, string])[], identity: Sshd) => {
    const files = mkdtempSync(join(dir, 'c-'))
    const lines = known.map(([sshd, key]) => `[127.0.0.1]:${sshd.port} ${key}\n`)
    writeFileSync(join(files, 'known'), lines.join(''))
    writeFileSync(
      join(files, 'config'),
      `Host *\n  UserKnownHostsFile ${join(files, 'known')}\n  GlobalKnownHostsFile /dev/null\n  IdentityAgent none\n  IdentityFile ${join(identity.files.dir, 'id')}\n  IdentityFile ${join(inner.files.dir, 'id')}\n`,
    )
    return { sshConfig: join(files, 'config'), known: join(files, 'known') }
  }
  const right = (...all: readonly Sshd[]) => all.map(one => [one, one.hostKey] as const)
  const host = (port: number, extra: object): Host => ({
    name: 'test',
    connection: { kind: 'ssh', address: '127.0.0.1', port, ...extra },
    wishes: DEFAULT_WISHES,
  })
  const start = async (port: number, extra: object) => {
    const connection = await connect(host(port, extra), CALM)
    open.push(connection)
    return connection
  }
  const told = ({ because, hint }: Unreachable) => `${text(because)}\n${text(hint)}`
  const via = (sshd: Sshd) => `root@127.0.0.1:${sshd.port}`

  it('through a jump host', async () => {
    const { sshConfig } = config(right(bastion, inner), bastion)
    const connection = await start(inner.port, { sshConfig, jump: via(bastion) })
    expect(await connection.run(sh('echo in'))).toMatchObject({ stdout: 'in\n' })
    expect(bastion.handshakes()).toBe(1)
  })

  it.each([
    ['refuses', 'refused', 'unreachable.refused', () => [1, right(bastion, inner), bastion] as const],
    [
      'is unknown',
      'host-key-unknown',
      'unreachable.host-key-unknown',
      () => [bastion.port, right(inner), bastion] as const,
    ],
    [
      'does not know the key',
      'auth',
      'unreachable.auth',
      () => [bastion.port, right(bastion, inner), inner] as const,
    ],
    [
      'has another key than before',
      'host-key-changed',
      'unreachable.host-key-changed',
      () => [bastion.port, [[bastion, keyPair().public], ...right(inner)] as const, bastion] as const,
    ],
  ])('a jump host that %s is named', async (_name, kind, id, given) => {
    const [port, known, identity] = given()
    const { sshConfig } = config(known, identity)
    const connection = await start(inner.port, { sshConfig, user: 'root', jump: `root@127.0.0.1:${port}` })
    const error = await unreachable(connection.run(sh('true')))
    expect(error).toMatchObject({ kind, because: { id } })
    expect(told(error)).toContain(`root@127.0.0.1:${port} (ProxyJump root@127.0.0.1)`)
    expect(told(error)).toContain(`-p ${port} root@127.0.0.1`)
    if (id !== 'unreachable.host-key-unknown') return
    expect(told(error)).toMatch(/\(ssh-ed25519 SHA256:[\w+/]{43}\)\n.*not for jump hosts\./)
  })

  it('a host that is unknown behind a jump host that is known is told with its own key', async () => {
    const { sshConfig } = config(right(bastion), bastion)
    const connection = await start(inner.port, { sshConfig, jump: via(bastion) })
    const error = await unreachable(connection.run(sh('true')))
    expect(told(error)).toMatch(/^no connection to 127\.0\.0\.1 port \d+: its host key.*SHA256:/)
    expect(told(error)).not.toContain('not for jump hosts')
  })

  it.each([
    ['does not get there', () => [1, bastion] as const],
    ['may not forward', () => [inner.port, closed] as const],
  ])('a jump host that %s works itself', async (_name, given) => {
    const [port, jump] = given()
    const { sshConfig } = config(right(jump, inner), jump)
    const connection = await start(port, { sshConfig, jump: via(jump) })
    const error = await unreachable(connection.run(sh('true')))
    expect(error).toMatchObject({ because: { id: 'unreachable.behind-jump' } })
  })

  it('the password is for the host, not for its jump host', async () => {
    const { sshConfig } = config(right(bastion, inner), inner)
    const password = new Secret('for the host alone')
    const connection = await start(inner.port, { sshConfig, jump: via(bastion), password })
    const error = await unreachable(connection.run(sh('true')))
    expect(error).toMatchObject({ kind: 'auth' })
    expect(bastion.log()).not.toContain('password')
  })

  it('an unknown key is told with its fingerprint, and taken only when that was asked for', async () => {
    const { sshConfig, known } = config(right(bastion), inner)
    const fingerprint = execFileSync('ssh-keygen', ['-lf', '-'], { input: inner.hostKey })
      .toString()
      .split(' ')[1]
    for (const jump of [{}, { jump: via(bastion) }]) {
      const { sshConfig: both } = config(right(bastion), bastion)
      const error = await unreachable((await start(inner.port, { sshConfig: both, ...jump })).run(sh('true')))
      expect(error).toMatchObject({
        kind: 'host-key-unknown',
        because: { args: { key: `ssh-ed25519 ${fingerprint}` } },
      })
    }
    const accepting = await start(inner.port, { sshConfig, newHostKeys: 'accept' })
    expect(await accepting.run(sh('echo in'))).toMatchObject({ stdout: 'in\n' })
    expect(readFileSync(known, 'utf8')).toContain(`[127.0.0.1]:${inner.port} ssh-ed25519`)
  })

  it('a changed key is refused, also when new ones are accepted', async () => {
    const { sshConfig } = config([[inner, keyPair().public]], inner)
    const connection = await start(inner.port, { sshConfig, newHostKeys: 'accept' })
    const error = await unreachable(connection.run(sh('true')))
    expect(error.kind).toBe('host-key-changed')
  })

  it("a configuration that checks no host keys does not weaken kvmup's check", async () => {
    const { sshConfig } = config([], inner)
    appendFileSync(sshConfig, '  StrictHostKeyChecking no\n')
    const connection = await start(inner.port, { sshConfig })
    expect((await unreachable(connection.run(sh('true')))).kind).toBe('host-key-unknown')
  })

  it('an old server is named with its remedy, and reached with legacy_ssh only', async () => {
    const { sshConfig } = config(right(old), old)
    const error = await unreachable((await start(old.port, { sshConfig })).run(sh('true')))
    expect(error.kind).toBe('algorithms')
    expect(told(error)).toContain('legacy_ssh: true')
    const connection = await start(old.port, { sshConfig, legacySsh: true })
    expect(await connection.run(sh('echo in'))).toMatchObject({ stdout: 'in\n' })
  })
})
