/** Reports as their real readers take them: xmllint with Jenkins' schema for JUnit. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { junit } from '../../src/report/junit.js'
import type { Report } from '../../src/report/report.js'
import { hostileReport } from '../unit/hostile-report.js'
import { fleet, reportOf } from '../unit/reported.js'
import { obstacle } from './needs.js'

const missing = obstacle('xmllint')
const directory = mkdtempSync(join(tmpdir(), 'kvmup-reports-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const schema = join(import.meta.dirname, '..', 'fixtures', 'junit-10.xsd')

function lint(xml: string) {
  const file = join(directory, 'report.xml')
  writeFileSync(file, xml)
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, file], {
    encoding: 'utf8',
  })
  return { status, stderr }
}

describe.skipIf(missing)(`JUnit as Jenkins takes it${missing ? ` (${missing})` : ''}`, () => {
  const REPORTS: readonly (readonly [string, () => Promise<Report>])[] = [
    ['a plan', () => reportOf(fleet(), 'plan')],
    ['apply', () => reportOf(fleet(), 'apply')],
    ['verify', () => reportOf(fleet(), 'verify')],
    ['a hostile host', async () => hostileReport],
    ['no host at all', async () => ({ ...hostileReport, hosts: [] })],
  ]
  it.each(REPORTS)('%s', async (_name, report) => {
    for (const language of ['en', 'ja'] as const)
      expect(lint(junit(await report(), language))).toMatchObject({ status: 0 })
  })

  it('refuses what is none', () => {
    expect(lint('<testsuites><testsuite name="x"/></testsuites>')).toMatchObject({ status: 3 })
  })
})
