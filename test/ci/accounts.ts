/** Throw-away users of this machine, with real passwords and a real sudoers file. Needs root. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** Makes the users; takes everything back again should one of them fail. */
export function makeAccounts<Name extends string>(wanted: Readonly<Record<Name, Account>>): Accounts<Name> {
  const mark = randomBytes(3).toString('hex')
  const dir = mkdtempSync(join(tmpdir(), 'kvmup-accounts-'))
  chmodSync(dir, 0o755)
  const sudoers = `/etc/sudoers.d/kvmup-test-${mark}`
  const password = `Pass ${randomBytes(6).toString('hex')} wört'$1"`
  const undo: (() => void)[] = [() => rmSync(dir, { recursive: true })]
  const user = (name: Name) => `kvmup-${mark}-${name}`
  const remove = () => {
    process.off('exit', remove)
    for (const step of undo.splice(0).reverse()) attempt(step)
  }
  // Whatever ends the tests: no account with a known password stays on the machine.
  process.once('exit', remove)
  try {
    const sudoLog = join(dir, 'sudo.log')
    writeFileSync(sudoLog, '', { mode: 0o600 })
    const rules = [`Defaults:%x logfile=${sudoLog}, log_year`]
    for (const [name, account] of Object.entries(wanted) as [Name, Account][]) {
      makeUser(user(name), account, dir, undo)
      if (!account.locked) run('chpasswd', [], `${user(name)}:${password}\n`)
      const own = ['Defaults:% !use_pty', rules[0]?.replace('%x', '%') ?? '', ...(account.sudoers ?? [])]
      if (account.sudoers) rules.push(...own.map(line => line.replace('%', user(name))))
    }
    const draft = join(dir, 'sudoers')
    writeFileSync(draft, `${rules.slice(1).join('\n')}\n`, { mode: 0o440 })
    run('visudo', ['-cf', draft])
    undo.push(() => rmSync(sudoers, { force: true }))
    run('install', ['-m', '440', draft, sudoers])
    return { user, password, sudoLog, remove }
  } catch (error) {
    remove()
    throw error
  }
}

function makeUser(user: string, { shell, home, locked }: Account, dir: string, undo: (() => void)[]) {
  const place = join(dir, user)
  undo.push(() => run('userdel', ['-f', user]))
  run('useradd', ['-M', '-d', place, '-s', shellFile(shell, place), user])
  if (locked) run('passwd', ['-l', user])
  if (home === 'missing') return
  mkdirSync(place, { mode: 0o700 })
  if (home === 'full') {
    run('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=700', 'tmpfs', place])
    undo.push(() => run('umount', ['-l', place]))
    attempt(() => run('dd', ['if=/dev/zero', `of=${join(place, 'all')}`]))
  }
  chownSync(place, Number(run('id', ['-u', user])), Number(run('id', ['-g', user])))
}

function shellFile(shell: Account['shell'], place: string): string {
  if (typeof shell === 'string') return shell
  if (shell === undefined) return '/bin/sh'
  writeFileSync(`${place}.shell`, `#!/bin/sh\n${shell.start}\nexec /bin/sh "$@"\n`, { mode: 0o755 })
  return `${place}.shell`
}

function attempt(step: () => void) {
  try {
    step()
  } catch {
    // The others have to be undone as well.
  }
}
