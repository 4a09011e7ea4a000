/** Hosts that cannot be reached or are no EL: the reason and the next move stand in the report. */
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect } from 'vitest'
import { STUBS, type TestServer } from '../contract/server.js'
import { inventoryOf, it } from './far.js'
import { expectNoStack, objects } from './program.js'

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const isEl = existsSync('/etc/redhat-release')
const notRoot = process.getuid?.() !== 0

const OUT_OF_REACH = [
  {
    name: 'a refused connection',
    host: async (server: TestServer) => server.host(await closedPort()),
    because: 'refused it',
    hint: 'Check that the host is up',
  },
  {
    name: 'an unknown host key',
    host: async (server: TestServer) => server.host(server.port, 'none'),
    because: 'its host key is not known on this machine',
    hint: 'Compare the fingerprint',
  },
  {
    name: 'a changed host key',
    host: async (server: TestServer) => server.host(server.port, 'changed'),
    because: 'its host key is not the known one',
    hint: 'Only if the host was rebuilt',
  },
  {
    name: 'a wrong key',
    host: async (server: TestServer) => server.host(server.port, 'right', 'other'),
    because: 'Permission denied (publickey)',
    hint: 'Put the public key on the host',
  },
]

describe.concurrent('a host that is out of reach is reported with its reason and next move', () => {
  it.for(OUT_OF_REACH)(
    '$name ends apply with exit code 4',
    async ({ host, because, hint }, { home, server }) => {
      const inventory = inventoryOf(home, await host(server))
      const ended = await home.run(['apply', '--yes', '-i', inventory])
      expect(ended).toMatchObject({ code: 4, stderr: '' })
      const [, reported = ''] = ended.stdout.split('\n\n')
      expect(reported).toMatch(/^far {2}- {2}unreachable\n {4}\S.*\n {4}→ \S.*\n {6}kvmup explain KVM\d{3}$/)
      expect(reported).toContain(because)
      expect(reported).toContain(hint)
      expect(ended.stdout).toMatch(/\njournal: \/.+\n$/)
      expectNoStack(ended)
      expect(server.count.execs).toBe(0)
    },
  )

  it.for(OUT_OF_REACH.slice(0, 1))(
    '$name ends facts with exit code 4 and two lines',
    async ({ host }, { home, server }) => {
      const ended = await home.run(['facts', '-i', inventoryOf(home, await host(server))])
      expect(ended).toMatchObject({ code: 4, stdout: '' })
      expect(ended.stderr).toMatch(/^kvmup: far: .*refused it\n {2}Check .*\n$/)
    },
  )

  it('a connection without a place for its socket is told as that', async ({ home, skip }) => {
    if (notRoot) skip('only root is let into /proc as if it could be written')
    const ended = await home.run(['plan', '127.0.0.1:1'], { env: { XDG_RUNTIME_DIR: '/proc' } })
    expect(ended.code).toBe(4)
    expect(ended.stdout).toContain('no private directory for the connection could be made in /proc')
    expect(ended.stdout).toContain('XDG_RUNTIME_DIR')
    expectNoStack(ended)
  })
})

describe.concurrent('a host that is no EL is blocked and left alone', () => {
  it.skipIf(isEl)(
    'this machine: plan and apply exit 3, verify exits 5 (skipped on an EL)',
    async ({ home }) => {
      // An ordinary user whose sudo works, whoever runs the tests.
      const env = { PATH: `${STUBS}:${process.env.PATH}` }
      const [plan, apply, verify] = await Promise.all([
        home.run(['plan', 'local'], { env }),
        home.run(['apply', '--yes', 'local'], { env }),
        home.run(['verify', 'local'], { env }),
      ])
      expect([plan.code, apply.code, verify.code]).toEqual([3, 3, 5])
      for (const ended of [plan, apply, verify]) {
        expect(ended.stdout).toMatch(
          /\nlocal {2}check-platform {2}blocked\n {4}.*Enterprise Linux.*\n {4}→ .*\n/,
        )
        expectNoStack(ended)
      }
    },
  )

  it.skipIf(isEl)('over ssh: apply looks once and exits 3 (skipped on an EL)', async ({ home, server }) => {
    const ended = await home.run(['apply', '--yes', '-i', inventoryOf(home, server.host(server.port))])
    expect(ended.code, ended.stdout).toBe(3)
    expect(ended.stdout).toMatch(/^far {2}check-platform {2}blocked$/m)
    expect(server.count).toEqual({ handshakes: 1, execs: 1 })
  })

  it('no way to root: exit 4, with what sudo said', async ({ home }) => {
    const env = { PATH: `${STUBS}:${process.env.PATH}`, KVMUP_TEST_SUDO: 'sudo: a password is required' }
    const ended = await home.run(['apply', '--yes', 'local'], { env })
    expect(ended.code).toBe(4)
    expect(ended.stdout).toMatch(/sudo wants a password.*\n {4}→ .*NOPASSWD/)
  })
})

describe.concurrent('facts', () => {
  it('shows every host that answers, tells the others, and exits by the worst', async ({ home }) => {
    const inventory = home.rehearsal({
      a: { rehearse: 'el9' },
      b: { rehearse: 'el6' },
      c: { rehearse: 'el8' },
    })
    home.file(`state/kvmup/rehearsal/b.json`, '{')
    const good = await home.run(['facts', '--json', '-i', inventory, '--limit', 'a,c'])
    expect(good).toMatchObject({ code: 0, stderr: '' })
    expect(objects(good.stdout).map(({ host }) => host)).toEqual(['a', 'c'])
    const bad = await home.run(['facts', '--json', '-i', inventory])
    expect(bad.code).toBe(4)
    expect(objects(bad.stdout).map(({ host }) => host)).toEqual(['a', 'c'])
    expect(bad.stderr).toMatch(/^kvmup: b: .*b\.json.*\n {2}delete .*\n$/)
  })

  it('shows the lines of the probe with --probe', async ({ home }) => {
    const ended = await home.run(['facts', '--probe', '-i', home.rehearsal({ a: { rehearse: 'el9' } })])
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(/^probe=1\n.*\nend=1\n$/s)
  })
})

describe.concurrent('a damaged file of one rehearsal host', () => {
  it('is the trouble of that host alone', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el7' }, b: { rehearse: 'el6' } })
    home.file('state/kvmup/rehearsal/a.json', '{')
    const ended = await home.run(['apply', '--yes', '-i', inventory])
    expect(ended).toMatchObject({ code: 4, stderr: '' })
    expect(ended.stdout).toMatch(/^a {2}unreachable/m)
    expect(ended.stdout).toMatch(/→ delete .*a\.json/)
    expect(ended.stdout).toMatch(/^b {2}changed/m)
    expect(readFileSync(home.stateFile('a'), 'utf8')).toBe('{')
  })
})
