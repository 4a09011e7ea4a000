/** A real, throw-away sshd on a free port of the loopback; needs root. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClientFiles, clientFiles, type KeyType, keyPair } from './server.js'

export const SSHD = '/usr/sbin/sshd'

export type Sshd = Readonly<{
  files: ClientFiles
  /** Its public host key, one line. */
  hostKey: string
  port: number
  /** Logins by key. */
  handshakes: () => number
  /** All that sshd has logged. */
  log: () => string
  stop: () => Promise<void>
}>

/** @param extra further lines of sshd_config; the first value of an option counts, so they may overrule the others */
export async function startSshd(extra = '', type: KeyType = 'ed25519'): Promise<Sshd> {
  const hostKey = keyPair(type)
  const files = clientFiles(hostKey.public, type)
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-sshd-'))
  const port = await freePort()
  writeFileSync(join(dir, 'key'), hostKey.private, { mode: 0o600 })
  writeFileSync(join(dir, 'authorized'), `${files.publicKey}\n`)
  writeFileSync(join(dir, 'config'), config(dir, port, extra))
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
    hostKey: hostKey.public,
    port,
    log: () => log,
    handshakes: () => log.split('\n').filter(line => line.includes('Accepted publickey')).length,
    stop: async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
      files.remove()
      rmSync(dir, { recursive: true })
    },
  }
}

const config = (dir: string, port: number, extra: string) => `Port ${port}
ListenAddress 127.0.0.1
HostKey ${dir}/key
${extra}
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
