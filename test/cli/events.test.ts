/** Every line that `--json` prints is one that docs/events.schema.json describes, and has nothing beyond that. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect } from 'vitest'
import { EVENT_VERSION } from '../../src/engine/events.js'
import { EventLineSchema } from '../../src/report/event-line.js'
import { expectTwoLines, it, objects } from './program.js'

const SCHEMA = join(import.meta.dirname, '..', '..', 'docs', 'events.schema.json')
/** Another reading of the published schema than the one that made it. */
const valid = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  validateFormats: false,
}).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))

/** The types of lines seen. */
function expectDescribed(stdout: string): ReadonlySet<unknown> {
  const lines = objects(stdout)
  for (const line of lines) {
    expect(valid(line) ? [] : valid.errors, JSON.stringify(line)).toEqual([])
    expect(EventLineSchema.parse(line)).toEqual(line)
  }
  expect(lines[0]).toMatchObject({ type: 'run-start', version: EVENT_VERSION })
  expect(lines.at(-1)).toMatchObject({ type: 'recap' })
  return new Set(lines.map(({ type }) => type))
}

describe.concurrent('--json', () => {
  it('is described by its schema: plan, apply and verify of every release and of hosts in trouble', async ({
    home,
    expect,
  }) => {
    const inventory = home.rehearsal({
      el6: { rehearse: 'el6' },
      el7: { rehearse: 'el7', faults: ['dead-mirrors'] },
      el8: { rehearse: 'el8', faults: ['no-vt'] },
      el9: { rehearse: 'el9', faults: ['drop-line:2'] },
      lost: { rehearse: 'el9', faults: ['drop-line:4'] },
      el10: { rehearse: 'el10', faults: ['refuse:1'] },
      never: { rehearse: 'el9', faults: ['refuse:9'] },
    })
    const seen = new Set<unknown>()
    const runs = [
      { command: ['plan'], code: 3 },
      {
        command: ['apply', '--yes', '--serial', '4', '--retry', '1', '--repair-repos', '--users', 'root'],
        code: 3,
      },
      { command: ['verify', '--deep', '--lang', 'ja'], code: 4 },
    ]
    for (const { command, code } of runs) {
      const ended = await home.run([...command, '--json', '-i', inventory])
      expect(ended).toMatchObject({ code, stderr: '' })
      for (const type of expectDescribed(ended.stdout)) seen.add(type)
    }
    const types = EventLineSchema.def.options.map(({ shape }) => shape.type.def.values[0])
    expect([...seen].sort()).toEqual([...types].sort())
  })

  it('is described when it is interrupted, and what cannot begin says no line at all', async ({ home }) => {
    const inventory = home.rehearsal({ a: { rehearse: 'el9', faults: ['slow'] }, b: { rehearse: 'el9' } })
    const running = home.start(['apply', '--yes', '--json', '--forks', '1', '-i', inventory])
    await running.says('"action-start"')
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(130)
    expectDescribed(ended.stdout)
    expectTwoLines(await home.run(['apply', '--json', '-i', inventory]), /--json/, /--yes/)
  })
})
