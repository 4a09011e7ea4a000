/** How a host is reached: `ansible_*` variables as Ansible's ssh, local and sudo plugins name them. */
import { safeAddress, safeUser } from '../connection/address.js'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import type { Secret } from '../secret.js'
import type { Host } from './host.js'
import type { Reader } from './jinja.js'
import { JUMP } from './schema.js'
import {
  booleanVar,
  type Found,
  find,
  HINT,
  pathOf,
  placeOf,
  portOf,
  secretOf,
  textOf,
  wordOf,
} from './settings.js'
import { type Refused, type SshArgs, sshArgs } from './ssh-args.js'
import { checkSshConfig } from './ssh-config.js'
import { type Node, shown } from './tree.js'

type Ssh = Extract<Host['connection'], { kind: 'ssh' }>

/** In the order in which Ansible gives them to ssh. */
const ARGUMENTS = ['ansible_ssh_args', 'ansible_ssh_common_args', 'ansible_ssh_extra_args']

/** kvmup becomes root, by sudo; the inventory may say so, but nothing else. */
function checkBecome(read: Reader, user: string | undefined): void {
  const become = find(read, 'become')
  if (booleanVar(become) === false) {
    if (become && user !== undefined && user !== 'root')
      throw new UsageError(msg('inventory.var.become', { ...placeOf(become), user }), HINT)
    return
  }
  const method = find(read, 'becomeMethod')
  if (method && !/^(?:ansible\.builtin\.)?sudo$/.test(wordOf(method.value)))
    throw new UsageError(msg('inventory.var.become-method', placeOf(method)), HINT)
  const as = find(read, 'becomeUser')
  if (as && as.value !== 'root') throw new UsageError(msg('inventory.var.become-user', placeOf(as)), HINT)
  const program = find(read, 'becomeProgram')
  if (program && !/^(?:\/usr(?:\/local)?\/bin\/|\/bin\/)?sudo$/.test(wordOf(program.value)))
    throw new UsageError(msg('inventory.var.become-method', placeOf(program)), HINT)
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
  const kind = wordOf(connection?.value ?? 'ssh').replace(/^ansible\.(?:builtin|legacy)\./, '')
  if (connection && !['ssh', 'smart', 'local'].includes(kind))
    throw new UsageError(msg('inventory.var.connection', placeOf(connection)), HINT)
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
  if (sshConfig !== undefined) checkSshConfig(sshConfig, 'kvmup_ssh_config')
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
