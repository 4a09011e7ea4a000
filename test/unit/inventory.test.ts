import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { selectHosts } from '../../src/inventory/select.js'
import { text } from '../../src/messages/message.js'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'inventory')
const hostsOf = (...inventory: readonly string[]) => selectHosts({ targets: [], inventory })
const complaint = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return `${text(error.because)}\n${text(error.hint)}`
    throw error
  }
  return 'accepted'
}

describe('a wrong inventory is told with file, line and key', () => {
  // Each fixture says in its first line what is to be said of it.
  it.each(readdirSync(fixtures).filter(name => name.startsWith('wrong-')))('%s', name => {
    const file = join(fixtures, name)
    const expected = /^# expect: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1]
    const said = complaint(() => hostsOf(file))
    expect(said.split('\n')[0]).toBe(`${file}, ${expected}`)
    expect(said.split('\n')).toHaveLength(2)
  })

  it.each([join(fixtures, 'no-such-file.yml'), '/proc/1/nothing'])('a file that cannot be read: %s', file => {
    expect(complaint(() => hostsOf(file))).toContain(`the inventory ${file} cannot be read`)
  })
})

describe('a right inventory', () => {
  it('gives what the example file explains', () => {
    const hosts = hostsOf(join(import.meta.dirname, '..', '..', 'inventories', 'example.yml'))
    expect(hosts.map(host => [host.name, host.connection.kind, host.wishes])).toEqual([
      ['kvm1.example.org', 'ssh', DEFAULT_WISHES],
      ['kvm2', 'ssh', DEFAULT_WISHES],
      [
        'kvm3',
        'ssh',
        { ...DEFAULT_WISHES, guestfs: 'all', network: 'none', users: ['ops', 'alice'], nested: true },
      ],
      ['this-machine', 'local', DEFAULT_WISHES],
      ['try-it', 'rehearsal', DEFAULT_WISHES],
    ])
  })

  it('in the form of Ansible gives what its example explains', () => {
    const hosts = hostsOf(join(import.meta.dirname, '..', '..', 'inventories', 'example.ini'))
    const jump = 'ops@bastion.example.org'
    const many = { ...DEFAULT_WISHES, users: ['ops', 'alice'], nested: true }
    expect(hosts.map(host => [host.name, host.connection, host.wishes])).toEqual([
      ...['kvm01', 'kvm02', 'kvm03', 'kvm04'].map(name => [
        `${name}.example.org`,
        { kind: 'ssh', address: `${name}.example.org`, user: 'root', jump },
        many,
      ]),
      ['kvm5', { kind: 'ssh', address: '192.0.2.15', user: 'admin', port: 2222, jump }, many],
      [
        'centos6',
        { kind: 'ssh', address: '192.0.2.6', user: 'root', legacySsh: true },
        { ...DEFAULT_WISHES, repair_repos: true },
      ],
    ])
  })

  it('reads paths relative to itself', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
    writeFileSync(join(directory, 'hosts.yml'), 'hosts:\n  a:\n    key: keys/id\n')
    const [host] = hostsOf(join(directory, 'hosts.yml'))
    expect(host?.connection).toEqual({ kind: 'ssh', address: 'a', key: join(directory, 'keys', 'id') })
  })
})

describe('targets', () => {
  it.each([
    ['kvm1', { kind: 'ssh', address: 'kvm1' }],
    ['root@kvm1', { kind: 'ssh', address: 'kvm1', user: 'root' }],
    ['root@192.0.2.1:2222', { kind: 'ssh', address: '192.0.2.1', user: 'root', port: 2222 }],
    ['ops@[2001:db8::1]:22', { kind: 'ssh', address: '2001:db8::1', user: 'ops', port: 22 }],
    ['2001:db8::1', { kind: 'ssh', address: '2001:db8::1' }],
    ['local', { kind: 'local' }],
  ])('%s is understood', (target, connection) => {
    expect(selectHosts({ targets: [target] })).toMatchObject([{ name: target, connection }])
  })

  it.each([
    '-oProxyCommand=id',
    'root@-oProxyCommand=id',
    '-l@host',
    'a b',
    'host:99999',
    'host:0',
    '@host',
    'a;b',
    '$(id)',
    '',
  ])('%j is refused and can never become an option', target => {
    expect(complaint(() => selectHosts({ targets: [target] }))).toContain('is not local, host, user@host')
  })

  it.each([
    [{ targets: [] }, 'no host was named'],
    [{ targets: ['a', 'a'] }, 'the host "a" was named twice'],
    [{ targets: ['a'], limit: 'b' }, '"b" is no host and no group'],
  ])('%j is refused', (selection, words) => {
    expect(complaint(() => selectHosts(selection))).toContain(words)
  })
})
