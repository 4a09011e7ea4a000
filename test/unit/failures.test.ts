/** Every known failure of tasks/failures.ts by the words of a host: a new case is a new file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Output, TIMED_OUT } from '../../src/connection/connection.js'
import { text } from '../../src/messages/message.js'
import { hintFor } from '../../tasks/failures.js'

const folder = join(import.meta.dirname, '..', 'fixtures', 'failures')
const files = readdirSync(folder).filter(name => name.endsWith('.txt'))

const output = (said: Partial<Output>): Output => ({ code: 1, stdout: '', stderr: '', ms: 1, ...said })

describe('the next move after what a host said', () => {
  test.each(files)('%s', name => {
    const said = readFileSync(join(folder, name), 'utf8')
    const hint = hintFor([output({ stderr: said })])
    expect(hint.id).toBe(`cure.${name.split('.')[0]}`)
    expect(hintFor([output({ stdout: said })])).toEqual(hint)
    for (const language of ['en', 'ja'] as const) expect(text(hint, language)).not.toMatch(/undefined/)
  })

  test('what no row knows is in the journal', () => {
    expect(hintFor([output({ stderr: 'something new' })]).id).toBe('cure.journal')
  })

  test('a command that did not end in time says nothing of use', () => {
    expect(hintFor([output({ code: TIMED_OUT, stderr: 'No space left on device' })]).id).toBe('cure.timeout')
  })
})
