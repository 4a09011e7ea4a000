/** What may be shown where output goes, by the environment alone. */
import type { Charset } from '../report/symbols.js'

export type Display = Readonly<{
  /** Whether lines can be drawn over: not in a pipe, nor in the log of a CI that lends a terminal. */
  draws: 'yes' | 'no'
  colour: 'colour' | 'plain'
  charset: Charset
}>

const isSet = (value: string | undefined) => value !== undefined && value !== ''
const isOn = (value: string | undefined) => isSet(value) && value !== '0' && value !== 'false'

/** https://no-color.org, https://force-color.org; who asks for both gets none. */
function colours(env: NodeJS.ProcessEnv, usual: boolean): boolean {
  if (isSet(env.NO_COLOR)) return false
  return isSet(env.FORCE_COLOR) ? isOn(env.FORCE_COLOR) : usual
}

/** @param env LC_ALL, LC_CTYPE, LANG, TERM, CI, NO_COLOR and FORCE_COLOR are looked at */
export function display(env: NodeJS.ProcessEnv, to: 'terminal' | 'pipe'): Display {
  const able = to === 'terminal' && isSet(env.TERM) && env.TERM !== 'dumb'
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  // A pipe takes any bytes, and whoever reads it expects the same ones everywhere.
  const unicode = to === 'pipe' || (/utf-?8/i.test(locale) && env.TERM !== 'linux')
  return {
    draws: able && !isOn(env.CI) ? 'yes' : 'no',
    colour: colours(env, able) ? 'colour' : 'plain',
    charset: unicode ? 'unicode' : 'ascii',
  }
}
