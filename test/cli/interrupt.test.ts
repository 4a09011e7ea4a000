/** Ctrl-C, kill, and readers that go away. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { inventoryOf, it } from './far.js'
import { expectNoStack, objects, recapRows } from './program.js'

const SLOW = {
  a: { rehearse: 'el9', faults: ['slow'] },
  b: { rehearse: 'el8', faults: ['slow'] },
  c: { rehearse: 'el7', faults: ['slow'] },
} as const

/** The command lines of all processes that name this text. */
const processesNaming = (text: string) =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(id => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
    .filter(line => line.includes(text))

describe.concurrent('an interrupted run', () => {
  it.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'one %s lets end what runs, starts nothing new, and ends in a recap of every host and exit 130',
    async (signal, { home }) => {
      const inventory = home.rehearsal(SLOW)
      const running = home.start(['apply', '--yes', '--forks', '2', '-i', inventory])
      await running.says('  start ', 2)
      running.child.kill(signal)
      const ended = await running.ended
      expect(ended.code).toBe(130)
      expect(ended.stderr).toMatch(/^\nkvmup: stopping: .*\n$/)
      expect(ended.stdout.match(/ {2}start {2}/g)).toHaveLength(2)
      expect(recapRows(ended.stdout).map(([host]) => host)).toEqual(['a', 'b', 'c'])
      expect(ended.stdout).toMatch(/^c {2}skipped /m)
      expect(ended.stdout).toMatch(/\ninterrupted: .*run kvmup again.*\njournal: \/.*\n$/)
      expectNoStack(ended)
    },
  )

  it('two SIGINTs end what runs as well, and still tell of every host', async ({ home }) => {
    const inventory = home.rehearsal(SLOW)
    const running = home.start(['apply', '--yes', '--json', '--forks', '2', '-i', inventory])
    await running.says('"action-start"', 2)
    running.child.kill('SIGINT')
    // Two of the same signal at once are one for the kernel.
    await delay(50)
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(130)
    const events = objects(ended.stdout)
    expect(events.at(-1)).toMatchObject({ type: 'recap', exit: 130, interrupted: true })
    expect(events.at(-1)?.hosts).toMatchObject([
      { host: 'a', status: 'unreachable' },
      { host: 'b', status: 'unreachable' },
      { host: 'c', status: 'skipped' },
    ])
  })

  it('two SIGINTs close the connections of ssh and leave no process and no file', async ({
    home,
    sleepy,
    skip,
  }) => {
    if (!existsSync('/proc/self/cmdline')) skip('this system has no /proc to look for processes in')
    const sockets = join(home.directory, 'run')
    mkdirSync(sockets)
    const inventory = inventoryOf(home, sleepy.host(sleepy.port))
    const running = home.start(['apply', '--yes', '-i', inventory], { env: { XDG_RUNTIME_DIR: sockets } })
    while (sleepy.count.execs === 0) await delay(20)
    expect(processesNaming(sockets)).not.toEqual([])
    running.child.kill('SIGINT')
    await delay(50)
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(130)
    expect(ended.stdout).toMatch(/^far {2}unreachable/m)
    expect(processesNaming(sockets)).toEqual([])
    expect(readdirSync(sockets)).toEqual([])
  })

  it('facts asks no further host, and exits 130', async ({ home }) => {
    const inventory = home.rehearsal(SLOW)
    const running = home.start(['facts', '--json', '--forks', '1', '-i', inventory])
    await running.says('"host"')
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(130)
    expect(objects(ended.stdout).length).toBeLessThan(3)
  })
})

describe.concurrent('a reader that goes away', () => {
  it.for(['plan', 'facts', 'rehearse', '--help'])(
    '%s | head -1 says nothing more',
    async (command, { home }) => {
      const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
      const args = ['plan', 'facts'].includes(command) ? [command, '-i', inventory] : [command]
      const through = (program: readonly string[]) => ['/bin/sh', '-c', '"$@" | head -1', 'sh', ...program]
      const ended = await home.run(args, { through, env: { TMPDIR: home.directory } })
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      expect(ended.stdout).toMatch(/^.+\n$/)
    },
  )

  it('stops an apply like an interrupt: what runs may end, nothing new is started, the journal has it', async ({
    home,
  }) => {
    const inventory = home.rehearsal(SLOW)
    const running = home.start(['apply', '--yes', '--forks', '1', '-i', inventory])
    await running.says('  start ')
    running.child.stdout?.destroy()
    const ended = await running.ended
    expect(ended).toMatchObject({ code: 130, stderr: '' })
    const [name = ''] = readdirSync(join(home.directory, 'state', 'kvmup', 'runs'))
    const events = objects(readFileSync(join(home.directory, 'state', 'kvmup', 'runs', name), 'utf8'))
    expect(events.at(-1)).toMatchObject({ type: 'end', exit: 130, interrupted: true })
    expect(events.at(-2)?.hosts).toMatchObject([
      { host: 'a' },
      { host: 'b' },
      { host: 'c', status: 'skipped' },
    ])
  })

  it('a full disk behind standard output is told in two lines', async ({ home, skip }) => {
    if (!existsSync('/dev/full')) skip('this system has no /dev/full')
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    const through = (program: readonly string[]) => ['/bin/sh', '-c', '"$@" >/dev/full', 'sh', ...program]
    const ended = await home.run(['plan', '-i', inventory], { through })
    expect(ended.stderr).toMatch(/^kvmup: .*no space left on device\n {2}\S.*\n$/)
    expect(ended.code).not.toBe(0)
  })
})
