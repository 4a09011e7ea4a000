/** The commands that a rehearsed host knows. What it does not know it refuses; it never guesses success. */
import { jobScript } from './jobs.js'
import { virsh } from './libvirt.js'
import { type Answer, added, hasPackage, hasVt, isEnabled, type Machine, said } from './machine.js'
import { brctl, ip, rm } from './networks.js'
import { packageManager } from './package-manager.js'
import { repositoryScript } from './repositories.js'
import { startService } from './services.js'
import { systemctl } from './systemctl.js'
import { gpasswd, nestedAtLoad, putScript, reloadScript } from './wishes.js'

/** Undefined: this host does not know these words. */
type Command = (machine: Machine, argv: readonly string[], stdin: string) => Answer | undefined

const VENDORS = ['kvm_intel', 'kvm_amd']
const PLAIN = ['kvm', 'vhost_net', 'tun']

function modprobe(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [, given, ...rest] = argv
  if (given === undefined || given.startsWith('-') || rest.length > 0) return undefined
  const name = given.replaceAll('-', '_')
  const { row, state } = machine
  const old = row.init === 'sysv'
  if (!VENDORS.includes(name) && !PLAIN.includes(name))
    return said(
      state,
      1,
      [],
      [
        old
          ? `FATAL: Module ${name} not found.`
          : `modprobe: FATAL: Module ${name} not found in directory /lib/modules/${row.kernel}`,
      ],
    )
  const fits = PLAIN.includes(name) || (hasVt(machine) && name === row.cpu.module)
  if (fits) {
    const comes = name === row.cpu.module && !state.modules.includes(name)
    const modules = added(state.modules, name.startsWith('kvm') ? ['kvm', name] : [name])
    return said({ ...state, modules, ...(comes ? { nested: nestedAtLoad(machine) } : {}) }, 0, [])
  }
  const file = `/lib/modules/${row.kernel}/kernel/arch/x86/kvm/${name.replace('_', '-')}.ko`
  return said(
    { ...state, dmesg: added(state.dmesg, row.kernelSays.lacking) },
    1,
    [],
    [
      old
        ? `FATAL: Error inserting ${name} (${file}): Operation not supported`
        : `modprobe: ERROR: could not insert '${name}': Operation not supported`,
    ],
  )
}

const onSysv = (machine: Machine) => machine.row.init === 'sysv' && hasPackage(machine, 'libvirt')

/** What the scripts of EL 6 say when they start. */
const SCRIPTS = { libvirtd: 'libvirtd daemon', messagebus: 'system message bus' }

/** Known before libvirt too, but nothing asks then. */
function chkconfig(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [, name, state, ...rest] = argv
  if (!onSysv(machine) || !name || !(name in SCRIPTS) || rest.length > 0) return undefined
  if (state === undefined) return said(machine.state, isEnabled(machine, name) ? 0 : 1, [])
  if (state !== 'on') return undefined
  return said({ ...machine.state, enabled: added(machine.state.enabled, [name]) }, 0, [])
}

const initScript =
  (name: keyof typeof SCRIPTS) =>
  (machine: Machine, argv: readonly string[]): Answer | undefined => {
    const [, verb, ...rest] = argv
    if (!onSysv(machine) || verb !== 'start' || rest.length > 0) return undefined
    return said(startService(machine, name), 0, [`Starting ${SCRIPTS[name]}: [  OK  ]`])
  }

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    '/bin/sh': (machine, argv, stdin) =>
      jobScript(machine, argv, act) ??
      repositoryScript(machine, argv) ??
      putScript(machine, argv, stdin) ??
      reloadScript(machine, argv),
    gpasswd,
    modprobe,
    chkconfig,
    '/etc/rc.d/init.d/messagebus': initScript('messagebus'),
    '/etc/rc.d/init.d/libvirtd': initScript('libvirtd'),
    rm,
    ip,
    brctl,
    systemctl,
    virsh,
    yum: packageManager,
    dnf: (machine, argv) =>
      machine.row.managers.includes('dnf') ? packageManager(machine, argv) : undefined,
  }),
)

/** What an argv does to the host. */
export function act(machine: Machine, argv: readonly string[], stdin = ''): Answer {
  const command = commands.get(argv[0] ?? '')
  const refused = said(
    machine.state,
    127,
    [],
    [`rehearsal host: unknown command: ${argv.map(word => word.split('\n', 1)[0]).join(' ')}`],
  )
  return command?.(machine, argv, stdin) ?? refused
}
