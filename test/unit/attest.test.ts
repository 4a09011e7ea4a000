/** Attestations: the published schema, hashes that anybody can make again, and what compare makes of files from anywhere. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { UsageError } from '../../src/errors.js'
import { AttestationSchema, attest, canonical } from '../../src/report/attest.js'
import { snapshot } from '../../src/report/snapshot.js'
import { hostileReport } from './hostile-report.js'
import { fleet, reportOf } from './reported.js'

const SCHEMA = join(import.meta.dirname, '..', '..', 'docs', 'attestation.schema.json')
const directory = mkdtempSync(join(tmpdir(), 'kvmup-attest-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const file = (text: string | Uint8Array) => {
  const path = join(directory, 'file')
  writeFileSync(path, text)
  return path
}

describe('an attestation', () => {
  it('has the published schema that its types make', async () => {
    const { $schema, ...rest } = z.toJSONSchema(AttestationSchema, { io: 'input' })
    const title = { title: 'kvmup attestation', description: 'kvmup verify --attest FILE, version 1' }
    await expect(`${JSON.stringify({ $schema, ...title, ...rest }, null, 2)}\n`).toMatchFileSnapshot(SCHEMA)
  })

  it('of every release and of hosts in trouble holds to it, and so do its hashes', async () => {
    const valid = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
    for (const report of [await reportOf(fleet(), 'verify'), hostileReport]) {
      const text = attest(report)
      expect(valid(JSON.parse(text)) ? [] : valid.errors).toEqual([])
      expect((await snapshot(file(text))).broken).toEqual([])
    }
  })

  it('has the hash that another program makes of the sorted state', async () => {
    const [host] = JSON.parse(attest(await reportOf(fleet(), 'verify'))).hosts
    // `jq -cS .state` and `python3 -c json.dumps(sort_keys=True, separators=(",", ":"))` write the same.
    const sorted = JSON.stringify(host.state, (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
    expect(host.sha256).toBe(createHash('sha256').update(sorted).digest('hex'))
  })

  it('of hosts that stayed as they are has the same hashes at any time', async () => {
    const hosts = fleet()
    const hashes = async () =>
      JSON.parse(attest(await reportOf(hosts, 'verify'))).hosts.map((one: { sha256: string }) => one.sha256)
    expect(await hashes()).toEqual(await hashes())
  })

  it('shows every change of any character between quotes', async () => {
    const text = attest(await reportOf(fleet().slice(0, 2), 'verify'))
    const places = [...text.matchAll(/(?<=: ")[^"]/g)].map(({ index }) => index)
    for (const at of places.filter((_, index) => index % 7 === 0)) {
      const other = text[at] === 'x' ? 'y' : 'x'
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
      const seen = await snapshot(file(changed)).catch(error => error)
      expect(seen instanceof UsageError || seen.broken.length > 0, changed.slice(at - 30, at + 30)).toBe(true)
    }
  })

  it('is canonical whatever the order of its members', () => {
    expect(canonical({ b: [1, { d: null, c: 'ä"\n' }], a: true, '10': 0, '9': 0 })).toBe(
      '{"10":0,"9":0,"a":true,"b":[1,{"c":"ä\\"\\n","d":null}]}',
    )
  })
})

describe('a file to be compared', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'hello\n'],
    ['other JSON', '{"kvmup":"report","version":2}'],
    ['deep JSON', '['.repeat(200_000)],
    ['a damaged journal', '{"type":"host-end","result":{\n{"type":"host-facts"\n'],
    ['bytes', new Uint8Array([0, 255, 254, 10, 123])],
  ])('that is %s is refused in words', async (_name, text) => {
    await expect(snapshot(file(text))).rejects.toThrow(UsageError)
  })

  it.each(['/dev/zero', '/nowhere', tmpdir()])('%s is refused in words', async path => {
    await expect(snapshot(path)).rejects.toThrow(UsageError)
  })

  it('never crashes, whatever was done to it', async () => {
    const text = attest(await reportOf(fleet().slice(0, 1), 'verify'))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.nat(20),
        fc.string({ unit: 'binary' }),
        async (at, cut, put) => {
          const seen = await snapshot(file(text.slice(0, at) + put + text.slice(at + cut))).catch(
            error => error,
          )
          expect(seen instanceof UsageError || seen.hosts instanceof Map).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })
})
