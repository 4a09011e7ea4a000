/** What may be shown where, by the environment. */
import { describe, expect, it } from 'vitest'
import { type Display, display } from '../../src/commands/display.js'

const TERMINAL = { TERM: 'xterm-256color', LANG: 'ja_JP.UTF-8' }
const CASES: readonly (readonly ['terminal' | 'pipe', NodeJS.ProcessEnv, Partial<Display>])[] = [
  ['terminal', TERMINAL, { draws: 'yes', colour: 'colour', charset: 'unicode' }],
  ['pipe', TERMINAL, { draws: 'no', colour: 'plain', charset: 'unicode' }],
  ['pipe', { LC_ALL: 'C' }, { charset: 'unicode' }],
  ['terminal', { ...TERMINAL, TERM: 'dumb' }, { draws: 'no', colour: 'plain' }],
  ['terminal', { LANG: 'C.UTF-8' }, { draws: 'no', colour: 'plain' }],
  ['terminal', { ...TERMINAL, TERM: 'linux' }, { draws: 'yes', colour: 'colour', charset: 'ascii' }],
  ['terminal', { ...TERMINAL, CI: 'true' }, { draws: 'no', colour: 'colour' }],
  ['terminal', { ...TERMINAL, CI: 'false' }, { draws: 'yes' }],
  ['terminal', { ...TERMINAL, LC_ALL: 'C' }, { draws: 'yes', charset: 'ascii' }],
  ['terminal', { ...TERMINAL, LC_ALL: '', LC_CTYPE: 'C.utf8', LANG: 'C' }, { charset: 'unicode' }],
  ['terminal', { TERM: 'xterm' }, { charset: 'ascii' }],
  ['terminal', { ...TERMINAL, NO_COLOR: '1' }, { draws: 'yes', colour: 'plain' }],
  ['terminal', { ...TERMINAL, NO_COLOR: '' }, { colour: 'colour' }],
  ['terminal', { ...TERMINAL, FORCE_COLOR: '0' }, { colour: 'plain' }],
  ['terminal', { ...TERMINAL, FORCE_COLOR: '' }, { colour: 'colour' }],
  ['pipe', { FORCE_COLOR: '1' }, { draws: 'no', colour: 'colour' }],
  ['pipe', { FORCE_COLOR: '1', NO_COLOR: '1' }, { colour: 'plain' }],
]

describe('what may be shown', () => {
  it.for(CASES)('in a %s with %o: %o', ([to, env, expected]) => {
    expect(display(env, to)).toMatchObject(expected)
  })
})
