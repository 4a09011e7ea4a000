/** The line view: what of a run is a line, and what is not. */
import { describe, expect, it } from 'vitest'
import type { Action } from '../../src/connection/connection.js'
import type { Event } from '../../src/engine/events.js'
import { lines } from '../../src/report/lines.js'

const place = { host: 'kvm1', task: 'prepare-packages' }

function shown(action: Action, detail: 'brief' | 'verbose' = 'brief') {
  let written = ''
  const write = (text: string) => {
    written += text
  }
  const view = lines({ write, language: 'en', colour: 'plain', charset: 'unicode', detail })
  const events: readonly Event[] = [
    { type: 'action-start', ...place, action },
    { type: 'action-line', ...place, line: 'waiting for process 42 (dnf), 5 s of 600' },
    { type: 'action-line', ...place, line: ' ' },
    { type: 'action-end', ...place, action, output: { code: 0, stdout: '', stderr: '', ms: 1 } },
  ]
  for (const event of events) view.on(event)
  return written
}

describe('what an action says', () => {
  it('is left out', () => {
    expect(shown({ argv: ['true'] })).toBe('kvm1  prepare-packages  run          true\n')
  })

  it('is shown while it waits for somebody, for whom and how long', () => {
    expect(shown({ argv: ['true'], tells: true })).toBe(
      'kvm1  prepare-packages  run          true\n' +
        'kvm1  prepare-packages  output       waiting for process 42 (dnf), 5 s of 600\n',
    )
  })

  it('is shown once when all of it is', () => {
    expect(shown({ argv: ['true'], tells: true }, 'verbose')).toBe(shown({ argv: ['true'], tells: true }))
  })
})
