/**
 * A fleet on the loopback: for each host an address, an sshd, and a mount namespace with a /root of its own, so that
 * what a tool keeps on one host is not found on another. They share the kernel, the processors, the host key and the
 * programs of this machine.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { keyPair } from '../contract/server.js'
import { startDelay } from './delay.js'

export type Fleet = Readonly<{
  directory: string
  key: string
  sshConfig: string
  /** Host addresses, all that there are. */
  addresses: readonly string[]
  /** The port on which the hosts are reached with this delay. */
  port: (delay: number) => number
  /** Logins and commands that the sshds have logged so far. */
  counted: () => Readonly<{ logins: number; commands: number }>
  /** Connections that an sshd dropped because of its MaxStartups. */
  dropped: () => number
  stop: () => void
}>

/** Where a fleet is, so that two of them do not meet, and what is particular about it. */
export type Place = Readonly<{
  /** The first half of its addresses. */
  network: string
  port: number
  delayedPort: number
  /** What goes before the words of everything that it starts. */
  through?: readonly string[]
  /** Of every sshd; without it, nobody is ever turned away. */
  maxStartups?: string
}>

const USUAL: Place = { network: '127.80', port: 2022, delayedPort: 2023 }
const SSHD = '/usr/sbin/sshd'
/** The delay that is offered beside none, in milliseconds. */
const DELAY = 80

const OWN_HOME = 'mount -t tmpfs bench /root && exec "$@"'

/** Starts that many hosts. */
export async function startFleet(count: number, place = USUAL): Promise<Fleet> {
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-bench-'))
  const files = writeFiles(directory, place)
  const addresses = Array.from(
    { length: count },
    (_, at) => `${place.network}.${Math.floor(at / 250)}.${(at % 250) + 1}`,
  )
  const children: ChildProcess[] = []
  const stop = () => {
    for (const child of children) child.kill('SIGTERM')
    rmSync(directory, { recursive: true, force: true })
  }
  process.once('exit', stop)
  for (const address of addresses) children.push(startHost(directory, address, place))
  const line = { port: place.delayedPort, to: place.port, roundTrip: DELAY }
  children.push(await startDelay(line, place.through))
  for (const address of addresses) await listening(address, place.port)
  const log = () => readFileSync(join(directory, 'log'), 'utf8')
  return {
    directory,
    ...files,
    addresses,
    port: delay => {
      if (delay !== 0 && delay !== DELAY) throw new Error(`no delay of ${delay} ms`)
      return delay === 0 ? place.port : place.delayedPort
    },
    counted: () => ({
      logins: log().match(/Accepted publickey for/g)?.length ?? 0,
      commands: log().match(/Starting session: (command|subsystem)/g)?.length ?? 0,
    }),
    dropped: () => log().match(/ past MaxStartups$/gm)?.length ?? 0,
    stop: () => {
      process.off('exit', stop)
      stop()
    },
  }
}

function writeFiles(directory: string, place: Place) {
  const { network, port, delayedPort, maxStartups = '500:100:500' } = place
  const [client, host] = [keyPair(), keyPair()]
  const at = (name: string) => join(directory, name)
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  writeFileSync(at('id'), client.private, { mode: 0o600 })
  writeFileSync(at('authorized'), `${client.public}\n`)
  writeFileSync(at('host.key'), host.private, { mode: 0o600 })
  writeFileSync(
    at('known_hosts'),
    [port, delayedPort].map(one => `[${network}.*]:${one} ${host.public}\n`).join(''),
  )
  writeFileSync(at('log'), '')
  writeFileSync(
    at('ssh_config'),
    `Host *\n  User root\n  IdentityFile ${at('id')}\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${at('known_hosts')}\n  GlobalKnownHostsFile /dev/null\n`,
  )
  writeFileSync(
    at('sshd_config'),
    `HostKey ${at('host.key')}\nAuthorizedKeysFile ${at('authorized')}\nPidFile none\nStrictModes no\nUsePAM no
PermitRootLogin yes\nPasswordAuthentication no\nLogLevel VERBOSE\nMaxStartups ${maxStartups}\nUseDNS no
Subsystem sftp internal-sftp\n`,
  )
  return { key: at('id'), sshConfig: at('ssh_config') }
}

function startHost(directory: string, address: string, { port, through = [] }: Place) {
  const [program = '', ...rest] = [
    ...through,
    ...['unshare', '-m', '--propagation', 'private', 'sh', '-c', OWN_HOME, 'host'],
    ...[SSHD, '-D', '-E', join(directory, 'log'), '-f', join(directory, 'sshd_config')],
    ...['-p', String(port), '-o', `ListenAddress=${address}`],
  ]
  return spawn(program, rest, { stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })
}

/** Waits until there is somebody to talk to. @throws after a minute: many start at once */
async function listening(address: string, port: number): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const answered = await new Promise<boolean>(resolve => {
      const socket = dial(port, address)
      socket.once('data', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
      socket.once('data', () => socket.destroy())
    })
    if (answered) return
    await pause(50)
  }
  throw new Error(`no sshd on ${address}: is ${SSHD} there, and may mounts be made?`)
}

/** Why packets cannot be delayed by the kernel; undefined when they could. */
export function withoutNetem(): string | undefined {
  const add = spawnSync('tc', ['qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '0ms'], {
    encoding: 'utf8',
  })
  if (add.status !== 0) return add.stderr.trim().split('\n')[0]
  spawnSync('tc', ['qdisc', 'del', 'dev', 'lo', 'root'])
  return undefined
}
