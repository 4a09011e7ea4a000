import type { Event } from '../engine/events.js'
import type { Language } from '../messages/message.js'
import type { Charset } from './symbols.js'

/** Something that shows a run. Views print; they are told everything and asked nothing. */
export type View = Readonly<{
  on: (event: Event) => void
  /** Resolves when everything has been written. */
  end: () => Promise<void>
}>

/** How to show it. */
export type Look = Readonly<{
  write: (text: string) => void
  language: Language
  colour: 'colour' | 'plain'
  charset: Charset
  /** `quiet`: only what needs a person, and one line for all. */
  detail: 'quiet' | 'brief' | 'verbose'
}>

/** One view of several. One that breaks is told no more and tells of it at the end; the work must not suffer. */
export function together(views: readonly View[]): View {
  const broken = new Map<View, unknown>()
  return {
    on: event => {
      for (const view of views.filter(one => !broken.has(one))) {
        try {
          view.on(event)
        } catch (error) {
          broken.set(view, error)
        }
      }
    },
    end: async () => {
      await Promise.all(views.map(view => view.end()))
      for (const error of broken.values()) throw error
    },
  }
}

/** The smallest window that a frame says something in. */
export const SMALLEST = { rows: 8, columns: 40 } as const
