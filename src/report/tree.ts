/**
 * The view for a terminal: what has ended stays as a line, what is at work is drawn below it. listr2 gives the
 * terminal to its renderer and takes it back; it neither orders nor stops any work.
 */

import { Listr, ProcessOutput } from 'listr2'
import { monotonic } from '../clock.js'
import type { Event } from '../engine/events.js'
import { msg, text } from '../messages/message.js'
import { follow, newBoard } from './board.js'
import type { Size } from './brush.js'
import { overall } from './fleet.js'
import { frame } from './frame.js'
import { hostRow, needsPerson, taskRow } from './rows.js'
import { newScreen, type Screen } from './screen.js'
import type { Look, View } from './view.js'

/** Milliseconds between two frames: drawing costs more than most of what is drawn. */
const REDRAW_MS = 200
/** Rows of a window that a fleet leaves to the frame's own lines. */
const FRAME_ROWS = 4

const CURSOR = { seen: '\x1b[?25h', hidden: '\x1b[?25l' } as const

type Drawing = Readonly<{ start: () => void; stop: () => void }>

/** listr2 asks for a class; all it does is to say when. */
class Renderer {
  static readonly nonTTY = true
  static readonly rendererOptions: Readonly<{ drawing?: Drawing }> = {}
  static readonly rendererTaskOptions = {}
  readonly render: () => void
  readonly end: () => void
  constructor(_: unknown, { drawing }: { drawing?: Drawing }) {
    this.render = () => drawing?.start()
    this.end = () => drawing?.stop()
  }
}

/** Draws at its own pace, and at once when the window changes. While it does, nobody else writes. */
function drawing(output: ProcessOutput, screen: Screen): Drawing {
  let timer: NodeJS.Timeout | undefined
  // Ctrl-Z: the shell gets its terminal as it was; after fg the frame comes back.
  const suspend = () => {
    screen.clear()
    output.toStdout(CURSOR.seen, false)
    process.kill(process.pid, 'SIGSTOP')
  }
  const resume = () => {
    output.toStdout(CURSOR.hidden, false)
    screen.draw()
  }
  const stop = () => {
    if (!timer) return
    clearInterval(timer)
    timer = undefined
    process.stdout.off('resize', screen.resized)
    process.off('SIGTSTP', suspend).off('SIGCONT', resume).off('exit', stop)
    screen.clear()
    output.release()
  }
  const start = () => {
    output.hijack()
    timer = setInterval(screen.draw, REDRAW_MS)
    process.stdout.on('resize', screen.resized)
    // A third interrupt, or a bug: the cursor comes back, and what was said meanwhile.
    process.on('SIGTSTP', suspend).on('SIGCONT', resume).on('exit', stop)
  }
  return { start, stop }
}

/**
 * @param size of the window now
 * @param stop aborted on the first interrupt; nobody else could say so on a terminal that is drawn on
 */
export function tree(look: Look, size: () => Size, stop: AbortSignal): View {
  const board = newBoard()
  const output = new ProcessOutput(undefined, undefined, { leaveEmptyLine: false })
  const now = monotonic
  let turn = 0
  const screen = newScreen(
    words => void output.toStdout(words, false),
    () => frame(board, { ...size(), now: now(), turn: turn++ }, look),
  )
  const notice = () => {
    screen.print(text(msg('view.interrupt'), look.language))
    screen.draw()
  }
  let over = () => {}
  let drawn: Promise<unknown> = Promise.resolve()
  let room = 0
  const begin = () => {
    room = size().rows - FRAME_ROWS
    const ended = new Promise<void>(resolve => {
      over = resolve
    })
    const list = new Listr([{ task: () => ended }], {
      renderer: Renderer,
      rendererOptions: { drawing: drawing(output, screen) },
      registerSignalListeners: false,
    })
    stop.addEventListener('abort', notice, { once: true })
    drawn = list.run().finally(() => stop.removeEventListener('abort', notice))
  }
  /** Every task of one host; every host of a few; of many those that need a person. */
  const told = (event: Event): string | undefined => {
    if (event.type === 'task-end' && board.hosts === 1)
      return taskRow(event.result, board.live.get(event.host)?.took.get(event.result.task), look)
    if (event.type !== 'host-end') return undefined
    const { result } = event
    const all = board.hosts <= room
    return all || needsPerson(result, board.purpose) ? hostRow(result, board.purpose, look) : undefined
  }
  const on = (event: Event): void => {
    const line = told(event)
    if (line !== undefined) screen.print(line)
    follow(board, event, now())
    if (event.type === 'run-start') begin()
    if (event.type === 'recap' && board.hosts > 1)
      for (const one of overall(board, now(), look)) screen.print(one)
  }
  const end = async () => {
    over()
    await drawn
  }
  return { on, end }
}
