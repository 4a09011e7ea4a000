/** A transaction is followed through every loss of the line. */
import { describe, expect, it } from 'vitest'
import { type Action, type Connection, type Output, Unreachable } from '../../src/connection/connection.js'
import { runJob, startJob } from '../../src/engine/job.js'
import { msg } from '../../src/messages/message.js'

const LINES = ['one', '', 'two', 'three']
const output: Output = { code: 3, stdout: 'one\n\ntwo\nthree\n', stderr: '', ms: 1 }
const trouble = (kind: Unreachable['kind'], id: 'unreachable.lost' | 'unreachable.interrupted') =>
  new Unreachable(kind, msg(id, { at: 'h' }), msg('hint.lost', { at: 'h' }))
const lost = trouble('lost', 'unreachable.lost')

/** Says so many lines of the job each time before it is lost; after the last of them it tells all and ends. */
function flapping(...cuts: readonly (number | Unreachable)[]) {
  const ran: Action[] = []
  const run: Connection['run'] = async (action, onLine) => {
    const cut = cuts[ran.length]
    ran.push(action)
    if (cut instanceof Unreachable) throw cut
    for (const line of LINES.slice(0, cut)) onLine?.(line)
    if (cut !== undefined) throw lost
    return output
  }
  const hold: Connection['hold'] = async () => ({ held: false, code: 1, said: '' })
  return { ran, connection: { route: 'test', run, hold, close: async () => {} } satisfies Connection }
}

function clock(step = 0) {
  let time = 0
  const waits: number[] = []
  const wait = async (ms: number) => {
    waits.push(ms)
    time += ms + step
  }
  return { now: () => time, wait, waits }
}
const action: Action = { argv: ['dnf', '-y', 'install', 'x'], transaction: 'start' }

async function follow(line: ReturnType<typeof flapping>, time = clock()) {
  const told: string[] = []
  const losses: string[] = []
  const tell = { line: (one: string) => told.push(one), lost: () => losses.push('lost') }
  const job = startJob(action, 'ops@here, pid 1', 'a1')
  return { told, losses, job, ended: await runJob(line.connection, job, tell, time) }
}

describe('a transaction', () => {
  it.each([[[]], [[0]], [[2]], [[4]], [[1, 0, 3]], [[3, 1, 4, 2]]])(
    'whose line drops after these lines: %j is told once, whole, and with its own exit code',
    async cuts => {
      const { told, ended } = await follow(flapping(...cuts))
      expect(told).toEqual(LINES)
      expect(ended).toEqual(output)
    },
  )

  it('is asked for with the same id every time, so that the host starts it once', async () => {
    const line = flapping(1, 2)
    const { job } = await follow(line)
    expect(line.ran).toEqual([job, job, job])
    expect(job.argv.slice(-6)).toEqual(['a1', 'ops@here, pid 1', ...action.argv])
  })

  it('says once that the line dropped, and again only after it had been back', async () => {
    const refused = trouble('refused', 'unreachable.lost')
    expect((await follow(flapping(lost, refused, refused))).losses).toEqual(['lost'])
    expect((await follow(flapping(lost, 2, lost))).losses).toEqual(['lost', 'lost'])
  })

  it('waits longer and longer, up to a quarter of a minute', async () => {
    const time = clock()
    await follow(flapping(...Array.from({ length: 7 }, () => lost)), time)
    expect(time.waits).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000])
  })

  it('is left to itself when the host stays out of sight', async () => {
    const never = flapping(...Array.from({ length: 1000 }, () => lost))
    await expect(follow(never)).rejects.toMatchObject({ kind: 'lost', because: { id: 'job.out-of-sight' } })
  })

  it.each([
    trouble('lost', 'unreachable.interrupted'),
    trouble('host-key-changed', 'unreachable.lost'),
    trouble('auth', 'unreachable.lost'),
    trouble('become', 'unreachable.lost'),
  ])('is not waited for when $kind ($because.id) stands in the way', async error => {
    const line = flapping(error)
    await expect(follow(line)).rejects.toBe(error)
    expect(line.ran).toHaveLength(1)
  })
})
