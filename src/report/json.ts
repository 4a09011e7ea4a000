/**
 * The view for programs: one JSON object a line (NDJSON), versioned by its first object, ending in a recap.
 * Messages are ids with arguments, with the English text beside them; nothing here depends on the language.
 */
import { codeOfMessage } from '../catalogue/catalogue.js'
import type { Event } from '../engine/events.js'
import type { Message } from '../messages/message.js'
import { text } from '../messages/message.js'
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

export const json = (write: (text: string) => void): View => ({
  on: event => {
    // Lines of output are for people who wait; a program reads them from action-end or the journal.
    if (event.type === 'action-line') return
    const stamped = { time: new Date().toISOString(), ...(withTexts(shortened(event)) as object) }
    write(`${JSON.stringify(stamped)}\n`)
  },
  end: async () => {},
})
