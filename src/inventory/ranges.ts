/** Host patterns of an inventory: `web[01:50].example.org:2222` (Ansible's parsing/utils/addresses.py). */
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { MAX_HOSTS, type Origin, shown } from './tree.js'

const NUMERIC = String.raw`\[[0-9]+:[0-9]+(?::[0-9]+)?\]`
const HEXADECIMAL = String.raw`\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\]`
const LETTERS = String.raw`\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\]`
const V4 = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${NUMERIC})`
const V6 = `(?:[0-9a-f]{1,4}|${HEXADECIMAL})`
const WORD = String.raw`[\p{L}\p{N}_]`
const LABEL = `(?:${WORD}|${LETTERS})(?:${WORD}|-|${LETTERS})*(?<![_-])`

const BRACKETED_PORT = /^\[(.+)\]:([0-9]+)$/u
const PORT = /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)$/u

// Ansible's own pattern for IPv6 is bound to the beginning and, but for its last alternative, not to the end.
const PATTERNS = [
  `^(?:${V4}\\.){3}${V4}$`,
  [
    `^(?:(?:${V6}:){7}${V6}`,
    `(?:${V6}:){1,6}:`,
    `(?:${V6}:)(?::${V6}){1,6}`,
    ...[2, 3, 4, 5].map(count => `(?:${V6}:){${count}}(?::${V6}){1,${7 - count}}`),
    `(?:${V6}:){6}(?::${V6})`,
    `:(?::${V6}){1,6}`,
    `${V6}?::`,
    `(?:0:){6}(?:${V6}\\.){3}${V6}`,
    `::(?:ffff:)?(?:${V6}\\.){3}${V6}`,
    `(?:0:){5}ffff:(?:${V6}\\.){3}${V6}$)`,
  ].join('|'),
  `^${LABEL}(?:\\.${LABEL})*$`,
]
let compiled: readonly RegExp[] | undefined
/** Most inventories are none of Ansible's, and need none of them. */
const addresses = () => {
  compiled ??= PATTERNS.map(pattern => new RegExp(pattern, 'iu'))
  return compiled
}

export type HostPattern = Readonly<{ names: readonly string[]; port?: number }>

/** Longer than any name with all its ranges. */
const MAX_PATTERN = 1_000

/** Host and port of `host:22` and `[2001:db8::1]:22`; ranges may stand in it. Undefined: not an address. */
export function splitPort(pattern: string): Readonly<{ host: string; port?: number }> | undefined {
  let host = pattern
  let port: number | undefined
  for (const form of [BRACKETED_PORT, PORT]) {
    const [, name, digits] = form.exec(host) ?? []
    if (name === undefined) continue
    host = name
    port = Number(digits)
  }
  if (host === '' || !addresses().some(address => address.test(host))) return undefined
  return port === undefined ? { host } : { host, port }
}

/** Every host that a pattern names. @throws UsageError when a range is none, or has no end */
export function expand(pattern: string, origin: Origin): HostPattern {
  const wrong = (id: 'inventory.range' | 'inventory.port-missing') =>
    new UsageError(msg(id, { ...origin, pattern: shown(pattern) }), msg('inventory.range.hint'))
  if (pattern.length > MAX_PATTERN) throw wrong('inventory.range')
  const { host, port } = splitPort(pattern) ?? { host: pattern }
  if (pattern.trim().endsWith(':') && port === undefined) throw wrong('inventory.port-missing')
  let names = ['']
  let rest = host
  while (rest.includes('[')) {
    const [, head = '', range = '', tail = ''] = /^([^[\]|]*)\[([^[\]|]*)\](.*)$/su.exec(rest) ?? []
    const steps = range === '' ? undefined : sequence(range)
    if (!steps || steps.count === 0) throw wrong('inventory.range')
    if (steps.count * names.length > MAX_HOSTS)
      throw new UsageError(
        msg('inventory.too-many', { ...origin, limit: MAX_HOSTS }),
        msg('inventory.range.hint'),
      )
    const values = steps.values()
    names = names.flatMap(name => values.map(value => `${name}${head}${value}`))
    rest = tail
  }
  return { names: names.map(name => name + rest), ...(port === undefined ? {} : { port }) }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `01:50`, `a:f`, `1:10:2`; counted before it is made. */
function sequence(range: string): Readonly<{ count: number; values: () => string[] }> | undefined {
  const [begin = '', end = '', by = '1', ...surplus] = range.split(':')
  if (!range.includes(':') || surplus.length > 0 || end === '' || !/^\d{1,9}$/.test(by)) return undefined
  const step = Number(by)
  if (step === 0) return undefined
  const [first, last] = [ALPHABET.indexOf(begin || '0'), ALPHABET.indexOf(end)]
  if (first >= 0 && last >= 0) return numbers(first, last, step, at => ALPHABET[at] ?? '')
  const padded = /^0\d/.test(begin)
  if (!/^\d{0,15}$/.test(begin) || !/^\d{1,15}$/.test(end) || (padded && begin.length !== end.length))
    return undefined
  return numbers(Number(begin), Number(end), step, at => String(at).padStart(padded ? begin.length : 0, '0'))
}

function numbers(first: number, last: number, step: number, name: (at: number) => string) {
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  return { count, values: () => Array.from({ length: count }, (_, index) => name(first + index * step)) }
}
