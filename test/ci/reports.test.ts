/** Reports as their real readers take them: xmllint with Jenkins' schema for JUnit. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { attest } from '../../src/report/attest.js'
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

describe.skipIf(obstacle('ssh-keygen'))('an attestation', () => {
  it('can be signed as the README says, and the signature breaks with it', async () => {
    const file = join(directory, 'attest.json')
    const key = join(directory, 'key')
    const keygen = (args: readonly string[], input = '') =>
      spawnSync('ssh-keygen', args, { encoding: 'utf8', input })
    writeFileSync(file, attest(await reportOf(fleet(), 'verify')))
    expect(keygen(['-q', '-t', 'ed25519', '-N', '', '-f', key])).toMatchObject({ status: 0 })
    expect(keygen(['-Y', 'sign', '-n', 'kvmup', '-f', key, file])).toMatchObject({ status: 0 })
    writeFileSync(join(directory, 'signers'), `ops ${readFileSync(`${key}.pub`, 'utf8')}`)
    const verify = [
      '-Y',
      'verify',
      '-n',
      'kvmup',
      '-f',
      join(directory, 'signers'),
      '-I',
      'ops',
      '-s',
      `${file}.sig`,
    ]
    const text = readFileSync(file, 'utf8')
    expect(keygen(verify, text)).toMatchObject({ status: 0 })
    expect(keygen(verify, text.replace('el6', 'el7'))).not.toMatchObject({ status: 0 })
  })
})
