/** Settings of a host: which variables name them, and what they may be. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { Secret } from '../secret.js'
import type { Reader } from './jinja.js'
import { type Origin, shown, type Value, type Var } from './tree.js'

export type Found = Readonly<{ key: string; value: Value; origin: Origin }>

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

export const HINT = msg('inventory.var.hint')

/** The last of the names that the host has; what is null is not said. */
export function find(read: Reader, setting: keyof typeof NAMES): Found | undefined {
  const found = NAMES[setting].flatMap(key => {
    const one: Var | undefined = read(key)
    return one === undefined || one.value === null ? [] : [{ key, ...one }]
  })
  return found.at(-1)
}

/** A word as it was written; a list or the like is none. */
export const wordOf = (value: Value): string => (typeof value === 'object' ? '…' : String(value))

/** What a message says of a setting; never of a secret. */
export const placeOf = ({ key, origin, value }: Found) => ({ ...origin, key, value: shown(wordOf(value)) })

const EXPECTED = {
  address: 'inventory.var.address',
  user: 'inventory.var.user',
  port: 'inventory.var.port',
  boolean: 'inventory.var.boolean',
} as const

const wrong = (found: Found, expected: keyof typeof EXPECTED | 'text') => {
  const { key, origin } = found
  const because =
    expected === 'text'
      ? msg('inventory.var.text', { ...origin, key })
      : msg(EXPECTED[expected], placeOf(found))
  return new UsageError(because, HINT)
}

/** Text that something accepts; undefined when it was not said. @throws UsageError */
export function textOf(
  found: Found | undefined,
  expected: 'address' | 'user' | 'text',
  accepts: (text: string) => boolean,
): string | undefined {
  if (found === undefined) return undefined
  // 1.50 has already lost how it was written.
  const text = Number.isSafeInteger(found.value) ? String(found.value) : found.value
  if (typeof text !== 'string' || !accepts(text)) throw wrong(found, expected)
  return text
}

/** Ansible's words for true and false. */
export function booleanOf(value: Value): boolean | undefined {
  const word = wordOf(value).toLowerCase()
  if (/^(?:y|yes|on|1|true|t)$/.test(word)) return true
  return /^(?:n|no|off|0|false|f)$/.test(word) ? false : undefined
}

export function booleanVar(found: Found | undefined): boolean | undefined {
  if (found === undefined) return undefined
  const value = booleanOf(found.value)
  if (value === undefined) throw wrong(found, 'boolean')
  return value
}

export function portOf(found: Found | undefined): number | undefined {
  if (found === undefined) return undefined
  const port = /^\d{1,5}$/.test(wordOf(found.value)) ? Number(found.value) : 0
  if (port < 1 || port > 65535) throw wrong(found, 'port')
  return port
}

const noControls = (text: string) => text !== '' && text.length <= 4_096 && !/\p{Cc}/u.test(text)

/** Stars are what a listing shows of a secret; sent as one they would lock an account. */
export function secretOf(found: Found | undefined): Secret | undefined {
  const text = textOf(
    found,
    'text',
    one => one !== '' && one !== '***' && one.length <= 4_096 && !/[\0\r\n]/.test(one),
  )
  return text === undefined ? undefined : new Secret(text)
}

/** `~` is the user's home; ssh itself knows those of others. Other paths start where kvmup was started. */
export function pathOf(found: Found | undefined): string | undefined {
  const text = textOf(found, 'text', noControls)
  if (text === undefined) return undefined
  if (text.startsWith('~/')) return join(homedir(), text.slice(2))
  return text.startsWith('~') ? text : resolve(text)
}
