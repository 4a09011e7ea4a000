/** Throw-away users of this machine, with real passwords and a real sudoers file. Needs root. */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a user is like; what is left out is as useradd makes it. */
export type Account = Readonly<{
  /** Lines of sudoers; `%` stands for the user's name. */
  sudoers?: readonly string[]
  /** The login shell: a program, or a script of sh that runs before the command. */
  shell?: string | Readonly<{ start: string }>
  /** `missing`: the directory is not there; `full`: a file system without a free byte. */
  home?: 'missing' | 'full'
  locked?: true
}>

export type Accounts<Name extends string> = Readonly<{
  /** The real name of the user. */
  user: (name: Name) => string
  password: string
  /** What sudo has logged. */
  sudoLog: string
  remove: () => void
}>

const run = (program: string, args: readonly string[], input?: string) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })

/**
 * Takes everything back: the rules first, so that nobody is root for a moment longer, then the users and their
 * files. `wait`: when its input ends, which is with the tests, however they end.
 */
const TAKE_BACK = `
[ "$1" != wait ] || cat >/dev/null
rm -f "/etc/sudoers.d/kvmup-test-$2"
for user in $(sed -n "s/^\\(kvmup-$2-[^:]*\\):.*/\\1/p" /etc/passwd); do
  umount -l "$3/$user"
  userdel -f "$user"
done 2>/dev/null
rm -rf "$3"
`
const takeBack = (how: 'wait' | 'now', mark: string, dir: string) => ['-c', TAKE_BACK, 'sh', how, mark, dir]

/** Makes the users; takes everything back again should one of them fail, or the tests be killed. */
export function makeAccounts<Name extends string>(wanted: Readonly<Record<Name, Account>>): Accounts<Name> {
  const mark = randomBytes(3).toString('hex')
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-accounts-'))
  chmodSync(dir, 0o755)
  const password = `Pass ${randomBytes(6).toString('hex')} wört'$1"`
  const user = (name: Name) => `kvmup-${mark}-${name}`
  const guard = spawn('/bin/sh', takeBack('wait', mark, dir), {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  const remove = () => {
    run('/bin/sh', takeBack('now', mark, dir))
    guard.stdin.end()
  }
  try {
    const sudoLog = join(dir, 'sudo.log')
    writeFileSync(sudoLog, '', { mode: 0o600 })
    const rules: string[] = []
    for (const [name, account] of Object.entries(wanted) as [Name, Account][]) {
      makeUser(user(name), account, dir)
      if (!account.locked) run('chpasswd', [], `${user(name)}:${password}\n`)
      const own = [
        'Defaults:% !use_pty',
        `Defaults:% logfile=${sudoLog}, log_year`,
        ...(account.sudoers ?? []),
      ]
      if (account.sudoers) rules.push(...own.map(line => line.replace('%', user(name))))
    }
    const draft = join(dir, 'sudoers')
    writeFileSync(draft, `${rules.join('\n')}\n`, { mode: 0o440 })
    run('visudo', ['-cf', draft])
    run('install', ['-m', '440', draft, `/etc/sudoers.d/kvmup-test-${mark}`])
    return { user, password, sudoLog, remove }
  } catch (error) {
    remove()
    throw error
  }
}

function makeUser(user: string, { shell, home, locked }: Account, dir: string) {
  const place = join(dir, user)
  run('useradd', ['-M', '-d', place, '-s', shellFile(shell, place), user])
  if (locked) run('passwd', ['-l', user])
  if (home === 'missing') return
  mkdirSync(place, { mode: 0o700 })
  if (home === 'full') {
    run('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=700', 'tmpfs', place])
    try {
      run('dd', ['if=/dev/zero', `of=${join(place, 'all')}`])
    } catch {
      // It ends when there is no room left, which is what was wanted.
    }
  }
  chownSync(place, Number(run('id', ['-u', user])), Number(run('id', ['-g', user])))
}

function shellFile(shell: Account['shell'], place: string): string {
  if (typeof shell === 'string') return shell
  if (shell === undefined) return '/bin/sh'
  writeFileSync(`${place}.shell`, `#!/bin/sh\n${shell.start}\nexec /bin/sh "$@"\n`, { mode: 0o755 })
  return `${place}.shell`
}
