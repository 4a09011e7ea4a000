/** virsh on a rehearsed host. Texts: tools/virsh*.c of libvirt 9.0, and what the lab's machines printed. */
import { type Answer, hasPackage, hasQemu, type Machine, said } from './machine.js'
import type { Door } from './row.js'
import { doorOf, inTheWay, knock } from './services.js'
import { NETWORK, type State } from './state.js'

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
  const hypervisor = doorOf(machine, 'hypervisor')
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
  const place = state.network.address.replace(/\d+$/, '')
  const [name, uuid] = row.libvirt.heading === 'Name:' ? ['Name:', 'UUID:'] : ['Name', 'UUID']
  return [
    field(name, 'default'),
    field(uuid, UUID),
    field('Active:', word(state.network.active)),
    field('Persistent:', 'yes'),
    field('Autostart:', word(state.network.autostart)),
    field('Bridge:', state.network.bridge),
    '',
    '<network>',
    '  <name>default</name>',
    `  <uuid>${UUID}</uuid>`,
    "  <forward mode='nat'>",
    '    <nat>',
    "      <port start='1024' end='65535'/>",
    '    </nat>',
    '  </forward>',
    `  <bridge name='${state.network.bridge}' stp='on' delay='0'/>`,
    "  <mac address='52:54:00:8c:1a:3f'/>",
    `  <ip address='${state.network.address}' netmask='255.255.255.0'>`,
    '    <dhcp>',
    `      <range start='${place}2' end='${place}254'/>`,
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
  const door = doorOf(machine, 'network')
  const found = knock(machine, door)
  const failed = "failed to get network 'default'"
  if (found.answer === 'nobody')
    return error(machine.state, ...(lookup === 'by name' ? [failed] : []), nobody(door))
  if (lookup === 'by name' && !found.machine.state.network.defined)
    return said(found.machine.state, 1, [], [`error: ${failed}`, NOT_FOUND])
  return act(found.machine)
}

/** tools/virsh-network.c, at first; later versions fit the columns to what is in them. */
function list({ row, state }: Machine): readonly string[] {
  const { defined, active, autostart } = state.network
  const columns = ['Name', 'State', 'Autostart', row.libvirt.heading === 'Name:' ? 'Persistent' : '']
  const line = (words: readonly string[]) => ` ${words.map(one => one.padEnd(12)).join('')}`.trimEnd()
  const found = ['default', active ? 'active' : 'inactive', word(autostart), columns[3] ? 'yes' : '']
  return [line(columns), '-'.repeat(50), ...(defined ? [line(found)] : []), '']
}

/** `net-list --all; net-info default; net-dumpxml default` in one virsh: the last two fail alike. */
export function networkInfo(before: Machine): Answer {
  const listed = withNetwork(before, 'none', machine => said(machine.state, 0, list(machine)))
  if (listed.code !== 0) return { ...listed, stderr: [...listed.stderr, '', ...listed.stderr] }
  const answer = withNetwork({ ...before, state: listed.state }, 'by name', machine =>
    said(machine.state, 0, describe(machine)),
  )
  // virsh flushes its list before it complains.
  if (answer.code === 0) return { ...answer, stdout: [...listed.stdout, ...answer.stdout] }
  return { ...answer, stderr: [...listed.stdout, ...answer.stderr, '', ...answer.stderr] }
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
      : changed(machine, { defined: true, ...NETWORK }, `Network default defined from ${DEFINITION}`),
  )
}

/** A definition of one's own; with the uuid of the network that is there it replaces it. */
function defineFrom(before: Machine, xml: string): Answer {
  const found = /<bridge name='([^']+)'[^>]*>\s*(?:<mac [^>]*>\s*)?<ip address='([0-9.]+)'/.exec(xml)
  if (!found)
    return error(before.state, 'Failed to define network from /dev/stdin', '(not rehearsed: this XML)')
  const [, bridge = '', address = ''] = found
  return withNetwork(before, 'none', machine =>
    machine.state.network.defined && !xml.includes(UUID)
      ? error(
          machine.state,
          'Failed to define network from /dev/stdin',
          `operation failed: network 'default' already exists with uuid ${UUID}`,
        )
      : changed(machine, { defined: true, bridge, address }, 'Network default defined from /dev/stdin'),
  )
}

function start(machine: Machine): Answer {
  const { state } = machine
  const failed = 'Failed to start network default'
  if (state.network.active)
    return error(state, failed, 'Requested operation is not valid: network is already active')
  const other = inTheWay(machine)
  if (other) return error(state, failed, `internal error: Network is already in use by interface ${other}`)
  return changed(machine, { active: true }, 'Network default started')
}

type Command = (machine: Machine, stdin: string) => Answer

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    [`net-define ${DEFINITION}`]: define,
    'net-autostart default': before =>
      withNetwork(before, 'by name', machine =>
        changed(machine, { autostart: true }, 'Network default marked as autostarted'),
      ),
    'net-define /dev/stdin': defineFrom,
    'net-start default': before => withNetwork(before, 'by name', start),
    version,
  }),
)

/** One of the commands above for `qemu:///system`; undefined for anything else. */
export function virsh(machine: Machine, argv: readonly string[], stdin = ''): Answer | undefined {
  const [, option, uri, ...command] = argv
  if (!hasVirsh(machine) || option !== '-c' || uri !== 'qemu:///system') return undefined
  return commands.get(command.join(' '))?.(machine, stdin)
}

export const hasVirsh = (machine: Machine) => hasPackage(machine, 'libvirt-client')
