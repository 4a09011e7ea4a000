/** The forms in which a report can be written, each loaded only when it is asked for. */
import type { Language } from '../messages/message.js'
import type { Report } from './report.js'

/** A report as text, for people in their language. */
export type Render = (report: Report, language: Language) => string

export const FORMATS: Readonly<Record<string, () => Promise<Render>>> = {
  html: async () => (await import('./html/page.js')).htmlPage,
  json: async () => report => `${JSON.stringify(report, null, 2)}\n`,
  junit: async () => (await import('./junit.js')).junit,
  markdown: async () => (await import('./markdown.js')).markdown,
}
export const FORMAT_NAMES = Object.keys(FORMATS)
