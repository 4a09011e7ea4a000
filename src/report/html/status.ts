/** How a status is shown: its sign, its word, its class. */
import { msg } from '../../messages/message.js'
import type { HostReport, TaskReport } from '../report.js'
import type { Say } from '../words.js'
import { html, type Markup } from './markup.js'

export type Status = TaskReport['status'] | HostReport['status']

/** Told apart without colour, and in every font. */
export const SIGNS: Readonly<Record<Status, string>> = {
  ok: '✓',
  changed: '+',
  change: '~',
  deferred: '…',
  differs: '≠',
  blocked: '!',
  failed: '×',
  unreachable: '?',
  skipped: '–',
}

export const wordOf = (status: Status, say: Say) => say(msg(`status.${status}`))

export const statusMark = (status: Status, say: Say): Markup =>
  html`<span class="st t-${status}">${SIGNS[status]} ${wordOf(status, say)}</span>`
