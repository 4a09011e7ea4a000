import { describe, expect, it } from 'vitest'
import type { HostResult, HostStatus, Purpose, TaskResult, TaskStatus } from '../../src/engine/events.js'
import { type Attempt, exitCode, found, type Halted, hostStatus, outcome } from '../../src/engine/judge.js'
import type { Decision } from '../../src/engine/task.js'
import { msg } from '../../src/messages/message.js'

const because = msg('run.not-reached')
const hint = msg('run.apply.hint')
const attempt: Attempt = { hint }
const decisions = {
  ok: { status: 'ok', because },
  skip: { status: 'skip', because },
  change: { status: 'change', because, actions: [{ argv: ['true'] }] },
  deferred: { status: 'deferred', because, expects: because },
  differs: { status: 'differs', because, hint },
  blocked: { status: 'blocked', because, hint },
} satisfies Record<Decision['status'], Decision>

describe('what apply makes of the last decision', () => {
  it.each<[Decision['status'], 'tried' | 'untouched', Halted, TaskStatus]>([
    ['ok', 'untouched', 'ran out', 'ok'],
    ['ok', 'tried', 'ran out', 'changed'],
    ['ok', 'tried', 'halted', 'changed'],
    ['skip', 'untouched', 'ran out', 'skipped'],
    ['change', 'tried', 'ran out', 'failed'],
    ['change', 'tried', 'halted', 'failed'],
    ['change', 'untouched', 'halted', 'skipped'],
    ['deferred', 'untouched', 'halted', 'skipped'],
    ['deferred', 'untouched', 'ran out', 'failed'],
    ['differs', 'untouched', 'ran out', 'failed'],
    ['differs', 'tried', 'ran out', 'failed'],
    ['differs', 'untouched', 'halted', 'failed'],
    ['differs', 'untouched', 'interrupted', 'skipped'],
    ['deferred', 'untouched', 'interrupted', 'skipped'],
    ['change', 'tried', 'interrupted', 'failed'],
    ['change', 'untouched', 'interrupted', 'skipped'],
    ['ok', 'tried', 'interrupted', 'changed'],
    ['differs', 'untouched', 'blocked', 'skipped'],
    ['change', 'untouched', 'blocked', 'skipped'],
    ['blocked', 'untouched', 'blocked', 'blocked'],
  ])('%s, %s, %s: %s', (status, tried, halted, expected) => {
    const planned = { task: 'a-task', decision: decisions[status] }
    const result = outcome(planned, tried === 'tried' ? attempt : undefined, halted)
    expect(result.status).toBe(expected)
  })

  it('a task that an interrupt cut between two of its actions has not failed', () => {
    const planned = { task: 'a-task', decision: decisions.change }
    expect(outcome(planned, { ...attempt, cut: true }, 'interrupted')).toEqual({
      task: 'a-task',
      status: 'skipped',
      because: msg('run.unfinished'),
    })
  })

  it.each(Object.keys(decisions) as Decision['status'][])(
    '%s never ends in trouble without a next move',
    status => {
      const result = outcome({ task: 'a-task', decision: decisions[status] }, attempt, 'ran out')
      if (result.status === 'failed' || result.status === 'blocked') expect(result.hint).toBeDefined()
    },
  )
})

describe('what plan and verify make of a decision', () => {
  it.each<[Decision['status'], TaskStatus]>([
    ['ok', 'ok'],
    ['skip', 'skipped'],
    ['change', 'change'],
    ['deferred', 'deferred'],
    ['differs', 'differs'],
    ['blocked', 'blocked'],
  ])('%s is shown as %s', (status, expected) => {
    expect(found({ task: 'a-task', decision: decisions[status] }).status).toBe(expected)
  })
})

const results = (...statuses: TaskStatus[]): TaskResult[] =>
  statuses.map(status => ({ task: 'a-task', status, because }))

describe('the status of a host', () => {
  it.each<[Purpose, TaskStatus[], HostStatus]>([
    ['apply', ['ok', 'skipped'], 'ok'],
    ['apply', ['ok', 'changed'], 'changed'],
    ['apply', ['changed', 'failed', 'skipped'], 'failed'],
    ['apply', ['ok', 'blocked', 'skipped'], 'blocked'],
    ['plan', ['ok', 'change', 'deferred'], 'differs'],
    ['plan', ['blocked', 'change'], 'blocked'],
    ['verify', ['ok', 'blocked'], 'differs'],
    ['verify', ['ok', 'deferred'], 'differs'],
    ['verify', ['ok', 'ok'], 'ok'],
  ])('%s with %j is %s', (purpose, statuses, expected) => {
    expect(hostStatus(results(...statuses), purpose)).toBe(expected)
  })
})

describe('the exit code of a run', () => {
  const host = (status: HostStatus, kind?: 'bug'): HostResult => ({
    host: 'a-host',
    status,
    tasks: [],
    ms: 0,
    ...(kind ? { kind } : {}),
  })
  it.each<[number, string, HostResult[], boolean]>([
    [0, 'every host is well', [host('ok'), host('changed')], false],
    [1, 'a bug showed', [host('failed', 'bug'), host('unreachable')], false],
    [3, 'a host failed', [host('ok'), host('failed'), host('unreachable')], false],
    [3, 'a host is blocked', [host('blocked')], false],
    [4, 'a host is unreachable', [host('ok'), host('unreachable'), host('differs')], false],
    [5, 'a host differs', [host('ok'), host('differs')], false],
    [130, 'the run was interrupted', [host('ok'), host('failed')], true],
  ])('is %i when %s', (code, _why, hosts, interrupted) => {
    expect(exitCode(hosts, interrupted)).toBe(code)
  })
})
