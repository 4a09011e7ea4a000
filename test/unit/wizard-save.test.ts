/** The answers as a file and as a command line: both give the very hosts that the wizard gave to the engine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type RawOptions, wished } from '../../src/commands/options.js'
import { DEFAULT_WISHES, type Host, type Wishes } from '../../src/inventory/host.js'
import { selectHosts } from '../../src/inventory/select.js'
import { stateDirectory } from '../../src/paths.js'
import { Secret } from '../../src/secret.js'
import { nameable } from '../../src/wizard/names.js'
import { inventoryText, type Repeat, unattended } from '../../src/wizard/save.js'

const directory = mkdtempSync(join(tmpdir(), 'kvmup-wizard-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function loaded(hosts: readonly Host[]): readonly Host[] {
  const file = join(directory, 'hosts.yml')
  writeFileSync(file, inventoryText(hosts, ['a comment']))
  return selectHosts({ targets: [], inventory: [file] })
}

const OTHERS: Wishes = {
  guestfs: 'all',
  network: 'none',
  proof: 'deep',
  reboot: true,
  repair_repos: true,
  repair_rpmdb: true,
  users: ['ops', 'EXAMPLE\\alice', 'bob@example.org'],
  nested: false,
}
const typed = (...targets: readonly string[]) => nameable(selectHosts({ targets }))
const rehearsal = (name: string): Host => ({
  name,
  connection: {
    kind: 'rehearsal',
    rehearsal: {
      release: 'el9',
      faults: ['slow', 'drop-line:3'],
      state: join(stateDirectory(), 'rehearsal', `${name}.json`),
    },
  },
  wishes: OTHERS,
})
const withKey: Host = {
  name: 'kvm2',
  connection: { kind: 'ssh', address: '192.0.2.1', key: '/home/me/.ssh/id: "odd" #1', sshConfig: '/etc/x' },
  wishes: DEFAULT_WISHES,
}
const throughJump: Host = {
  name: 'old',
  connection: { kind: 'ssh', address: 'old', jump: 'me@bastion:2222,inner', legacySsh: true },
  wishes: DEFAULT_WISHES,
}
const withOptions: Host = {
  name: '_odd@name',
  connection: {
    kind: 'ssh',
    address: '192.0.2.7',
    port: 22,
    user: 'ops',
    jump: 'bastion',
    options: [
      { name: 'ServerAliveInterval', value: '15' },
      { name: 'RekeyLimit', value: '1G 1h' },
    ],
  },
  wishes: OTHERS,
}

describe('the saved inventory, loaded again, is the same value', () => {
  it.each<[words: string, hosts: readonly Host[]]>([
    ['this machine', typed('local')],
    ['a name', typed('kvm1')],
    ['user, address and port', typed('root@192.0.2.10:2222')],
    ['IPv6', typed('root@[2001:db8::1]:22', '2001:db8::2', '::1', '[fe80::1%2]:22')],
    ['one address under two ports', typed('root@kvm1:22', 'root@kvm1:2222', 'admin@kvm1:22')],
    ['a directory’s user', typed('EXAMPLE\\me@kvm1')],
    ['a key and a configuration', [withKey]],
    ['a jump host, and the algorithms of CentOS 6', [throughJump]],
    [
      'options of ssh, which only Ansible’s form has',
      [withOptions, withKey, rehearsal('a'), ...typed('local')],
    ],
    ['a rehearsal', [rehearsal('a')]],
    ['hosts that differ in their wishes', [withKey, rehearsal('a')]],
    ['names that YAML would take for something else', typed('123', '1e3', 'true', 'null', 'no', '0x10')],
    ['many', typed(...Array.from({ length: 300 }, (_, at) => `root@kvm${at}`))],
  ])('%s', (_words, hosts) => {
    expect(loaded(hosts)).toEqual(hosts)
    const wishes = hosts.map(host => ({ ...host, wishes: OTHERS }))
    expect(loaded(wishes)).toEqual(wishes)
  })

  it('has no password in it', () => {
    const [host] = typed('root@kvm1')
    if (host?.connection.kind !== 'ssh') throw new Error('ssh was expected')
    const password = new Secret('geheim')
    const secret = { ...host, connection: { ...host.connection, password, becomePassword: password } }
    expect(inventoryText([secret], [])).not.toMatch(/geheim|\*\*\*|password/i)
  })
})

/** From the words of the command back to hosts, as the program itself reads them. */
function read(argv: readonly string[]): readonly Host[] {
  const [kvmup, verb, yes, ...words] = argv
  expect([kvmup, verb, yes]).toEqual(['kvmup', 'apply', '--yes'])
  const options: Record<string, string | true> = {}
  const targets: string[] = []
  const inventory: string[] = []
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const name = word.replace(/^--?/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    if (!word.startsWith('-')) targets.push(word)
    else if (/^(deep|reboot|repairRepos|repairRpmdb)$/.test(name)) options[name] = true
    else if (word === '-i') inventory.push(words.shift() ?? '')
    else options[name] = words.shift() ?? ''
  }
  const given: RawOptions = { ...options, ...(inventory.length > 0 ? { inventory } : {}) }
  return wished(selectHosts({ targets, ...given }), given)
}
const unnamed = (hosts: readonly Host[]) => hosts.map(({ connection, wishes }) => ({ connection, wishes }))

describe('the command that repeats it', () => {
  const repeat = (before: readonly Host[], wishedNow: Partial<Wishes>, rest: Partial<Repeat> = {}) => {
    const hosts = before.map(host => ({ ...host, wishes: { ...host.wishes, ...wishedNow } }))
    return { hosts, argv: unattended({ before, hosts, saved: '', wished: wishedNow, others: [], ...rest }) }
  }

  it('names the saved file', () => {
    const { argv } = repeat(typed('kvm1'), OTHERS, { saved: './x.yml', others: ['--forks', '3'] })
    expect(argv).toEqual(['kvmup', 'apply', '--yes', '--forks', '3', '-i', './x.yml'])
  })

  it.each<[Partial<Wishes>]>([
    [{}],
    [OTHERS],
    [{ nested: true, guestfs: 'none', network: 'default' }],
    [{ proof: 'guest', users: [], nested: 'leave', reboot: false }],
    [{ users: ['ops'], repair_repos: true }],
  ])('without a file says %j by flags, and reads as the same hosts', wishes => {
    const { hosts, argv } = repeat(typed('root@kvm1:2222', '2001:db8::1', 'root@[2001:db8::1]:22'), wishes)
    expect(unnamed(read(argv ?? []))).toEqual(unnamed(hosts))
  })

  it('of hosts of an inventory names it, and the hosts', () => {
    const file = join(directory, 'mine.yml')
    const before = [withKey, { ...withKey, name: 'kvm3' }]
    writeFileSync(file, inventoryText([...before, { ...withKey, name: 'kvm4' }], []))
    const { hosts, argv } = repeat(before, { guestfs: 'all' }, { inventory: [file] })
    expect(read(argv ?? [])).toEqual(hosts)
  })

  it('is not there where no flag says it: what an inventory wished for and an answer took back', () => {
    const before = [{ ...withKey, wishes: OTHERS }]
    for (const wishes of [{ proof: 'guest' }, { users: [] }, { nested: 'leave' }, { reboot: false }] as const)
      expect(repeat(before, wishes, { inventory: ['x.yml'] }).argv).toBeUndefined()
  })
})
