/** Many hosts: batches, limits, deadlines and retries, with rehearsal hosts. */
import { describe, expect } from 'vitest'
import { expectNoStack, it, objects, recapRows } from './program.js'

const NO_VT = { rehearse: 'el9', faults: ['no-vt'] } as const
const FINE = { rehearse: 'el9' } as const
const statuses = (stdout: string) => recapRows(stdout).map(([host, status]) => [host, status])

describe.concurrent('--serial', () => {
  it('begins a batch when the one before has ended, and has every host once', async ({ home }) => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const inventory = home.rehearsal(Object.fromEntries(names.map(name => [name, FINE])))
    const ended = await home.run(['plan', '--json', '--serial', '1,40%', '-i', inventory])
    const events = objects(ended.stdout)
    expect(events.filter(({ type }) => type === 'batch-start')).toMatchObject([
      { batch: 1, of: 3, hosts: ['a'] },
      { batch: 2, of: 3, hosts: ['b', 'c'] },
      { batch: 3, of: 3, hosts: ['d', 'e'] },
    ])
    let open = 0
    for (const { type } of events) {
      if (type === 'host-start') open += 1
      if (type === 'host-end') open -= 1
      if (type === 'batch-start') expect(open).toBe(0)
    }
    expect(events.at(-1)?.hosts).toMatchObject(names.map(host => ({ host })))
    expect(ended.code).toBe(5)
  })

  it('begins none when more of one failed than --max-fail-percentage allows, and says so', async ({
    home,
  }) => {
    const inventory = home.rehearsal({ a: NO_VT, b: FINE, c: FINE, d: FINE })
    const args = ['apply', '--yes', '--serial', '2,1', '-i', inventory]
    const before = home.states()['d.json']
    const ended = await home.run([...args, '--max-fail-percentage', '49'])
    expect(statuses(ended.stdout)).toEqual([
      ['a', 'blocked'],
      ['b', 'changed'],
      ['c', 'skipped'],
      ['d', 'skipped'],
    ])
    expect(ended.stdout).toMatch(/\nc, d {2}- {2}skipped\n.*1 of the 2 hosts before it failed.*49 percent\n/)
    expect(ended.code).toBe(3)
    expect(home.states()['d.json']).toBe(before)
    const skipped = await home.run(['plan', '--rerun', 'skipped', '-i', inventory])
    expect(skipped.code).toBe(2)
    const again = await home.run(['apply', '--yes', '--rerun', 'skipped', '-i', inventory])
    expect(statuses(again.stdout)).toEqual([
      ['c', 'changed'],
      ['d', 'changed'],
    ])
  })

  it('goes on when as many failed as are allowed', async ({ home }) => {
    const inventory = home.rehearsal({ a: NO_VT, b: FINE, c: FINE })
    const args = ['verify', '--serial', '2', '--max-fail-percentage', '50', '-i', inventory]
    expect(statuses((await home.run(args)).stdout).map(([, status]) => status)).not.toContain('skipped')
  })
})

describe.concurrent('a host that is slow', () => {
  it('or hangs is left at its deadline; the others are not kept waiting', async ({ home }) => {
    const inventory = home.rehearsal({
      hung: { rehearse: 'el9', faults: ['hang'] },
      slow: { rehearse: 'el9', faults: ['slow'] },
      fine: FINE,
    })
    const args = ['--forks', '2', '--host-timeout', '6', '--plain', '-i', inventory]
    const ended = await home.run(['apply', '--yes', ...args])
    expect(statuses(ended.stdout)).toEqual([
      ['hung', 'unreachable'],
      ['slow', 'failed'],
      ['fine', 'changed'],
    ])
    expect(ended.stdout).toMatch(/not done within 6 seconds \(--host-timeout\), and left\n.*→ .*\n.*KVM211/)
    expect(ended.code).toBe(3)
    expectNoStack(ended)
  })

  it('to answer at all is unreachable when the time for its answer is over', async ({ home }) => {
    const inventory = home.rehearsal({ hung: { rehearse: 'el9', faults: ['hang'] } })
    const ended = await home.run(['verify', '--action-timeout', '1', '-i', inventory])
    expect(statuses(ended.stdout)).toEqual([['hung', 'unreachable']])
    expect(ended.code).toBe(4)
    const facts = await home.run(['facts', '--action-timeout', '1', '-i', inventory])
    expect(facts).toMatchObject({ code: 4, stdout: '', stderr: /did not answer all questions/ })
  })
})

describe.concurrent('--retry', () => {
  const inventory = { a: { rehearse: 'el9', faults: ['refuse:1'] } } as const
  it('tries a refused connection again, and says so', async ({ home }) => {
    const ended = await home.run(['plan', '--retry', '1', '-i', home.rehearsal(inventory)])
    expect(ended.stdout).toMatch(/^a {2}- +retry +no connection to a: .* refused it\n/)
    expect(statuses(ended.stdout)).toEqual([['a', 'differs']])
  })

  it('is not done unasked; a run that reached nobody is no success', async ({ home }) => {
    const ended = await home.run(['plan', '-i', home.rehearsal(inventory)])
    expect(statuses(ended.stdout)).toEqual([['a', 'unreachable']])
    expect(ended.code).toBe(4)
  })

  it('ends with an interrupt', async ({ home }) => {
    const refusing = home.rehearsal({ a: { rehearse: 'el9', faults: ['refuse:99'] } })
    const running = home.start(['plan', '--retry', '99', '-i', refusing])
    await running.says('  retry ', 2)
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(statuses(ended.stdout)).toEqual([['a', 'unreachable']])
    expect(ended.code).toBe(130)
  })
})
