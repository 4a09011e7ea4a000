/** The probe of a host that was reached before. */
import { describe, expect, it } from 'vitest'
import { type Connection, type Output, TIMED_OUT, Unreachable } from '../../src/connection/connection.js'
import { ask, askAgain } from '../../src/engine/ask.js'
import { msg } from '../../src/messages/message.js'

const loss = (kind: Unreachable['kind'], id: 'unreachable.lost' | 'unreachable.interrupted') =>
  new Unreachable(kind, msg(id, { at: 'h' }), msg('hint.lost', { at: 'h' }))
const answer = (code: number): Output => ({ code, stdout: 'facts', stderr: '', ms: 300_000 })

/** What the host does at each look; `asked` counts them. */
function host(...does: readonly (Output | Unreachable)[]) {
  const asked = { times: 0 }
  const run: Connection['run'] = async () => {
    const now = does[Math.min(asked.times, does.length - 1)]
    asked.times += 1
    if (now === undefined || now instanceof Unreachable) throw now
    return now
  }
  const hold: Connection['hold'] = async () => ({ held: false, code: 1, said: '' })
  return { asked, connection: { route: 'test', run, hold, close: async () => {} } satisfies Connection }
}

async function again(one: ReturnType<typeof host>) {
  let time = 0
  const tried: number[] = []
  const clock = {
    now: () => time,
    wait: async (ms: number) => {
      time += ms
    },
  }
  const ended = await askAgain(one.connection, [], (_, count) => tried.push(count), clock)
  return { ended, tried }
}

describe('a look at a host that was reached before', () => {
  it.each(['lost', 'refused', 'timeout', 'other'] as const)(
    'is taken again after a line that ended as %s, however often',
    async kind => {
      const one = loss(kind, 'unreachable.lost')
      const { ended, tried } = await again(host(one, one, one, answer(0)))
      expect(ended).toEqual(answer(0))
      expect(tried).toEqual([1, 2, 3])
    },
  )

  it.each([loss('auth', 'unreachable.lost'), loss('host-key-changed', 'unreachable.lost')])(
    'is not taken again when $kind stands in the way',
    async error => {
      const one = host(error)
      await expect(again(one)).rejects.toBe(error)
      expect(one.asked.times).toBe(1)
    },
  )

  it('is not taken again after an interrupt, which looks like a line that was lost', async () => {
    const error = loss('lost', 'unreachable.interrupted')
    await expect(again(host(error))).rejects.toBe(error)
  })

  it('is given up with what was in the way last when the host stays out of sight', async () => {
    const error = loss('refused', 'unreachable.lost')
    await expect(again(host(error))).rejects.toBe(error)
  })

  it('that takes too long is no line that dropped', async () => {
    const one = host(answer(TIMED_OUT))
    await expect(again(one)).rejects.toMatchObject({ because: { id: 'unreachable.probe-overdue' } })
    expect(one.asked.times).toBe(1)
  })
})

describe('the first look', () => {
  it('is taken once: whether there is a way is the question', async () => {
    const error = loss('lost', 'unreachable.lost')
    const one = host(error, answer(0))
    await expect(ask(one.connection, [])).rejects.toBe(error)
    expect(one.asked.times).toBe(1)
  })
})
