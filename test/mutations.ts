/** Inventories that somebody has tampered with: those of the corpus, cut, doubled, mixed, with hostile words in them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sshArgs } from '../src/connection/ssh-options.js'
import { UsageError } from '../src/errors.js'
import type { Host } from '../src/inventory/host.js'
import { graph, listing } from '../src/inventory/listing.js'
import { loadInventory } from '../src/inventory/load.js'
import { selectHosts } from '../src/inventory/select.js'
import { text } from '../src/messages/message.js'

const fixtures = join(import.meta.dirname, 'fixtures')

/** Every text of the corpus, also those in directories. */
function texts(directory: string): readonly string[] {
  return readdirSync(directory).flatMap(name => {
    const path = join(directory, name)
    if (statSync(path).isDirectory()) return texts(path)
    const content = readFileSync(path, 'utf8')
    // What Ansible has printed is no inventory, and programs are not to be run with changed words in them.
    return /expected\.json$|differs\.json$|README\.md$/.test(name) || content.startsWith('#!')
      ? []
      : [content]
  })
}

const SEEDS = ['inventories', 'inventory', 'inventory-vars', 'cli/inventory', 'patterns'].flatMap(folder =>
  texts(join(fixtures, folder)),
)

/** Words that mean something to ssh, a shell, YAML, INI, Ansible, Python, JavaScript or a terminal. */
const HOSTILE = [
  '-oProxyCommand=touch /tmp/kvmup-was-here',
  "ansible_ssh_common_args='-o ProxyCommand=id'",
  'ansible_ssh_common_args: -o "ProxyCommand id"',
  'ansible_ssh_extra_args=-F/tmp/x',
  'ansible_ssh_args=-J %h',
  'ansible_connection=docker',
  'ansible_host=-l',
  'ansible_user=$(id)',
  'ansible_port=0',
  "ansible_port={'a': 1}",
  'ansible_become: {a: [b]}',
  'ansible_connection: [{a: b}]',
  'ansible_become_user=nobody',
  'ansible_group_priority=1e9',
  'kvmup_users=[--root]',
  'kvmup_users: [0, root; id]',
  'kvmup_rehearse=el9',
  'kvmup_faults=drop-line:1',
  '{{ inventory_hostname }}',
  '{{ a }}',
  "{{ lookup('pipe', 'id') }}",
  '{% raw %}',
  '!vault |',
  '!!python/object/apply:os.system ["id"]',
  '!!js/function',
  '$ANSIBLE_VAULT;1.1;AES256',
  '&a',
  '*a',
  '<<: *a',
  '__proto__',
  'constructor: {prototype: 1}',
  'toString',
  '[0:99999999]',
  '[a:z][a:z][a:z][a:z]',
  '[1:10:0]',
  '[',
  ']',
  '[:children]',
  '[x:children]',
  '[x:vars]',
  'x',
  'children:',
  'hosts:',
  'vars:',
  'all:',
  '---',
  '...',
  '? ',
  ': ',
  '- ',
  '|',
  '>',
  '%h%p%r',
  '${HOME}',
  '$(reboot)',
  '`reboot`',
  '; reboot',
  '"',
  "'",
  '\\',
  '#',
  '\n',
  '\r',
  '\t',
  '\0',
  '\x1b[31m',
  '\x1b]0;x\x07',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '../../../../etc/passwd',
  '/dev/zero',
  '::1',
  '2001:db8::1',
  '[2001:db8::1]:22',
  'a@b@c',
  'x'.repeat(300),
  '{'.repeat(50),
  '['.repeat(200),
  '(((((',
  '0x',
  '1e999',
  '-0',
  '9'.repeat(400),
  "'''",
  '\\u0000',
  '\\x1b',
]

type Change = (text: string) => string

const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const index = (text: string, share: number) => Math.floor(share * (text.length + 1))

/** A place in a text, from its beginning to its end. */
const cutAt = (text: string, from: number, to: number): readonly [string, string, string] => {
  const [first, last] = [index(text, from), index(text, to)].sort((a, b) => a - b)
  return [text.slice(0, first), text.slice(first, last), text.slice(last)]
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ word: fc.constantFrom(...HOSTILE), from: at }).map(
    ({ word, from }): Change =>
      text => {
        const [before, , after] = cutAt(text, from, from)
        return before + word + after
      },
  ),
  // A word in the place of another.
  fc.record({ word: fc.constantFrom(...HOSTILE), from: at }).map(
    ({ word, from }): Change =>
      text => {
        const words = text.split(/(?<=[\s=:,'"[\]{}])|(?=[\s=:,'"[\]{}])/)
        words[Math.floor(from * words.length)] = word
        return words.join('')
      },
  ),
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      text => {
        const [before, , after] = cutAt(text, from, to)
        return before + after
      },
  ),
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      text => {
        const [before, part, after] = cutAt(text, from, to)
        return before + part + part + after
      },
  ),
  fc.tuple(fc.constantFrom(...SEEDS), at, at).map(
    ([other, from, to]): Change =>
      text => {
        const [before, , after] = cutAt(text, from, from)
        return before + cutAt(other, from, to)[1] + after
      },
  ),
  fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), at).map(
    ([bytes, from]): Change =>
      text => {
        const [before, , after] = cutAt(text, from, from)
        return before + bytes + after
      },
  ),
  // Lines, and what is indented, in another order.
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      text => {
        const lines = text.split('\n')
        const [moved = ''] = lines.splice(Math.floor(from * lines.length), 1)
        lines.splice(Math.floor(to * (lines.length + 1)), 0, moved)
        return lines.join('\n')
      },
  ),
)

/** Longer ones are tested by hand: most mistakes need few words. */
const MAX_LENGTH = 60_000

export const mutated: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([seed, changes]) => changes.reduce((content, one) => one(content).slice(0, MAX_LENGTH), seed))

/** What an ssh of this host would be given: every word where it belongs, none of them an option by accident. */
function checkLine({ connection }: Host): void {
  if (connection.kind !== 'ssh') return
  const about = { socket: '/s', connectTimeout: 1, line: 'true', terminal: 'none' as const }
  const args = sshArgs(connection, about)
  const end = args.indexOf('--')
  if (args.at(end + 1) !== connection.address || connection.address.startsWith('-'))
    throw new Error(`the address is not where it belongs: ${args.join(' ')}`)
  const said = JSON.stringify(connection.options ?? [])
  if (
    /proxycommand|localcommand|pkcs11|[%$\\]|\s/i.test(
      said.replace(/IPQoS","value":"[^"]*|RekeyLimit","value":"[^"]*/g, ''),
    )
  )
    throw new Error(`options that no inventory may have: ${said}`)
  if (connection.jump !== undefined && /[%$\s]|(?:^|,)-/.test(connection.jump))
    throw new Error(`no jump host: ${connection.jump}`)
}

/** `refused` with two lines that a terminal may show, or the number of hosts; anything else is thrown. */
export function outcome(file: string, limit?: string): 'refused' | number {
  try {
    const inventory = loadInventory([file])
    JSON.stringify(listing(inventory, 'as ***'))
    const all = inventory.tree.groups.get('all')
    if (all) graph(all)
    const hosts = selectHosts({ targets: [], inventory: [file], ...(limit === undefined ? {} : { limit }) })
    hosts.forEach(checkLine)
    return hosts.length
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    for (const language of ['en', 'ja'] as const)
      for (const line of [text(error.because, language), text(error.hint, language)])
        if (line.length > 2_000 || /(?![\t\n])\p{Cc}|[\u202a-\u202e]/u.test(line))
          throw new Error(`unclean: ${line}`)
    return 'refused'
  }
}
