/** Repositories past their end: the script that moves them, the probe that asks them, the task that decides. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { machine, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadState } from '../../src/connection/rehearsal/state.js'
import { parseFacts } from '../../src/facts/parse.js'
import { probeAction } from '../../src/facts/probe.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { SCRIPTS } from '../../src/scripts/scripts.js'
import { archiveOf, releaseOf } from '../../tasks/releases.js'
import { apply, factsOf, open, planOf, rehearsed, run, unsettled } from './rehearsed.js'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'repos')
const root = mkdtempSync(join(tmpdir(), 'kvmup-repos-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const SHELLS = [['/bin/sh'], ['/bin/dash'], ['/bin/bash', '--posix'], ['/usr/bin/busybox', 'sh']].filter(
  ([shell]) => existsSync(shell ?? ''),
)
const perform = (
  [, ...script]: readonly string[],
  args: readonly string[],
  [shell, ...flags] = SHELLS[0] ?? [],
) => spawnSync(shell ?? '', [...flags, ...script, ...args], { encoding: 'utf8', input: '' })

let places = 0
/** A root directory with the repository files of a release. */
function place(release: string): { root: string; files: string; all: () => Record<string, string> } {
  places += 1
  const top = join(root, String(places))
  const files = join(top, 'etc', 'yum.repos.d')
  mkdirSync(files, { recursive: true })
  cpSync(join(fixtures, release, 'stock'), files, { recursive: true, preserveTimestamps: true })
  const all = () =>
    Object.fromEntries(readdirSync(files).map(name => [name, readFileSync(join(files, name), 'utf8')]))
  return { root: top, files, all }
}

const BASES: Readonly<Record<string, string>> = {
  el6: 'http://vault.centos.org/6.10',
  el7: 'https://vault.centos.org/7.9.2009',
  'el7-altarch': 'https://vault.centos.org/altarch/7.9.2009',
  'el7-own-mirror': 'https://vault.centos.org/7.9.2009',
  'el8-linux': 'https://vault.centos.org/8.5.2111',
  'el8-stream': 'https://vault.centos.org/8-stream',
  el9: 'https://vault.centos.org/9-stream',
}

describe.each(Object.entries(BASES))('the repositories of %s', (release, base) => {
  for (const shell of SHELLS)
    it(`are moved to the archive and back by ${shell.join(' ')}`, async () => {
      const here = place(release)
      const before = here.all()
      const moved = perform(SCRIPTS.repos, ['repoint', base, here.root], shell)
      expect([moved.status, moved.stderr]).toEqual([0, ''])
      for (const [name, text] of Object.entries(here.all()))
        await expect(text).toMatchFileSnapshot(join(fixtures, release, 'moved', name))
      const after = here.all()
      const again = perform(SCRIPTS.repos, ['repoint', base, here.root], shell)
      expect([again.status, again.stdout]).toEqual([
        0,
        'no repository file of CentOS uses the dead mirrors\n',
      ])
      expect(here.all()).toEqual(after)
      const restored = perform(SCRIPTS.repos, ['restore', here.root], shell)
      expect([restored.status, restored.stderr]).toEqual([0, ''])
      expect(here.all()).toEqual(before)
      expect(existsSync(join(here.root, 'var/lib/kvmup'))).toBe(false)
    })

  it('keep every key of theirs but the addresses', () => {
    const here = place(release)
    const others = (text: string) => text.split('\n').filter(line => !/mirrorlist|baseurl/.test(line))
    const before = Object.values(here.all()).map(others)
    perform(SCRIPTS.repos, ['repoint', base, here.root])
    expect(Object.values(here.all()).map(others)).toEqual(before)
  })
})

describe('restoring', () => {
  it('leaves a file alone that somebody changed afterwards, and keeps what it was', () => {
    const here = place('el7')
    perform(SCRIPTS.repos, ['repoint', BASES.el7 ?? '', here.root])
    writeFileSync(join(here.files, 'CentOS-Base.repo'), '[mine]\n')
    const restored = perform(SCRIPTS.repos, ['restore', here.root])
    expect(restored.status).toBe(1)
    expect(restored.stderr).toContain('CentOS-Base.repo: was changed since, left as it is')
    expect(restored.stdout).toContain('CentOS-CR.repo: restored')
    expect(here.all()['CentOS-Base.repo']).toBe('[mine]\n')
    expect(existsSync(join(here.root, 'var/lib/kvmup/repos-backup/CentOS-Base.repo'))).toBe(true)
  })

  it('says so where there is nothing to restore', () => {
    expect(perform(SCRIPTS.repos, ['restore', place('el9').root]).stdout).toBe('nothing to restore\n')
  })
})

