/**
 * The view for a terminal: a tree that listr2 draws. It is made of promises that events settle; listr2 neither
 * orders nor stops any work. One host shows its tasks; several hosts are a row each.
 */
import { Listr, type ListrTask, type ListrTaskWrapper } from 'listr2'
import type { Event, HostResult, Purpose, TaskResult } from '../engine/events.js'
import { msg, text } from '../messages/message.js'
import { command } from './lines.js'
import { counts } from './recap.js'
import type { Look, View } from './view.js'

type Row = ListrTaskWrapper<unknown, never, never>
const BAD: readonly string[] = ['failed', 'differs', 'blocked', 'unreachable']
/** Neither done nor wrong: shown with listr2's arrow. */
const OPEN: readonly string[] = ['skipped', 'change', 'deferred']
/** Milliseconds between two lines of output: drawing costs more than most of what is drawn. */
const REDRAW_MS = 100

/** A promise that an event will settle. */
function later<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>(resolve => {
    settle = resolve
  })
  return { promise, settle }
}

type Shown = Readonly<{
  tasks: ReadonlyMap<string, ReturnType<typeof later<TaskResult | undefined>>>
  end: ReturnType<typeof later<HostResult | undefined>>
  /** The row that shows what is being done now, and when it was last drawn. */
  now: { row?: Row; drawn: number }
}>

const shownHost = (tasks: readonly string[]): Shown => ({
  tasks: new Map(tasks.map(task => [task, later<TaskResult | undefined>()])),
  end: later<HostResult | undefined>(),
  now: { drawn: 0 },
})

/** @param stop aborted on the first interrupt; nobody else could say so on a terminal that is drawn on */
export function tree(look: Look, stop: AbortSignal): View {
  const hosts = new Map<string, Shown>()
  let purpose: Purpose = 'apply'
  let drawn: Promise<unknown> = Promise.resolve()

  const taskRow = (id: string, host: Shown): ListrTask => ({
    title: id,
    task: async (_, row) => {
      host.now.row = row as Row
      const result = await host.tasks.get(id)?.promise
      // listr2 cannot take output for a row that has ended.
      delete host.now.row
      if (!result) return row.skip(id)
      row.title = `${id}  ${result.status}  ${text(result.because, look.language)}`
      if (OPEN.includes(result.status)) return row.skip(row.title)
      if (BAD.includes(result.status)) throw new Error(result.status)
    },
  })
  const hostRow = (name: string, host: Shown): ListrTask => ({
    title: name,
    task: async (_, row) => {
      host.now.row ??= row as Row
      const result = await host.end.promise
      delete host.now.row
      if (!result) return row.skip(name)
      const why = result.because ? text(result.because, look.language) : counts(result)
      row.title = `${name}  ${result.status}  ${why}`
      // What apply is for is no fault of a plan.
      if (result.status === 'differs' && purpose === 'plan') return row.skip(row.title)
      if (BAD.includes(result.status)) throw new Error(result.status)
    },
  })
  const draw = () => {
    const rows = [...hosts].flatMap(([name, host]) =>
      hosts.size === 1
        ? [...[...host.tasks.keys()].map(id => taskRow(id, host)), hostRow(name, host)]
        : [hostRow(name, host)],
    )
    const list = new Listr(rows, {
      concurrent: hosts.size > 1,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false, collapseErrors: false },
    })
    // A row that never runs: a line that stays below the others.
    const notice = () => {
      list.add({ title: text(msg('view.interrupt'), look.language), task: () => {} })
      // What was not checked is not shown.
      void list.tasks.at(-1)?.check(undefined)
    }
    stop.addEventListener('abort', notice, { once: true })
    return list.run().finally(() => stop.removeEventListener('abort', notice))
  }
  const output = (name: string, line: string) => {
    const now = hosts.get(name)?.now
    const time = performance.now()
    // listr2 forgets the output of a row that has ended, and throws when there is more of it.
    if (!now?.row?.task.isPending() || time - now.drawn < REDRAW_MS) return
    now.row.output = line
    now.drawn = time
  }

  const on = (event: Event): void => {
    if (event.type === 'run-start') {
      purpose = event.purpose
      for (const name of event.hosts) hosts.set(name, shownHost(event.tasks))
      drawn = draw()
    } else if (event.type === 'task-end') {
      hosts.get(event.host)?.tasks.get(event.result.task)?.settle(event.result)
    } else if (event.type === 'action-start') {
      output(event.host, `${event.task}  ${command(event.action.argv)}`)
    } else if (event.type === 'action-line') {
      output(event.host, hosts.size === 1 ? event.line : `${event.task}  ${event.line}`)
    } else if (event.type === 'host-end') {
      const ended = hosts.get(event.result.host)
      for (const task of ended?.tasks.values() ?? []) task.settle(undefined)
      ended?.end.settle(event.result)
    }
  }
  const end = async () => {
    // After a crash there are rows that nothing will settle any more.
    for (const host of hosts.values()) {
      for (const task of host.tasks.values()) task.settle(undefined)
      host.end.settle(undefined)
    }
    await drawn
  }
  return { on, end }
}
