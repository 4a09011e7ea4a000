/** Every way to be somebody on a host: a real sshd, real sudo, real users of this machine. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/connection/connect.js'
import type { Connection } from '../../src/connection/connection.js'
import type { Host } from '../../src/inventory/host.js'
import { Secret } from '../../src/secret.js'
import { CALM, sh, unreachable } from '../contract/lab.js'
import { type Sshd, startSshd } from '../contract/sshd.js'
import { type Account, type Accounts, makeAccounts } from './accounts.js'
import { obstacle } from './needs.js'

const ALL = '% ALL=(ALL) ALL'
const FREE = '% ALL=(ALL) NOPASSWD: ALL'
const TTY = 'Defaults:% requiretty'

const ACCOUNTS = {
  free: { sudoers: [FREE] },
  pass: { sudoers: [ALL] },
  once: { sudoers: [ALL, 'Defaults:% passwd_tries=1'] },
  ptys: { sudoers: [ALL, 'Defaults:% use_pty', 'Defaults:% lecture=always'] },
  tty: { sudoers: [FREE, TTY] },
  both: { sudoers: [ALL, TTY] },
  bothptys: { sudoers: [ALL, TTY, 'Defaults:% use_pty'] },
  nobody: {},
  narrow: { sudoers: ['% ALL=(ALL) NOPASSWD: /usr/bin/true'] },
  locked: { sudoers: [FREE], locked: true },
  banner: {
    sudoers: [ALL],
    shell: { start: 'echo "Welcome. A password is required: "; echo banner >&2; printf %s "$USER> "' },
  },
  csh: { sudoers: [ALL], shell: '/bin/tcsh' },
  fish: { sudoers: [ALL], shell: '/usr/bin/fish' },
  path: { sudoers: [ALL], shell: { start: 'PATH=/usr/bin:/bin' } },
  homeless: { sudoers: [ALL], home: 'missing' },
  full: { sudoers: [ALL], home: 'full' },
} as const satisfies Record<string, Account>
type Name = keyof typeof ACCOUNTS

const reason = obstacle('root', 'sshd', 'sudo', 'useradd', 'tcsh', 'fish')

describe.skipIf(reason !== undefined)(`accounts of a host (${reason ?? 'all there'})`, () => {
  let accounts: Accounts<Name>
  let sshd: Sshd
  const open: Connection[] = []
  beforeAll(async () => {
    accounts = makeAccounts(ACCOUNTS)
    sshd = await startSshd()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map(one => one.close()))
  })
  afterAll(async () => {
    await sshd?.stop()
    accounts?.remove()
  })

  const host = (user: string, extra: object = {}): Host => {
    const one = sshd.files.host(sshd.port)
    return { ...one, connection: { ...one.connection, user, ...extra } as Host['connection'] }
  }
  const login = async (name: Name | 'root', password?: string) => {
    const user = name === 'root' ? name : accounts.user(name)
    const connection = await connect(
      host(user, password === undefined ? {} : { becomePassword: new Secret(password) }),
      CALM,
    )
    open.push(connection)
    return connection
  }

  const WORKS: readonly (readonly [Name | 'root', 'with' | 'without', string])[] = [
    ['root', 'without', 'root'],
    ['root', 'with', 'root'],
    ['free', 'without', 'sudo -n'],
    ['free', 'with', 'sudo -n'],
    ['pass', 'with', 'sudo with a password'],
    ['once', 'with', 'sudo with a password'],
    ['ptys', 'with', 'sudo with a password'],
    ['tty', 'without', 'sudo -n on a terminal'],
    ['tty', 'with', 'sudo -n on a terminal'],
    ['both', 'with', 'sudo with a password on a terminal'],
    ['bothptys', 'with', 'sudo with a password on a terminal'],
    ['banner', 'with', 'sudo with a password'],
    ['csh', 'with', 'sudo with a password'],
    ['fish', 'with', 'sudo with a password'],
    ['path', 'with', 'sudo with a password'],
    ['homeless', 'with', 'sudo with a password'],
    ['full', 'with', 'sudo with a password'],
  ]
  it.each(WORKS)('%s, %s a password: %s', async (name, given, route) => {
    const connection = await login(name, given === 'with' ? accounts.password : undefined)
    const who = await connection.run(sh('id -u; echo "$PATH" | tr : "\\n" | grep -c sbin; cat; exit 7'))
    expect(connection.route).toMatch(new RegExp(`, ${route}$`))
    expect(who).toMatchObject({ code: 7, stdout: '0\n3\n' })

    const words = ["it's", '!!', 'a\nb', '\\', '$x `y`', '日本', '~.']
    const said = await connection.run({ argv: ['printf', '%s|', ...words] })
    expect(said).toMatchObject({ code: 0, stdout: `${words.join('|')}|` })

    const stdin = `~.\n${'0123456789日本\n'.repeat(2_000)}\u0003\u0004end`
    const back = await connection.run({ argv: ['sha256sum', '/dev/stdin'], stdin })
    expect(back).toMatchObject({
      code: 0,
      stdout: `${createHash('sha256').update(stdin).digest('hex')}  /dev/stdin\n`,
    })

    const lines: string[] = []
    const both = await connection.run(sh('echo out; echo err >&2; test -t 1 && echo tty'), line =>
      lines.push(line),
    )
    expect(both.code).toBe(1)
    expect(`${both.stdout}${both.stderr}`).toBe('out\nerr\n')
    // A lock lives beside the actions and ends when it is told to.
    const lock = await connection.hold(
      sh('echo held; while read -r line; do [ "$line" != done ] || exit 0; done; exit 1').argv,
    )
    expect(lock).toMatchObject({ held: true })
    expect(await connection.run(sh('echo meanwhile'))).toMatchObject({ stdout: 'meanwhile\n' })
    if (!lock.held) throw new Error('not held')
    expect(lock.alive()).toBe(true)
    await lock.release('done')
    expect(lock.alive()).toBe(false)

    const late = await connection.run({ ...sh('echo begun; sleep 20'), timeoutMs: 1_500 })
    expect(late).toMatchObject({ code: 124, stdout: 'begun\n' })
    expect((await connection.run(sh('kill -9 $$'))).code).toBe(137)
  })

  const FAILS: readonly (readonly [Name, string | undefined, string, string])[] = [
    ['pass', undefined, 'become', 'unreachable.become-password'],
    ['both', undefined, 'become', 'unreachable.become-password'],
    ['pass', 'wrong 1', 'become', 'unreachable.become-refused'],
    ['once', 'wrong 2', 'become', 'unreachable.become-refused'],
    ['ptys', 'wrong 3', 'become', 'unreachable.become-refused'],
    ['both', 'wrong 4', 'become', 'unreachable.become-refused'],
    ['bothptys', 'wrong 5', 'become', 'unreachable.become-refused'],
    ['nobody', 'right', 'become', 'unreachable.become-sudoer'],
    ['nobody', undefined, 'become', 'unreachable.become-password'],
    ['narrow', 'right', 'become', 'unreachable.become-sudoer'],
    ['locked', undefined, 'auth', 'unreachable.auth'],
  ]
  it.each(FAILS)('%s with the password %s: %s, %s', async (name, password, kind, id) => {
    const connection = await login(name, password === 'right' ? accounts.password : password)
    const before = failures(accounts)
    const error = await unreachable(connection.run(sh('echo never')))
    expect(error).toMatchObject({ kind, because: { id } })
    expect(JSON.stringify(error)).not.toContain(accounts.password)
    // Nothing is tried again, whoever asks for another action.
    if (id === 'unreachable.become-refused') {
      await expect(connection.run(sh('echo never'))).rejects.toBe(error)
      // A sudo that loses its terminal may not come to writing it down.
      if (name.startsWith('both')) expect(failures(accounts) - before).toBeLessThanOrEqual(1)
      else await expect.poll(() => failures(accounts) - before, { timeout: 10_000 }).toBe(1)
    }
  })
})

/** How many passwords sudo has found wrong. */
const failures = ({ sudoLog }: Accounts<Name>) =>
  [
    ...readFileSync(sudoLog, 'utf8')
      .replace(/\n\s+/g, ' ')
      .matchAll(/(\d+) incorrect password attempt/g),
  ].reduce((sum, [, count]) => sum + Number(count), 0)
