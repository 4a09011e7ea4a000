/** Who waited for what: a host's time, cut where events say that something began or ended. */
import type { Event } from '../engine/events.js'
import { command } from './lines.js'
import type { Span } from './report.js'

type Open = Omit<Span, 'end'>

export type Timeline = Readonly<{
  /** @param at milliseconds since the run began */
  on: (event: Event, at: number) => void
  /** What is still open ends now. */
  spans: (at: number) => readonly Span[]
}>

/** The spans of one host; it is told the events of that host, and when they came. */
export function timeline(): Timeline {
  const done: Span[] = []
  let open: Open | undefined
  /** After the last span of one host comes the next look: a probe is only told of when it has ended. */
  let ended = 0
  const close = (at: number, more: Partial<Span> = {}) => {
    if (open) done.push({ ...open, ...more, end: at })
    open = undefined
    ended = at
  }
  const begin = (next: Open) => {
    close(next.start)
    open = next
  }
  const on = (event: Event, at: number) => {
    if (event.type === 'run-start') begin({ kind: 'queued', start: at })
    else if (event.type === 'host-start') begin({ kind: 'connect', start: at })
    else if (event.type === 'host-facts') {
      const start = Math.max(open?.start ?? ended, at - Math.round(event.ms))
      close(start)
      done.push({ kind: 'probe', start, end: at })
      ended = at
    } else if (event.type === 'action-start')
      begin({ kind: 'action', start: at, task: event.task, command: command(event.action.argv) })
    else if (event.type === 'action-end') close(at, { code: event.output.code })
    else if (event.type === 'host-end') close(at)
  }
  return { on, spans: at => (open ? [...done, { ...open, end: at }] : done) }
}
