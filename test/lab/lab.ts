/** npm run lab: the lab by hand. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { LabError, releases } from './paths.js'
import { attach, boot, buildImage, type Cpu, runningVms, type Vm } from './vm.js'

const usage = `usage: npm run lab -- COMMAND

  build RELEASE                         make the image of a release (does nothing when it is up to date)
  up RELEASE [--cpu svm|none] [--name NAME] [--fresh]
                                        start a machine; --cpu none: a processor without virtualization;
                                        --fresh: boot it instead of waking it up
  ssh NAME [--user USER] [COMMAND...]   a shell on a machine, or a command
  down NAME                             stop a machine and forget it
  status                                what runs

A machine is called like its release unless --name says otherwise. Releases: `

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

class UsageError extends LabError {}

function running(name: string | undefined): Vm {
  if (name === undefined) throw new UsageError('which machine?')
  const vm = attach(name)
  if (!vm) throw new LabError(`no machine "${name}" is running: npm run lab -- up ${name}`)
  return vm
}

function describe(vm: Vm): void {
  say(`${vm.name}: ${vm.release}, cpu ${vm.cpu}, process ${vm.pid}`)
  say(`  ssh -F ${vm.sshConfigFile} ${vm.alias}`)
  say(`  inventory ${vm.inventoryFile}`)
}

function cpuOf(value: string): Cpu {
  if (value !== 'svm' && value !== 'none') throw new UsageError(`--cpu ${value}: svm or none`)
  return value
}

async function up(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cpu: { type: 'string', default: 'svm' },
      name: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  })
  const [release, ...rest] = positionals
  if (release === undefined || rest.length > 0) throw new UsageError('up takes one release')
  const cpu = cpuOf(values.cpu)
  await buildImage(release)
  const started = Date.now()
  const vm = await boot(release, { cpu, fresh: values.fresh, name: values.name ?? release })
  describe(vm)
  say(`  answered after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Everything behind the machine's name is the remote command, options included. */
function ssh(args: string[]): number {
  const [name, ...rest] = args
  const vm = running(name)
  const user = rest[0] === '--user' ? rest[1] : undefined
  const command = user === undefined ? rest : rest.slice(2)
  const target = user === undefined ? vm.alias : `${user}@${vm.alias}`
  return spawnSync('ssh', ['-F', vm.sshConfigFile, target, ...command], { stdio: 'inherit' }).status ?? 255
}

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'build':
      if (args[0] === undefined) throw new UsageError('build takes a release')
      await buildImage(args[0])
      return 0
    case 'up':
      await up(args)
      return 0
    case 'ssh':
      return ssh(args)
    case 'down':
      await running(args[0]).kill()
      return 0
    case 'status': {
      const vms = runningVms()
      vms.forEach(describe)
      if (vms.length === 0) say('nothing runs')
      return 0
    }
    default:
      throw new UsageError(command === undefined ? 'what?' : `no command "${command}"`)
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const badOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!(error instanceof LabError) && !badOption) throw error
  process.stderr.write(`lab: ${error.message}\n`)
  if (badOption || error instanceof UsageError) process.stderr.write(`\n${usage}${releases().join(', ')}\n`)
  process.exitCode = 2
}
