/** virsh on a rehearsed host. Texts: tools/virsh*.c of libvirt 9.0, and what the lab's machines printed. */
import { type Answer, hasPackage, hasQemu, type Machine, said } from './machine.js'
import type { Door } from './row.js'
import { knock } from './services.js'
import type { State } from './state.js'

const DEFINITION = '/usr/share/libvirt/networks/default.xml'
const UUID = '0f4c2d5e-6d3a-4f0b-9b7e-5d1c8a2e7f31'
const NOT_FOUND = "error: Network not found: no network with matching name 'default'"

const error = (state: State, ...lines: readonly string[]): Answer =>
  said(
    state,
    1,
    [],
    lines.map(line => `error: ${line}`),
  )

const nobody = (door: Door) => `Failed to connect socket to '${door.path}': No such file or directory`

/** The hypervisor's daemon first, as every virsh does; the machine afterwards, or virsh's last words. */
function connected(machine: Machine): { machine: Machine; refused?: Answer } {
  const { hypervisor } = machine.row.libvirt
  const found = knock(machine, hypervisor)
  if (found.answer === 'open') return { machine: found.machine }
  return { machine, refused: error(machine.state, 'failed to connect to the hypervisor', nobody(hypervisor)) }
}

export function version(before: Machine): Answer {
  const { machine, refused } = connected(before)
  if (refused) return refused
  const { libvirt, qemu } = machine.row
  // Assumed: what libvirt says when no emulator is installed.
  if (!hasQemu(machine))
    return error(
      machine.state,
      'failed to get the hypervisor version',
      'internal error: Cannot find suitable emulator for x86_64',
    )
  return said(machine.state, 0, [
    `Compiled against library: libvirt ${libvirt.version}`,
    `Using library: libvirt ${libvirt.version}`,
    `Using API: QEMU ${libvirt.version}`,
    `Running hypervisor: QEMU ${qemu.version}`,
    '',
  ])
}

const word = (value: boolean) => (value ? 'yes' : 'no')

function describe({ row, state }: Machine): readonly string[] {
  const field = (name: string, value: string) => `${name.padEnd(15)} ${value}`
  const [name, uuid] = row.libvirt.heading === 'Name:' ? ['Name:', 'UUID:'] : ['Name', 'UUID']
  return [
    field(name, 'default'),
    field(uuid, UUID),
    field('Active:', word(state.network.active)),
    field('Persistent:', 'yes'),
    field('Autostart:', word(state.network.autostart)),
    field('Bridge:', 'virbr0'),
    '',
    '<network>',
    '  <name>default</name>',
    `  <uuid>${UUID}</uuid>`,
    "  <forward mode='nat'>",
    '    <nat>',
    "      <port start='1024' end='65535'/>",
    '    </nat>',
    '  </forward>',
    "  <bridge name='virbr0' stp='on' delay='0'/>",
    "  <mac address='52:54:00:8c:1a:3f'/>",
    "  <ip address='192.168.122.1' netmask='255.255.255.0'>",
    '    <dhcp>',
    "      <range start='192.168.122.2' end='192.168.122.254'/>",
    '    </dhcp>',
    '  </ip>',
    '</network>',
    '',
  ]
}

/** Does something with the network driver, whose daemon may be another one than the hypervisor's. */
function withNetwork(before: Machine, lookup: 'by name' | 'none', act: (machine: Machine) => Answer): Answer {
  const { machine, refused } = connected(before)
  if (refused) return refused
  const door = machine.row.libvirt.network
  const found = knock(machine, door)
  const failed = "failed to get network 'default'"
  if (found.answer === 'nobody')
    return error(machine.state, ...(lookup === 'by name' ? [failed] : []), nobody(door))
  if (lookup === 'by name' && !found.machine.state.network.defined)
    return said(found.machine.state, 1, [], [`error: ${failed}`, NOT_FOUND])
  return act(found.machine)
}

/** `net-info default; net-dumpxml default` in one virsh: both fail alike. */
export function networkInfo(before: Machine): Answer {
  const answer = withNetwork(before, 'by name', machine => said(machine.state, 0, describe(machine)))
  return answer.code === 0 ? answer : { ...answer, stderr: [...answer.stderr, '', ...answer.stderr] }
}

const changed = ({ state }: Machine, network: Partial<State['network']>, words: string): Answer =>
  said({ ...state, network: { ...state.network, ...network } }, 0, [words, ''])

/** The file has no uuid: libvirt takes it for another network of the same name where one is defined already. */
function define(before: Machine): Answer {
  if (!hasPackage(before, before.row.libvirt.definedBy))
    return error(before.state, `Failed to open file '${DEFINITION}': No such file or directory`)
  return withNetwork(before, 'none', machine =>
    machine.state.network.defined
      ? error(
          machine.state,
          `Failed to define network from ${DEFINITION}`,
          `operation failed: network 'default' already exists with uuid ${UUID}`,
        )
      : changed(machine, { defined: true }, `Network default defined from ${DEFINITION}`),
  )
}

type Command = (machine: Machine) => Answer

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    [`net-define ${DEFINITION}`]: define,
    'net-autostart default': before =>
      withNetwork(before, 'by name', machine =>
        changed(machine, { autostart: true }, 'Network default marked as autostarted'),
      ),
    'net-start default': before =>
      withNetwork(before, 'by name', machine =>
        machine.state.network.active
          ? error(
              machine.state,
              'Failed to start network default',
              'Requested operation is not valid: network is already active',
            )
          : changed(machine, { active: true }, 'Network default started'),
      ),
    version,
  }),
)

/** One of the commands above for `qemu:///system`; undefined for anything else. */
export function virsh(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [, option, uri, ...command] = argv
  if (!hasVirsh(machine) || option !== '-c' || uri !== 'qemu:///system') return undefined
  return commands.get(command.join(' '))?.(machine)
}

export const hasVirsh = (machine: Machine) => hasPackage(machine, 'libvirt-client')
