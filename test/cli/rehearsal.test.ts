/** The whole way of a host, as a stranger would walk it: plan, apply, apply again, verify; and what can go wrong. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { expectNoStack, it, objects, recapRows } from './program.js'

describe.concurrent('the main job on simulated hosts', () => {
  it('rehearse changes every host, then nothing, and leaves nothing behind', async ({ home }) => {
    const ended = await home.run(['rehearse'], { env: { TMPDIR: home.directory } })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const [, first = '', second = ''] = ended.stdout.split(/^(?:First|Second) run: .*$/m)
    expect(recapRows(first).map(([host, status]) => [host, status])).toEqual(
      ['centos6', 'centos7', 'centos8', 'stream9', 'stream10'].map(host => [host, 'changed']),
    )
    expect(recapRows(second).map(([, status]) => status)).toEqual(Array(5).fill('ok'))
    expect(second).not.toContain('changed')
    expect(readdirSync(home.directory)).toEqual(['state'])
    expect(readdirSync(join(home.directory, 'state', 'kvmup', 'runs'))).toHaveLength(2)
  })

  it('plan exits 5 and changes nothing, apply changes, apply again changes nothing, verify exits 0', async ({
    home,
  }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' }, b: { rehearse: 'el6' } })
    const fresh = home.states()
    const plan = await home.run(['plan', '-i', inventory])
    expect(plan.code).toBe(5)
    expect(recapRows(plan.stdout).map(([host, status]) => [host, status])).toEqual([
      ['a', 'differs'],
      ['b', 'differs'],
    ])
    expect(plan.stdout).toMatch(/^ {4}\$ \S+/m)
    expect(plan.stdout).toMatch(/\njournal: \/.+\n$/)
    const { code: before } = await home.run(['verify', '-i', inventory])
    expect(before).toBe(5)
    expect(Object.keys(home.states())).toEqual(Object.keys(fresh))
    for (const [file, text] of Object.entries(home.states()))
      expect(JSON.parse(text)).toEqual({ ...JSON.parse(fresh[file] ?? ''), lastClient: expect.any(Number) })

    const first = await home.run(['apply', '--yes', '-i', inventory])
    expect(first.code).toBe(0)
    expect(recapRows(first.stdout).map(([, status]) => status)).toEqual(['changed', 'changed'])
    const second = await home.run(['apply', '--yes', '-i', inventory])
    expect(second.code).toBe(0)
    expect(recapRows(second.stdout).map(([, status]) => status)).toEqual(['ok', 'ok'])
    expect(second.stdout).not.toMatch(/changed| run /)
    expect((await home.run(['verify', '-i', inventory])).code).toBe(0)
    expect((await home.run(['plan', '-i', inventory])).code).toBe(0)
  })

  it('the line view has four columns, two or more spaces apart, and known words in the third', async ({
    home,
  }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' }, 'long-name': { rehearse: 'el7' } })
    const [plan, apply] = [
      await home.run(['plan', '-v', '-i', inventory]),
      await home.run(['apply', '--yes', '-v', '-i', inventory]),
    ]
    const words =
      /^(start|run|exit|output|note|look|ok|changed|change|deferred|differs|skipped|blocked|failed)$/
    for (const { stdout } of [plan, apply]) {
      const [shown = ''] = stdout.split('\n\n')
      for (const line of shown.split('\n')) {
        const [host, task, status, ...detail] = line.split(/ {2,}/)
        expect(['a', 'long-name']).toContain(host)
        expect(task).toMatch(/^([a-z]+-[a-z-]+|-)$/)
        expect(status).toMatch(words)
        expect(detail.join('')).not.toBe('')
      }
    }
  })

  it('--json is NDJSON from run-start to a recap whose exit is the exit code', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el8' }, b: { rehearse: 'el9', faults: ['no-vt'] } })
    for (const args of [['plan'], ['apply', '--yes'], ['verify']]) {
      const ended = await home.run([...args, '--json', '-i', inventory])
      const events = objects(ended.stdout)
      expect(ended.stderr).toBe('')
      expect(events[0]).toMatchObject({ type: 'run-start', version: 2, purpose: args[0], hosts: ['a', 'b'] })
      expect(events.at(-1)).toMatchObject({ type: 'recap', exit: ended.code, interrupted: false })
      expect(events.at(-1)?.hosts).toMatchObject([{ host: 'a' }, { host: 'b' }])
    }
  })

  it('--lang ja is Japanese, and its first three columns are not', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    const ended = await home.run(['plan', '--lang', 'ja', '-i', inventory])
    expect(ended.code).toBe(5)
    expect(ended.stdout).toMatch(/[ぁ-ん]/)
    expect(ended.stdout).toMatch(/^実行記録: \//m)
    expect(recapRows(ended.stdout).map(([host, status]) => [host, status])).toEqual([['a', 'differs']])
    const json = await home.run(['plan', '--lang', 'ja', '--json', '-i', inventory])
    expect(json.stdout).not.toMatch(/[ぁ-ん]/)
  })

  it('an inventory may come through a pipe', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9' } })
    const through = (program: readonly string[]) => [
      '/bin/sh',
      '-c',
      `cat ${inventory} | "$@"`,
      'sh',
      ...program,
    ]
    expect((await home.run(['plan', '-i', '/dev/stdin'], { through })).code).toBe(5)
  })
})

describe.concurrent('journals', () => {
  it('are private files in a private directory, one JSON a line, with every event', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el7' } })
    const ended = await home.run(['apply', '--yes', '--json', '-i', inventory])
    const runs = join(home.directory, 'state', 'kvmup', 'runs')
    const [name = '', ...others] = readdirSync(runs)
    expect(others).toEqual([])
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT[\d.]+Z-apply-\d+\.ndjson$/)
    expect(statSync(runs).mode & 0o777).toBe(0o700)
    expect(statSync(join(runs, name)).mode & 0o777).toBe(0o600)
    const [head, ...recorded] = objects(readFileSync(join(runs, name), 'utf8'))
    const events = objects(ended.stdout)
    expect(head).toMatchObject({ type: 'journal', purpose: 'apply' })
    expect(events[0]).toMatchObject({ journal: join(runs, name) })
    expect(recorded.map(({ type }) => type)).toEqual([...events.map(({ type }) => type), 'end'])
  })

  it('go where --journal says; what the file had is kept', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el7' } })
    const file = home.file('mine.ndjson', '{"mine":1}\n')
    expect((await home.run(['plan', '--journal', file, '-i', inventory])).code).toBe(5)
    const [first, ...recorded] = objects(readFileSync(file, 'utf8'))
    expect(first).toEqual({ mine: 1 })
    expect(recorded.at(-1)).toMatchObject({ type: 'end', exit: 5 })
    expect(existsSync(join(home.directory, 'state', 'kvmup', 'runs'))).toBe(false)
  })

  it('that meet a full disk on the way are told in two lines; the run goes on', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el7' }, b: { rehearse: 'el9' } })
    // A limit of the size of files is what a full disk looks like from inside one process.
    const through = (program: readonly string[]) => ['/bin/sh', '-c', 'ulimit -f 60; "$@"', 'sh', ...program]
    const ended = await home.run(['apply', '--yes', '-i', inventory], { through })
    expect(ended.stderr).toMatch(/^kvmup: the journal \/.* could not be written to its end: .+\n {2}\S.*\n$/)
    expect(recapRows(ended.stdout).map(([, status]) => status)).toEqual(['changed', 'changed'])
    expect(ended.code).toBe(0)
  })
})

describe.concurrent('rehearsal hosts that misbehave', () => {
  it('no-vt: blocked before the first change, exit 3', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9', faults: ['no-vt'] } })
    const before = home.states()
    const ended = await home.run(['apply', '--yes', '-i', inventory])
    expect(ended.code).toBe(3)
    expect(ended.stdout).toMatch(/\na {2}check-cpu {2}blocked\n {4}\S.*\n {4}→ \S.*\n/)
    expect(ended.stdout).not.toMatch(/ {2}(start|run) {2}/)
    expect(recapRows(ended.stdout)[0]?.slice(0, 2)).toEqual(['a', 'blocked'])
    for (const [file, text] of Object.entries(home.states()))
      expect(JSON.parse(text)).toEqual({ ...JSON.parse(before[file] ?? ''), lastClient: expect.any(Number) })
  })

  it('dead-mirrors: the words of the failure and the next move, exit 3', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9', faults: ['dead-mirrors'] } })
    const ended = await home.run(['apply', '--yes', '-i', inventory])
    expect(ended.code).toBe(3)
    expect(ended.stdout).toMatch(/\na {2}[a-z-]+ {2}(failed|blocked)\n {4}\S.*repositor.*\n {4}→ \S/)
    expect(ended.stdout).toMatch(/\njournal: \/.+\n$/)
    expectNoStack(ended)
  })

  it('dead-mirrors past the end of the release: moved to the archive when allowed, and back', async ({
    home,
  }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el7', faults: ['dead-mirrors'] } })
    expect((await home.run(['apply', '--yes', '--repair-repos', '-i', inventory])).code).toBe(0)
    const unasked = await home.run(['repos', 'restore', '-i', inventory])
    expect([unasked.code, unasked.stdout]).toEqual([2, ''])
    const restored = await home.run(['repos', 'restore', '--yes', '-i', inventory])
    expect([restored.code, restored.stdout, restored.stderr]).toEqual([
      0,
      'a  CentOS-Base.repo: restored\n',
      '',
    ])
    const again = await home.run(['repos', 'restore', '--yes', '-i', inventory])
    expect([again.code, again.stdout]).toEqual([0, 'a  nothing to restore\n'])
  })

  it('drop-line in a package transaction: kvmup comes back to it and goes on', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9', faults: ['drop-line:2'] } })
    const ended = await home.run(['apply', '--yes', '-i', inventory])
    expect(ended.stdout).toMatch(/^a +install-packages +lost +the line dropped; the transaction goes on/m)
    expect(recapRows(ended.stdout)[0]?.slice(0, 2)).toEqual(['a', 'changed'])
    expect(ended.code).toBe(0)
  })

  it('drop-line anywhere else: unreachable, exit 4; the next apply without it goes on to the end', async ({
    home,
  }) => {
    const lost = home.rehearsal({ a: { rehearse: 'el9', faults: ['drop-line:4'] } })
    const ended = await home.run(['apply', '--yes', '-i', lost])
    expect(ended.code).toBe(4)
    expect(ended.stdout).toMatch(/\na {2}- {2}unreachable\n {4}.*was lost.*\n {4}→ .*run kvmup again/)
    const whole = home.inventory({ a: { rehearse: 'el9' } })
    const next = await home.run(['apply', '--yes', '-i', whole])
    expect(next.code).toBe(0)
    expect(recapRows(next.stdout)[0]?.slice(0, 2)).toEqual(['a', 'changed'])
  })
})
