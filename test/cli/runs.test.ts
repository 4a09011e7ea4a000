/** Earlier runs: listed, shown once more, and run again. */
import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { expectNoStack, expectTwoLines, type Home, it, objects, recapRows } from './program.js'

const journals = (home: Home) => {
  const directory = join(home.directory, 'state', 'kvmup', 'runs')
  return existsSync(directory) ? readdirSync(directory).map(name => join(directory, name)) : []
}
const MIXED = {
  good: { rehearse: 'el9' },
  blocked: { rehearse: 'el9', faults: ['no-vt'] },
  gone: { rehearse: 'el9', faults: ['refuse:9'] },
} as const

describe.concurrent('kvmup runs', () => {
  it('says that there is none, and shows the recap of the last one again', async ({ home }) => {
    expect(await home.run(['runs'])).toMatchObject({ code: 0, stdout: /no run/ })
    const applied = await home.run(['apply', '--yes', '-i', home.rehearsal(MIXED)])
    const list = await home.run(['runs'])
    expect(list.stdout).toMatch(
      /^\S+-apply-\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}apply +3 hosts {2}ended {2}exit 3 {2}changed=1 blocked=1 unreachable=1\n$/,
    )
    const shown = await home.run(['runs', 'show', 'last'])
    expect(recapRows(shown.stdout)).toEqual(recapRows(applied.stdout))
    expect(shown.stdout.slice(shown.stdout.indexOf('\n\nblocked'))).toBe(
      applied.stdout.slice(applied.stdout.indexOf('\n\nblocked')),
    )
    expect(shown.code).toBe(0)
    const passed = objects((await home.run(['runs', 'show', 'last', '--json'])).stdout)
    expect(passed[0]).toMatchObject({ type: 'journal', hosts: ['good', 'blocked', 'gone'], targets: [] })
    expect(passed.at(-1)).toMatchObject({ type: 'end', exit: 3, hosts: { changed: 1 } })
    expect(objects((await home.run(['runs', '--json'])).stdout)).toMatchObject([{ how: 'ended', exit: 3 }])
  })

  it('tells a run that is under way, and one that was killed, from one that ended', async ({ home }) => {
    const inventory = home.rehearsal({
      done: { rehearse: 'el9', faults: ['no-vt'] },
      cut: { rehearse: 'el9', faults: ['slow'] },
      never: { rehearse: 'el9' },
    })
    const running = home.start(['apply', '--yes', '--forks', '1', '-i', inventory])
    await running.says('  start ')
    expect((await home.run(['runs'])).stdout).toMatch(/ 3 hosts {2}running\n$/)
    const early = await home.run(['runs', 'show', 'last'])
    expect(early.stdout).toMatch(/\n.*never {2}- {2}skipped\n {4}not ended yet/)
    running.child.kill('SIGKILL')
    await running.ended
    for (const file of journals(home)) appendFileSync(file, '{"level":"info","type":"host-e')
    expect((await home.run(['runs'])).stdout).toMatch(/ 3 hosts {2}crashed\n$/)
    const shown = await home.run(['runs', 'show', 'last'])
    expect(recapRows(shown.stdout).map(([host, status]) => [host, status])).toEqual([
      ['done', 'blocked'],
      ['cut', 'skipped'],
      ['never', 'skipped'],
    ])
    expect(shown.stdout).toMatch(/\ncut {2}- .*\n {4}the run was cut off while/)
    expect(shown.stdout).toMatch(/\nnever {2}- .*\n {4}the run was cut off before/)
    expectNoStack(shown)
    const again = await home.run(['verify', '--rerun', 'failed=last', '-i', inventory])
    expectTwoLines(again, 'no earlier verify of these hosts', '--rerun failed=ID')
  })

  it('shows a journal that somebody wrote by hand without obeying it', async ({ home }) => {
    await home.run(['plan', '-i', home.rehearsal({ a: { rehearse: 'el9' } })])
    for (const file of journals(home)) writeFileSync(file, '\x1b]0;x\x07{"type":"journal"}\n\x1b[2J\n')
    for (const args of [['runs'], ['runs', 'show', 'last'], ['runs', 'show', 'last', '--json']]) {
      const { stdout, stderr } = await home.run(args)
      expect(stdout + stderr).not.toContain('\x1b')
    }
    expectTwoLines(await home.run(['runs', 'show', 'last']), 'cannot be read', 'another version')
    expectTwoLines(await home.run(['runs', 'show', 'x']), 'no run "x"', 'kvmup runs lists')
  })
})

