import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { trialOf } from '../../src/connection/trial.js'
import { Secret } from '../../src/secret.js'

const later = () => new Promise(resolve => setTimeout(resolve, 5))

test('one at a time until one has taken the password, then all', async () => {
  const [a, b, c] = [1, 2, 3].map(() => trialOf(new Secret('trial one'), 'ops'))
  expect(await a?.enter()).toBe('send')
  const entered: string[] = []
  const others = [b, c].map(one => one?.enter().then(turn => entered.push(turn)))
  await later()
  expect(entered).toEqual([])
  a?.leave('unknown')
  await later()
  expect(entered).toEqual(['send'])
  b?.leave('taken')
  await Promise.all(others)
  expect(entered).toEqual(['send', 'send'])
})

test('after a refusal nobody else; after it was taken a refusal is that host alone', async () => {
  const refused = trialOf(new Secret('trial two'), 'ops')
  await refused.enter()
  refused.leave('refused')
  expect(await trialOf(new Secret('trial two'), 'ops').enter()).toBe('refused')
  expect(await trialOf(new Secret('trial two'), 'another user').enter()).toBe('send')
  const taken = trialOf(new Secret('trial three'), 'ops')
  await taken.enter()
  taken.leave('taken')
  const late = trialOf(new Secret('trial three'), 'ops')
  await late.enter()
  late.leave('refused')
  expect(await trialOf(new Secret('trial three'), 'ops').enter()).toBe('send')
})

test('a secret shows itself to nobody by accident', () => {
  const secret = new Secret('hidden words')
  expect(
    `${secret} ${JSON.stringify({ secret })} ${inspect({ secret }, { depth: 9, showHidden: true })}`,
  ).not.toContain('hidden')
})
