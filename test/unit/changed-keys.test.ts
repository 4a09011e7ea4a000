import { describe, expect, test } from 'vitest'
import { sshError } from '../../src/connection/ssh-errors.js'
import { sshWhere } from '../../src/connection/where.js'
import type { HostResult } from '../../src/engine/events.js'
import { recap } from '../../src/report/recap.js'

/** A host whose key is another one than known_hosts has. */
function changed(address: string): HostResult {
  const said = `WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\nThe fingerprint is\nSHA256:of${address}.\n`
  const error = sshError(said, sshWhere({ kind: 'ssh', address }))
  if (!error) throw new Error('not known')
  const { kind, because, hint } = error
  return { host: address, status: 'unreachable', kind, because, hint, tasks: [], ms: 1 }
}

async function shown(hosts: readonly HostResult[], language: 'en' | 'ja' = 'en'): Promise<string> {
  let written = ''
  const write = (text: string) => {
    written += text
  }
  const view = recap({ write, language, colour: 'plain', detail: 'brief' } as Parameters<typeof recap>[0])
  view.on({ type: 'recap', hosts, exit: 4, interrupted: false } as Parameters<typeof view.on>[0])
  await view.end()
  return written
}

describe('host keys that have changed', () => {
  test('of many hosts are one list, with the commands for those that were rebuilt', async () => {
    const text = await shown([changed('kvm1'), changed('kvm22')])
    expect(text).toContain(
      [
        '',
        '2 host keys have changed: rebuilt, or under attack',
        '    kvm1   now SHA256:ofkvm1',
        '    kvm22  now SHA256:ofkvm22',
        '    → For those that were rebuilt, and only after comparing each fingerprint with the console of its host:',
        'ssh-keygen -R kvm1',
        'ssh-keygen -R kvm22',
        '      then run kvmup again with --accept-new-host-keys',
        '      kvmup explain KVM155',
        '',
      ].join('\n'),
    )
    expect(text).not.toContain('Only if the host was rebuilt')
    expect(await shown([changed('kvm1'), changed('kvm22')], 'ja')).toContain('ssh-keygen -R kvm22\n')
  })

  test('of a jump host that all of them share is forgotten once', async () => {
    const text = await shown([changed('kvm1'), { ...changed('kvm1'), host: 'other' }])
    expect(text.match(/^ssh-keygen/gm)).toHaveLength(1)
  })

  test('of one host is told like any other trouble', async () => {
    expect(await shown([changed('kvm1')])).toMatch(
      /kvm1 {2}- {2}unreachable\n.*rebuilt.*\n.*ssh-keygen -R kvm1/,
    )
  })
})
