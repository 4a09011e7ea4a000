/** Which questions are asked: a table of recorded hosts, of flags, and of people who change their minds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { DEFAULT_WISHES, type Host, type Wishes } from '../../src/inventory/host.js'
import { msg } from '../../src/messages/message.js'
import { type State, wishedHosts } from '../../src/wizard/state.js'
import type { Walked } from '../../src/wizard/walk.js'
import { by, finding, NOBODY, type Script, unreachable, wants } from './wizard-people.js'

const folder = join(import.meta.dirname, '..', 'fixtures', 'hosts')
const isFound = (name: string) => {
  const facts = parseFacts(readFileSync(join(folder, name, 'facts.txt'), 'utf8'))
  return (host: Host) => finding(facts, host.wishes)
}
const host = (name: string, wishes: Partial<Wishes> = {}): Host => ({
  name,
  connection: { kind: 'ssh', address: name, user: 'root' },
  wishes: { ...DEFAULT_WISHES, ...wishes },
})
const hostsOf = (walked: Walked) => (walked.is === 'agreed' ? wishedHosts(walked.state) : [])
const wishesOf = (walked: Walked) => hostsOf(walked)[0]?.wishes

const TO = ['ssh', 'root@kvm1']

describe('what the facts leave open, on recorded hosts', () => {
  it.each<[name: string, open: string]>([
    ['el6-fresh', 'repair-repos guestfs network'],
    ['el7-mirrors-dead', 'repair-repos guestfs network'],
    ['el7-rpmdb-damaged', 'repair-rpmdb guestfs'],
    ['el8-fresh', 'repair-repos guestfs network'],
    ['el9-fresh', 'guestfs network'],
    ['el9-converged', ''],
    ['el9-network-destroyed', 'network'],
    ['el9-member-removed', ''],
    ['reboot-el9-newer-kernel', 'reboot'],
    ['nested-on-by-default', 'nested'],
    ['nested-off', 'nested'],
    ['nested-lacking', 'repair-repos guestfs network'],
    ['nested-contradicted', 'guestfs network'],
    ['nested-aarch64', 'guestfs network'],
    ['nested-not-loaded', 'repair-repos guestfs network nested'],
  ])('%s: %s', async (name, open) => {
    const { asked, told } = await by(TO, isFound(name))
    expect(asked.slice(0, 4).join(' ')).toBe('where target proof users')
    expect(asked.slice(-2).join(' ')).toBe('save consent')
    expect(asked.slice(4, -2).join(' ')).toBe(open)
    if (open.startsWith('repair-repos')) expect(told).toContain('repos.ended')
    if (open.startsWith('repair-rpmdb')) expect(told).toContain('prepare.damaged')
    if (open === 'reboot') expect(told).toContain('platform.newer-kernel')
  })

  it('a machine that would have to reboot itself is not asked whether', async () => {
    const { asked } = await by(['local'], isFound('reboot-el9-newer-kernel'))
    expect(asked.join(' ')).toBe('where proof users save consent')
  })
})

describe('a flag that was given', () => {
  it.each<[given: Partial<Wishes>, on: string, not: string]>([
    [{ proof: 'deep' }, 'el9-fresh', 'proof'],
    [{ users: ['ops'] }, 'el9-fresh', 'users'],
    [{ guestfs: 'none' }, 'el9-fresh', 'guestfs'],
    [{ network: 'none' }, 'el9-fresh', 'network'],
    [{ nested: true }, 'nested-off', 'nested'],
    [{ repair_repos: true }, 'el7-mirrors-dead', 'repair-repos'],
    [{ repair_rpmdb: true }, 'el7-rpmdb-damaged', 'repair-rpmdb'],
    [{ reboot: true }, 'reboot-el9-newer-kernel', 'reboot'],
  ])('%j is not asked again', async (given, on, not) => {
    expect((await by(TO, isFound(on))).asked).toContain(not)
    const { asked, walked } = await by(TO, isFound(on), { ...NOBODY, given })
    expect(asked).not.toContain(not)
    expect(walked.is).toBe('left')
  })

  it('hosts that were named are not asked for', async () => {
    const first: State = { ...NOBODY, source: 'ssh', hosts: [host('kvm1')] }
    const { asked } = await by([], isFound('el9-converged'), first)
    expect(asked.join(' ')).toBe('proof users save consent')
  })
})

describe('answers become wishes', () => {
  it.each<[on: string, answers: Script, wishes: Partial<Wishes>]>([
    ['el9-fresh', ['guest', '-', 'tools', 'default'], {}],
    [
      'el9-fresh',
      ['deep', 'ops, alice ops', 'all', 'none'],
      { proof: 'deep', users: ['ops', 'alice'], guestfs: 'all', network: 'none' },
    ],
    [
      'el7-mirrors-dead',
      ['guest', '-', 'yes', 'none', 'none'],
      { repair_repos: true, guestfs: 'none', network: 'none' },
    ],
    ['el7-rpmdb-damaged', ['guest', '-', 'yes', 'tools'], { repair_rpmdb: true }],
    ['reboot-el9-newer-kernel', ['guest', '-', 'yes'], { reboot: true }],
    ['nested-off', ['guest', '-', 'on'], { nested: true }],
    ['nested-off', ['guest', '-', 'off'], { nested: false }],
    ['nested-off', ['guest', '-', 'leave'], {}],
  ])('%s, %j', async (on, answers, wishes) => {
    const { walked } = await by([...TO, ...answers, './x.yml', 'apply'], isFound(on))
    expect(walked).toMatchObject({ is: 'agreed', state: { save: './x.yml', consent: 'apply' } })
    expect(wishesOf(walked)).toEqual({ ...DEFAULT_WISHES, ...wishes })
  })

  it('an inventory’s own wishes stay where nothing else was answered, also where hosts differ', async () => {
    const listed = [host('a', { guestfs: 'all', users: ['ops'] }), host('b', { network: 'none' })]
    const first: State = { ...NOBODY, source: 'inventory', inventory: ['x.yml'], listed }
    const { asked, walked } = await by([['a', 'b'], '', '', '', '-', 'apply'], isFound('el9-fresh'), first)
    // Their users differ: that is the inventory's to say.
    expect(asked.join(' ')).toBe('hosts proof guestfs network save consent')
    expect(hostsOf(walked)).toEqual(listed)
  })
})

describe('the users of the hosts', () => {
  type People = Readonly<Record<string, Readonly<{ names: readonly string[]; admitted: readonly string[] }>>>
  const having = (people: People) => {
    const facts = parseFacts(readFileSync(join(folder, 'el9-converged', 'facts.txt'), 'utf8'))
    return ({ name, wishes }: Host) => {
      const { names = [], admitted = [] } = people[name] ?? {}
      return finding({ ...facts, people: { names: [...names], admitted: [...admitted] } }, wishes)
    }
  }
  const kvm1 = { names: ['ops', 'alice', '-rf'], admitted: ['alice'] }

  it.each<[answers: Script, asked: string, users: readonly string[]]>([
    [[['ops']], 'users.which', ['ops']],
    [[[]], 'users.which', []],
    [[['ops', '+'], 'bob, ops'], 'users.which users.typed', ['ops', 'bob']],
    [[['+'], '-'], 'users.which users.typed', []],
    [[['ops', '+'], '<', ['ops']], 'users.which users.typed users.which', ['ops']],
  ])('are offered, others are typed: %j', async (answers, expected, users) => {
    const { asked, told, walked } = await by([...TO, '', ...answers, '-', 'apply'], having({ kvm1 }))
    expect(asked.slice(3, -2).join(' ')).toBe(expected)
    expect(told).toContain('wizard.users.already')
    expect(wishesOf(walked)?.users).toEqual(users)
  })

  it('are offered where every host has them and not all of them let them in', async () => {
    const kvm2 = { names: ['alice', 'bob'], admitted: [] }
    const { asked, walked } = await by(
      ['ssh', 'kvm1 kvm2', '', ['alice'], '-', 'apply'],
      having({ kvm1, kvm2 }),
    )
    expect(asked).toContain('users.which')
    expect(wishesOf(walked)?.users).toEqual(['alice'])
    const apart = await by(['ssh', 'kvm1 kvm3'], having({ kvm1, kvm3: { names: ['eve'], admitted: [] } }))
    expect(apart.asked.slice(0, 4).join(' ')).toBe('where target proof users')
  })

  it('that an inventory names are chosen already, and that no user can be called so is not offered', async () => {
    const first: State = { ...NOBODY, source: 'ssh', hosts: [host('kvm1', { users: ['carol'] })] }
    const { walked } = await by(['', '', '-', 'apply'], having({ kvm1 }), first)
    expect(wishesOf(walked)?.users).toEqual(['carol'])
  })

  it('lead back to the question whose answer blocks the plan', async () => {
    const script = [...TO, '', ['ops'], '-', 'users', [], '-', 'apply']
    const { asked, walked } = await by(script, having({ kvm1 }))
    expect(asked.slice(3).join(' ')).toBe('users.which save consent.blocked users.which save consent')
    expect(wishesOf(walked)?.users).toEqual([])
  })
})

describe('an inventory with groups', () => {
  const listed = {
    hosts: [host('mail'), host('kvm1'), host('kvm2')],
    groups: [
      { name: 'kvm', hosts: ['kvm1', 'kvm2'] },
      { name: 'old', hosts: ['kvm2'] },
    ],
    leftOut: [{ hosts: ['nas'], because: msg('inventory.empty', { file: 'nas' }) }],
  }
  const rest = { inventory: () => listed }
  it.each<[answers: Script, asked: string, hosts: readonly string[]]>([
    [['all', ''], 'where inventory group hosts', ['mail', 'kvm1', 'kvm2']],
    [['@kvm', ''], 'where inventory group hosts', ['kvm1', 'kvm2']],
    [['@kvm', ['kvm1']], 'where inventory group hosts', ['kvm1']],
    [['@old'], 'where inventory group', ['kvm2']],
    [['@kvm', '<', '@old'], 'where inventory group hosts group', ['kvm2']],
  ])('is narrowed by one: %j', async (answers, expected, hosts) => {
    const script = ['inventory', 'x.ini', ...answers, '', '', '-', 'apply']
    const { asked, told, walked } = await by(script, isFound('el9-converged'), NOBODY, rest)
    expect(asked.join(' ')).toBe(`${expected} proof users save consent`)
    expect(told).toContain('inventory.empty')
    expect(hostsOf(walked).map(({ name }) => name)).toEqual(hosts)
  })
})

describe('back', () => {
  it('at every question leads to the one before, and what was answered is still there', async () => {
    const forth = ['', '', 'tools', 'default', 'x.yml']
    for (let at = 0; at <= forth.length; at++) {
      const script = [...TO, ...forth.slice(0, at), '<']
      const { asked } = await by([...script, '^C'], isFound('el9-fresh'))
      expect(asked.at(-1), script.join(' ')).toBe(asked.at(-3))
    }
    const { walked } = await by(
      [...TO, 'deep', 'ops', '<', '<', '', '', 'none', 'none', '-', 'apply'],
      isFound('el9-fresh'),
    )
    expect(wishesOf(walked)).toEqual({
      ...DEFAULT_WISHES,
      proof: 'deep',
      users: ['ops'],
      guestfs: 'none',
      network: 'none',
    })
  })

  it('at the first question stays there', async () => {
    expect((await by(['<', '<', '^C'], isFound('el9-fresh'))).asked).toEqual(['where', 'where', 'where'])
  })

  it('from the hosts of one place to those of another', async () => {
    const { walked } = await by([...TO, '<', '<', 'local', '', '', '-', 'apply'], isFound('el9-converged'))
    expect(hostsOf(walked).map(({ name }) => name)).toEqual(['local'])
  })

  it('from the plan straight to the answer that blocks it', async () => {
    const script = [...TO, 'guest', 'nobody', '', '', '-', 'users-typed', '-', '', '', '-', 'apply']
    const { asked, walked } = await by(script, isFound('users-absent'))
    expect(asked.join(' ')).toBe(
      'where target proof users guestfs network save consent.blocked users guestfs network save consent',
    )
    expect(wishesOf(walked)?.users).toEqual([])
  })
})

describe('hosts that cannot be worked', () => {
  const one = isFound('el9-converged')
  const some = (host: Host) => (host.name === 'kvm1' ? unreachable : one(host))

  it('are told of, and are looked at again when that was mended', async () => {
    const answers = [unreachable, unreachable]
    const { asked, told, walked } = await by(
      [...TO, '', '!again', '!again', '', '-', 'apply'],
      host => answers.shift() ?? one(host),
    )
    expect(asked.join(' ')).toBe('where target proof trouble trouble users save consent')
    expect(told).toEqual(['unreachable.timeout', 'unreachable.timeout'])
    expect(walked.is).toBe('agreed')
  })

  it('can be given the password that they want', async () => {
    const has = ({ connection }: Host) => 'password' in connection
    const look = (host: Host) => (has(host) ? one(host) : wants('auth'))
    const { asked, walked } = await by([...TO, '', 'password', '', '-', 'apply'], look)
    expect(asked.join(' ')).toBe('where target proof trouble users save consent')
    expect(hostsOf(walked).every(has)).toBe(true)
  })

  it('can have a key that is new to this machine, which is accepted for those alone', async () => {
    const accepted = ({ connection }: Host) =>
      connection.kind === 'ssh' && connection.newHostKeys === 'accept'
    const look = (host: Host) =>
      host.name === 'kvm1' && !accepted(host) ? wants('host-key-unknown') : one(host)
    const { walked } = await by(['ssh', 'kvm1 kvm2', '', 'trust', '', '-', 'apply'], look)
    expect(hostsOf(walked).map(accepted)).toEqual([true, false])
  })

  it('are left out when others are there', async () => {
    const { walked } = await by(['ssh', 'kvm1 kvm2', '', 'without', '', '-', 'apply'], some)
    expect(hostsOf(walked).map(({ name }) => name)).toEqual(['kvm2'])
  })

  it('can be named otherwise: back leads there', async () => {
    const script = [...TO, '', '<', 'kvm2', '', '', '-', 'apply']
    const { asked, walked } = await by(script, some)
    expect(asked.join(' ')).toBe('where target proof trouble target proof users save consent')
    expect(hostsOf(walked).map(({ name }) => name)).toEqual(['kvm2'])
  })

  it('are also those that are blocked by what no answer takes away', async () => {
    const { asked, told } = await by([...TO, '', '^C'], isFound('cpu-firmware-el9-intel'))
    expect(asked.at(-1)).toBe('trouble')
    expect(told).toContain('cpu.firmware')
  })
})

describe('Ctrl-C', () => {
  it('leaves at every question', async () => {
    const forth = ['ssh', 'root@kvm1', '', '', '', '', '']
    for (let at = 0; at <= forth.length; at++) {
      const { walked } = await by([...forth.slice(0, at), '^C'], isFound('el9-fresh'))
      expect(walked).toEqual({ is: 'interrupted' })
    }
  })

  it('Enter alone at the consent changes nothing', async () => {
    expect((await by(TO, isFound('el9-fresh'))).walked).toEqual({ is: 'left' })
  })
})

describe('a file that exists', () => {
  const exists = { savable: () => 'exists' as const }
  it('is overwritten only when that is answered', async () => {
    const script = [...TO, '', '', 'x.yml']
    const keep = await by([...script, '', 'apply'], isFound('el9-converged'), NOBODY, exists)
    expect(keep.asked.slice(-3).join(' ')).toBe('save overwrite consent')
    expect(keep.walked).toMatchObject({ is: 'agreed', state: { save: '' } })
    const over = await by([...script, 'overwrite', 'apply'], isFound('el9-converged'), NOBODY, exists)
    expect(over.walked).toMatchObject({ is: 'agreed', state: { save: 'x.yml' } })
  })
})
