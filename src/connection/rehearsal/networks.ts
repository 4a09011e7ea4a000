/** The networks of a rehearsed host: what the probe sees of them, and the commands that change them. */
import { type Answer, hasPackage, isActive, type Machine, said } from './machine.js'
import { NETWORK } from './state.js'

const AUTOSTART = '/etc/libvirt/qemu/networks/autostart/default.xml'
const OWN = '/etc/libvirt/qemu/networks/default.xml'
const SHIPPED = '/usr/share/libvirt/networks/default.xml'

const isThere = ({ state }: Machine) => state.network.active || state.network.stale
const placeOf = (address: string) => address.replace(/\.\d+(\/\d+)?$/, '.0/24')

/** What `ip` and /sys tell of links, addresses, routes and bridges. */
export function surroundings(machine: Machine): readonly string[] {
  const { row, state } = machine
  const { bridge, address } = state.network
  const own = `${row.nic} <BROADCAST,MULTICAST,UP,LOWER_UP>`
  const there = isThere(machine)
  const links = there ? [`${bridge} ${row.bridge.flags}`, ...row.bridge.others] : []
  const gateway = state.nic.replace(/\.\d+\/\d+$/, '.1')
  const ports = row.bridge.others.map(one => ` ${one.split(' ')[0]}`).join('')
  return [
    ...['lo <LOOPBACK,UP,LOWER_UP>', own, ...links].map(link => `link=${link}`),
    'addr=lo 127.0.0.1/8',
    `addr=${row.nic} ${state.nic}`,
    ...(there ? [`addr=${bridge} ${address}/24`] : []),
    `route=default ${row.nic} ${gateway}`,
    `route=${placeOf(state.nic)} ${row.nic} -`,
    ...(there ? [`route=${placeOf(address)} ${bridge} -`, `bridge=${bridge}${ports}`] : []),
  ]
}

/** libvirt's files, its DNS server, and who answers DNS. */
export function definitions(machine: Machine): readonly string[] {
  const { row, state } = machine
  const { defined, autostart, active, bridge, address } = state.network
  const line = (at: typeof NETWORK, file: string) => `netdef=${at.bridge} ${at.address}/255.255.255.0 ${file}`
  return [
    ...(defined ? [line({ bridge, address }, OWN)] : []),
    ...(hasPackage(machine, row.libvirt.definedBy) ? [line(NETWORK, SHIPPED)] : []),
    ...(defined && autostart ? ['netstart=default.xml'] : []),
    `dnsmasq=${hasPackage(machine, 'dnsmasq') ? 'present' : 'absent'}`,
    ...(active ? [`listen53=${address} dnsmasq`] : []),
  ]
}

/** Known is only the mark for autostart; a daemon that runs has read it already. */
export function rm(machine: Machine, argv: readonly string[]): Answer | undefined {
  if (argv.join(' ') !== `rm -f ${AUTOSTART}`) return undefined
  const { row, state } = machine
  if (isActive(machine, row.libvirt.network.service)) return said(state, 0, [])
  return said({ ...state, network: { ...state.network, autostart: false } }, 0, [])
}

const removed = ({ state }: Machine): Answer =>
  said({ ...state, network: { ...state.network, stale: false } }, 0, [])

/** Takes away a bridge that was left behind; EL 6 has another command for it. */
export function ip(machine: Machine, argv: readonly string[]): Answer | undefined {
  const { row, state } = machine
  const { bridge, stale } = state.network
  const words = argv.slice(1).join(' ')
  if (!stale) return undefined
  if (words === `link set ${bridge} down`) return said(state, 0, [])
  if (row.bridge.others.some(one => words === `link delete ${one.split(' ')[0]}`)) return said(state, 0, [])
  if (words !== `link delete ${bridge} type bridge`) return undefined
  return row.init === 'sysv'
    ? said(state, 2, [], ['RTNETLINK answers: Operation not supported'])
    : removed(machine)
}

export const brctl = (machine: Machine, argv: readonly string[]): Answer | undefined =>
  machine.row.init === 'sysv' &&
  machine.state.network.stale &&
  argv.join(' ') === `brctl delbr ${machine.state.network.bridge}`
    ? removed(machine)
    : undefined
