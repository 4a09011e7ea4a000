/** What a plain word of YAML means to Ansible: YAML 1.1 as PyYAML resolves it (yaml/resolver.py, constructor.py). */
import type { Value } from './tree.js'

const NULL = /^(?:~|null|Null|NULL|)$/
const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/
const INTEGER =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const FLOAT =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/
const TIME =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::?(\d\d))?))?$/

/** The value of a word without quotes and without a tag. */
export function plainScalar(text: string): Value {
  if (NULL.test(text)) return null
  if (TRUE.test(text)) return true
  if (FALSE.test(text)) return false
  if (INTEGER.test(text)) return integer(text)
  if (FLOAT.test(text)) return float(text)
  const infinite = INFINITE.exec(text)
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return TIME.test(text) ? time(text) : text
}

/** Minutes and seconds as they were once written: 1:30 is 90. */
const sexagesimal = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** 010 is 8, 0b10 is 2, 1_000 is 1000, 1:30 is 90. */
export function integer(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
  const size = digits.includes(':')
    ? sexagesimal(digits)
    : /^0[0-7]/.test(digits)
      ? Number.parseInt(digits, 8)
      : Number(digits)
  return text.startsWith('-') ? -size : size
}

/** 1.5, .5, 1.5e+3, 1:30.5. */
export function float(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
  const size = digits.includes(':') ? sexagesimal(digits) : Number(digits)
  return text.startsWith('-') ? -size : size
}

/** Points in time become text, as Python's isoformat() writes them; so does Ansible when it shows them. */
function time(text: string): string {
  const [
    ,
    year,
    month = '',
    day = '',
    hour = '',
    minute,
    second,
    part,
    zone,
    sign,
    hours = '',
    minutes = '00',
  ] = TIME.exec(text) ?? []
  const two = (digits: string) => digits.padStart(2, '0')
  const micro = part ? `.${part.slice(0, 6).padEnd(6, '0')}` : ''
  const far = zone === undefined ? '' : zone === 'Z' ? '+00:00' : `${sign}${two(hours)}:${minutes}`
  const shownPart = micro === '.000000' ? '' : micro
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${shownPart}${far}`
}
