/** The report as one file for a browser: nothing is fetched, nothing needs a script, nothing from a host is more than text. */
import { createHash } from 'node:crypto'
import { type Language, msg } from '../../messages/message.js'
import type { Report } from '../report.js'
import { headline, sayer } from '../words.js'
import { causesOf } from './causes.js'
import { courseOf } from './course.js'
import { hostsOf } from './hosts.js'
import { html, trusted } from './markup.js'
import { matrixOf } from './matrix.js'
import { SCRIPT } from './script.js'
import { STYLE } from './style.js'
import { summaryOf } from './summary.js'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** This style and this script, and nothing else from anywhere. */
const POLICY = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`

/** @returns a whole HTML document */
export function htmlPage(report: Report, language: Language): string {
  const say = sayer(language)
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>kvmup ${report.purpose}: ${say(headline(report))}</title><style>${trusted(STYLE)}</style></head><body>
${summaryOf(report, say)}<main>
${causesOf(report, language, say)}
${matrixOf(report, say)}
${courseOf(report, say)}
${hostsOf(report, language, say)}
</main><footer><p>${say(msg('report.footer', { journal: report.journal }))}</p></footer>
<div id="tip" role="tooltip" hidden></div><script>${trusted(SCRIPT)}</script></body></html>
`.markup
}
