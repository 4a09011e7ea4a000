/**
 * A fleet of real sshds: one program, a configuration, a host key and an address for each. Some listen on the
 * loopback, others in network namespaces of their own, behind a pair of virtual interfaces. All of them let the
 * tests' key in as root, on this machine; what is done there may only look.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyPair } from '../contract/server.js'

/** What a host is like; what is left out is as it should be. */
export type Kind = Readonly<{
  /** `namespace`: a machine of its own as far as the network goes; `unplugged`: one that is not there. Default: the loopback. */
  place?: 'namespace' | 'unplugged'
  /** `hung`: the system takes connections, sshd never speaks. `down`: nobody listens. */
  sshd?: 'hung' | 'down'
  /** known_hosts has another key of it. */
  known?: 'changed'
  /** Further lines of sshd_config. */
  config?: readonly string[]
}>

type Member = Readonly<{ name: string; address: string; log: () => string; wake: () => Promise<void> }>
export type Fleet = Readonly<{
  directory: string
  /** Inventory entries by name. */
  hosts: Readonly<Record<string, object>>
  member: (name: string) => Member
  /** Ends every sshd and removes every namespace. */
  remove: () => Promise<void>
}>

const SSHD = '/usr/sbin/sshd'
const PORT = 2222
const ip = (...args: readonly string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** What has to be undone, the last first, whatever becomes of the tests. */
function undoing() {
  const steps: (() => unknown)[] = []
  const all = async () => {
    for (const step of steps.splice(0).reverse()) {
      try {
        await step()
      } catch {
        // The others have to be undone as well.
      }
    }
  }
  // At the exit nothing is waited for any more: each step does what it does at once.
  const atExit = () => {
    for (const step of steps.splice(0).reverse()) {
      try {
        void Promise.resolve(step()).catch(() => undefined)
      } catch {
        // As above.
      }
    }
  }
  process.once('exit', atExit)
  return {
    later: (step: () => unknown) => void steps.push(step),
    all: async () => {
      process.off('exit', atExit)
      await all()
    },
  }
}

/** A namespace with one address of TEST-NET-2 (RFC 5737), and the way there. @throws when the kernel refuses it */
function namespace(mark: string, index: number, place: Kind['place'], later: (step: () => unknown) => void) {
  const name = `kvmup-${mark}-${index}`
  const [here, there] = [`k${mark}${index}a`, `k${mark}${index}b`]
  const net = (host: number) => `198.51.100.${4 * index + host}`
  ip('netns', 'add', name)
  later(() => ip('netns', 'del', name))
  ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
  ip('addr', 'add', `${net(1)}/30`, 'dev', here)
  ip('link', 'set', here, 'up')
  if (place === 'namespace') ip('-n', name, 'addr', 'add', `${net(2)}/30`, 'dev', there)
  ip('-n', name, 'link', 'set', there, 'up')
  ip('-n', name, 'link', 'set', 'lo', 'up')
  return { address: net(2), enter: ['ip', 'netns', 'exec', name] }
}

const config = (directory: string, address: string, name: string, extra: readonly string[]) =>
  [
    ...extra,
    `Port ${PORT}`,
    `ListenAddress ${address}`,
    `HostKey ${directory}/${name}.key`,
    `AuthorizedKeysFile ${directory}/authorized`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'LogLevel VERBOSE',
    '',
  ].join('\n')

/** Starts the fleet. */
export async function startFleet(kinds: Readonly<Record<string, Kind>>): Promise<Fleet> {
  const undo = undoing()
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-fleet-'))
  undo.later(() => rmSync(directory, { recursive: true }))
  try {
    return await start(kinds, directory, undo)
  } catch (error) {
    await undo.all()
    throw error
  }
}

async function start(
  kinds: Readonly<Record<string, Kind>>,
  directory: string,
  undo: ReturnType<typeof undoing>,
): Promise<Fleet> {
  const random = randomBytes(2)
  const mark = random.toString('hex')
  const client = keyPair()
  chmodSync(directory, 0o755)
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  writeFileSync(join(directory, 'id'), client.private, { mode: 0o600 })
  writeFileSync(join(directory, 'authorized'), `${client.public}\n`)
  writeFileSync(
    join(directory, 'ssh_config'),
    `Host *\n  UserKnownHostsFile ${directory}/known_hosts\n  GlobalKnownHostsFile /dev/null\n  IdentityAgent none\n`,
  )
  const known: string[] = []
  const members = new Map<string, Member>()
  for (const [index, [name, kind]] of Object.entries(kinds).entries()) {
    const place =
      kind.place === undefined
        ? { address: `127.${random.join('.')}.${index + 1}`, enter: [] }
        : namespace(mark, index, kind.place, undo.later)
    const key = keyPair()
    writeFileSync(join(directory, `${name}.key`), key.private, { mode: 0o600 })
    writeFileSync(
      join(directory, `${name}.config`),
      config(directory, place.address, name, kind.config ?? []),
    )
    const shown = kind.known === 'changed' ? keyPair() : key
    known.push(`[${place.address}]:${PORT} ${shown.public}\n`)
    members.set(name, await startMember(name, kind, place, directory, undo.later))
  }
  writeFileSync(join(directory, 'known_hosts'), known.join(''))
  const entry = ({ address }: Member) => ({
    address,
    port: PORT,
    user: 'root',
    key: join(directory, 'id'),
    ssh_config: join(directory, 'ssh_config'),
  })
  const member = (name: string) => {
    const found = members.get(name)
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }
  return {
    directory,
    hosts: Object.fromEntries([...members.values()].map(one => [one.name, entry(one)])),
    member,
    remove: undo.all,
  }
}

async function startMember(
  name: string,
  { sshd }: Kind,
  { address, enter }: Readonly<{ address: string; enter: readonly string[] }>,
  directory: string,
  later: (step: () => unknown) => void,
): Promise<Member> {
  const file = join(directory, `${name}.log`)
  writeFileSync(file, '')
  let child: ChildProcess | undefined
  const begin = async () => {
    const [command = SSHD, ...rest] = [
      ...enter,
      SSHD,
      '-D',
      '-E',
      file,
      '-f',
      join(directory, `${name}.config`),
    ]
    const started = spawn(command, rest, { stdio: 'ignore' })
    child = started
    later(async () => {
      started.kill('SIGKILL')
      if (started.exitCode === null && started.signalCode === null) await once(started, 'exit')
    })
    await listening(address, started, () => readFileSync(file, 'utf8'))
  }
  if (sshd !== 'down') await begin()
  if (sshd === 'hung') child?.kill('SIGSTOP')
  return {
    name,
    address,
    log: () => readFileSync(file, 'utf8'),
    wake: async () => (child ? void child.kill('SIGCONT') : begin()),
  }
}

/** Waits until sshd speaks; tells its log when it does not start. */
async function listening(address: string, child: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`sshd did not start: ${log()}`)
    const socket = dial(PORT, address)
    const answer = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (answer) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
