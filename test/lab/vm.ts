/**
 * Machines that look like fresh CentOS hosts: QEMU without KVM, each on an
 * overlay of its release's image, reachable by ssh on a port of 127.0.0.1.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkTools } from './build.js'
import { writeClientFiles } from './client-files.js'
import { attach, type Cpu, runningVms, type State, Vm } from './machine.js'
import { cacheDir, checkRelease, LabError, releaseDir, runDir } from './paths.js'

export { buildImage } from './build.js'
export { attach, type Cpu, runningVms, type SshOptions, type SshResult, Vm } from './machine.js'

const run = promisify(execFile)

// Not `max,-svm`: QEMU 7.2 then emulates a processor on which the guest's mounts fail.
const cpuModel: Record<Cpu, string> = { svm: 'max', none: 'Nehalem' }

/**
 * `fresh`: really boot. Otherwise the machine wakes up from the memory image of an earlier
 * boot, which takes a few seconds and differs in nothing but its uptime.
 */
export type BootOptions = { cpu?: Cpu; name?: string; fresh?: boolean }

// One processor: with two the machine has stood still for a minute, now and then, while a guest ran in it.
function qemuArgs(dir: string, release: string, cpu: Cpu, port: number): string[] {
  const from = releaseDir(release)
  return [
    ...['-machine', 'q35', '-accel', 'tcg,thread=multi', '-cpu', cpuModel[cpu], '-smp', '1', '-m', '2048'],
    ...['-nodefaults', '-display', 'none'],
    ...['-kernel', join(from, 'vmlinuz'), '-initrd', join(from, 'initrd')],
    ...['-append', `root=/dev/vda rw console=ttyS0 net.ifnames=0 quiet ${kernelArgs(release)}`.trim()],
    // Nobody minds when a machine of the lab loses its disk together with its host.
    ...['-drive', `file=${join(dir, 'disk.qcow2')},if=virtio,format=qcow2,cache=unsafe`],
    ...['-netdev', `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:22`, '-device', 'virtio-net-pci,netdev=net'],
    ...['-device', 'virtio-rng-pci', '-serial', `file:${join(dir, 'serial.log')}`],
    ...['-qmp', `unix:${join(dir, 'qmp.sock')},server=on,wait=off`],
    ...['-daemonize', '-pidfile', join(dir, 'pid')],
  ]
}

/** What the kernel of that release is told besides; the image's last stage writes it. */
function kernelArgs(release: string): string {
  const file = join(releaseDir(release), 'kernel-args')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

/**
 * QEMU under a lock that ends with it, however it ends: two machines on two cores slow each other to a crawl.
 * Returns when QEMU has gone to the background.
 */
async function qemu(name: string, args: readonly string[]): Promise<void> {
  const turn = join(cacheDir, 'run', '.turn')
  for (let told = false; ; told = true) {
    try {
      // The daemon inherits flock's descriptor.
      await run('flock', ['-w', told ? '20' : '1', '-E', '75', turn, 'qemu-system-x86_64', ...args])
      return
    } catch (error) {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
      if (code !== 75) throw new LabError(`QEMU did not start: ${stderr.trim() || String(error)}`)
    }
    const others = runningVms().map(vm => `${vm.name} (process ${vm.pid})`)
    if (!told)
      process.stderr.write(`lab: ${name} waits for ${others.join(', ') || 'a machine that starts'}\n`)
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })

/** Starts QEMU on the overlay that lies in the machine's directory. */
async function start(state: Omit<State, 'port' | 'pid'>, extra: readonly string[] = []): Promise<Vm> {
  const dir = runDir(state.name)
  const port = await freePort()
  await qemu(state.name, [...qemuArgs(dir, state.release, state.cpu, port), ...extra])
  const pid = Number(readFileSync(join(dir, 'pid'), 'utf8'))
  writeFileSync(join(dir, 'vm.json'), JSON.stringify({ ...state, port, pid } satisfies State))
  const vm = new Vm({ ...state, port, pid })
  writeClientFiles(vm)
  return vm
}

/** Boots and, for the next time, leaves the machine's memory behind in `image`. */
async function bootOnce(state: Omit<State, 'port' | 'pid'>, image: string): Promise<void> {
  const dir = runDir(state.name)
  await emptyOverlay(dir, state.release)
  const vm = await start(state)
  try {
    await vm.waitForSsh()
    // Not in the middle of its start; udev may be loading modules still.
    await vm.settle()
    await vm.snapshot('booted')
    await vm.quit()
    renameSync(join(dir, 'disk.qcow2'), image)
  } finally {
    await vm.kill()
  }
}

async function emptyOverlay(dir: string, release: string): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const base = join(releaseDir(release), 'disk.qcow2')
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', join(dir, 'disk.qcow2')])
}

/** The name changes with everything that would make QEMU refuse, or misread, the memory image. */
async function memoryImage(release: string, cpu: Cpu): Promise<string> {
  const { stdout: version } = await run('qemu-system-x86_64', ['--version'])
  const identity = [stampOf(release), version, ...qemuArgs('', release, cpu, 0)].join('\n')
  return join(
    releaseDir(release),
    `booted-${cpu}-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}.qcow2`,
  )
}

const stampOf = (release: string): string =>
  readFileSync(join(releaseDir(release), 'image.stamp'), 'utf8').trim()

/** A machine that answers ssh. Its image must have been built. */
export async function boot(release: string, options: BootOptions = {}): Promise<Vm> {
  const { cpu = 'svm', name = release, fresh = false } = options
  checkRelease(release)
  checkTools('qemu-system-x86_64', 'qemu-img', 'ssh')
  if (!existsSync(join(releaseDir(release), 'image.stamp'))) {
    throw new LabError(`no image of ${release}: npm run lab -- build ${release}`)
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
    throw new LabError(`"${name}" is no name for a machine (a-z, 0-9, -)`)
  const there = attach(name)
  if (there) throw new LabError(`${name} runs already (process ${there.pid}): npm run lab -- down ${name}`)
  const dir = runDir(name)
  // The limit of a Unix socket's name; QEMU's own message would not say so.
  if (dir.length > 95) throw new LabError(`${dir} is too long a path: set KVMUP_LAB_CACHE to a shorter one`)
  rmSync(dir, { recursive: true, force: true })

  const state = { name, release, cpu }
  if (fresh) {
    await emptyOverlay(dir, release)
  } else {
    const image = await memoryImage(release, cpu)
    if (!existsSync(image)) {
      forgetMemoryImages(release, cpu)
      await bootOnce(state, image)
    }
    mkdirSync(dir, { recursive: true })
    copyFileSync(image, join(dir, 'disk.qcow2'), constants.COPYFILE_FICLONE)
  }
  const vm = await start(state, fresh ? [] : ['-loadvm', 'booted'])
  try {
    await (fresh ? vm.waitForSsh() : vm.setClock())
  } catch (error) {
    // The directory stays: it has the console's log.
    await vm.quit()
    throw error
  }
  return vm
}

function forgetMemoryImages(release: string, cpu: Cpu): void {
  for (const file of readdirSync(releaseDir(release))) {
    if (file.startsWith(`booted-${cpu}-`)) rmSync(join(releaseDir(release), file))
  }
}
