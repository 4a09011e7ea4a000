/**
 * The view for programs: one JSON object a line (NDJSON), versioned by its first object, ending in a recap.
 * Messages are ids with arguments, with the English text beside them; nothing here depends on the language.
 */
import { codeOfMessage } from '../catalogue/catalogue.js'
import type { Event, HostResult } from '../engine/events.js'
import type { Message } from '../messages/message.js'
import { text } from '../messages/message.js'
import { inSlices } from '../turn.js'
import type { View } from './view.js'

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'id' in value && 'args' in value

/** Adds the English text, and the code of the cause it stands for, to every message, wherever it stands. */
export function withTexts(value: unknown): unknown {
  if (isMessage(value)) {
    const code = codeOfMessage(value)
    return { ...value, ...(code ? { code } : {}), text: text(value) }
  }
  if (Array.isArray(value)) return value.map(withTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner)]))
}

/** Standard input of an action is data for the host, and long; its argv of more than a line is a script. */
const shortened = (event: Event): unknown => {
  if (event.type !== 'action-end') return event
  const { stdout, stderr, ...output } = event.output
  const tail = `${stdout}\n${stderr}`
    .split('\n')
    .filter(line => line.trim())
    .slice(-20)
  return { ...event, output: { ...output, tail } }
}

export type Recap = Extract<Event, { type: 'recap' }>

/**
 * The line of a recap with texts, a piece for each host: a fleet's is as long as everything that was written before
 * it, and to make it in one go would hold up the process.
 * @param stamp the fields before those of the event
 */
export function* recapPieces(stamp: object, { type, hosts, ...rest }: Recap): Generator<string> {
  yield `${JSON.stringify({ ...stamp, type }).slice(0, -1)},"hosts":[`
  const tasks = listsOnce()
  let comma = ''
  for (const host of hosts) {
    const fields = Object.entries(host).flatMap(([key, value]) => {
      if (value === undefined) return []
      return [`"${key}":${key === 'tasks' ? tasks(host.tasks) : JSON.stringify(withTexts(value))}`]
    })
    yield `${comma}{${fields.join(',')}}`
    comma = ','
  }
  yield `],${JSON.stringify(rest).slice(1)}\n`
}

/** Lists of results as JSON; the engine keeps one list for hosts that are alike, and that is written out once. */
function listsOnce(): (tasks: HostResult['tasks']) => string {
  const known = new Map<HostResult['tasks'], string>()
  return tasks => {
    const found = known.get(tasks) ?? JSON.stringify(withTexts(tasks))
    if (known.size < MOST_LISTS) known.set(tasks, found)
    return found
  }
}
/** A few kilobytes each. */
const MOST_LISTS = 500

export function json(write: (text: string) => void): View {
  let over: Readonly<{ time: string; event: Recap }> | undefined
  return {
    on: event => {
      // Lines of output are for people who wait; a program reads them from action-end or the journal.
      if (event.type === 'action-line') return
      const time = new Date().toISOString()
      if (event.type === 'recap') over = { time, event }
      else write(`${JSON.stringify({ time, ...(withTexts(shortened(event)) as object) })}\n`)
    },
    end: async () => {
      if (over) await inSlices(recapPieces({ time: over.time }, over.event), write)
      over = undefined
    },
  }
}
