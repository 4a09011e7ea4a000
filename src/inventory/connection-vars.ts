/** How a host is reached: `ansible_*` variables as Ansible's ssh, local and sudo plugins name them. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { safeAddress, safeUser } from '../connection/address.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { Secret } from '../secret.js'
import type { Host } from './host.js'
import type { Reader } from './jinja.js'
import { JUMP } from './schema.js'
import { type Refused, type SshArgs, sshArgs } from './ssh-args.js'
import { type Node, type Origin, shown, type Value, type Var } from './tree.js'

type Ssh = Extract<Host['connection'], { kind: 'ssh' }>
type Found = Readonly<{ key: string; value: Value; origin: Origin }>

/** Names of one setting; where several are given Ansible takes the last of them. */
const NAMES = {
  connection: ['ansible_connection'],
  host: ['ansible_host', 'ansible_ssh_host'],
  port: ['ansible_port', 'ansible_ssh_port'],
  user: ['ansible_user', 'ansible_ssh_user'],
  key: ['ansible_private_key_file', 'ansible_ssh_private_key_file'],
  password: ['ansible_password', 'ansible_ssh_pass', 'ansible_ssh_password'],
  become: ['ansible_become'],
  becomeMethod: ['ansible_become_method'],
  becomeUser: ['ansible_become_user', 'ansible_sudo_user'],
  becomePassword: ['ansible_become_password', 'ansible_become_pass', 'ansible_sudo_pass'],
  becomeProgram: ['ansible_become_exe', 'ansible_sudo_exe'],
  legacySsh: ['kvmup_legacy_ssh'],
  sshConfig: ['kvmup_ssh_config'],
} as const

/** In the order in which Ansible gives them to ssh. */
const ARGUMENTS = ['ansible_ssh_args', 'ansible_ssh_common_args', 'ansible_ssh_extra_args']

const HINT = msg('inventory.var.hint')

/** The last of the names that the host has; what is null is not said. */
function find(read: Reader, setting: keyof typeof NAMES): Found | undefined {
  const found = NAMES[setting].flatMap(key => {
    const one: Var | undefined = read(key)
    return one === undefined || one.value === null ? [] : [{ key, ...one }]
  })
  return found.at(-1)
}

const at = ({ key, origin, value }: Found) => ({
  ...origin,
  key,
  value: typeof value === 'object' ? '…' : shown(String(value)),
})

const EXPECTED = {
  address: 'inventory.var.address',
  user: 'inventory.var.user',
  port: 'inventory.var.port',
  boolean: 'inventory.var.boolean',
  text: 'inventory.var.text',
} as const

const wrong = (found: Found, expected: keyof typeof EXPECTED) =>
  new UsageError(msg(EXPECTED[expected], at(found)), HINT)

/** Text that something accepts; undefined when it was not said. @throws UsageError */
function textOf(
  found: Found | undefined,
  expected: 'address' | 'user' | 'text',
  accepts: (text: string) => boolean,
): string | undefined {
  if (found === undefined) return undefined
  const text = typeof found.value === 'number' ? String(found.value) : found.value
  if (typeof text !== 'string' || !accepts(text)) throw wrong(found, expected)
  return text
}

/** Ansible's words for true and false. */
export function booleanOf(value: Value): boolean | undefined {
  const word = String(value).toLowerCase()
  if (/^(?:y|yes|on|1|true|t)$/.test(word)) return true
  return /^(?:n|no|off|0|false|f)$/.test(word) ? false : undefined
}

function booleanVar(found: Found | undefined): boolean | undefined {
  if (found === undefined) return undefined
  const value = booleanOf(found.value)
  if (value === undefined) throw wrong(found, 'boolean')
  return value
}

function portOf(found: Found | undefined): number | undefined {
  if (found === undefined) return undefined
  const port = /^\d{1,5}$/.test(String(found.value)) ? Number(found.value) : 0
  if (port < 1 || port > 65535) throw wrong(found, 'port')
  return port
}

const noControls = (text: string) => text !== '' && text.length <= 4_096 && !/\p{Cc}/u.test(text)

function secretOf(found: Found | undefined): Secret | undefined {
  const text = textOf(found, 'text', one => one !== '' && one.length <= 4_096 && !/[\0\r\n]/.test(one))
  return text === undefined ? undefined : new Secret(text)
}

/** `~` is the user's home; ssh itself knows those of others. Other paths start where kvmup was started. */
function pathOf(found: Found | undefined): string | undefined {
  const text = textOf(found, 'text', noControls)
  if (text === undefined) return undefined
  if (text.startsWith('~/')) return join(homedir(), text.slice(2))
  return text.startsWith('~') ? text : resolve(text)
}

