/** What a tree says once and for all: how a task or a host ended. */
import type { HostResult, HostStatus, Purpose, TaskResult, TaskStatus } from '../engine/events.js'
import { text } from '../messages/message.js'
import type { Style } from './brush.js'
import { paint, paintStatus } from './paint.js'
import { symbolsOf } from './symbols.js'
import { counts } from './tally.js'
import { duration } from './width.js'

const BAD: readonly string[] = ['failed', 'differs', 'blocked', 'unreachable']
/** Neither done nor wrong. */
const OPEN: readonly string[] = ['skipped', 'change', 'deferred']

/** What apply is for is no fault of a plan. */
const isBad = (status: HostStatus, purpose: Purpose) =>
  BAD.includes(status) && !(status === 'differs' && purpose === 'plan')

/** Whether a host is told of even where there is no room for every host: those that an interrupt left untouched are not. */
export const needsPerson = ({ status, tasks }: HostResult, purpose: Purpose): boolean =>
  isBad(status, purpose) || (status === 'skipped' && tasks.length > 0)

function signed(style: Style, verdict: 'good' | 'bad' | 'open', words: string): string {
  const colour = { good: 'green', bad: 'red', open: 'yellow' } as const
  return `${paint(style, colour[verdict], symbolsOf(style.charset)[verdict])} ${words}`
}

/** @param took milliseconds that its actions ran; undefined when there were none */
export function taskRow(result: TaskResult, took: number | undefined, style: Style): string {
  const status: TaskStatus = result.status
  const time = took === undefined ? [] : [`(${duration(took)})`]
  const words = [result.task, paintStatus(style, status), text(result.because, style.language), ...time].join(
    '  ',
  )
  return signed(style, OPEN.includes(status) ? 'open' : BAD.includes(status) ? 'bad' : 'good', words)
}

/** The host's own reason, that of its first task in trouble, or how many tasks ended how. */
function reason(result: HostResult, purpose: Purpose, style: Style): readonly string[] {
  if (result.because) return [text(result.because, style.language)]
  const wrong = isBad(result.status, purpose)
    ? result.tasks.find(({ status }) => status === 'failed' || status === 'blocked' || status === 'differs')
    : undefined
  return wrong ? [wrong.task, text(wrong.because, style.language)] : [counts(result)]
}

export function hostRow(result: HostResult, purpose: Purpose, style: Style): string {
  const { host, status } = result
  const good = status === 'ok' || status === 'changed'
  const verdict = isBad(status, purpose) ? 'bad' : good ? 'good' : 'open'
  const words = [host, paintStatus(style, status), ...reason(result, purpose, style)]
  return signed(style, verdict, words.join('  '))
}
