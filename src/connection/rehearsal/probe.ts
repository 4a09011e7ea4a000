/** What probe.sh prints on a rehearsed host: the same keys in the same order, for what was asked and no more. */
import { jobLines } from './jobs.js'
import { hasVirsh, networkInfo, version } from './libvirt.js'
import {
  type Answer,
  available,
  hasPackage,
  hasQemu,
  hasVt,
  isActive,
  isEnabled,
  kvmDevice,
  kvmModules,
  type Machine,
  providers,
  said,
  unitNamed,
} from './machine.js'
import { definitions, surroundings } from './networks.js'
import { transaction } from './repositories.js'
import { validate } from './validate.js'
import { wishes } from './wishes.js'

/** Lines under one key, like the script's own `lines`: at most `limit`, each at most 400 characters. */
const lines = (key: string, text: readonly string[], limit = 100): readonly string[] =>
  text.slice(0, limit).map(line => `${key}=${line.slice(0, 400)}`)

/** A command's answer as `$(...)` keeps it: both streams, without the empty lines at its end. */
function kept({ stdout, stderr }: Answer): readonly string[] {
  const all = [...stderr, ...stdout]
  return all.slice(0, all.findLastIndex(line => line !== '') + 1)
}

const sorted = (list: readonly string[]) => [...new Set(list)].sort()

const asked = (args: readonly string[], key: string) =>
  args.filter(arg => arg.startsWith(`${key}=`)).map(arg => arg.slice(key.length + 1))

function system({ row, faults }: Machine): readonly string[] {
  const guest = faults.includes('no-vt')
  const [maker, product] = guest
    ? ['VMware, Inc.', 'VMware Virtual Platform']
    : ['Dell Inc.', 'PowerEdge R640']
  return [
    'kernel_name=Linux',
    `kernel=${row.kernel}`,
    'arch=x86_64',
    'uid=0',
    ...lines('os_release', row.osRelease, 40),
    `redhat_release=${row.redhatRelease}`,
    ...row.managers.map(manager => `manager=${manager}`),
    `init=${row.init}`,
    // EL 6 has no systemd-detect-virt.
    ...(row.init === 'systemd' ? ['container=none', `machine=${guest ? 'vmware' : 'none'}`] : []),
    `dmi_sys_vendor=${maker}`,
    `dmi_product_name=${product}`,
  ]
}

const processor = (machine: Machine): readonly string[] => [
  `cpu_vendor=${machine.row.cpu.vendor}`,
  `cpu_model=${machine.row.cpu.model}`,
  `cpu_flag=${hasVt(machine) ? machine.row.cpu.flag : 'hypervisor'}`,
  'room=16265932 8 83886080',
  ...['kvm', 'kvm_intel', 'kvm_amd', 'kvm_hv']
    .filter(name => kvmModules(machine).includes(name))
    .map(name => `module=${name}`),
  `dev_kvm=${kvmDevice(machine)}`,
  ...lines(
    'dmesg',
    machine.state.dmesg.filter(line => hasVt(machine) || !machine.row.kernelSays.ready.includes(line)),
    20,
  ),
]

function packages(machine: Machine, args: readonly string[]): readonly string[] {
  const found = asked(args, 'cap').flatMap(cap =>
    providers(machine, cap).map(
      one => `cap=${cap} ${one.name} ${one.epoch} ${one.version} ${one.release} ${one.arch}`,
    ),
  )
  return [...sorted(found), ...(hasQemu(machine) ? ['qemu=/usr/libexec/qemu-kvm'] : [])]
}

function glob(machine: Machine, args: readonly string[]): readonly string[] {
  const pattern = asked(args, 'glob').at(-1)
  if (!pattern) return []
  if (machine.state.metadata === 'none') return lines('glob_error', machine.row.mirrors.uncached, 2)
  return ['glob_known=1', ...sorted(available(machine, pattern).map(one => `glob_available=${one.name}`))]
}

function unitLine(machine: Machine, name: string): string {
  const unit = unitNamed(machine, name)
  if (!unit) return `unit=${name} not-found inactive dead -`
  const running = unit.opens === '' || isActive(machine, unit.opens) ? 'running' : 'listening'
  const active = isActive(machine, name) ? `active ${running}` : 'inactive dead'
  return `unit=${name} loaded ${active} ${isEnabled(machine, name) ? 'enabled' : unit.disabled}`
}

function services(machine: Machine, args: readonly string[]): readonly string[] {
  if (machine.row.init === 'systemd') return asked(args, 'unit').map(name => unitLine(machine, name))
  if (!hasPackage(machine, 'libvirt')) return []
  // The init scripts: 0 running, 3 stopped.
  return ['messagebus', 'libvirtd'].map(
    name => `sysv=${name} ${isActive(machine, name) ? 0 : 3} ${isEnabled(machine, name) ? 0 : 1}`,
  )
}

/** Guests, and the daemon that has them, where libvirt notes that. */
function guests(machine: Machine): readonly string[] {
  const daemon = ['virtqemud', 'libvirtd'].find(name => isActive(machine, `${name}.service`))
  const noted = machine.row.libvirt.driver === 'noted'
  return [
    ...machine.state.running.map(name => `running=${name}`),
    ...(daemon && noted ? [`qemu_driver=${daemon}`] : []),
  ]
}

/** Asking is not free of effects: sockets start daemons, and daemons start networks. */
function libvirt(machine: Machine): Answer {
  if (!hasVirsh(machine)) return said(machine.state, 0, [])
  const first = version(machine)
  const told = [`virsh_code=${first.code}`, ...lines('virsh', kept(first), 20)]
  if (first.code !== 0) return said(first.state, 0, told)
  const second = networkInfo({ ...machine, state: first.state })
  return said(second.state, 0, [...told, `net_code=${second.code}`, ...lines('net', kept(second), 300)])
}

function validator(machine: Machine): readonly string[] {
  const tool = machine.row.validator
  if (!hasPackage(machine, tool.package)) return []
  const has = [...(hasVt(machine) ? ['vt'] : []), ...(kvmDevice(machine) === 'open' ? ['device'] : [])]
  const { code, lines: text } = validate(tool, has)
  return [`validate_code=${code}`, ...lines('validate', text, 60)]
}

/** The guest and the firmware before it, as QEMU prints them on the first serial port. */
function proof(machine: Machine, args: readonly string[]): readonly string[] {
  if (!asked(args, 'proof').some(Boolean) || !hasQemu(machine) || kvmDevice(machine) !== 'open') return []
  const { firmware } = machine.row.qemu
  const text = firmware ? [firmware, 'Booting from Hard Disk...KVMKVMKVM'] : ['KVMKVMKVM']
  return ['proof_code=0', ...lines('proof', text, 20), '']
}

/** The probe's whole text, and the host afterwards. */
export function probe(machine: Machine, args: readonly string[]): Answer {
  const before = [
    'probe=1',
    ...system(machine),
    ...processor(machine),
    ...wishes(machine, args),
    ...jobLines(machine, args),
    ...packages(machine, args),
    ...glob(machine, args),
    ...transaction(machine, args),
    ...services(machine, args),
    ...guests(machine),
  ]
  const { state, stdout } = libvirt(machine)
  const after = { ...machine, state }
  return said(state, 0, [
    ...before,
    ...stdout,
    ...surroundings(after),
    ...definitions(after),
    ...validator(after),
    ...proof(after, args),
    'end=1',
  ])
}
