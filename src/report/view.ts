import type { Event } from '../engine/events.js'
import type { Language } from '../messages/message.js'

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
  detail: 'brief' | 'verbose'
}>

/** One view of several. */
export const together = (views: readonly View[]): View => ({
  on: event => {
    for (const view of views) view.on(event)
  },
  end: async () => {
    await Promise.all(views.map(view => view.end()))
  },
})
