/** An ssh server inside the test process, on a free port of the loopback, that runs a real shell. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ssh2, { type AuthContext, type Connection as Client, type ServerChannel } from 'ssh2'
import { DEFAULT_WISHES, type Host } from '../../src/inventory/host.js'

/** A directory for PATH: an ordinary user with a stub sudo. */
export const STUBS = fileURLToPath(new URL('stubs', import.meta.url))

/** The user's side: keys and known_hosts in a directory of their own, used through `ssh -F`. */
export type ClientFiles = Readonly<{
  dir: string
  /** The client's public key, one line. */
  publicKey: string
  /** A host of the inventory that is reached with these files. */
  host: (port: number, known?: keyof typeof KNOWN, key?: 'id' | 'other') => Host
  remove: () => void
}>

/** Which known_hosts the client has: the right one, an empty one, one with another key. */
const KNOWN = { right: 'known-right', none: 'known-none', changed: 'known-changed' } as const

export type KeyType = 'ed25519' | 'rsa'

/** A new key pair, by ssh-keygen: about one in a hundred ed25519 keys that ssh2 makes cannot be read, by itself either. */
export function keyPair(type: KeyType = 'ed25519'): { public: string; private: string } {
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
  try {
    const file = join(dir, 'key')
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', file], { stdio: 'ignore' })
    return { public: readFileSync(`${file}.pub`, 'utf8').trim(), private: readFileSync(file, 'utf8') }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

/** Writes keys and configuration for servers with this public host key. */
export function clientFiles(hostPublicKey: string, type: KeyType = 'ed25519'): ClientFiles {
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
  const keys = { id: keyPair(type), other: keyPair(type) }
  for (const [name, pair] of Object.entries(keys))
    writeFileSync(join(dir, name), pair.private, { mode: 0o600 })
  writeFileSync(join(dir, KNOWN.none), '')
  const host: ClientFiles['host'] = (port, known = 'right', key = 'id') => {
    writeFileSync(join(dir, KNOWN.right), `[127.0.0.1]:${port} ${hostPublicKey}\n`)
    writeFileSync(join(dir, KNOWN.changed), `[127.0.0.1]:${port} ${keys.other.public}\n`)
    const sshConfig = join(dir, `config-${known}`)
    writeFileSync(
      sshConfig,
      `Host *\n  UserKnownHostsFile ${join(dir, KNOWN[known])}\n  GlobalKnownHostsFile /dev/null\n  IdentityAgent none\n`,
    )
    return {
      name: 'test',
      connection: { kind: 'ssh', address: '127.0.0.1', port, key: join(dir, key), sshConfig },
      wishes: DEFAULT_WISHES,
    }
  }
  return { dir, publicKey: keys.id.public, host, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

type ServerOptions = Readonly<{
  /** The login shell. Default: /bin/sh. */
  shell?: string
  /** Printed by the shell's start-up file, as a script of sh. */
  noise?: string
  /** A file: what kvmup's every action says, instead of being run. */
  recorded?: string
  /** Nobody gets in by key: the questions asked instead, by which method, and the answer to the first of them. */
  password?: Readonly<{
    right: string
    methods: readonly ('password' | 'keyboard-interactive')[]
    asks?: string
  }>
}>

export type TestServer = Readonly<{
  host: ClientFiles['host']
  port: number
  /** How often a connection was set up, and a command started. */
  count: { handshakes: number; execs: number }
  /** The passwords that were sent. */
  tried: readonly string[]
  sudoSays: (words: string) => void
  /** Further variables for what is started from now on. */
  environment: (variables: NodeJS.ProcessEnv) => void
  /** Hangs up on everybody. */
  drop: () => void
  stop: () => Promise<void>
}>

/** Starts a server. Its user is whoever runs the tests, with the stub sudo in front. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const hostKey = keyPair()
  const files = clientFiles(hostKey.public)
  const count = { handshakes: 0, execs: 0 }
  const tried: string[] = []
  const clients = new Set<Client>()
  const groups = new Set<number>()
  const env: NodeJS.ProcessEnv = {
    PATH: `${STUBS}:${process.env.PATH}`,
    HOME: files.dir,
    LANG: 'ja_JP.UTF-8',
  }
  const server = new ssh2.Server({ hostKeys: [hostKey.private] }, client => {
    clients.add(client)
    client.on('handshake', () => (count.handshakes += 1))
    client.on('authentication', context =>
      options.password
        ? byPassword(context, options.password, tried)
        : authenticate(context, files.publicKey),
    )
    client.on('close', () => clients.delete(client))
    // A client that goes away is no trouble of the server.
    client.on('error', () => undefined)
    client.on('session', accept => {
      accept().on('exec', (acceptExec, _reject, { command }) => {
        count.execs += 1
        const pid = execute(acceptExec(), command, options, env)
        if (pid !== undefined) groups.add(pid)
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const drop = () => {
    for (const client of clients) client.end()
  }
  return {
    host: (at, known, key) => files.host(at, known, key),
    port,
    count,
    tried,
    sudoSays: words => {
      env.KVMUP_TEST_SUDO = words
    },
    environment: variables => void Object.assign(env, variables),
    drop,
    stop: async () => {
      drop()
      for (const group of groups) endGroup(group)
      await new Promise(resolve => server.close(resolve))
      files.remove()
    },
  }
}

function authenticate(context: AuthContext, publicKey: string) {
  const allowed = ssh2.utils.parseKey(publicKey)
  if (allowed instanceof Error) throw allowed
  if (context.method !== 'publickey' || !context.key.data.equals(allowed.getPublicSSH())) {
    context.reject(['publickey'])
    return
  }
  const { signature, blob } = context
  if (signature && blob && allowed.verify(blob, signature, context.hashAlgo) !== true) context.reject()
  else context.accept()
}

function byPassword(
  context: AuthContext,
  { right, methods, asks = 'Password: ' }: NonNullable<ServerOptions['password']>,
  tried: string[],
) {
  const judge = (answer: string) => {
    tried.push(answer)
    if (answer === right) context.accept()
    else context.reject([...methods])
  }
  if (context.method === 'password' && methods.includes('password')) judge(context.password)
  else if (context.method === 'keyboard-interactive' && methods.includes('keyboard-interactive'))
    context.prompt([{ prompt: asks, echo: false }], answers => judge(answers[0] ?? ''))
  else context.reject([...methods])
}

/** Runs a command as sshd does: by the login shell, in a group of its own. Returns the group. */
function execute(
  channel: ServerChannel,
  command: string,
  { shell, noise, recorded }: ServerOptions,
  env: NodeJS.ProcessEnv,
) {
  const asked = recorded === undefined ? command : answered(command, recorded)
  const line = noise === undefined ? asked : `${noise}\n${asked}`
  const child = spawn(shell ?? '/bin/sh', ['-c', line], { detached: true, env })
  child.stdin.on('error', () => undefined)
  channel.on('error', () => undefined)
  channel.pipe(child.stdin)
  // A client that is gone sends no end.
  channel.once('close', () => child.stdin.end())
  child.stdout.on('data', chunk => channel.write(chunk))
  child.stderr.on('data', chunk => channel.stderr.write(chunk))
  // As sshd does: the exit status at once, the end of the channel with the end of the streams.
  child.once('exit', (code, signal) => (signal === null ? channel.exit(code ?? 0) : channel.exit(signal)))
  child.once('close', () => channel.end())
  return child.pid
}

/** A script that says between an action's own markers (src/connection/wrap.ts) what a file has. */
function answered(command: string, file: string): string {
  const [, head, tail] = /kvmup ([\da-f]+) ([\da-f]+) [\da-f]+$/.exec(command) ?? []
  const mark = (words: string) => `printf '\\n%s\\n' '${head}-${tail} ${words}' | tee /dev/stderr`
  return `${mark('begin root')}; cat '${file}'; ${mark('end 0')}`
}

function endGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
