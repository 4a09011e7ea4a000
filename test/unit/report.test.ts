import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { EVENT_VERSION, type Event, type HostResult, type TaskResult } from '../../src/engine/events.js'
import { parseFacts } from '../../src/facts/parse.js'
import { summary } from '../../src/facts/summary.js'
import { msg } from '../../src/messages/message.js'
import { collector } from '../../src/report/collect.js'
import { ReportSchema } from '../../src/report/report.js'
import { atOnce } from '../../src/turn.js'
import { fleet, named, reportOf } from './reported.js'

const SCHEMA = join(import.meta.dirname, '..', '..', 'docs', 'report.schema.json')

/** Another reading of the published schema than the one that made it. */
const valid = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  validateFormats: false,
}).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
const expectValid = (report: unknown) => {
  const asWritten: unknown = JSON.parse(JSON.stringify(report))
  expect(valid(asWritten) ? [] : valid.errors).toEqual([])
  // The published schema lets fields be added; nothing may be there now that it does not name.
  expect(ReportSchema.parse(asWritten)).toEqual(asWritten)
}

describe('the published schema of the report', () => {
  it('is the one that the types make', async () => {
    const schema = z.toJSONSchema(ReportSchema, { io: 'input' })
    const title = { title: 'kvmup report', description: 'kvmup --report json=FILE, version 1' }
    const { $schema, ...rest } = schema
    await expect(`${JSON.stringify({ $schema, ...title, ...rest }, null, 2)}\n`).toMatchFileSnapshot(SCHEMA)
  })

  it.each([
    ['plan', ['plan']],
    ['apply', ['apply']],
    ['verify', ['verify']],
    ['plan, then apply', ['plan', 'apply']],
    ['apply, then apply', ['apply', 'apply']],
  ] as const)(
    'describes what %s of every release and of hosts in trouble leaves',
    async (_name, purposes) => {
      const report = await reportOf(fleet(), ...purposes)
      expect(report.hosts.map(({ host }) => host)).toEqual(fleet().map(({ name }) => name))
      expectValid(report)
    },
  )

  it('refuses what is none', () => {
    for (const wrong of [{}, { kvmup: 'report' }, [], null, 'report']) expect(valid(wrong)).toBe(false)
  })
})

describe('a report', () => {
  it('tells what became of every host', async () => {
    const report = await reportOf(fleet(), 'apply')
    const statuses = Object.fromEntries(report.hosts.map(({ host, status, code }) => [host, [status, code]]))
    expect(statuses).toMatchObject({
      el6: ['changed', undefined],
      el10: ['changed', undefined],
      'no-vt': ['blocked', undefined],
      'dead-mirrors': ['blocked', undefined],
      lost: ['unreachable', 'KVM176'],
    })
    expect(report).toMatchObject({ exit: 3, complete: true, interrupted: false })
    const el9 = report.hosts.find(({ host }) => host === 'el9')
    expect(el9).toMatchObject({
      proved: true,
      facts: { qemu: expect.stringMatching(/^\d/), network: /virbr0/ },
    })
    expect(report.hosts.find(({ host }) => host === 'no-vt')?.tasks).toContainEqual(
      expect.objectContaining({ task: 'check-cpu', status: 'blocked', code: 'KVM014' }),
    )
  })

  it('keeps what an earlier run of the same command changed', async () => {
    const report = await reportOf([named('once', 'el9')], 'apply', 'apply')
    const [host] = report.hosts
    expect(host).toMatchObject({ status: 'changed' })
    expect(host?.tasks.filter(({ status }) => status === 'changed').map(({ task }) => task)).toEqual([
      'install-packages',
      'install-guestfs',
      'start-libvirt',
    ])
  })

  it('has spans that follow each other and name what was waited for', async () => {
    for (const { host, spans } of (await reportOf(fleet(), 'apply')).hosts) {
      expect(spans[0]).toMatchObject({ kind: 'queued' })
      for (const [index, span] of spans.entries()) {
        expect(span.end, host).toBeGreaterThanOrEqual(span.start)
        expect(span.start, host).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0)
      }
    }
  })
})

