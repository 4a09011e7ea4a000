import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { EVENT_VERSION } from '../../src/engine/events.js'
import { EventLineSchema } from '../../src/report/event-line.js'

const SCHEMA = join(import.meta.dirname, '..', '..', 'docs', 'events.schema.json')

// What the real program prints is held to it in test/cli/events.test.ts.
describe('the published schema of the lines of --json', () => {
  it('is the one that the types make, and tells its version', async () => {
    const { $schema, ...rest } = z.toJSONSchema(EventLineSchema, { io: 'input' })
    const title = { title: 'kvmup events', description: `A line of kvmup --json, version ${EVENT_VERSION}` }
    await expect(`${JSON.stringify({ $schema, ...title, ...rest }, null, 2)}\n`).toMatchFileSnapshot(SCHEMA)
  })

  it('refuses what is no line, and a run of another version', () => {
    const valid = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(SCHEMA, 'utf8')),
    )
    const time = '2026-01-02T03:04:05.678Z'
    const run = { purpose: 'plan', hosts: [], tasks: [], journal: '', program: 'kvmup' }
    const start = { type: 'run-start', time, version: EVENT_VERSION, ...run }
    expect(valid(start)).toBe(true)
    expect(valid({ ...start, more: 'of a later kvmup' })).toBe(true)
    for (const wrong of [{}, [], null, 'recap', { type: 'recap', time }, { ...start, version: 1 }])
      expect(valid(wrong)).toBe(false)
  })
})
