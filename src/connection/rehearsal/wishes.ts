/** Users, files and the module option of a rehearsed host: what wishes.sh prints about them, and what changes them. */
import { SCRIPTS } from '../../scripts/scripts.js'
import { safeLogin } from '../address.js'
import { type Answer, added, hasPackage, kvmModules, type Machine, said } from './machine.js'

const GROUP = 'libvirt'
/** Assumed, but for root and wheel. */
const GIDS: Readonly<Record<string, number>> = { root: 0, wheel: 10, [GROUP]: 986 }
const PKLA = '/etc/polkit-1/localauthority/50-local.d/50-kvmup.pkla'
const OPTIONS = '/etc/modprobe.d/kvmup-nested.conf'

const asked = (args: readonly string[], key: string) =>
  args.filter(arg => arg.startsWith(`${key}=`)).map(arg => arg.slice(key.length + 1))

const hasGroup = (machine: Machine) => hasPackage(machine, machine.row.libvirt.grantedBy)
/** polkit comes with libvirt; since its version 0.106 it has no local authority any more. */
const hasPkla = (machine: Machine) => machine.row.libvirt.grantedBy === '' && hasPackage(machine, 'libvirt')

const groupsOf = ({ people }: Machine['state'], name: string) =>
  Object.hasOwn(people, name) ? people[name] : undefined

function userLine({ state }: Machine, name: string): string {
  const groups = groupsOf(state, name)
  if (!groups) return `user=${name} absent`
  const own = name === 'root' ? 0 : 1000 + Object.keys(state.people).indexOf(name)
  return `user=${name} found ${[own, ...groups.flatMap(group => GIDS[group] ?? [])].join(' ')}`
}

function pkla(machine: Machine): readonly string[] {
  if (!hasPkla(machine)) return []
  const text = machine.state.files[PKLA]
  if (text === undefined) return ['pkla_directory=present']
  const lines = text.replace(/\n$/, '').split('\n')
  return [
    'pkla_directory=present',
    `pkla_node=644 0 0 ${Buffer.byteLength(text)}`,
    ...lines.map(line => `pkla=${line}`),
  ]
}

function users(machine: Machine, args: readonly string[]): readonly string[] {
  const names = asked(args, 'user').filter(safeLogin)
  if (names.length === 0) return []
  return [
    ...names.map(name => userLine(machine, name)),
    ...(hasGroup(machine) ? [`libvirt_group=${GIDS[GROUP]} local`] : []),
    ...pkla(machine),
  ]
}

/** Everybody but root; who is in libvirt's group, or in kvmup's file. */
const people = (machine: Machine): readonly string[] => {
  const names = Object.keys(machine.state.people).filter(name => name !== 'root')
  const inFile = [...(machine.state.files[PKLA] ?? '').matchAll(/unix-user:([^;\n]+)/g)].map(
    ([, name]) => name,
  )
  const admitted = names.filter(name => groupsOf(machine.state, name)?.includes(GROUP))
  return [
    ...names.map(name => `person=${name}`),
    ...[...(hasGroup(machine) ? admitted : []), ...inFile].map(name => `admitted=${name}`),
  ]
}

/** The lines of modprobe's file, as it would take them. */
const options = ({ state }: Machine) =>
  (state.files[OPTIONS] ?? '')
    .split('\n')
    .flatMap((line, at) => (/^options /.test(line) ? [{ line, at }] : []))

/** What the kernel would make of a module that is loaded now, in the words of its own kind of parameter. */
export function nestedAtLoad(machine: Machine): string {
  const { module, nested } = machine.row.cpu
  const set = options(machine)
    .map(({ line }) => /^options (\S+) nested=([01])$/.exec(line))
    .findLast(found => found?.[1] === module)?.[2]
  if (nested === '' || set === undefined) return nested
  return /[YN]/.test(nested) ? (set === '1' ? 'Y' : 'N') : set
}

function moduleLine(machine: Machine, name: string): string {
  const { row, state } = machine
  const parameter = name === row.cpu.module ? (state.nested ?? row.cpu.nested) : ''
  if (!kvmModules(machine).includes(name))
    return `nested_module=${name} ${parameter ? 'offered' : 'lacking'} -`
  const uses = name === 'kvm' ? 1 : state.running.length
  return `nested_module=${name} ${parameter || '-'} ${uses}`
}

const nested = (machine: Machine): readonly string[] => [
  ...[machine.row.cpu.module, 'kvm'].map(name => moduleLine(machine, name)),
  ...options(machine).map(({ line, at }) => `nested_option=${OPTIONS}:${at + 1}:${line}`),
]

/** The lines of wishes.sh: none where nobody asked. */
export const wishes = (machine: Machine, args: readonly string[]): readonly string[] => [
  ...users(machine, args),
  ...(asked(args, 'people').some(Boolean) ? people(machine) : []),
  ...(asked(args, 'nested').some(Boolean) ? nested(machine) : []),
]

/** The arguments behind a script of kvmup's own; undefined for any other script. */
const behind = (script: readonly string[], argv: readonly string[]) =>
  script.every((word, at) => argv[at] === word) ? argv.slice(script.length) : undefined

/** `put.sh`: knows the two files that kvmup writes. */
export function putScript(machine: Machine, argv: readonly string[], stdin: string): Answer | undefined {
  const [file, bytes, ...rest] = behind(SCRIPTS.put, argv) ?? []
  const { state } = machine
  if ((file !== PKLA && file !== OPTIONS) || bytes === undefined || rest.length > 0) return undefined
  if (file === PKLA && !hasPkla(machine))
    return said(state, 1, [], [`kvmup-put: ${PKLA}: No such file or directory`])
  const arrived = Buffer.byteLength(stdin)
  if (String(arrived) !== bytes)
    return said(state, 1, [], [`${file}: ${arrived} of ${bytes} bytes arrived, left as it was`])
  return said({ ...state, files: { ...state.files, [file]: stdin } }, 0, [`${file}: written`])
}

/** `reload.sh`: only under nobody who uses the module. */
export function reloadScript(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [module, ...rest] = behind(SCRIPTS.reload, argv) ?? []
  const { state, row } = machine
  if (module !== row.cpu.module || rest.length > 0) return undefined
  const word = row.init === 'sysv' ? 'FATAL' : 'modprobe: FATAL'
  if (state.running.length > 0)
    return said(state, 1, [], Array(5).fill(`${word}: Module ${module} is in use.`))
  const loaded = { modules: added(state.modules, ['kvm', module]), nested: nestedAtLoad(machine) }
  return said({ ...state, ...loaded }, 0, [`${module}: loaded anew`])
}

/** Known is only adding to libvirt's group. */
export function gpasswd(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [, option, name = '', group, ...rest] = argv
  const { state } = machine
  if (option !== '-a' || name.startsWith('-') || group !== GROUP || rest.length > 0) return undefined
  const groups = groupsOf(state, name)
  if (!groups) return said(state, 3, [], [`gpasswd: user '${name}' does not exist`])
  if (!hasGroup(machine))
    return said(state, 3, [], [`gpasswd: group '${GROUP}' does not exist in /etc/group`])
  const people = { ...state.people, [name]: added(groups, [GROUP]) }
  return said({ ...state, people }, 0, [`Adding user ${name} to group ${GROUP}`])
}