describe('the time of a host', () => {
  const place = { host: 'h', task: 'load-kvm' }
  const action = { argv: ['modprobe', 'kvm'] }
  const result: TaskResult = {
    task: 'load-kvm',
    status: 'changed',
    because: msg('run.not-reached'),
    notes: [],
  }
  const ended: HostResult = { host: 'h', status: 'changed', tasks: [result], ms: 90 }
  const output = { code: 0, stdout: '', stderr: '', ms: 30 }
  const facts = {
    os: 'EL',
    arch: '',
    kernel: '',
    cpu: '',
    hypervisor: '',
    container: '',
    modules: [],
    packages: {},
  }
  const looked = { type: 'host-facts', host: 'h', route: 'root', pass: 1, os: 'EL', facts, ms: 15 } as const
  const start = {
    type: 'run-start',
    version: EVENT_VERSION,
    program: 'kvmup',
    purpose: 'apply',
    hosts: ['h'],
    tasks: ['load-kvm'],
    journal: '',
  } as const

  /** What happens, and when. */
  const HAPPENS: readonly (readonly [number, Event])[] = [
    [0, start],
    [10, { type: 'host-start', host: 'h' }],
    [30, looked],
    [40, { type: 'action-start', ...place, action }],
    [70, { type: 'action-end', ...place, action, output }],
    [90, { ...looked, pass: 2 }],
    [100, { type: 'host-end', result: ended }],
    [110, { type: 'recap', hosts: [ended], exit: 0, interrupted: false }],
  ]
  const until = (last: number) => {
    let now = 1_000
    const { on, steps } = collector(() => now)
    for (const [at, event] of HAPPENS.filter(([at]) => at <= last)) {
      now = 1_000 + at
      on(event)
    }
    return atOnce(steps())
  }

  it('is cut where something began or ended', () => {
    expect(until(110).hosts[0]).toMatchObject({
      ms: 90,
      tasks: [{ task: 'load-kvm', ms: 30 }],
      spans: [
        { kind: 'queued', start: 0, end: 10 },
        { kind: 'connect', start: 10, end: 15 },
        { kind: 'probe', start: 15, end: 30 },
        { kind: 'action', start: 40, end: 70, task: 'load-kvm', command: 'modprobe kvm', code: 0 },
        { kind: 'probe', start: 75, end: 90 },
      ],
    })
  })

  it('ends when kvmup does, and the host is one that was not finished', () => {
    const report = until(40)
    expect(report).toMatchObject({ complete: false, exit: 3 })
    expect(report.hosts[0]).toMatchObject({
      status: 'skipped',
      code: 'KVM202',
      spans: [
        { kind: 'queued' },
        { kind: 'connect' },
        { kind: 'probe' },
        { kind: 'action', start: 40, end: 40 },
      ],
    })
    expectValid(report)
  })
})

describe('facts in short', () => {
  it('are what stays until somebody changes the host', () => {
    const recorded = join(import.meta.dirname, '..', 'fixtures', 'hosts', 'el9-converged', 'facts.txt')
    expect(summary(parseFacts(readFileSync(recorded, 'utf8')))).toMatchInlineSnapshot(`
      {
        "arch": "x86_64",
        "container": "none",
        "cpu": "QEMU TCG CPU version 2.5+",
        "hypervisor": "qemu",
        "kernel": "6.1.0-56-cloud-amd64",
        "kernelNewest": "5.14.0-284.11.1.el9_2.x86_64",
        "libvirt": "9.0.0",
        "microcode": "0x100000b",
        "modules": [
          "kvm",
          "kvm_amd",
        ],
        "network": "virbr0 192.168.122.1/24",
        "os": "CentOS Stream release 9",
        "packages": {
          "guestfs-tools": "0:1.48.2-8.el9.x86_64",
          "libguestfs": "1:1.48.4-4.el9.x86_64",
          "libguestfs-xfs": "1:1.48.4-4.el9.x86_64",
          "libvirt": "0:9.0.0-10.el9.x86_64",
          "libvirt-client": "0:9.0.0-10.el9.x86_64",
          "qemu-kvm": "17:7.2.0-14.el9_2.x86_64",
          "virt-install": "0:4.1.0-2.el9.noarch",
          "virt-manager": "0:4.1.0-2.el9.noarch",
          "virt-top": "0:1.1.1-9.el9.x86_64",
          "virt-viewer": "0:11.0-1.el9.x86_64",
        },
        "qemu": "7.2.22",
      }
    `)
  })
})
