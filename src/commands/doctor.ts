/** `kvmup doctor`: whether this machine can be the controller of a run; no host is contacted. */
import { findings } from '../doctor/checks.js'
import { lookAtController } from '../doctor/look.js'
import { EXIT } from '../engine/judge.js'
import { text } from '../messages/message.js'
import { withTexts } from '../report/json.js'
import { paint } from '../report/paint.js'
import type { RawOptions } from './options.js'
import type { Terminal } from './terminal.js'

const STYLE = { ok: 'green', warn: 'yellow', fail: 'red' } as const
const WIDTH = 'terminal'.length

/** Resolves to the exit code: 3 when something keeps kvmup from working. */
export async function doctor(options: RawOptions, terminal: Terminal): Promise<number> {
  const all = findings(lookAtController(terminal))
  for (const one of all) {
    if (options.json) {
      terminal.out(`${JSON.stringify(withTexts(one))}\n`)
      continue
    }
    const status = paint(terminal, STYLE[one.status], one.status.padEnd(4))
    terminal.out(`${status}  ${one.check.padEnd(WIDTH)}  ${text(one.because, terminal.language)}\n`)
    if (one.status !== 'ok')
      terminal.out(`      ${paint(terminal, 'cyan', '→')} ${text(one.hint, terminal.language)}\n`)
  }
  return all.some(({ status }) => status === 'fail') ? EXIT.failed : EXIT.ok
}
