/** What a terminal shows at one moment of a run, line by line: pure, so that every window can be tested as a table. */
import { msg } from '../messages/message.js'
import type { Board, Live } from './board.js'
import { type Brush, bar, brush, doing, type Moment, type Style, spinner } from './brush.js'
import { fleet } from './fleet.js'
import { duration } from './width.js'

/**
 * The lines that are drawn again and again below what has been said: at most `rows - 1`, each narrower than the
 * window. The first is empty: what somebody types meanwhile lands there.
 */
export function frame(board: Board, moment: Moment, style: Style): readonly string[] {
  const room = Math.max(1, moment.rows - 2)
  const lines = (board.hosts === 1 ? one : fleet)(board, moment, style, room)
  return lines.length === 0 ? [] : ['', ...lines.slice(0, room)]
}

/** One host: its tasks that are not settled, the one at work with its progress, and the host itself. */
function one(board: Board, moment: Moment, style: Style, room: number): readonly string[] {
  const [live] = board.live.values()
  if (!live) return []
  const draws = brush(style, moment.columns - 1)
  const { symbols, say, line } = draws
  const open = board.tasks.filter(task => !live.settled.has(task))
  const begun = open.flatMap(task => begunLines(task, live, moment, draws)).slice(0, room - 1)
  const waiting = open.filter(task => !live.took.has(task) && !isAtWork(task, live))
  const free = room - begun.length - 1
  const shown = waiting.length <= free ? waiting : waiting.slice(0, Math.max(0, free - 1))
  const rest = waiting.length - shown.length
  const more = rest > 0 && free > 0 ? [say(msg('view.more-tasks', { count: rest }))] : []
  return [
    ...begun,
    ...[...shown, ...more].map(words => line('dim', symbols.waiting, words)),
    hostLine(live, moment, draws),
  ]
}

const isAtWork = (task: string, live: Live) => task === live.task && live.doing === 'working'

/** A task whose actions run, with the last line of output; or one whose actions ran, until the next look. */
function begunLines(task: string, live: Live, moment: Moment, draws: Brush): readonly string[] {
  const { symbols, line } = draws
  const took = live.took.get(task)
  if (isAtWork(task, live)) {
    const time = duration((took ?? 0) + moment.now - live.taskSince)
    const words = `${task}  ${time}${bar(live.counter, symbols, draws.width)}`
    return [
      line('cyan', spinner(symbols, moment.turn), words),
      line('dim', ' ', live.waits ? draws.say(live.waits) : live.line.trim().replace(/\s+/g, ' ')),
    ]
  }
  return took === undefined ? [] : [line('yellow', symbols.ran, `${task}  ${duration(took)}`)]
}

function hostLine(live: Live, moment: Moment, { symbols, say, line }: Brush): string {
  const now = live.doing === 'working' ? [] : [say(doing(live))]
  const sign = live.doing === 'working' ? ' ' : spinner(symbols, moment.turn)
  return line('cyan', sign, [live.name, duration(moment.now - live.since), ...now].join('  '))
}
