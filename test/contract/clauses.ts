/** The clauses of the contract for connections that can run any command. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Connection, OUTPUT_LIMIT, TIMED_OUT } from '../../src/connection/connection.js'
import { kindOf, type Lab, sh, unreachable } from './lab.js'

const NASTY = [
  '',
  ' a  b ',
  "it's",
  '"x"',
  '$(id) `id` $HOME',
  'a\nb\n',
  '!1 !!',
  '\\ \\\\ \\n',
  '*',
  '~',
  '-n',
  '--',
  '#',
  ';&|<>',
  '日本語 ✓',
  '%s',
]

/** A lab, a connection of it that is open, and a directory that both sides see. */
type At = () => { lab: Lab; connection: Connection; dir: string }

/** What a command is given, and what becomes of it. */
export function results(at: At) {
  test.each([
    ['exit 0', 0],
    ['exit 1', 1],
    ['exit 255', 255],
    ['kill -9 $$', 137],
    ['kill -15 $$', 143],
  ])('"%s" is told as %i', async (script, code) => {
    expect((await at().connection.run(sh(script))).code).toBe(code)
  })

  test('arguments arrive literally', async () => {
    const { stdout } = await at().connection.run({ argv: ['printf', '<%s>\\n', ...NASTY] })
    expect(stdout).toBe(`${NASTY.map(word => `<${word}>`).join('\n')}\n`)
  })

  test('the command finds the tools of an administrator and speaks C', async () => {
    const { stdout } = await at().connection.run(sh('echo "$PATH"; echo "$LC_ALL"; pwd'))
    const [path, locale, directory] = stdout.split('\n')
    expect(path?.split(':')).toEqual(expect.arrayContaining(['/usr/sbin', '/sbin', '/usr/bin', '/bin']))
    expect([locale, directory]).toEqual(['C', '/'])
  })

  test('the route to root is known after the first action', async () => {
    await at().connection.run(sh('true'))
    expect(at().connection.route).toMatch(/(, |^)(root|sudo -n)$/)
  })

  test.for([
    ['a password is required', 'unreachable.become-password'],
    ['sorry, you must have a tty to run sudo', 'unreachable.become-tty'],
    ['kvmup is not in the sudoers file.', 'unreachable.become-sudoer'],
    ['something new', 'unreachable.become-other'],
  ] as const)('no root (sudo: %s) is unreachable, and says why', async ([words, id], { skip }) => {
    const { lab } = at()
    if (lab.sudoSays === undefined) return skip('root needs no sudo here')
    lab.sudoSays(words)
    const connection = await lab.connect()
    const error = await unreachable(connection.run(sh('echo never')))
    lab.sudoSays('')
    await connection.close()
    expect(error).toMatchObject({ kind: 'become', because: { id } })
  })
}

/** What goes in and comes out. */
export function streams(at: At) {
  test('standard output and standard error are kept apart', async () => {
    const output = await at().connection.run(sh('echo out; echo err >&2; printf more; printf more >&2'))
    expect(output).toMatchObject({ code: 0, stdout: 'out\nmore', stderr: 'err\nmore' })
  })

  test('without stdin the command reads end of file', async () => {
    expect(await at().connection.run({ argv: ['cat'] })).toMatchObject({ code: 0, stdout: '' })
  })

  test('stdin arrives whole', async () => {
    const stdin = `${'0123456789日本\n'.repeat(20_000)}end`
    const output = await at().connection.run({ argv: ['cat'], stdin })
    expect(output.code).toBe(0)
    expect(output.stdout === stdin).toBe(true)
  })

  test('stdin can be opened by name', async () => {
    const output = await at().connection.run({ argv: ['cat', '/dev/stdin'], stdin: 'by name' })
    expect(output).toMatchObject({ code: 0, stdout: 'by name' })
  })

  test('a command may leave its stdin unread', async () => {
    expect(await at().connection.run({ argv: ['true'], stdin: 'x'.repeat(500_000) })).toMatchObject({
      code: 0,
    })
  })

  test('control characters, sequences and broken UTF-8 are cleaned', async () => {
    const output = await at().connection.run(
      sh(`printf '\\033[31mred\\033[0m\\a\\000\\033]0;title\\007 10%%\\r20%%\\r\\n\\377\\342\\200\\256x'`),
    )
    expect(output.stdout).toBe('red 10%\n20%\n\ufffdx')
  })

  test('much output is bounded to its end', async () => {
    const output = await at().connection.run(
      sh(`head -c 2000000 /dev/zero | tr '\\0' 'x' | fold -w 100; echo; echo the end`),
    )
    expect(output.stdout.length).toBe(OUTPUT_LIMIT)
    expect(output.stdout.endsWith('x\nthe end\n')).toBe(true)
  })

  test('a line without end is bounded too', async () => {
    const output = await at().connection.run(sh(`head -c 2000000 /dev/zero | tr '\\0' 'x'; echo err >&2`))
    expect(output.stdout.length).toBe(OUTPUT_LIMIT)
    expect(output).toMatchObject({ code: 0, stderr: 'err\n' })
  })

  test('lines come in order, whole, cleaned, without the markers', async () => {
    const lines: string[] = []
    const script =
      'for i in 1 2 3; do printf "%s-" "$i"; sleep 0.05; printf "\\033[1m%s\\n" "$i"; done; echo; printf last'
    await at().connection.run(sh(script), line => lines.push(line))
    expect(lines).toEqual(['1-1', '2-2', '3-3', '', 'last'])
  })

  test('a line is told while the command still runs', async () => {
    const flag = join(at().dir, 'seen')
    const script = 'echo waiting; until [ -e "$1" ]; do sleep 0.05; done; echo seen'
    const output = await at().connection.run(sh(script, flag), line => {
      if (line === 'waiting') writeFileSync(flag, '')
    })
    expect(output.stdout).toBe('waiting\nseen\n')
  })
}

/** How an action, a connection and a run end. */
export function endings(at: At) {
  test('a command that takes too long is given up with 124, what it said is kept, the next one works', async () => {
    const { connection } = at()
    const output = await connection.run({ ...sh('echo begun; sleep 20'), timeoutMs: 1500 })
    expect(output).toMatchObject({ code: TIMED_OUT, stdout: 'begun\n' })
    expect(await connection.run(sh('echo again'))).toMatchObject({ code: 0, stdout: 'again\n' })
  })

  test('a daemon that keeps the streams open is not waited for', async () => {
    const output = await at().connection.run(sh('sleep 300 & echo $!'))
    const pid = Number(output.stdout)
    expect(output.code).toBe(0)
    // Still alive: the action ended without it. (Throws when there is no such process.)
    process.kill(pid, 0)
    process.kill(pid)
  })

  test('the interrupt ends an action as lost, and every later one', async () => {
    const abort = new AbortController()
    const connection = await at().lab.connect({ signal: abort.signal })
    const kind = kindOf(connection.run(sh('echo begun; sleep 20'), () => abort.abort()))
    expect(await kind).toBe('lost')
    expect(await kindOf(connection.run(sh('true')))).toBe('lost')
    await connection.close()
  })

  test('nothing runs on a closed connection', async () => {
    const connection = await at().lab.connect()
    await connection.close()
    const flag = join(at().dir, 'after-close')
    expect(await kindOf(connection.run({ argv: ['touch', flag] }))).toBe('lost')
    expect(existsSync(flag)).toBe(false)
  })
}
