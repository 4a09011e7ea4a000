/** The forms in which a report can be written, each loaded only when it is asked for. */
import type { Language } from '../messages/message.js'
import type { Report } from './report.js'

/** A report as text in pieces, for people in their language. */
export type Render = (report: Report, language: Language) => Iterable<string>

/** Of a form that is made as a whole. */
export const whole =
  (render: (report: Report, language: Language) => string): Render =>
  (report, language) => [render(report, language)]

/** JSON, a host at a time: all of a fleet in one string would be hundreds of megabytes. */
export function* jsonReport({ hosts, ...head }: Report): Generator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "hosts": [`
  let before = '\n'
  for (const host of hosts) {
    yield `${before}${JSON.stringify(host, null, 2).replace(/^/gm, '    ')}`
    before = ',\n'
  }
  yield hosts.length > 0 ? '\n  ]\n}\n' : ']\n}\n'
}

export const FORMATS: Readonly<Record<string, () => Promise<Render>>> = {
  html: async () => whole((await import('./html/page.js')).htmlPage),
  json: async () => jsonReport,
  junit: async () => whole((await import('./junit.js')).junit),
  markdown: async () => whole((await import('./markdown.js')).markdown),
}
export const FORMAT_NAMES = Object.keys(FORMATS)