describe.concurrent('--rerun', () => {
  it.for([
    ['failed', ['blocked']],
    ['unreachable', ['gone']],
    ['unreachable,failed', ['blocked', 'gone']],
  ] as const)('%s works those hosts and no others', async ([which, expected], { home }) => {
    const inventory = home.rehearsal(MIXED)
    await home.run(['apply', '--yes', '-i', inventory])
    const again = await home.run(['apply', '--yes', '--rerun', which, '-i', inventory])
    expect(recapRows(again.stdout).map(([host]) => host)).toEqual(expected)
  })

  it('reads nothing of hosts that are not run again', async ({ home }) => {
    home.rehearsal({ a: { rehearse: 'el9' }, b: { rehearse: 'el9' } })
    const hosts = 'a kvmup_rehearse=el9 kvmup_faults=no-vt\nb kvmup_rehearse=el9\n'
    const inventory = home.file('hosts.ini', `[kvm]\n${hosts}[other]\nnas ansible_connection=winrm\n`)
    await home.run(['apply', '--yes', '-i', inventory, '--limit', 'kvm'])
    for (const limit of [[], ['--limit', 'kvm']]) {
      const again = await home.run(['apply', '--yes', '--rerun', 'failed', '-i', inventory, ...limit])
      expect(recapRows(again.stdout).map(([host]) => host)).toEqual(['a'])
    }
  })

  it('of a run by its id takes what verify found wrong', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    await home.run(['verify', '-i', inventory])
    const [run] = objects((await home.run(['runs', '--json'])).stdout)
    const again = await home.run(['apply', '--yes', '--rerun', `failed=${run?.id}`, '-i', inventory])
    expect(recapRows(again.stdout).map(([host, status]) => [host, status])).toEqual([['a', 'changed']])
    const nothing = await home.run(['apply', '--yes', '--rerun', 'failed', '-i', inventory])
    expect(nothing).toMatchObject({ code: 0, stdout: '', stderr: /nothing to run again/ })
    expect(journals(home)).toHaveLength(2)
  })

  it('names hosts that are gone from the inventory, and goes on with the others', async ({ home }) => {
    await home.run(['apply', '--yes', '-i', home.rehearsal(MIXED)])
    const { good, blocked } = MIXED
    const args = ['apply', '--yes', '--rerun', 'failed,unreachable', '-i']
    const ended = await home.run([...args, home.rehearsal({ good, blocked })])
    expect(ended.stderr).toBe('kvmup: not in the inventory any more, and not run again: gone\n')
    expect(recapRows(ended.stdout).map(([host]) => host)).toEqual(['blocked'])
    const other = home.rehearsal({ good })
    expectTwoLines(await home.run([...args, other]), 'not in this inventory: blocked, gone', 'earlier run')
    const stranger = home.rehearsal({ stranger: { rehearse: 'el9' } })
    expectTwoLines(
      await home.run([...args, stranger]),
      'no earlier apply of these hosts',
      'leave out --rerun',
    )
    const [run] = objects((await home.run(['runs', '--json'])).stdout)
    const named = ['apply', '--yes', '--rerun', `failed=${run?.id}`, '-i', stranger]
    expectTwoLines(await home.run(named), 'not in this inventory: blocked', 'earlier run')
  })
})
