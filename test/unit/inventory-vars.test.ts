/**
 * What `ansible_*` and `kvmup_*` variables mean, and what no inventory may say. The first line of each fixture says
 * what is to come of it: the refusal, or how its only host is reached.
 */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { listing } from '../../src/inventory/listing.js'
import { loadInventory } from '../../src/inventory/load.js'
import { selectHosts } from '../../src/inventory/select.js'
import { text } from '../../src/messages/message.js'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'inventory-vars')
const home = mkdtempSync(join(tmpdir(), 'kvmup-vars-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const hostsIn = (...inventory: readonly string[]) => selectHosts({ targets: [], inventory })

/** Both lines of the refusal. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return `${text(error.because)}\n${text(error.hint)}`
    throw error
  }
  return 'accepted'
}

function written(name: string, content: string): string {
  const file = join(home, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  return file
}

const expected = (file: string) =>
  /^# expect: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 'no expectation'
const named = (kind: string) => readdirSync(fixtures).filter(name => name.startsWith(kind))

describe('what no inventory may say is told with file and line', () => {
  it.each(named('wrong-'))('%s', name => {
    const file = join(fixtures, name)
    const [because = ''] = refusal(() => hostsIn(file)).split('\n')
    expect(because.slice(0, `${file}, ${expected(file)}`.length)).toBe(`${file}, ${expected(file)}`)
  })
})

describe('how a host is reached', () => {
  it.each(named('right-'))('%s', name => {
    const file = join(fixtures, name)
    const hosts = hostsIn(file)
    expect(hosts).toHaveLength(1)
    expect(JSON.parse(JSON.stringify(hosts[0]?.connection))).toEqual(JSON.parse(expected(file)))
  })

  it('keeps passwords as they were written, and shows none', () => {
    const file = written('passwords.ini', `k1 ansible_ssh_pass="it's {x}" ansible_become_password=0123\n`)
    const [connection] = hostsIn(file).map(host => host.connection)
    if (connection?.kind !== 'ssh') throw new Error('over ssh')
    expect([connection.password?.reveal(), connection.becomePassword?.reveal()]).toEqual(["it's {x}", '0123'])
    expect(JSON.stringify(connection)).not.toMatch(/it's|0123/)
  })

  it('lists passwords as stars, and takes no stars for a password', () => {
    const file = written(
      'listed.ini',
      'k1 ansible_ssh_pass=hunter2 ansible_become_password=[1] db_password=x\n',
    )
    const listed = JSON.stringify(listing(loadInventory([file]), 'as ***'))
    expect(listed).toContain('{"ansible_become_password":"***","ansible_ssh_pass":"***","db_password":"***"}')
    expect(refusal(() => hostsIn(written('listed.json', listed)))).toContain(
      'a text on one line was expected',
    )
  })

  it('finds keys from the working directory or the home, as ssh would', () => {
    const file = written(
      'keys.ini',
      'a ansible_private_key_file=keys/id\nb ansible_private_key_file=~/.ssh/id\nc ansible_private_key_file=~bob/id\n' +
        'd ansible_private_key_file="{{ inventory_dir }}/id"\n',
    )
    const keys = hostsIn(file).map(({ connection }) => (connection.kind === 'ssh' ? connection.key : ''))
    expect(keys).toEqual([
      join(process.cwd(), 'keys/id'),
      join(homedir(), '.ssh/id'),
      '~bob/id',
      join(home, 'id'),
    ])
  })
})

describe('wishes', () => {
  it('are read from INI and YAML alike', () => {
    const ini = written(
      'wishes.ini',
      'k1 kvmup_users=ops,alice kvmup_nested=yes kvmup_reboot=True kvmup_proof=deep kvmup_guestfs=none\n',
    )
    const yaml = written(
      'wishes.yml',
      'all: {hosts: {k1: {kvmup_users: [ops, alice], kvmup_nested: true, kvmup_reboot: on, kvmup_proof: deep, kvmup_guestfs: none}}}\n',
    )
    const wishes = {
      ...DEFAULT_WISHES,
      users: ['ops', 'alice'],
      nested: true,
      reboot: true,
      proof: 'deep',
      guestfs: 'none',
    }
    expect([hostsIn(ini)[0]?.wishes, hostsIn(yaml)[0]?.wishes]).toEqual([wishes, wishes])
  })

  it('of a host come before those of its groups', () => {
    const file = written('levels.ini', '[g]\na\nb kvmup_proof=guest\n[g:vars]\nkvmup_proof=deep\n')
    expect(hostsIn(file).map(host => host.wishes.proof)).toEqual(['deep', 'guest'])
  })

  it('an unknown one is met with the one that was meant', () => {
    const file = written('typo.ini', 'k1 kvmup_rebot=yes\n')
    expect(refusal(() => hostsIn(file))).toContain('did you mean kvmup_reboot?')
  })
})

describe('only hosts of the run are asked', () => {
  const file = written('mixed.ini', 'k1\n[win]\nw1 ansible_connection=winrm kvmup_nonsense=1\n')
  it('a Windows host beside them harms nobody', () => {
    expect(selectHosts({ targets: [], inventory: [file], limit: 'all:!win' })).toMatchObject([{ name: 'k1' }])
    expect(refusal(() => hostsIn(file))).toContain('line 3: kvmup does not know "kvmup_nonsense"')
  })
})

describe('encrypted files', () => {
  const file = written('vault/hosts', '[web]\nw1\n[db]\nd1\n')
  written('vault/group_vars/web/vault.yml', '$ANSIBLE_VAULT;1.1;AES256\n6231\n')
  it('are refused where they are about a host of the run', () => {
    const said = refusal(() => hostsIn(file))
    expect(said).toContain('group_vars/web/vault.yml, line 1: encrypted with Ansible Vault')
    expect(said).toContain('about w1')
    expect(selectHosts({ targets: ['db'], inventory: [file] })).toHaveLength(1)
  })
  it('as an inventory are refused', () => {
    const vault = written('locked.yml', '$ANSIBLE_VAULT;1.1;AES256\n6231\n')
    expect(refusal(() => hostsIn(vault))).toContain('this inventory is encrypted')
  })
})

describe('a configuration of ssh that an inventory names', () => {
  const own = written('own.yml', 'hosts: {k1: {ssh_config: ssh_config}}\n')
  it.each([
    ['ProxyCommand nc %h %p', 'ProxyCommand'],
    ['  proxycommand=id', 'proxycommand'],
    ['"ProxyCommand" id', 'ProxyCommand'],
    ['Include ~/other', 'Include'],
    ['Match host k1 exec "id"', 'Match exec'],
    ['KnownHostsCommand /bin/id', 'KnownHostsCommand'],
    ['PKCS11Provider /tmp/x.so', 'PKCS11Provider'],
  ])('may not run programs: %s', (line, what) => {
    const config = written('ssh_config', `# mine\nHost *\n${line}\n`)
    expect(refusal(() => hostsIn(own))).toContain(
      `${config}, line 3: "kvmup_ssh_config": ${what} can run any program`,
    )
  })
  it.each(['Host k1', 'Match host k1', 'ProxyCommand none', 'User x', '# ProxyCommand id'])(
    'may say %s',
    line => {
      const config = written('ssh_config', `${line}\n`)
      expect(hostsIn(own)).toMatchObject([{ connection: { sshConfig: config } }])
    },
  )
})

describe('a line of a megabyte', () => {
  const many = 1_000_000
  it.each([
    ['digits that are no number', `h a=${'1'.repeat(90_000)}x`],
    ['a key without end', `[x:vars]\n${'a'.repeat(many)}=1\n[x]\nh`],
    ['blanks', `a${' '.repeat(many)}b=1`],
    ['brackets', '['.repeat(many)],
    ['words', `h ${'a=1 '.repeat(many / 4)}`],
    ['backslashes', `h a=${'\\'.repeat(many)}`],
    ['minus signs', `h a="${'-'.repeat(90_000)}"`],
    ['lists in lists', `h a="${'['.repeat(90_000)}"`],
    ['blanks in an option', `h ansible_ssh_common_args='-o "A${' '.repeat(9_000)}b"'`],
    ['introducers of terminal strings', '\x90'.repeat(many)],
  ])('%s: it is read or refused', (name, content) => {
    const file = written(`${name.replaceAll(' ', '-')}.hosts`, content)
    const said = refusal(() => hostsIn(file))
    expect(said.length).toBeLessThan(1_000)
  })
})

describe('a listing', () => {
  it('that no text could hold is refused before it is made', () => {
    const users = JSON.stringify(Array.from({ length: 9_000 }, (_, index) => `u${index}`))
    const file = written('large.ini', `[x:vars]\na=${users}\n[x]\nh[0:9999]\n`)
    expect(refusal(() => listing(loadInventory([file]), 'as ***'))).toContain('more than 50000000 characters')
  })
})

describe('directories and programs', () => {
  it('a directory that contains itself is refused', () => {
    written('round/hosts', 'a\n')
    symlinkSync('.', join(home, 'round', 'again'))
    expect(refusal(() => hostsIn(join(home, 'round')))).toMatch(/round\/again contains itself/)
  })

  const program = (name: string, script: string) => {
    const file = written(name, script)
    chmodSync(file, 0o755)
    return file
  }
  it.each([
    ['fails', '#!/bin/sh\necho no such region >&2\nexit 3\n', 'failed (3): no such region'],
    ['prints no JSON', '#!/bin/sh\necho hello\n', 'does not print JSON'],
    ['prints without end', '#!/bin/sh\nyes\n', 'prints more than'],
    ['prints a list', '#!/bin/sh\necho "[]"\n', '"--list" is not of the form'],
    [
      'has hosts that are no list',
      '#!/bin/sh\necho \'{"web": {"hosts": "a"}}\'\n',
      '"web.hosts" is not of the form',
    ],
    ['is killed', '#!/bin/sh\nkill -9 $$\n', 'failed (SIGKILL)'],
  ])('a program that %s is refused', (name, script, words) => {
    const file = program(`p-${name.replaceAll(' ', '-')}`, script)
    expect(refusal(() => hostsIn(file))).toContain(words)
  })

  it('a text that is executable is read, never run', () => {
    const trap = join(home, 'trap')
    const file = program('text', `web1 a="$(touch ${trap})"\n`)
    expect(hostsIn(file)).toMatchObject([{ name: 'web1' }])
    expect(readdirSync(home)).not.toContain('trap')
  })
})
