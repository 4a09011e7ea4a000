import { styleText } from 'node:util'
import type { HostStatus, TaskStatus } from '../engine/events.js'
import type { Look } from './view.js'

type Style = 'green' | 'yellow' | 'red' | 'cyan' | 'dim' | 'bold'

/** The colour of a word; colour is never the only sign of anything. */
const STATUS: Readonly<Record<TaskStatus | HostStatus, Style>> = {
  ok: 'green',
  changed: 'yellow',
  change: 'yellow',
  deferred: 'cyan',
  differs: 'yellow',
  skipped: 'dim',
  blocked: 'red',
  failed: 'red',
  unreachable: 'red',
}

export const paint = (look: Pick<Look, 'colour'>, style: Style, text: string): string =>
  look.colour === 'colour' ? styleText(style, text) : text

export const paintStatus = (look: Pick<Look, 'colour'>, status: TaskStatus | HostStatus, width = 0): string =>
  paint(look, STATUS[status], status.padEnd(width))
