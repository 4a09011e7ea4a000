/** In a real terminal: the tree, and the one question before anything is changed. */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect } from 'vitest'
import { expectNoStack, type Home, it, type Running } from './program.js'

/** Why there is no terminal to be had; undefined when there is one. */
const obstacle = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')
  ? undefined
  : 'no script(1) of util-linux on this machine, which lends a terminal'

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

/** Starts the program on a terminal of its own. What is typed goes to `child.stdin`. */
function onTerminal(home: Home, args: readonly string[], rows = 40): Running {
  const through = (program: readonly string[]) => [
    'script',
    '-qec',
    `stty rows ${rows} cols 120; exec ${program.map(quoted).join(' ')}`,
    '/dev/null',
  ]
  return home.start(args, { through, env: { TERM: 'xterm-256color', SHELL: '/bin/sh' } })
}

const type = (running: Running, keys: string) => running.child.stdin?.write(keys)
/** Types until it is heard: a question is shown a moment before it listens. */
async function answer(running: Running, keys: string) {
  let over = false
  void running.ended.then(() => {
    over = true
  })
  while (!over) {
    type(running, keys)
    await Promise.race([running.ended, delay(1000)])
  }
}
const QUESTION = '(y/N)'
const CTRL_C = '\x03'
const packages = (home: Home, host: string) =>
  JSON.parse(home.states()[`${host}.json`] ?? '{}').packages ?? []

describe.concurrent('apply in a terminal shows the plan and asks once', () => {
  it.for([
    { keys: 'n\r', words: 'answered with n', code: 0 },
    { keys: '\r', words: 'answered with Enter alone', code: 0 },
    { keys: CTRL_C, words: 'answered with Ctrl-C', code: 130 },
  ])('$words: nothing is changed, exit $code', async ({ keys, code }, { home, skip }) => {
    if (obstacle) skip(obstacle)
    const running = onTerminal(home, ['apply', '-i', home.rehearsal({ a: { rehearse: 'el9' } })])
    await running.says(QUESTION)
    await answer(running, keys)
    const ended = await running.ended
    expect(ended.stdout).toMatch(/\$ dnf .*Apply this to the host\?.*nothing was changed/s)
    expect(ended.code).toBe(code)
    expect(packages(home, 'a')).toEqual([])
    expectNoStack(ended)
  })

  it('shows the plan of all hosts, whatever the batches', async ({ home, skip }) => {
    if (obstacle) skip(obstacle)
    const inventory = home.rehearsal({
      a: { rehearse: 'el9', faults: ['no-vt'] },
      b: { rehearse: 'el9' },
      c: { rehearse: 'el9' },
    })
    const batches = ['--serial', '1', '--max-fail-percentage', '0']
    const running = onTerminal(home, ['apply', '-i', inventory, ...batches])
    await running.says(QUESTION)
    await answer(running, 'n\r')
    const stdout = stripVTControlCharacters((await running.ended).stdout)
    expect(stdout).toContain('Apply this to 2 hosts?')
    // What would be done on a host once it is mended is no part of what is done.
    expect(stdout).toMatch(/^a {2}check-cpu {2}\S*blocked/m)
    expect(stdout).not.toMatch(/^a {2}install-packages/m)
    expect(stdout).toContain('hosts=3, differs=2, blocked=1; nothing was changed, "kvmup apply" changes')
  })

  it('answered with y: the plan is applied, and a second apply asks nothing', async ({ home, skip }) => {
    if (obstacle) skip(obstacle)
    const inventory = home.rehearsal({ a: { rehearse: 'el7' }, b: { rehearse: 'el6' } })
    const running = onTerminal(home, ['apply', '-i', inventory])
    await running.says(QUESTION)
    expect([packages(home, 'a'), packages(home, 'b')]).toEqual([[], []])
    await answer(running, 'y\r')
    const ended = await running.ended
    expect(ended.stdout).toContain('Apply this to 2 hosts?')
    expect(ended.code).toBe(0)
    expect(packages(home, 'a')).toContain('libvirt')
    const again = await onTerminal(home, ['apply', '-i', inventory]).ended
    expect(again.code).toBe(0)
    expect(again.stdout).not.toContain(QUESTION)
  })

  it('a host whose plan was not shown is not changed, and counts for the exit code', async ({
    home,
    skip,
  }) => {
    if (obstacle) skip(obstacle)
    const inventory = home.rehearsal({ a: { rehearse: 'el7' }, b: { rehearse: 'el6' } })
    writeFileSync(home.stateFile('b'), '{')
    const running = onTerminal(home, ['apply', '-i', inventory])
    await running.says(QUESTION)
    // It can be reached again before the answer.
    rmSync(home.stateFile('b'))
    await answer(running, 'y\r')
    const ended = await running.ended
    expect(ended.stdout).toContain('Apply this to the host?')
    expect(ended.code).toBe(4)
    expect(packages(home, 'a')).toContain('libvirt')
    expect(Object.keys(home.states())).toEqual(['a.json'])
  })
})

describe.concurrent('a run in a terminal', () => {
  it('Ctrl-C is answered at once below the tree, and what runs may end', async ({ home, skip }) => {
    if (obstacle) skip(obstacle)
    const inventory = home.rehearsal({ a: { rehearse: 'el9', faults: ['slow'] }, b: { rehearse: 'el8' } })
    const running = onTerminal(home, ['apply', '--yes', '-i', inventory])
    await running.says('install-packages')
    type(running, CTRL_C)
    const ended = await running.ended
    const [drawn = ''] = ended.stdout.split('recap')
    expect(drawn).toContain('stopping: what is running may end')
    expect(ended.code).toBe(130)
    // The cursor is back.
    expect(ended.stdout.lastIndexOf('\x1b[?25h')).toBeGreaterThan(ended.stdout.lastIndexOf('\x1b[?25l'))
    expectNoStack(ended)
  })

  it('lines are shown where a tree does not fit', async ({ home, skip }) => {
    if (obstacle) skip(obstacle)
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    const ended = await onTerminal(home, ['plan', '-i', inventory], 6).ended
    expect(ended.code).toBe(5)
    expect(ended.stdout).not.toContain('\x1b[?25l')
  })
})
