/**
 * The view for a terminal: a tree that listr2 draws. It is made of promises that events settle; listr2 neither
 * orders nor stops any work.
 */
import { Listr, type ListrTask, type ListrTaskWrapper } from 'listr2'
import type { Event, HostResult, TaskResult } from '../engine/events.js'
import { text } from '../messages/message.js'
import { command } from './lines.js'
import type { Look, View } from './view.js'

type Row = ListrTaskWrapper<unknown, never, never>
const FINE: readonly string[] = ['ok', 'changed', 'skipped']

/** A promise that an event will settle. */
function later<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>(resolve => {
    settle = resolve
  })
  return { promise, settle }
}

type HostRows = Readonly<{
  tasks: ReadonlyMap<string, ReturnType<typeof later<TaskResult | undefined>>>
  end: ReturnType<typeof later<HostResult>>
  /** The row that shows what is being done now. */
  now: { row?: Row }
}>

const hostRows = (tasks: readonly string[]): HostRows => ({
  tasks: new Map(tasks.map(task => [task, later<TaskResult | undefined>()])),
  end: later<HostResult>(),
  now: {},
})

export function tree(look: Look): View {
  const hosts = new Map<string, HostRows>()
  let drawn: Promise<unknown> = Promise.resolve()
  const say = (result: Pick<TaskResult, 'because'>) => text(result.because, look.language)

  const taskRow = (id: string, host: HostRows): ListrTask => ({
    title: id,
    task: async (_, row) => {
      host.now.row = row as Row
      const result = await host.tasks.get(id)?.promise
      if (!result) return row.skip(id)
      row.title = `${id}  ${result.status}  ${say(result)}`
      if (result.status === 'skipped') return row.skip(row.title)
      if (!FINE.includes(result.status)) throw new Error(result.status)
    },
  })
  const hostRow = (name: string, host: HostRows): ListrTask => ({
    title: name,
    task: (_, row) =>
      row.newListr(
        [
          ...[...host.tasks.keys()].map(id => taskRow(id, host)),
          {
            title: name,
            task: async (_, last) => {
              const { status, because } = await host.end.promise
              last.title = because ? `${status}  ${say({ because })}` : status
              row.title = `${name}  ${last.title}`
              if (status !== 'ok' && status !== 'changed') throw new Error(status)
            },
          },
        ],
        { concurrent: false, exitOnError: false },
      ),
  })
  const draw = () =>
    new Listr(
      [...hosts].map(([name, host]) => hostRow(name, host)),
      {
        concurrent: true,
        exitOnError: false,
        registerSignalListeners: false,
        rendererOptions: { collapseSubtasks: false, showErrorMessage: false, collapseErrors: false },
      },
    ).run()

  const on = (event: Event): void => {
    if (event.type === 'run-start') {
      for (const name of event.hosts) hosts.set(name, hostRows(event.tasks))
      drawn = draw()
      return
    }
    const host = 'host' in event ? hosts.get(event.host) : undefined
    if (event.type === 'task-end') host?.tasks.get(event.result.task)?.settle(event.result)
    if (event.type === 'action-start' && host?.now.row) host.now.row.output = command(event.action.argv)
    if (event.type === 'action-line' && host?.now.row) host.now.row.output = event.line
    if (event.type === 'host-end') {
      const ended = hosts.get(event.result.host)
      for (const task of ended?.tasks.values() ?? []) task.settle(undefined)
      ended?.end.settle(event.result)
    }
  }
  return { on, end: async () => void (await drawn) }
}
