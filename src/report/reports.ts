/** `--report FORMAT=FILE`: files made from one report of the run, written at its end, however it ends. */
import { UsageError } from '../errors.js'
import { type Language, type Message, msg } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { clean } from '../text.js'
import { atOnce, inSlices } from '../turn.js'
import { collector } from './collect.js'
import { destination, replacing, writable } from './files.js'
import { FORMAT_NAMES, FORMATS, type Render, whole } from './formats.js'
import type { View } from './view.js'

/** One file to be written at the end of a run. */
export type Wanted = Readonly<{ path: string; render: Render }>

/** As on the command line: reports are `FORMAT=FILE`; a journal is another file that the run will write. */
export type Asked = Readonly<{ report?: readonly string[]; attest?: string; journal?: string }>

/** A view that writes at its end, and again after every further run of the same command. */
export type Reports = View & Readonly<{ trouble: () => readonly Message[] }>

/**
 * What the command line asks for, checked: known formats, files that can be written, each once.
 * @throws UsageError
 */
export async function wantedReports({ report = [], attest, journal }: Asked): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  for (const one of report) {
    const [, name = '', file] = /^([^=]*)=(.+)$/s.exec(one) ?? []
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
    if (!format || file === undefined)
      throw new UsageError(
        msg('usage.report', { given: clean(one) }),
        msg('usage.report.hint', { known: FORMAT_NAMES.join(', ') }),
      )
    wanted.push({ path: writable(file), render: await format() })
  }
  if (attest !== undefined)
    wanted.push({ path: writable(attest), render: whole((await import('./attest.js')).attest) })
  refuseTwice([...wanted.map(({ path }) => path), ...(journal ? [destination(journal)] : [])])
  return wanted
}

/** @throws UsageError when one of these (real) paths would be written twice */
function refuseTwice(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) < index)
  if (twice !== undefined)
    throw new UsageError(msg('usage.report-twice', { file: twice }), msg('usage.report-twice.hint'))
}

/** Collects the events of a command and writes what is wanted. */
export function reports(wanted: readonly Wanted[], language: Language): Reports {
  const collected = collector(() => performance.timeOrigin + performance.now())
  let trouble: readonly Message[] = []
  let unwritten = false
  function* writing(): Generator<undefined, void> {
    const report = yield* collected.steps()
    const lost: Message[] = []
    for (const { path, render } of wanted) {
      try {
        yield* replacing(path, render(report, language))
      } catch (error) {
        lost.push(msg('report.lost', { file: path, why: systemSays(error) }))
      }
    }
    trouble = lost
    unwritten = false
  }
  let begun: Generator | undefined
  // A second interrupt, or a crash, ends the process without an end of the run, or in the middle of it.
  const write = () => {
    begun?.return(undefined)
    if (unwritten) atOnce(writing())
  }
  if (wanted.length > 0) process.once('exit', write)
  const on: View['on'] = event => {
    if (wanted.length === 0) return
    unwritten = true
    collected.on(event)
  }
  const end = async () => {
    if (!unwritten) return
    const steps = writing()
    begun = steps
    await inSlices(steps, () => {}).catch(error => {
      unwritten = false
      throw error
    })
  }
  return { on, end, trouble: () => trouble }
}
