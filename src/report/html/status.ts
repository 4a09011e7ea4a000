/** How a status is shown: its sign, its word, its class. */
import { type Say, type Status, wordOf } from '../words.js'
import { html, type Markup } from './markup.js'

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

export const statusMark = (status: Status, say: Say): Markup =>
  html`<span class="st t-${status}">${SIGNS[status]} ${wordOf(status, say)}</span>`
