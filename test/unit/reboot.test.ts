import { describe, expect, it } from 'vitest'
import { type Action, type Connection, type Output, Unreachable } from '../../src/connection/connection.js'
import { reboot } from '../../src/engine/reboot.js'
import { msg } from '../../src/messages/message.js'

const output = (stdout: string, code = 0): Output => ({ code, stdout, stderr: '', ms: 1 })
const down = (kind: 'lost' | 'refused' | 'timeout' | 'host-key-changed') =>
  new Unreachable(kind, msg('run.not-reached'), msg('run.apply.hint'))

/** Answers one after another, errors thrown; after the last it stays with that one. */
function host(...answers: (Output | Unreachable)[]) {
  const ran: string[] = []
  const run = async (action: Action) => {
    ran.push(action.argv[0] ?? '')
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer instanceof Unreachable || answer === undefined) throw answer ?? new Error('no answer')
    return answer
  }
  const hold: Connection['hold'] = async () => ({ held: false, code: 1, said: 'not asked for' })
  const connection: Connection = { route: 'test', run, hold, close: async () => {} }
  return { connection, ran }
}

/** A clock on which waiting costs nothing. */
function clock() {
  let time = 0
  const wait = async (ms: number) => {
    time += ms
  }
  return { now: () => time, wait }
}
const action: Action = { argv: ['shutdown', '-r', 'now'], reboots: true }

describe('a reboot', () => {
  it('is over when the host answers with another boot id, not when it answers', async () => {
    const { connection, ran } = host(
      output('one'),
      down('lost'),
      output('one'),
      down('refused'),
      down('timeout'),
      output('two'),
    )
    expect((await reboot(connection, action, clock())).code).toBe(0)
    expect(ran).toEqual(['cat', 'shutdown', 'cat', 'cat', 'cat', 'cat'])
  })

  it('that the host refuses is told with its words', async () => {
    const { connection } = host(output('one'), output('not permitted', 1))
    expect(await reboot(connection, action, clock())).toMatchObject({ code: 1, stdout: 'not permitted' })
  })

  it('from which the host does not come back makes it unreachable', async () => {
    const { connection } = host(output('one'), down('lost'), down('refused'))
    await expect(reboot(connection, action, clock())).rejects.toMatchObject({ kind: 'timeout' })
  })

  it('after which another host answers is not waited for', async () => {
    const { connection } = host(output('one'), down('lost'), down('host-key-changed'))
    await expect(reboot(connection, action, clock())).rejects.toMatchObject({ kind: 'host-key-changed' })
  })
})
