/** The recap: what needs a person in full, and what is the same on several hosts once. */
import { describe, expect, it } from 'vitest'
import type { HostResult } from '../../src/engine/events.js'
import { msg } from '../../src/messages/message.js'
import { recap } from '../../src/report/recap.js'
import type { Look } from '../../src/report/view.js'

const fine = (host: string): HostResult => ({
  host,
  status: 'ok',
  ms: 1000,
  tasks: [{ task: 'prove-kvm', status: 'ok', because: msg('run.interrupted') }],
})
const failed = (host: string, line: string): HostResult => ({
  host,
  status: 'failed',
  ms: 2000,
  tasks: [
    {
      task: 'load-kvm',
      status: 'failed',
      because: msg('run.not-reached'),
      hint: msg('run.apply.hint'),
      evidence: { argv: ['modprobe', 'kvm'], code: 1, tail: [line] },
    },
  ],
})

async function told(hosts: readonly HostResult[], detail: Look['detail'] = 'brief') {
  let text = ''
  const write = (words: string) => {
    text += words
  }
  const view = recap({ write, language: 'en', colour: 'plain', charset: 'unicode', detail })
  view.on({ type: 'recap', hosts, exit: 3, interrupted: false })
  await view.end()
  return text
}

describe('the recap', () => {
  it('tells once what is the same on several hosts, and each of them in its table', async () => {
    const text = await told([
      failed('a', 'no'),
      fine('b'),
      ...['c', 'd', 'e'].map(host => failed(host, 'no')),
      failed('f', 'other'),
    ])
    const [details = '', table = ''] = text.split('\nrecap\n')
    expect(details.match(/^\S.* {2}load-kvm {2}failed$/gm)).toEqual([
      'a, c, d +1  load-kvm  failed',
      'f  load-kvm  failed',
    ])
    expect(details).toMatch(/^ {4}\$ modprobe kvm {2}\(exit 1\)\n {4}\| no$/m)
    expect(table.match(/^[a-f] {2}(ok|failed) /gm)).toHaveLength(6)
  })

  it('takes no long time for ten thousand hosts in trouble', async () => {
    const text = await told(Array.from({ length: 10_000 }, (_, at) => failed(`node-${at}`, 'no')))
    expect(text).toMatch(/^node-0, node-1, node-2 \+9997 {2}load-kvm {2}failed$/m)
  })

  it('is one line when it is to be quiet and all is well', async () => {
    expect(await told([fine('a'), fine('b')], 'quiet')).toMatch(/^apply {2}hosts=2 ok=2 {2}\d+\.\ds\n$/)
  })
})
