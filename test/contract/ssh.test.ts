/** The system's OpenSSH against a server inside the test process. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import type { Host } from '../../src/inventory/host.js'
import { contract } from './contract.js'
import { CALM, kindOf, sh, unreachable } from './lab.js'
import { startServer, type TestServer } from './server.js'

contract('ssh', async () => {
  const server = await startServer({ noise: 'echo Welcome; echo noise >&2; printf "no newline"' })
  return {
    connect: options => connect(server.host(server.port), { ...CALM, ...options }),
    sudoSays: server.sudoSays,
    stop: server.stop,
  }
})

/** Runs one action on a host and closes. */
async function once(host: Host, connectTimeout = CALM.connectTimeout) {
  const connection = await connect(host, { ...CALM, connectTimeout })
  try {
    return await connection.run(sh('echo ran'))
  } finally {
    await connection.close()
  }
}

describe('ssh: one connection', () => {
  let server: TestServer
  let runtime: string
  const before = process.env.XDG_RUNTIME_DIR
  beforeEach(async () => {
    runtime = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
    process.env.XDG_RUNTIME_DIR = runtime
    server = await startServer()
  })
  afterEach(async () => {
    if (before === undefined) delete process.env.XDG_RUNTIME_DIR
    else process.env.XDG_RUNTIME_DIR = before
    await server.stop()
    rmSync(runtime, { recursive: true })
  })

  test('connecting opens nothing; one action costs one handshake and one exec', async () => {
    const connection = await connect(server.host(server.port), CALM)
    expect(server.count).toEqual({ handshakes: 0, execs: 0 })
    await connection.run(sh('true'))
    await connection.close()
    expect(server.count).toEqual({ handshakes: 1, execs: 1 })
  })

  test('twenty actions, also asked for at once, share one handshake', async () => {
    const connection = await connect(server.host(server.port), CALM)
    const outputs = await Promise.all(
      Array.from({ length: 20 }, (_, at) => connection.run({ argv: ['echo', String(at)] })),
    )
    await connection.close()
    expect(outputs.map(output => output.stdout)).toEqual(Array.from({ length: 20 }, (_, at) => `${at}\n`))
    expect(server.count).toEqual({ handshakes: 1, execs: 20 })
  })

  test('closing leaves no process and no directory behind', async () => {
    const connection = await connect(server.host(server.port), CALM)
    await connection.run(sh('true'))
    expect(readdirSync(runtime)).toHaveLength(1)
    expect(processesNaming(runtime)).not.toEqual([])
    await connection.close()
    expect(readdirSync(runtime)).toEqual([])
    await expect.poll(() => processesNaming(runtime), { timeout: 10_000 }).toEqual([])
  })

  test('so does the interrupt, without anybody calling close()', async () => {
    const abort = new AbortController()
    const connection = await connect(server.host(server.port), { ...CALM, signal: abort.signal })
    expect(await kindOf(connection.run(sh('echo begun; sleep 20'), () => abort.abort()))).toBe('lost')
    await expect.poll(() => readdirSync(runtime), { timeout: 10_000 }).toEqual([])
    await expect.poll(() => processesNaming(runtime), { timeout: 10_000 }).toEqual([])
  })

  test('a server that hangs up during a command: lost; the next action connects anew', async () => {
    const connection = await connect(server.host(server.port), CALM)
    expect(await kindOf(connection.run(sh('echo begun; sleep 20'), () => server.drop()))).toBe('lost')
    expect(await connection.run(sh('echo back'))).toMatchObject({ code: 0, stdout: 'back\n' })
    await connection.close()
    expect(server.count.handshakes).toBe(2)
  })
})

/** Command lines of processes that name this path; Linux only, elsewhere empty. */
function processesNaming(path: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
    .filter(line => line.includes(path))
}

describe('ssh: hosts that cannot be reached', () => {
  let server: TestServer
  let other: Server
  beforeAll(async () => {
    server = await startServer()
    other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    other.close()
    await server.stop()
  })
  const otherPort = () => (other.address() as AddressInfo).port

  test('an unknown host key is not accepted', async () => {
    expect(await kindOf(once(server.host(server.port, 'none')))).toBe('host-key-unknown')
  })

  test('a changed host key is told with the new fingerprint', async () => {
    const error = await unreachable(once(server.host(server.port, 'changed')))
    expect(error).toMatchObject({
      kind: 'host-key-changed',
      because: { args: { fingerprint: expect.stringMatching(/^SHA256:/) } },
    })
  })

  test('a key that the host does not know', async () => {
    expect(await kindOf(once(server.host(server.port, 'right', 'other')))).toBe('auth')
  })

  test('a key file that is not there', async () => {
    const host = server.host(server.port)
    if (host.connection.kind !== 'ssh') throw new Error('not ssh')
    const error = await unreachable(
      once({ ...host, connection: { ...host.connection, key: '/nonexistent/key' } }),
    )
    expect(error.because.id).toBe('unreachable.key-file')
  })

  test('a name that does not resolve', async () => {
    const host = server.host(server.port)
    if (host.connection.kind !== 'ssh') throw new Error('not ssh')
    expect(
      await kindOf(once({ ...host, connection: { ...host.connection, address: 'no-such-host.invalid' } })),
    ).toBe('resolve')
  })

  test('nobody listens', async () => {
    const closed = createServer()
    await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise(resolve => closed.close(resolve))
    expect(await kindOf(once(server.host(port)))).toBe('refused')
  })

  test('somebody accepts and stays silent: given up after the connect timeout', async () => {
    const connection = await connect(server.host(otherPort()), { ...CALM, connectTimeout: 1 })
    // Had only the action's own limit ended it, this would not end within the test.
    expect(await kindOf(connection.run({ ...sh('true'), timeoutMs: 3_600_000 }))).toBe('timeout')
    await connection.close()
  })

  test('no ssh on this machine', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nonexistent'
    const kind = await kindOf(once(server.host(server.port)))
    process.env.PATH = path
    expect(kind).toBe('no-ssh')
  })
})

const SHELLS = ['/bin/dash', '/bin/bash', '/bin/tcsh', '/bin/csh', '/usr/bin/fish', '/bin/ksh', '/bin/zsh']

describe('ssh: login shells', () => {
  test.for(SHELLS)('%s', async (shell, { skip }) => {
    if (!existsSync(shell)) skip(`${shell} is not installed on this machine`)
    const server = await startServer({ shell })
    const connection = await connect(server.host(server.port), CALM)
    const words = ["it's", '!!', 'a\nb', '\\', '$x `y`', '日本']
    const output = await connection.run({ argv: ['printf', '%s|', ...words] })
    await connection.close()
    await server.stop()
    expect(output).toMatchObject({ code: 0, stdout: `${words.join('|')}|` })
  })
})
