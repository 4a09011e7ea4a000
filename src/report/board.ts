/** What is known of a run while it runs: as much as a frame needs, kept up in constant time per event. */
import type { Event, HostStatus, Purpose } from '../engine/events.js'
import type { Message } from '../messages/message.js'
import { type Counter, counter } from './counter.js'
import { command } from './lines.js'

/** A host at work. Times are those of the clock that follow() is given, in milliseconds. */
export type Live = {
  readonly name: string
  readonly since: number
  doing: 'connecting' | 'looking' | 'working'
  task: string
  taskSince: number
  /** The last line of output that says something, or the command itself. */
  line: string
  counter: Counter | undefined
  /** What it waits for: the next try to connect, or a line that dropped. */
  waits: Message | undefined
  /** How long the actions of a task took. */
  readonly took: Map<string, number>
  readonly settled: Set<string>
}

export type Board = {
  purpose: Purpose
  hosts: number
  /** Where there are several: the one that is at work. */
  batch: Readonly<{ batch: number; of: number }> | undefined
  tasks: readonly string[]
  started: number
  /** In the order in which they were begun. */
  readonly live: Map<string, Live>
  readonly ended: Map<HostStatus, number>
  /** How long hosts took that were worked to their end, in ascending order. */
  readonly durations: number[]
  /** The most hosts that were at work at once. */
  width: number
}

export const newBoard = (): Board => ({
  purpose: 'apply',
  hosts: 0,
  batch: undefined,
  tasks: [],
  started: 0,
  live: new Map(),
  ended: new Map(),
  durations: [],
  width: 0,
})

const newLive = (name: string, now: number): Live => ({
  name,
  since: now,
  doing: 'connecting',
  task: '',
  taskSince: now,
  line: '',
  counter: undefined,
  waits: undefined,
  took: new Map(),
  settled: new Set(),
})

/** Sorted as it grows; hosts end one by one. */
function insert(sorted: number[], value: number): void {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, value)
}

/** Takes an event into account. @param now milliseconds of a steady clock */
export function follow(board: Board, event: Event, now: number): void {
  if (event.type === 'run-start') {
    Object.assign(board, {
      purpose: event.purpose,
      hosts: event.hosts.length,
      tasks: event.tasks,
      started: now,
    })
  } else if (event.type === 'batch-start') {
    board.batch = event
  } else if (event.type === 'host-start') {
    board.live.set(event.host, newLive(event.host, now))
    board.width = Math.max(board.width, board.live.size)
  } else if (event.type === 'host-end') {
    const { host, status, ms } = event.result
    board.live.delete(host)
    board.ended.set(status, (board.ended.get(status) ?? 0) + 1)
    // Those say nothing about how long the work takes.
    if (status !== 'unreachable' && status !== 'skipped') insert(board.durations, ms)
  } else if ('host' in event) {
    const live = board.live.get(event.host)
    if (live) work(live, event, now)
  }
}

function work(live: Live, event: Event, now: number): void {
  live.waits = event.type === 'host-retry' || event.type === 'action-lost' ? event.because : undefined
  if (event.type === 'host-facts') {
    live.doing = 'looking'
  } else if (event.type === 'task-start') {
    Object.assign(live, { doing: 'working', task: event.task, taskSince: now, line: '', counter: undefined })
    // A later look found otherwise.
    live.settled.delete(event.task)
  } else if (event.type === 'action-start') {
    Object.assign(live, { doing: 'working', line: command(event.action.argv), counter: undefined })
  } else if (event.type === 'action-line') {
    if (event.line.trim() !== '') live.line = event.line
    live.counter = counter(event.line) ?? live.counter
  } else if (event.type === 'action-end') {
    const before = live.took.get(event.task) ?? 0
    live.took.set(event.task, before + now - live.taskSince)
    // The next action of the task may follow; its time begins here.
    Object.assign(live, { doing: 'looking', taskSince: now })
  } else if (event.type === 'task-end') {
    live.settled.add(event.result.task)
  }
}

/** How many hosts an estimate needs to have seen to their end. */
const ENOUGH = 3

/** Milliseconds that are left, by the median of the hosts that have ended; undefined until some have. */
export function left(board: Board, now: number): number | undefined {
  const { durations, live, hosts, ended, width } = board
  if (durations.length < ENOUGH) return undefined
  const median = durations[Math.floor(durations.length / 2)] ?? 0
  const rests = [...live.values()].map(({ since }) => Math.max(0, median - (now - since)))
  const waiting = hosts - live.size - [...ended.values()].reduce((sum, count) => sum + count, 0)
  const work = rests.reduce((sum, rest) => sum + rest, 0) + waiting * median
  return Math.max(work / Math.max(1, width), ...rests)
}
