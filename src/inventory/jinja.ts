/**
 * Templates in variables: `{{ name }}` is replaced by that variable of the same host, more of Jinja kvmup does not
 * speak. Only asked about variables that kvmup reads.
 */
import { dirname, resolve } from 'node:path'
import { UsageError } from '../errors.js'
import { msg } from '../messages/message.js'
import { type Node, shown, tagOf, type Value, type Var } from './tree.js'
import type { Known } from './vars.js'

/** References to variables that are references themselves. */
const MAX_STEPS = 10
/** Longer is no address, path or option. */
const MAX_TEXT = 10_000

const TEMPLATE = /\{[{%#]/
const REFERENCE = /\{\{-?\s*([A-Za-z_][A-Za-z0-9_]*)\s*-?\}\}/g
const WHOLE = /^\s*\{\{-?\s*([A-Za-z_][A-Za-z0-9_]*)\s*-?\}\}\s*$/

/** Reads the variables of one host, each as the value it has in the end. */
export type Reader = (key: string) => Var | undefined

/** @throws UsageError when a variable that is asked for is encrypted, or a template that kvmup does not speak */
export function reader(host: Node, { vars, encrypted }: Known): Reader {
  const magic: Readonly<Record<string, Value>> = {
    inventory_hostname: host.name,
    inventory_hostname_short: /^[\d.]+$|:/.test(host.name) ? host.name : (host.name.split('.')[0] ?? ''),
    inventory_dir: dirname(resolve(host.source)),
    inventory_file: resolve(host.source),
  }
  const refuse = (id: 'inventory.template' | 'inventory.vault', key: string, { origin }: Var) =>
    new UsageError(
      msg(id, { ...origin, key: shown(key) }),
      msg(id === 'inventory.vault' ? 'inventory.vault.hint' : 'inventory.template.hint'),
    )

  const value = (key: string, asked: Var, from: Var, step: number): Value => {
    const tag = tagOf(from.value)
    if (tag?.tag === 'vault') throw refuse('inventory.vault', key, from)
    if (tag) return tag.text
    if (Array.isArray(from.value))
      return from.value.map(item => value(key, asked, { ...from, value: item }, step))
    if (typeof from.value !== 'string' || !TEMPLATE.test(from.value)) return from.value
    if (step >= MAX_STEPS) throw refuse('inventory.template', key, asked)
    const whole = WHOLE.exec(from.value)?.[1]
    if (whole !== undefined) return reference(whole, key, asked, step)
    const text = from.value.replace(REFERENCE, (_, name: string) => {
      const part = reference(name, key, asked, step)
      if (typeof part !== 'string' && typeof part !== 'number') throw refuse('inventory.template', key, asked)
      return String(part)
    })
    if (TEMPLATE.test(from.value.replace(REFERENCE, '')) || text.length > MAX_TEXT)
      throw refuse('inventory.template', key, asked)
    return text
  }
  const reference = (name: string, key: string, asked: Var, step: number): Value => {
    const found = vars.get(name)
    if (found) return value(name, asked, found, step + 1)
    const known = Object.hasOwn(magic, name) ? magic[name] : undefined
    if (known !== undefined) return known
    const [file] = encrypted
    if (file)
      throw new UsageError(
        msg('inventory.template-vault', { ...asked.origin, key: shown(key), name, vault: file.file }),
        msg('inventory.vault.hint'),
      )
    throw new UsageError(
      msg('inventory.template-name', { ...asked.origin, key: shown(key), name }),
      msg('inventory.template.hint'),
    )
  }
  return key => {
    const found = vars.get(key)
    return found && { value: value(key, found, found, 0), origin: found.origin }
  }
}