describe('the probe asks the enabled repositories', () => {
  let server: Server
  let address = ''
  beforeAll(async () => {
    const answers: Readonly<Record<string, [number, string]>> = {
      '/good/repodata/repomd.xml': [200, '<repomd/>'],
      '/list?release=7&arch=x86_64': [200, 'http://mirror.example.org/7/\n'],
      '/empty': [200, 'Invalid release/repo/arch combination\n'],
      '/metalink': [200, '<metalink><url>http://mirror.example.org/</url></metalink>'],
      '/secret/repodata/repomd.xml': [403, 'Forbidden'],
      [`/arch/${machine()}/repodata/repomd.xml`]: [200, '<repomd/>'],
    }
    server = createServer((request, response) => {
      const [status, body] = answers[request.url ?? ''] ?? [404, 'Not Found']
      response.writeHead(status).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())

  const look = async (
    repos: string,
    args: readonly string[] = ['need=7:kvmup-no-such-package'],
    files: Readonly<Record<string, string>> = {},
  ) => {
    const here = join(root, `probe${places++}`)
    const put = (name: string, text: string) => {
      mkdirSync(join(here, name, '..'), { recursive: true })
      writeFileSync(join(here, name), text)
    }
    put('etc/os-release', 'ID="centos"\nVERSION_ID="7"\n')
    put('etc/yum.conf', '[main]\nkeepcache=0\n')
    put('etc/yum/vars/infra', 'stock\n')
    put('etc/yum.repos.d/test.repo', repos)
    for (const [name, text] of Object.entries(files)) put(name, text)
    const [shell = '', ...rest] = probeAction([`root=${here}`, ...args]).argv
    // Not spawnSync: the server answers in this process.
    const child = spawn(shell, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', data => (out += data))
    child.stderr.on('data', data => (err += data))
    await new Promise(resolve => child.on('close', resolve))
    expect(err).toBe('')
    return parseFacts(out).transaction
  }

  it.skipIf(spawnSync('curl', ['-V']).error)('and tells what each of them answered', async () => {
    const found = await look(
      [
        `[good]\r\nname=good\r\nbaseurl=${address}/good/`,
        `[list]\nmirrorlist=${address}/list?release=$releasever&arch=x86_64`,
        `[empty]\nmirrorlist=${address}/empty`,
        `[fallback]\nmirrorlist=${address}/empty\nbaseurl=\n  ${address}/good\n  http://second.example.org/`,
        `[meta]\nmetalink=${address}/metalink`,
        `[refused]\nbaseurl=http://user:hidden@127.0.0.1:9/x\nskip_if_unavailable=1`,
        `[gone]\nbaseurl=${address}/gone/${'$'}{infra}`,
        `[secret]\nbaseurl=${address}/secret\nproxy=_none_`,
        `[proxied]\nbaseurl=http://repo.example.org/\nproxy=http://127.0.0.1:9\nproxy_password=hidden\nproxy_username=me`,
        `[rhui-rhel-9]\nmirrorlist=https://rhui.REGION.aws.example.com/x`,
        `[odd]\nbaseurl=s3://bucket/x`,
        `[unknown]\nbaseurl=http://127.0.0.1:9/$nobodyknows/x`,
        `[off]\nenabled = 0\nbaseurl=http://off.example.org/`,
        `[none]\nname=none`,
      ].join('\n'),
      [
        'need=7:kvmup-no-such-package',
        `archive=7:${address}/good`,
        `archive=7:${address}/other`,
        `archive=7:${address}/arch/$basearch`,
        'archive=8:http://never/',
      ],
    )
    const short = Object.fromEntries(
      (found?.repos ?? []).map(one => [one.id, `${one.kind} ${one.need} ${one.answer}`]),
    )
    expect(short).toEqual({
      good: 'baseurl required ok',
      list: 'mirrorlist required ok',
      empty: 'mirrorlist required empty',
      fallback: 'baseurl required ok',
      meta: 'metalink required ok',
      refused: 'baseurl optional curl-7',
      gone: 'baseurl required http-404',
      secret: 'baseurl required http-403',
      proxied: 'baseurl required curl-7',
      none: 'baseurl required empty',
      'rhui-rhel-9': 'mirrorlist required untested',
      odd: 'baseurl required untested',
      unknown: 'baseurl required untested',
    })
    const said = Object.fromEntries((found?.repos ?? []).map(one => [one.id, `${one.url} ${one.words}`]))
    expect(said.empty).toBe(`${address}/empty Invalid release/repo/arch combination`)
    expect(said.gone).toContain('/gone/stock curl: (22)')
    expect(JSON.stringify(found)).not.toContain('hidden')
    expect(found?.archives).toEqual({
      [`${address}/good`]: 'ok',
      [`${address}/other`]: 'http-404',
      [`${address}/arch/$basearch`]: 'ok',
    })
  })

  it('and looks for whoever holds a lock, unfinished work of yum, module streams, and room', async () => {
    const sleeping = spawn('sh', ['-c', 'sleep 20; : password=hidden'])
    const found = await look('', undefined, {
      'var/run/yum.pid': `${sleeping.pid}`,
      'var/cache/dnf/metadata_lock.pid': '4194400\n',
      'var/cache/dnf/download_lock.pid': 'garbage\n',
      'var/lib/yum/transaction-all.2026-11-02.03:12.44': 'x',
      'var/lib/yum/transaction-all.2020-01-01.00:00.00.disabled': 'x',
      'etc/dnf/modules.d/virt.module': '[virt]\nname=virt\nstream=rhel\nprofiles=\nstate=enabled\n',
      'etc/dnf/modules.d/llvm.module': '[llvm]\nname = llvm-toolset\nstream =\nstate = disabled\n',
    })
    sleeping.kill()
    expect(found?.holders).toEqual([
      expect.objectContaining({ pid: sleeping.pid, command: 'sh -c sleep 20; : password=***' }),
    ])
    expect(found?.unfinished).toEqual(['transaction-all.2026-11-02.03:12.44'])
    expect(found?.streams).toEqual([
      { module: 'llvm-toolset', stream: '', state: 'disabled' },
      { module: 'virt', stream: 'rhel', state: 'enabled' },
    ])
    expect(found?.space['/']).toBeGreaterThan(0)
    expect(found?.repos).toEqual([])
  })

  it('and asks nothing at all where nothing is missing, or on a release that it does not know', async () => {
    expect(await look(`[good]\nbaseurl=${address}/good`, ['need=8:kvmup-no-such-package'])).toBeUndefined()
    expect(await look(`[good]\nbaseurl=${address}/good`, [])).toBeUndefined()
  })
})

describe('the archive of a CentOS', () => {
  it.each([
    ['CentOS release 6.10 (Final)', 'i686', 'el6', 'http://vault.centos.org/6.10'],
    ['CentOS Linux release 7.9.2009 (Core)', 'x86_64', 'el7', 'https://vault.centos.org/7.9.2009'],
    [
      'CentOS Linux release 7.9.2009 (AltArch)',
      'aarch64',
      'el7',
      'https://vault.centos.org/altarch/7.9.2009',
    ],
    [
      'CentOS Linux release 7.9.2009 (AltArch)',
      'ppc64le',
      'el7',
      'https://vault.centos.org/altarch/7.9.2009',
    ],
    ['CentOS Linux release 8.5.2111', 'x86_64', 'el8', 'https://vault.centos.org/8.5.2111'],
    ['CentOS Stream release 8', 'aarch64', 'el8', 'https://vault.centos.org/8-stream'],
    ['Red Hat Enterprise Linux release 8.10 (Ootpa)', 'x86_64', 'el8', undefined],
    ['CentOS Stream release 9', 'x86_64', 'el9', undefined],
  ] as const)('%s on %s', async (name, arch, release, base) => {
    const facts = await factsOf(rehearsed(release))
    const host = { ...facts, arch, os: { ...facts.os, name } }
    const row = releaseOf(host)
    expect(row && archiveOf(host, row)?.[0]?.base).toBe(base)
  })
})

describe('a rehearsed release whose mirrors are gone', () => {
  const repairing = { ...DEFAULT_WISHES, repair_repos: true }
  const decision = async (one: Parameters<typeof planOf>[0]) =>
    (await planOf(one)).find(({ task }) => task === 'repair-repos')?.decision

  it.each(['el6', 'el7', 'el8'] as const)('%s is blocked until moving them is wished', async release => {
    const one = rehearsed(release, {}, ['dead-mirrors'])
    expect(await decision(one)).toMatchObject({ status: 'blocked', because: { id: 'repos.ended' } })
  })

  it.each(['el6', 'el7', 'el8'] as const)(
    '%s becomes a KVM host from the archive, and back',
    async release => {
      const one = { ...rehearsed(release, {}, ['dead-mirrors']), wishes: repairing }
      const { plan } = await apply(one)
      expect(unsettled(plan)).toEqual([])
      expect(loadState(one.file, release).repositories).toMatch(/^https?:\/\/vault\.centos\.org\//)
      const restored = await (await open(one)).run({ argv: [...SCRIPTS.repos, 'restore'] })
      expect([restored.code, loadState(one.file, release).repositories]).toEqual([0, 'mirrors'])
    },
  )

  it.each(['el9', 'el10'] as const)('%s has no archive, and is blocked whatever is wished', async release => {
    const one = { ...rehearsed(release, {}, ['dead-mirrors']), wishes: repairing }
    expect(await decision(one)).toMatchObject({ status: 'blocked', because: { id: 'repos.unreachable' } })
  })

  it('refuses other words of the script, and other scripts', async () => {
    const one = rehearsed('el7')
    for (const argv of [
      [...SCRIPTS.repos, 'remove'],
      [...SCRIPTS.repos, 'repoint', 'http://a', '/root'],
      ['/bin/sh', '-c', 'true', 'kvmup-repos', 'restore'],
    ])
      expect((await run(one, ...argv)).code).toBe(127)
  })
})

describe('waiting for another package manager', () => {
  const wait = (...args: readonly string[]) => perform(SCRIPTS.wait, args)
  it('ends when the process does, and says for whom it waits', async () => {
    const other = spawn('sleep', ['1.5'])
    const waiting = spawn(SCRIPTS.wait[0] ?? '', [...SCRIPTS.wait.slice(1), '20', String(other.pid)])
    let out = ''
    waiting.stdout.on('data', data => (out += data))
    expect(await new Promise(resolve => waiting.on('close', resolve))).toBe(0)
    expect(out).toBe(`waiting for process ${other.pid} (sleep 1.5 ), 0 s of 20\n`)
  })

  it('ends with its limit, and ends nobody', () => {
    const ended = wait('1', String(process.pid))
    expect([ended.status, ended.stderr]).toEqual([
      1,
      `the package manager is still locked by process ${process.pid} after 1 s\n`,
    ])
  })

  it('says so every five seconds at first, and every half minute later', () => {
    // No clock: "sleep" is a function that does not, and the process is this one.
    const [shell = '', , script = '', ...rest] = SCRIPTS.wait
    const told = spawnSync(shell, ['-c', `sleep() { :; }\n${script}`, ...rest, '100', String(process.pid)])
    expect(
      String(told.stdout)
        .match(/\d+(?= s of 100)/g)
        ?.map(Number),
    ).toEqual([0, 5, 10, 15, 20, 25, 30, 60, 90])
  })

  it('is over at once when there is no such process', () => expect(wait('600', '4194400').status).toBe(0))
})

describe('rebuilding the rpm database', () => {
  const tools = !spawnSync('rpmbuild', ['--version']).error && !spawnSync('rpm', ['--version']).error
  it.skipIf(!tools)('keeps a copy, and what rpm knew', () => {
    const top = join(root, 'rpmdb')
    const database = join(top, 'var/lib/rpm')
    mkdirSync(database, { recursive: true })
    const spec = join(top, 'one.spec')
    writeFileSync(
      spec,
      'Name: one\nVersion: 1\nRelease: 1\nSummary: One\nLicense: MIT\nBuildArch: noarch\n%description\nOne.\n%files\n',
    )
    const quiet = { stdio: 'ignore' } as const
    execFileSync(
      'rpmbuild',
      ['-bb', '--define', `_topdir ${top}/build`, '--define', `_rpmdir ${top}`, spec],
      quiet,
    )
    const db = ['--dbpath', database]
    execFileSync('rpm', [...db, '--initdb'], quiet)
    const build = ['-i', '--force-debian', '--justdb', '--nodeps', join(top, 'noarch/one-1-1.noarch.rpm')]
    execFileSync('rpm', [...db, ...build], quiet)
    writeFileSync(join(database, '__db.001'), 'stale')
    const mended = perform(SCRIPTS.rpmdb, [top])
    expect([mended.status, mended.stderr, mended.stdout]).toEqual([
      0,
      '',
      expect.stringContaining('rpm knows 1 packages'),
    ])
    expect(existsSync(join(database, '__db.001'))).toBe(false)
    const [copy] = readdirSync(join(top, 'var/lib/kvmup'))
    expect(existsSync(join(top, 'var/lib/kvmup', copy ?? '', '__db.001'))).toBe(true)
    expect(execFileSync('rpm', [...db, '-q', 'one'], { encoding: 'utf8' })).toBe('one-1-1.noarch\n')
  })
})
