/** The frame for several hosts: how far they all are, and a line for each that is at work. */
import { msg, text } from '../messages/message.js'
import { type Board, type Live, left } from './board.js'
import { type Brush, bar, brush, doing, type Moment, plainBar, type Style, spinner } from './brush.js'
import { symbolsOf } from './symbols.js'
import { tally } from './tally.js'
import { cut, duration, fit } from './width.js'

/** A window that is made narrower wraps what is wider; so much less of it is there to wrap. */
const WIDEST = 79
const BAR_COLUMNS = 21

/** Those at work for the longest come first; where there is no room for all, the others are counted. */
export function fleet(board: Board, moment: Moment, style: Style, room: number): readonly string[] {
  const draws = brush(style, Math.min(moment.columns - 1, WIDEST))
  const { symbols, width, say, line } = draws
  const head = overall(board, moment.now, style).map(words => cut(words, width, symbols.cut))
  const free = room - head.length
  const most = board.live.size > free ? free - 1 : free
  const shown: Live[] = []
  // Not a copy of all of them: there may be thousands.
  for (const live of board.live.values()) {
    if (shown.length >= most) break
    shown.push(live)
  }
  const rest = board.live.size - shown.length
  const more = rest > 0 ? [line('dim', ' ', say(msg('view.more-running', { count: rest })))] : []
  return [...head, ...rows(shown, board.tasks, moment, draws), ...more]
}

/** Two lines: the bar with time and estimate, and how many hosts are where. */
export function overall(board: Board, now: number, style: Style): readonly [string, string] {
  const done = [...board.ended.values()].reduce((sum, count) => sum + count, 0)
  const waiting = board.hosts - done - board.live.size
  const rest = done < board.hosts ? left(board, now) : undefined
  return [
    [
      plainBar(symbolsOf(style.charset), done, board.hosts),
      `${done}/${board.hosts}`,
      ...(board.batch ? [text(msg('view.batch', board.batch), style.language)] : []),
      duration(now - board.started),
      ...(rest === undefined ? [] : [text(msg('view.left', { time: duration(rest) }), style.language)]),
    ].join('  '),
    tally(
      status => board.ended.get(status) ?? 0,
      [
        ['running', board.live.size],
        ['waiting', waiting],
      ],
    ),
  ]
}

/** Sign, name, time, and the task with its progress or what else the host is at. */
function rows(shown: readonly Live[], ids: readonly string[], moment: Moment, draws: Brush) {
  const { symbols, width, say, line } = draws
  const tasks = Math.max(...ids.map(id => id.length))
  const longest = Math.max(...shown.map(({ name }) => name.length))
  // Beside the name: the sign and its space, the time, and two spaces between columns.
  const room = width - tasks - 12
  // Long names leave room for bar and counter, in narrow windows for the counter.
  const names = Math.max(8, Math.min(longest, room, Math.max(16, room - BAR_COLUMNS)))
  const progress = (live: Live) =>
    live.waits ? `  ${say(live.waits)}` : bar(live.counter, symbols, room - names)
  return shown.map(live => {
    const isWorking = live.doing === 'working'
    const name = fit(live.name, names, symbols.cut)
    const time = duration(moment.now - (isWorking ? live.taskSince : live.since)).padStart(6)
    const rest = isWorking ? `${fit(live.task, tasks, symbols.cut)}${progress(live)}` : say(doing(live))
    return line('cyan', spinner(symbols, moment.turn), `${name}  ${time}  ${rest}`.trimEnd())
  })
}
