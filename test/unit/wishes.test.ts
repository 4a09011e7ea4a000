/** The wishes "users" and "nested": on rehearsed hosts from start to end, and what runs on real ones by itself. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadState } from '../../src/connection/rehearsal/state.js'
import { parseFacts } from '../../src/facts/parse.js'
import { probeAction } from '../../src/facts/probe.js'
import { DEFAULT_WISHES, REHEARSED, type RehearsedRelease, type Wishes } from '../../src/inventory/host.js'
import { SCRIPTS } from '../../src/scripts/scripts.js'
import { playbook } from '../../tasks/index.js'
import {
  apply,
  changes,
  factsOf,
  planOf,
  type Rehearsed,
  ready,
  rehearsed,
  run,
  unsettled,
} from './rehearsed.js'

const wishing = (one: Rehearsed, wishes: Partial<Wishes>): Rehearsed => ({
  ...one,
  wishes: { ...DEFAULT_WISHES, ...wishes },
})
const decisionOf = async (one: Rehearsed, task: string) =>
  (await planOf(one)).find(planned => planned.task === task)?.decision
const fileOf = (one: Rehearsed, release: RehearsedRelease, name: string) =>
  Object.entries(loadState(one.file, release).files).find(([path]) => path.endsWith(name))?.[1]

describe('without these wishes', () => {
  it('nobody sees their tasks, and nothing is asked for them', async () => {
    expect(playbook.ids(DEFAULT_WISHES).filter(id => /users|nested/.test(id))).toEqual([])
    expect(playbook.probe(DEFAULT_WISHES, 'with proof').filter(arg => /^(user|nested)=/.test(arg))).toEqual(
      [],
    )
    const facts = await factsOf(await ready('el9'))
    expect([facts.access, facts.nested]).toEqual([undefined, undefined])
  })
})

describe.each(REHEARSED)('users on %s', release => {
  it('are let in with the rest of a fresh host, and once', async () => {
    const one = wishing(rehearsed(release), { users: ['ops'] })
    expect((await decisionOf(one, 'admit-users'))?.status).toBe('deferred')
    expect(unsettled((await apply(one)).plan)).toEqual([])
    expect(changes(await planOf(one))).toEqual([])
    if (release === 'el6') expect(fileOf(one, release, '.pkla')).toContain('\nIdentity=unix-user:ops\n')
    else expect(loadState(one.file, release).people.ops).toEqual(['wheel', 'libvirt'])
  })

  it('are added to those who are in, and those stay', async () => {
    const people = { root: [], ops: ['wheel'], alice: [] }
    const one = await ready(release, state => ({ ...state, people }))
    await apply(wishing(one, { users: ['alice'] }))
    expect(changes(await planOf(wishing(one, { users: ['ops'] })))).toEqual(['admit-users'])
    await apply(wishing(one, { users: ['ops'] }))
    expect(changes(await planOf(wishing(one, { users: ['ops', 'alice'] })))).toEqual([])
  })

  it('that do not exist stop everything before the first change', async () => {
    const one = wishing(rehearsed(release), { users: ['ops', 'bob', 'constructor'] })
    expect(await decisionOf(one, 'admit-users')).toMatchObject({
      status: 'blocked',
      because: { id: 'users.absent', args: { users: 'bob constructor' } },
    })
    const odd = await decisionOf(wishing(one, { users: ['__proto__'] }), 'admit-users')
    expect(odd?.status).toBe('blocked')
  })
})

describe('guests in guests', () => {
  it.each(['el7', 'el8', 'el9', 'el10'] as const)(
    'are switched on and off on %s, each once',
    async release => {
      const one = await ready(release)
      for (const nested of [true, false, true]) {
        const wished = wishing(one, { nested })
        expect(changes(await planOf(wished))).toEqual(['set-nested'])
        expect(unsettled((await apply(wished)).plan)).toEqual([])
        expect(Object.values((await factsOf(wished)).nested?.modules ?? {})[0]?.value).toBe(
          nested ? 'on' : 'off',
        )
        expect(changes(await planOf(wished))).toEqual([])
      }
    },
  )

  it('are as wished when the module is loaded again by hand', async () => {
    const one = wishing(await ready('el7'), { nested: true })
    await apply(one)
    const unloaded = wishing(rehearsed('el7', { ...loadState(one.file, 'el7'), modules: [] }), {
      nested: true,
    })
    expect((await decisionOf(unloaded, 'set-nested'))?.status).toBe('deferred')
    expect(unsettled((await apply(unloaded)).plan)).toEqual([])
  })

  it('cannot be had from a kernel without them, and that is said before the first change', async () => {
    const decided = (nested: boolean) => decisionOf(wishing(rehearsed('el6'), { nested }), 'set-nested')
    expect(await decided(true)).toMatchObject({ status: 'blocked', because: { id: 'nested.lacking' } })
    expect(await decided(false)).toMatchObject({ status: 'skip', because: { id: 'nested.lacking' } })
  })

  it('wait for a reload while guests run: the option is written, the module left alone', async () => {
    const one = wishing(await ready('el9', state => ({ ...state, running: ['web1'] })), { nested: false })
    const { plan } = await apply(one)
    expect(unsettled(plan)).toMatchObject([
      {
        task: 'set-nested',
        decision: { status: 'differs', because: { id: 'nested.in-use', args: { guests: 'web1' } } },
      },
    ])
    expect(fileOf(one, 'el9', 'kvmup-nested.conf')).toContain('\noptions kvm_amd nested=0\n')
    const forced = await run(one, ...SCRIPTS.reload, 'kvm_amd')
    expect([forced.code, forced.stderr]).toEqual([1, expect.stringContaining('Module kvm_amd is in use.')])
  })
})

describe('a rehearsal host', () => {
  it.each([
    [...SCRIPTS.put, '/etc/shadow', '0'],
    [...SCRIPTS.put, '/etc/modprobe.d/kvmup-nested.conf', '0', '/root'],
    [...SCRIPTS.reload, 'kvm'],
    [...SCRIPTS.reload, 'kvm_amd', 'kvm'],
    ['gpasswd', '-d', 'ops', 'libvirt'],
    ['gpasswd', '-a', 'ops', 'wheel'],
    ['gpasswd', '-a', '--root', 'libvirt'],
  ])('refuses what kvmup would never ask for: %#', async (...argv) => {
    expect((await run(await ready('el9'), ...argv)).code).toBe(127)
  })

  it.each([
    [rehearsed('el9'), 'ops', "gpasswd: group 'libvirt' does not exist in /etc/group\n"],
    [rehearsed('el6'), 'ops', "gpasswd: group 'libvirt' does not exist in /etc/group\n"],
    [rehearsed('el9'), 'toString', "gpasswd: user 'toString' does not exist\n"],
  ])('says what gpasswd says: %#', async (one, name, words) => {
    const output = await run(one, 'gpasswd', '-a', name, 'libvirt')
    expect([output.code, output.stderr]).toEqual([3, words])
  })
})

const directory = mkdtempSync(join(tmpdir(), 'kvmup-wishes-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const SHELLS = [['/bin/sh'], ['/bin/dash'], ['/bin/bash', '--posix'], ['/usr/bin/busybox', 'sh']].filter(
  ([shell]) => existsSync(shell ?? ''),
)
const perform = ([, ...argv]: readonly string[], [shell = '', ...flags]: readonly string[], input = '') =>
  spawnSync(shell, [...flags, ...argv], { encoding: 'utf8', input })

describe.each(SHELLS)('under %s', (...shell) => {
  const root = mkdtempSync(join(directory, 'root-'))
  const file = '/etc/modprobe.d/kvmup-nested.conf'
  mkdirSync(join(root, 'etc', 'modprobe.d'), { recursive: true })
  const put = (bytes: number, text: string) =>
    perform([...SCRIPTS.put, file, String(bytes), root], shell, text)
  const read = () => readFileSync(join(root, file), 'utf8')

  it('a file is put in its place whole, for everybody to read, or not at all', () => {
    expect(put(4, 'old\n')).toMatchObject({ status: 0, stderr: '' })
    expect([read(), statSync(join(root, file)).mode & 0o777]).toEqual(['old\n', 0o644])
    const cut = put(9, 'new te')
    expect([cut.status, cut.stderr]).toEqual([1, `${file}: 6 of 9 bytes arrived, left as it was\n`])
    expect([read(), readdirSync(join(root, 'etc', 'modprobe.d'))]).toEqual(['old\n', ['kvmup-nested.conf']])
    expect(put(9, 'new text\n').status).toBe(0)
    expect(read()).toBe('new text\n')
    const nowhere = perform([...SCRIPTS.put, '/etc/nowhere/x', '1', root], shell, 'x')
    expect([nowhere.status, nowhere.stdout]).toEqual([1, ''])
  })

  const hostile = [
    '',
    '-x',
    '--',
    '0',
    '4711',
    '*',
    'a b',
    '$(id)',
    '`id`',
    "a'b",
    'a;b',
    'a\nend=1',
    'ä',
    '$HOME',
  ]
  it('the probe asks for users by name alone, and for nothing that a name could hide', () => {
    const args = [...hostile, 'root', 'kvmup-nobody', 'CORP\\nobody', 'a+b@c.d$'].map(name => `user=${name}`)
    const probed = perform(probeAction([...args, 'nested=1']).argv, shell)
    expect(probed.stderr).toBe('')
    const { access } = parseFacts(probed.stdout)
    expect(Object.keys(access?.users ?? {})).toEqual(['root', 'kvmup-nobody', 'CORP\\nobody', 'a+b@c.d$'])
    expect(access?.users.root).toEqual({ is: 'found', gids: expect.arrayContaining([0]) })
    expect(access?.users['kvmup-nobody']).toEqual({ is: 'absent' })
  })

  it('the probe lists people, not daemons, as the release numbers them, and who is let in already', () => {
    const etc = join(root, 'people', 'etc')
    const pkla = join(etc, 'polkit-1', 'localauthority', '50-local.d')
    mkdirSync(pkla, { recursive: true })
    const asked = () => {
      const probed = perform(probeAction(['people=1', `root=${join(root, 'people')}`]).argv, shell)
      expect(probed.stderr).toBe('')
      return parseFacts(probed.stdout).people
    }
    expect(asked()).toBeUndefined()
    const many = Array.from({ length: 80 }, (_, at) => `u${at}:x:${2000 + at}:100::/home/u:/bin/sh`)
    const users = [
      'root:x:0:0:root:/root:/bin/bash',
      'old:x:500:500::/home/old:/bin/bash',
      'ops:x:1000:1000:O, P:/home/ops:/bin/bash',
      'svc:x:1001:1001::/srv:/sbin/nologin',
      'off:x:1002:1002::/home/off:/bin/false',
      'shellless:x:1003:1003::/home/s:',
      'nobody:x:65534:65534::/:/bin/sh',
      '+::::::',
      'half:x',
    ]
    writeFileSync(join(etc, 'passwd'), `${users.join('\n')}\n`)
    writeFileSync(join(etc, 'group'), 'wheel:x:10:ops\nlibvirt:x:986:alice,ops\nlibvirtx:x:987:eve\n')
    expect(asked()).toEqual({ names: ['ops', 'shellless'], admitted: ['alice', 'ops'] })
    writeFileSync(join(etc, 'login.defs'), '#UID_MIN 1\nUID_MIN\t\t 500\nUID_MAX 60000\n')
    writeFileSync(join(etc, 'group'), 'wheel:x:10:ops\n')
    writeFileSync(join(pkla, '50-kvmup.pkla'), '[kvmup]\nIdentity=unix-user:bob;unix-user:old\nAction=x\n')
    expect(asked()).toEqual({ names: ['old', 'ops', 'shellless'], admitted: ['bob', 'old'] })
    writeFileSync(join(etc, 'passwd'), many.join('\n'))
    expect(asked()?.names).toHaveLength(50)
  })

  it('the probe finds what sets the option, as modprobe reads it', () => {
    const at = (path: string, text: string) => {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    at('etc/modprobe.d/kvmup-nested.conf', '# options kvm_amd nested=1\noptions kvm_amd nested=1\n')
    at('etc/modprobe.d/kvm.conf', '\n#options kvm_intel nested=1\n options  kvm-intel ept=1 \\\n  nested=0\n')
    at('usr/lib/modprobe.d/kvm.conf', 'options kvm_intel nested=1\n')
    at('usr/lib/modprobe.d/a.conf', 'options kvm nested\noptions kvm_other nested=1\nblacklist kvm\n')
    at('etc/modprobe.d/kvm.conf.rpmsave', 'options kvm_amd nested=0\n')
    const { stdout, stderr } = perform(probeAction(['nested=1', `root=${root}`]).argv, shell)
    expect(stderr).toBe('')
    expect(stdout.split('\n').filter(line => line.startsWith('nested_option='))).toEqual([
      'nested_option=/etc/modprobe.d/kvm.conf:3:options kvm-intel ept=1 nested=0',
      'nested_option=/etc/modprobe.d/kvmup-nested.conf:2:options kvm_amd nested=1',
      'nested_option=/usr/lib/modprobe.d/a.conf:1:options kvm nested',
    ])
  })

  it('the probe reads the file of polkit’s local authority in full', () => {
    const pkla = join(root, 'etc', 'polkit-1', 'localauthority', '50-local.d')
    mkdirSync(pkla, { recursive: true })
    const asked = () =>
      parseFacts(perform(probeAction(['user=root', `root=${root}`]).argv, shell).stdout).access?.pkla
    expect(asked()).toEqual({ directory: true })
    const text = `[kvmup]\nIdentity=${'unix-user:somebody;'.repeat(200)}`
    writeFileSync(join(pkla, '50-kvmup.pkla'), text, { mode: 0o640 })
    expect(asked()?.file).toMatchObject({ mode: 0o640, bytes: text.length, text: text.split('\n') })
  })
})

describe('the options of modprobe', () => {
  const lines = (...all: readonly string[]) =>
    parseFacts(
      [
        'probe=1',
        'kernel_name=Linux',
        'kernel=5.14',
        'arch=x86_64',
        'uid=0',
        'init=systemd',
        'dev_kvm=absent',
        'nested_module=kvm_intel Y 0',
        ...all,
        'end=1',
      ].join('\n'),
    ).nested?.options.map(({ module, value, where }) => [module, value, where].join(' '))

  it('are taken by the names of their files, and the command line last', () => {
    expect(
      lines(
        'nested_cmdline=kvm-intel.nested=1',
        'nested_option=/etc/modprobe.d/z.conf:1:options kvm_intel nested=N',
        'nested_option=/usr/lib/modprobe.d/b.conf:2:options kvm_intel nested ept=0',
        'nested_option=/etc/modprobe.d/a.conf:3:options kvm_intel nested=1 nested=0',
        'nested_option=/etc/modprobe.d/c.conf:4:options kvm_intel nested_early_check=1',
        'nested_option=/etc/modprobe.d/d.conf:5:options kvm_intel nested=maybe',
      ),
    ).toEqual([
      'kvm_intel off /etc/modprobe.d/a.conf:3',
      'kvm_intel on /usr/lib/modprobe.d/b.conf:2',
      'kvm_intel other /etc/modprobe.d/d.conf:5',
      'kvm_intel off /etc/modprobe.d/z.conf:1',
      'kvm_intel on /proc/cmdline',
    ])
  })
})
