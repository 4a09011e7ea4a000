/** A machine that runs: what can be done with it, from whichever process. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cacheDir, LabError, releaseDir, runDir } from './paths.js'
import { hmp } from './qmp.js'

/** `svm`: AMD with virtualization, emulated too; `none`: an Intel processor without. */
export type Cpu = 'svm' | 'none'

export type SshOptions = {
  user?: string
  input?: string | Buffer
  timeoutMs?: number
  args?: readonly string[]
}
export type SshResult = { code: number; stdout: string; stderr: string }

/** What vm.json says about a machine. */
export type State = { name: string; release: string; cpu: Cpu; port: number; pid: number }

/** The key that the release's users have, of a type that its sshd knows. */
const userKey = (release: string): string => {
  const keys = join(releaseDir(release), 'keys')
  return join(keys, existsSync(join(keys, 'id_rsa')) ? 'id_rsa' : 'id_ed25519')
}

// sshd answers before everything else has been started: the last script of EL 6 leaves a file.
const UP =
  'if [ -d /run/systemd/system ]; then systemctl is-system-running --wait; else until [ -e /var/lock/subsys/local ]; do sleep 1; done; fi'

/** Twenty seconds where nothing else runs; minutes where the two cores have other work. */
const UP_MS = 420_000

export class Vm {
  readonly host = '127.0.0.1'
  readonly name: string
  readonly release: string
  readonly cpu: Cpu
  readonly port: number
  readonly pid: number
  readonly dir: string
  readonly keyFile: string
  readonly knownHostsFile: string
  readonly sshConfigFile: string
  readonly inventoryFile: string
  readonly serialLog: string

  constructor(state: State) {
    this.name = state.name
    this.release = state.release
    this.cpu = state.cpu
    this.port = state.port
    this.pid = state.pid
    this.dir = runDir(state.name)
    this.keyFile = userKey(state.release)
    this.knownHostsFile = join(this.dir, 'known_hosts')
    this.sshConfigFile = join(this.dir, 'ssh_config')
    this.inventoryFile = join(this.dir, 'inventory.yaml')
    this.serialLog = join(this.dir, 'serial.log')
  }

  /** The host's name in sshConfigFile. */
  get alias(): string {
    return `kvmup-${this.name}`
  }

  /** A command line for the remote user's shell. Exit code 255 is ssh's own failure. */
  ssh(command: string, options: SshOptions = {}): Promise<SshResult> {
    const target = options.user === undefined ? this.alias : `${options.user}@${this.alias}`
    const argv = ['-F', this.sshConfigFile, ...(options.args ?? []), target, command]
    const child = spawn('ssh', argv, { timeout: options.timeoutMs ?? 600_000, killSignal: 'SIGKILL' })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => out.push(data))
    child.stderr.on('data', (data: Buffer) => err.push(data))
    // A remote command that does not read all of its input is none of our business.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code =>
        resolve({
          code: code ?? 255,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        }),
      )
    })
  }

  async waitForSsh(timeoutMs = UP_MS): Promise<void> {
    const deadline = Date.now() + timeoutMs
    let last = ''
    while (Date.now() < deadline) {
      if (!this.running) throw new LabError(`${this.name}: QEMU ended; see ${this.serialLog}`)
      // QEMU accepts the connection before anybody listens in the guest: the limit is ours.
      const { code, stderr } = await this.ssh('true', { args: ['-o', 'ConnectTimeout=5'], timeoutMs: 30_000 })
      if (code === 0) return
      last = stderr.trim()
      await sleep(500)
    }
    throw new LabError(`${this.name}: no ssh after ${timeoutMs / 1000} s (${last}); see ${this.serialLog}`)
  }

  /** Returns when nothing is being started any more. */
  async settle(): Promise<void> {
    await this.ssh(`udevadm settle; ${UP}; sync`, { timeoutMs: 120_000 })
  }

  /** Returns when the system has come up again. */
  async reboot(): Promise<void> {
    const bootId = async (): Promise<string> =>
      (await this.ssh('cat /proc/sys/kernel/random/boot_id')).stdout.trim()
    const before = await bootId()
    await this.ssh('(sleep 0.5; reboot) >/dev/null 2>&1 </dev/null &', { timeoutMs: 30_000 })
    const deadline = Date.now() + UP_MS
    while (Date.now() < deadline) {
      await sleep(2000)
      await this.waitForSsh()
      const after = await bootId()
      if (after !== '' && after !== before) return await this.settle()
    }
    throw new LabError(`${this.name}: did not reboot; see ${this.serialLog}`)
  }

  /** A line for QEMU's monitor, for example "info status". */
  monitor(line: string): Promise<string> {
    return hmp(join(this.dir, 'qmp.sock'), line)
  }

  /** The whole machine, memory included, under a name in its overlay. */
  async snapshot(name: string): Promise<void> {
    const answer = await this.monitor(`savevm ${name}`)
    if (answer !== '') throw new Error(`savevm ${name}: ${answer}`)
  }

  /** Back to the snapshot. Connections of before are dead, and the clock is set anew. */
  async restore(name: string): Promise<void> {
    const answer = await this.monitor(`loadvm ${name}`)
    if (answer !== '') throw new Error(`loadvm ${name}: ${answer}`)
    await this.setClock()
  }

  async setClock(): Promise<void> {
    await this.waitForSsh()
    await this.ssh(`date -u -s @${(Date.now() / 1000).toFixed(0)}`)
  }

  get running(): boolean {
    try {
      return readFileSync(`/proc/${this.pid}/cmdline`, 'utf8').includes(`${this.dir}/`)
    } catch {
      return false
    }
  }

  /** Ends QEMU, which writes what it still holds; the overlay stays. */
  async quit(): Promise<void> {
    if (this.running) process.kill(this.pid, 'SIGTERM')
    for (let tries = 0; this.running; tries += 1) {
      if (tries === 100) process.kill(this.pid, 'SIGKILL')
      await sleep(100)
    }
  }

  /** Pulls the plug and forgets the machine. */
  async kill(): Promise<void> {
    await this.quit()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** The machine of that name, when it runs. */
export function attach(name: string): Vm | undefined {
  const file = join(runDir(name), 'vm.json')
  if (!existsSync(file)) return undefined
  const vm = new Vm(JSON.parse(readFileSync(file, 'utf8')) as State)
  return vm.running ? vm : undefined
}

export const runningVms = (): Vm[] =>
  existsSync(join(cacheDir, 'run'))
    ? readdirSync(join(cacheDir, 'run')).flatMap(name => attach(name) ?? [])
    : []
