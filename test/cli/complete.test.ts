/** What the completions of the shells ask for: values, and never anything that a shell would take for more. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from './program.js'

describe.concurrent('kvmup __complete', () => {
  it.for([
    ['targets kv plan -i hosts.yml', ['kvm1', 'kvm2']],
    ['targets kv plan -ihosts.yml', ['kvm1', 'kvm2']],
    ["targets kv plan --inventory='hosts.yml'", ['kvm1', 'kvm2']],
    ['targets kv plan -i ~/hosts.yml', ['kvm1', 'kvm2']],
    ['targets lo plan', ['local']],
    ['targets ali plan', ['alias1']],
    ['targets ops@a plan', ['ops@alias1']],
    ['pattern kvm1,k plan -i hosts.yml --limit', ['kvm1,kvm1', 'kvm1,kvm2']],
    ['pattern all:!kvm2 plan -i hosts.yml --limit', ['all:!kvm2']],
    ['explained KVM012', ['KVM012\tThe firmware has switched virtualization off']],
    [
      'explained prove-kvm --lang ja',
      ['prove-kvm\tゲストが /dev/kvm 経由で起動し、ゲストモードで動作したと答えること'],
    ],
    ['targets kv plan -i nowhere.yml', []],
    ['reports ju', ['junit=']],
    ['rerun failed,un', ['failed,unreachable']],
    ['runs la', ['last']],
    ['nonsense k', []],
  ] as const)('%s', async ([line, values], { home }) => {
    home.inventory({ kvm1: {}, kvm2: {} })
    mkdirSync(join(home.directory, '.ssh'))
    home.file('.ssh/config', 'Host *.example.org !x web*\nhost alias1 "quoted"\n  User ops\nHost a;reboot\n')
    const [kind = '', ...words] = line.split(' ')
    const ended = await home.run(['__complete', kind, '--', ...words])
    expect(ended).toEqual({
      code: 0,
      signal: null,
      stderr: '',
      stdout: values.map(one => `${one}\n`).join(''),
    })
  })

  it('runs no program that an inventory is', async ({ home }) => {
    const program = home.file('hosts', '#!/bin/sh\ntouch ran\necho "{}"\n')
    chmodSync(program, 0o755)
    expect(await home.run(['__complete', 'targets', '--', 'x', '-i', program])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(existsSync(join(home.directory, 'ran'))).toBe(false)
  })

  it('does not wait for an inventory that never ends', async ({ home }) => {
    const pipe = join(home.directory, 'pipe')
    execFileSync('mkfifo', [pipe])
    const ended = await home.run(['__complete', 'targets', '--', 'x', '-i', pipe])
    expect(ended).toMatchObject({ stdout: '', stderr: '' })
  })
})
