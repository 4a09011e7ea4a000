/** The same contract against a real, throw-away sshd. Asked for with KVMUP_SSHD=1; needs root and sshd. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import { contract } from './contract.js'
import { CALM, kindOf, sh } from './lab.js'
import { type ClientFiles, clientFiles, keyPair } from './server.js'

const SSHD = '/usr/sbin/sshd'

/** Why this cannot run here; undefined when it can. */
function obstacle(): string | undefined {
  if (process.env.KVMUP_SSHD !== '1') return 'KVMUP_SSHD=1 is not set'
  if (process.getuid?.() !== 0) return 'needs root'
  return existsSync(SSHD) ? undefined : `no ${SSHD}`
}

type Sshd = Readonly<{
  files: ClientFiles
  port: number
  handshakes: () => number
  stop: () => Promise<void>
}>

async function startSshd(): Promise<Sshd> {
  const hostKey = keyPair()
  const files = clientFiles(hostKey.public)
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-sshd-'))
  const port = await freePort()
  writeFileSync(join(dir, 'key'), hostKey.private, { mode: 0o600 })
  writeFileSync(join(dir, 'authorized'), `${files.publicKey}\n`)
  writeFileSync(join(dir, 'config'), config(dir, port))
  chmodSync(dir, 0o755)
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  let log = ''
  const child = spawn(SSHD, ['-D', '-e', '-f', join(dir, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.on('data', chunk => {
    log += String(chunk)
  })
  await listening(port, child, () => log)
  return {
    files,
    port,
    handshakes: () => log.split('\n').filter(line => line.includes('Accepted publickey')).length,
    stop: async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
      files.remove()
      rmSync(dir, { recursive: true })
    },
  }
}

const config = (dir: string, port: number) => `Port ${port}
ListenAddress 127.0.0.1
HostKey ${dir}/key
AuthorizedKeysFile ${dir}/authorized
PidFile none
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
LogLevel VERBOSE
`

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** Waits until sshd answers; tells its log when it does not start. */
async function listening(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`sshd did not start: ${log()}`)
    const socket = dial(port, '127.0.0.1')
    const answer = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (answer) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
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
