import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { probeAction, probeScript } from '../../src/facts/probe.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'

const shells: [string, ...string[]][] = [
  ['/bin/sh'],
  ['/bin/dash'],
  ['/bin/bash', '--posix'],
  ['/usr/bin/busybox', 'sh'],
]

describe('the probe', () => {
  // Skipped, and shown as skipped, where the machine does not have the shell.
  for (const [shell, ...flags] of shells)
    it.skipIf(!existsSync(shell))(`runs under ${shell}, whatever is missing here, and is understood`, () => {
      const { argv } = probeAction(playbook.probe({ ...DEFAULT_WISHES, guestfs: 'all' }, 'with proof'))
      const run = spawnSync(shell, [...flags, ...argv.slice(1)], { encoding: 'utf8', input: '' })
      const facts = parseFacts(run.stdout)
      expect(facts.os.kernelName).toBe('Linux')
      expect(facts.arch).toBe(process.arch === 'x64' ? 'x86_64' : facts.arch)
      expect(facts.uid).toBe(process.getuid?.())
      expect(run.stderr).toBe('')
    })

  it.each([
    ['noise around it', (text: string) => `Welcome!\nkernel=fake\n${text}\nbye\nuid=77\n`],
    ['carriage returns of a terminal', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('is understood with %s', (_what, spoil) => {
    const text =
      'probe=1\nkernel_name=Linux\nkernel=5.14\narch=x86_64\nuid=0\ninit=systemd\ndev_kvm=absent\nend=1\n'
    expect(parseFacts(spoil(text))).toMatchObject({ kernel: '5.14', uid: 0 })
  })

  it('reads nothing from its answer that could reach a terminal', () => {
    const text =
      'probe=1\nkernel_name=Linux\nkernel=\u001b]0;evil\u0007\u001b[2J5.14\narch=x86_64\nuid=0\ninit=systemd\ndev_kvm=absent\nend=1\n'
    expect(parseFacts(text).kernel).toBe('5.14')
  })

  it('walks the whole rpm database at most once: all other questions have an index', () => {
    const questions = probeScript().match(/\brpm -q\S*/g) ?? []
    expect(questions.filter(question => question.includes('a'))).toEqual(['rpm -qa'])
    expect(questions.length).toBeGreaterThan(3)
  })
})
