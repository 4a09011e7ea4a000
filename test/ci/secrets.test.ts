/**
 * Passwords, given in every way there is, are looked for everywhere while the program works and afterwards: in what it
 * prints, in files, in the command lines and environments of all processes of this machine, which is both sides here.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type Ended, type Home, it } from '../cli/program.js'
import { type Sshd, startSshd } from '../contract/sshd.js'
import { type Accounts, makeAccounts } from './accounts.js'
import { obstacle } from './needs.js'

const reason = obstacle('root', 'sshd', 'sudo', 'script')
const ALL = '% ALL=(ALL) ALL'
const SAMPLE_MS = 25

/** Where this word is found now: processes by their number, and files below these directories. */
function found(word: string, directories: readonly string[]): readonly string[] {
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
  return [...processes, ...directories.flatMap(filesBelow)].filter(file => holds(file, word))
}

function holds(file: string, word: string): boolean {
  try {
    return readFileSync(file, 'latin1').includes(word)
  } catch {
    // Gone by now.
    return false
  }
}

/** A pipe is no file: whoever reads it takes what is in it. */
function filesBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map(name => join(directory, name))
      .filter(file => lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false)
  } catch {
    return []
  }
}

/** Looks for the word again and again until told to stop; then tells where it was. */
function watchFor(word: string, directories: readonly string[]) {
  const places = new Set<string>()
  let looks = 0
  const timer = setInterval(() => {
    looks += 1
    for (const place of found(word, directories)) places.add(place)
  }, SAMPLE_MS)
  return () => {
    clearInterval(timer)
    return { places: [...places], looks }
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

describe.skipIf(reason !== undefined)(`a password (${reason ?? 'all there'})`, () => {
  let accounts: Accounts<'plain' | 'tty' | 'key'>
  let sshd: Sshd
  beforeAll(async () => {
    accounts = makeAccounts({
      plain: { sudoers: [ALL] },
      tty: { sudoers: [ALL, 'Defaults:% requiretty'] },
      key: { sudoers: [ALL] },
    })
    sshd = await startSshd('UsePAM yes\nPasswordAuthentication yes\nLogLevel DEBUG3')
  })
  afterAll(async () => {
    await sshd?.stop()
    accounts?.remove()
  })
  /** What is unmistakable in the password. */
  const word = () => accounts.password.split(' ')[1] ?? ''

  /** An inventory of one host; `vars` as an administrator would add them. */
  const inventory = (home: Home, name: 'plain' | 'tty' | 'key', vars: object = {}) => {
    const { connection } = sshd.files.host(sshd.port, 'right', name === 'key' ? 'id' : 'other')
    if (connection.kind !== 'ssh') throw new Error('not ssh')
    const far = {
      ansible_host: connection.address,
      ansible_port: connection.port,
      ansible_user: accounts.user(name),
      ansible_ssh_private_key_file: connection.key,
      kvmup_ssh_config: connection.sshConfig,
      ...vars,
    }
    return home.file('inventory.yml', JSON.stringify({ all: { hosts: { far } } }))
  }
  const passwordFile = (home: Home) => {
    writeFileSync(join(home.directory, 'password'), `${accounts.password}\n`, { mode: 0o600 })
    return join(home.directory, 'password')
  }

  /** Runs, watched; what the person himself wrote down is taken away before the files are searched. */
  const watched = async (home: Home, run: () => Promise<Ended>) => {
    const runtime = join(home.directory, 'run')
    const over = watchFor(word(), [runtime, join(home.directory, 'state')])
    const ended = await run()
    const { places, looks } = over()
    for (const own of ['inventory.yml', 'password']) rmSync(join(home.directory, own), { force: true })
    expect(places).toEqual([])
    expect(found(word(), [home.directory])).toEqual([])
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(word())
    expect(`${sshd.log()}${readFileSync(accounts.sudoLog, 'utf8')}`).not.toContain(word())
    return { ended, looks }
  }

  it('is found by this test where it is', async ({ home }) => {
    const over = watchFor(word(), [home.directory])
    const child = spawn('sleep', ['1'], { env: { ...process.env, HINT: accounts.password } })
    home.file('left', accounts.password)
    await once(child, 'exit')
    const { places } = over()
    expect(places).toContain(join(home.directory, 'left'))
    expect(places).toContain(`/proc/${child.pid}/environ`)
  })

  const WAYS: readonly (readonly [
    string,
    'plain' | 'tty' | 'key',
    (home: Home, password: string) => readonly string[],
  ])[] = [
    [
      'in files',
      'plain',
      home => {
        const file = passwordFile(home)
        return [
          '-i',
          inventory(home, 'plain'),
          '--connection-password-file',
          file,
          '--become-password-file',
          file,
        ]
      },
    ],
    [
      'for sudo alone',
      'key',
      home => ['-i', inventory(home, 'key'), '--become-password-file', passwordFile(home)],
    ],
    [
      'in the inventory',
      'plain',
      (home, password) => [
        '-i',
        inventory(home, 'plain', { ansible_password: password, ansible_become_password: password }),
      ],
    ],
    [
      'for a sudo that wants a terminal',
      'tty',
      (home, password) => [
        '-i',
        inventory(home, 'tty', { ansible_ssh_pass: password, ansible_become_pass: password }),
      ],
    ],
  ]
  const COMMANDS = [
    ['verify', '-v'],
    ['plan', '--json'],
    ['apply', '--yes', '--plain', '-v'],
    ['facts', '--json'],
  ] as const
  it.for(WAYS.flatMap(way => COMMANDS.map(command => [...way, command] as const)))(
    'given %s (%s) is nowhere to be found',
    async ([, , given, command], { home }) => {
      const journal = join(home.directory, 'journal.ndjson')
      const args = [...command, ...given(home, accounts.password)]
      const recorded = command[0] === 'facts' ? [] : ['--journal', journal]
      // The private directory of the connection is looked into as well.
      const env = { XDG_RUNTIME_DIR: runtime(home) }
      const { ended, looks } = await watched(home, () => home.run([...args, ...recorded], { env }))
      // Debian is no EL: the host was reached as root and looked at, which is all that is wanted here.
      expect([0, 3, 5], ended.stderr).toContain(ended.code)
      expect(ended.stdout).toMatch(/check-platform|"facts"/)
      if (command.some(one => one === '-v')) expect(ended.stdout).toContain('sudo with a password')
      expect(looks).toBeGreaterThan(5)
      expect(existsSync(journal)).toBe(command[0] !== 'facts')
    },
  )

  it('that is wrong is as secret as a right one', async ({ home }) => {
    const vars = { ansible_password: `${accounts.password} not`, ansible_become_password: 'x' }
    const args = ['verify', '-v', '-i', inventory(home, 'plain', vars)]
    const { ended } = await watched(home, () => home.run(args, { env: { XDG_RUNTIME_DIR: runtime(home) } }))
    expect(ended.code).toBe(4)
    expect(ended.stdout).toContain('the password was refused')
  })

  it('typed on a terminal is not shown, not even its length', async ({ home }) => {
    const args = ['verify', '-v', '-k', '-K', '-i', inventory(home, 'plain')]
    const through = (program: readonly string[]) => [
      'script',
      '-qec',
      `stty rows 40 cols 120; exec ${program.map(quoted).join(' ')}`,
      '/dev/null',
    ]
    const env = { XDG_RUNTIME_DIR: runtime(home), TERM: 'xterm', SHELL: '/bin/sh' }
    const { ended } = await watched(home, async () => {
      const running = home.start(args, { through, env })
      await running.says('Password of the login')
      running.child.stdin?.write(`${accounts.password}\r`)
      await running.says('Password of sudo')
      // Nothing: the same as for the login.
      running.child.stdin?.write('\r')
      return running.ended
    })
    expect(ended.stdout).toContain('sudo with a password')
    expect(ended.stdout).not.toContain('****')
  })
})

/** A place for the connection's private directory that is looked into while the program runs. */
function runtime(home: Home): string {
  const directory = join(home.directory, 'run')
  mkdirSync(directory, { mode: 0o700 })
  return directory
}
