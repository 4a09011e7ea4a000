/**
 * The view for pipes, logs and plain terminals: one line per event, `host  task  status  detail`, columns
 * separated by two or more spaces. The words of the first three columns are stable and never translated.
 */
import { type Code, codeOf, codeOfMessage } from '../catalogue/catalogue.js'
import type { Event, TaskResult } from '../engine/events.js'
import { text } from '../messages/message.js'
import { paint, paintStatus } from './paint.js'
import type { Look, View } from './view.js'

const STATUS_WIDTH = 'unreachable'.length

/** An argv as people read it; arguments with spaces are shown in quotes, scripts as such, long ones are cut. */
export function command(argv: readonly string[]): string {
  const shown = argv
    .map(word => (word.includes('\n') ? "'…'" : /^[\w@%+=:,./*-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ')
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown
}

/** The code that stands behind a sentence: `kvmup explain` tells more about it. */
const mark = (code: Code | undefined) => (code ? `  [${code}]` : '')
/** What was found wrong; a change that a plan proposes is not. */
const TROUBLE: readonly string[] = ['failed', 'blocked', 'differs']
const troubleCode = ({ status, because, hint }: TaskResult) =>
  TROUBLE.includes(status) ? codeOf(because, hint) : undefined

export function lines(look: Look): View {
  let hostWidth = 0
  let taskWidth = 0
  /** Hosts whose action tells what it waits for: hours of silence would look like a hang. */
  const telling = new Set<string>()
  const row = (host: string, task: string, status: string, detail: string) =>
    look.write(`${host.padEnd(hostWidth)}  ${task.padEnd(taskWidth)}  ${status}  ${detail}\n`)
  const word = (status: string) => paint(look, 'dim', status.padEnd(STATUS_WIDTH))
  const ended = (host: string, result: TaskResult) => {
    const status = paintStatus(look, result.status, STATUS_WIDTH)
    row(host, result.task, status, text(result.because, look.language) + mark(troubleCode(result)))
    for (const note of result.notes ?? [])
      row(host, result.task, word('note'), text(note, look.language) + mark(codeOfMessage(note)))
  }
  const output = ({ host, task, line }: Readonly<{ host: string; task: string; line: string }>) => {
    if (line.trim() !== '') row(host, task, word('output'), line)
  }
  const on = (event: Event): void => {
    if (event.type === 'run-start') {
      hostWidth = Math.max(...event.hosts.map(host => host.length))
      taskWidth = Math.max(...event.tasks.map(task => task.length))
    } else if (event.type === 'host-retry') {
      row(event.host, '-', word('retry'), text(event.because, look.language))
    } else if (event.type === 'task-start') {
      row(event.host, event.task, word('start'), text(event.because, look.language))
    } else if (event.type === 'action-start') {
      telling[event.action.tells ? 'add' : 'delete'](event.host)
      row(event.host, event.task, word('run'), command(event.action.argv))
    } else if (event.type === 'action-end' && event.output.code !== 0) {
      row(event.host, event.task, word('exit'), String(event.output.code))
    } else if (event.type === 'action-lost') {
      row(event.host, event.task, word('lost'), text(event.because, look.language))
    } else if (event.type === 'action-line') {
      if (look.detail === 'verbose' || telling.has(event.host)) output(event)
    } else if (event.type === 'task-end') {
      ended(event.host, event.result)
    } else if (event.type === 'host-end' && event.result.because) {
      const { host, status, because, hint } = event.result
      const code = mark(codeOf(because, hint))
      row(host, '-', paintStatus(look, status, STATUS_WIDTH), text(because, look.language) + code)
    }
    if (look.detail === 'verbose' && event.type === 'host-facts')
      row(event.host, '-', word('look'), `${event.os} (${event.route}, ${event.ms} ms)`)
  }
  return { on, end: async () => {} }
}