/** kvmup becomes root, by sudo; the inventory may say so, but nothing else. */
function checkBecome(read: Reader, user: string | undefined): void {
  const become = find(read, 'become')
  if (booleanVar(become) === false) {
    if (become && user !== undefined && user !== 'root')
      throw new UsageError(msg('inventory.var.become', { ...at(become), user }), HINT)
    return
  }
  const method = find(read, 'becomeMethod')
  if (method && !/^(?:ansible\.builtin\.)?sudo$/.test(String(method.value)))
    throw new UsageError(msg('inventory.var.become-method', at(method)), HINT)
  const as = find(read, 'becomeUser')
  if (as && as.value !== 'root') throw new UsageError(msg('inventory.var.become-user', at(as)), HINT)
  const program = find(read, 'becomeProgram')
  if (program && !/^(?:\/usr(?:\/local)?\/bin\/|\/bin\/)?sudo$/.test(String(program.value)))
    throw new UsageError(msg('inventory.var.become-method', at(program)), HINT)
}

const REFUSED = {
  option: 'inventory.ssh.option',
  program: 'inventory.ssh.program',
  value: 'inventory.ssh.value',
  quote: 'inventory.ssh.quote',
} as const

/** What the arguments of ssh say, and the variable that an answer can be shown at. @throws UsageError */
function argumentsOf(read: Reader): SshArgs {
  const given = ARGUMENTS.flatMap(key => {
    const one = read(key)
    return one === undefined || one.value === null ? [] : [{ key, ...one }]
  })
  const texts = given.map(one => textOf(one, 'text', text => text.length <= 10_000) ?? '')
  const all = sshArgs(texts)
  if (!('why' in all)) return all
  // Alone each of them tells whose fault it is.
  const guilty = given.find((_, index) => 'why' in sshArgs([texts[index] ?? ''])) ?? given[0]
  throw refusedArgument(all, guilty)
}

const refusedArgument = ({ why, what }: Refused, found: Found | undefined) =>
  new UsageError(
    msg(REFUSED[why], {
      ...(found?.origin ?? { file: '', line: 0 }),
      key: found?.key ?? '',
      what: shown(what),
    }),
    msg(why === 'program' ? 'inventory.ssh.program.hint' : 'inventory.ssh.hint'),
  )

/** `user@host` may be a host's name, too. */
function nameParts(name: string): Readonly<{ address: string; user?: string }> {
  const cut = name.lastIndexOf('@')
  return cut < 0 ? { address: name } : { user: name.slice(0, cut), address: name.slice(cut + 1) }
}

/** @throws UsageError naming file, line and key of what kvmup cannot do or must not do for an inventory */
export function connectionOf(host: Node, read: Reader): Host['connection'] {
  const connection = find(read, 'connection')
  const kind = String(connection?.value ?? 'ssh').replace(/^ansible\.(?:builtin|legacy)\./, '')
  if (connection && !['ssh', 'smart', 'local'].includes(kind))
    throw new UsageError(msg('inventory.var.connection', at(connection)), HINT)
  const becomePassword = secretOf(find(read, 'becomePassword'))
  if (kind === 'local') {
    checkBecome(read, undefined)
    return { kind: 'local', ...(becomePassword ? { becomePassword } : {}) }
  }
  return overSsh(host, read, becomePassword)
}

function overSsh(host: Node, read: Reader, becomePassword: Secret | undefined): Ssh {
  const args = argumentsOf(read)
  const own = nameParts(host.name)
  const place = { key: host.name, origin: host.origin }
  const address = textOf(find(read, 'host') ?? { ...place, value: own.address }, 'address', safeAddress)
  const named = own.user ?? args.user
  const user = textOf(
    find(read, 'user') ?? (named === undefined ? undefined : { ...place, value: named }),
    'user',
    safeUser,
  )
  const port = portOf(
    find(read, 'port') ?? (args.port === undefined ? undefined : { ...place, value: args.port }),
  )
  const key = pathOf(
    find(read, 'key') ?? (args.key === undefined ? undefined : { ...place, value: args.key }),
  )
  const sshConfig = pathOf(find(read, 'sshConfig'))
  const password = secretOf(find(read, 'password'))
  const legacySsh = booleanVar(find(read, 'legacySsh'))
  checkBecome(read, user)
  return {
    kind: 'ssh',
    address: address ?? own.address,
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port }),
    ...(key === undefined ? {} : { key }),
    ...(sshConfig === undefined ? {} : { sshConfig }),
    ...(args.jump !== undefined && JUMP.test(args.jump) ? { jump: args.jump } : {}),
    ...(args.options.length === 0 ? {} : { options: args.options }),
    ...(legacySsh === true ? { legacySsh } : {}),
    ...(password ? { password } : {}),
    ...(becomePassword ? { becomePassword } : {}),
  }
}
