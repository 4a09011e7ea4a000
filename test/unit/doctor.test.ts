/** What doctor makes of a controller: test/fixtures/doctor, each the healthy one but for what it is about. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findings } from '../../src/doctor/checks.js'
import type { Found } from '../../src/doctor/found.js'
import { doctor } from '../../src/messages/en/doctor.js'

type Fixture = Readonly<{ found: Partial<Found>; findings: readonly string[] }>

const folder = join(import.meta.dirname, '..', 'fixtures', 'doctor')
const read = (file: string): Fixture => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const { found: healthy } = read('healthy.json')
const foundIn = (file: string): Found => {
  const all = { ...healthy, ...read(file).found } as Found
  // JSON has no infinity.
  return { ...all, files: all.files ?? Number.POSITIVE_INFINITY }
}

describe('a controller', () => {
  it.each(readdirSync(folder))('%s', file => {
    const told = findings(foundIn(file))
      .filter(({ status }) => status !== 'ok')
      .map(({ status, check, because }) => `${status} ${check} ${because.id}`)
    expect(told).toEqual(read(file).findings)
  })

  it('can be told everything that doctor can say', () => {
    const said = readdirSync(folder)
      .flatMap(file => findings(foundIn(file)))
      .flatMap(one => [one.because.id, ...(one.status === 'ok' ? [] : [one.hint.id])])
    expect(Object.keys(doctor).filter(id => !said.some(other => other === id))).toEqual([])
  })
})
