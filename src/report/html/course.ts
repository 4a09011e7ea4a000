/** The course of the run: who waited for what, and for how long. */
import { msg } from '../../messages/message.js'
import type { HostReport, Report, Span } from '../report.js'
import { duration, type Say } from '../words.js'
import { html, type Markup } from './markup.js'

const KINDS = ['queued', 'connect', 'probe', 'action'] as const
/** Fields of the picture from left to right; finer than a screen has points. */
const WIDTH = 2000
const MARKS = 5

const spent = ({ spans }: HostReport, ...kinds: readonly Span['kind'][]) =>
  spans.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { start, end }) => sum + end - start, 0)

/** Neighbours of one kind differ in shade, so that two tasks are two bars. */
function bar(span: Span, shade: number, total: number): Markup {
  const x = Math.floor((span.start / total) * WIDTH)
  const width = Math.max(3, Math.ceil((span.end / total) * WIDTH) - x)
  const title = span.task ? html`<title>${span.task} ${duration(span.end - span.start)}</title>` : undefined
  return html`<rect class="k-${span.kind}${shade % 2 ? ' b' : ''}" x="${x}" width="${width}" height="9">${title}</rect>`
}

function row(host: HostReport, index: number, total: number, say: Say): Markup {
  const tasks = [...new Set(host.spans.map(({ task }) => task))]
  const bars = host.spans.map(span => bar(span, tasks.indexOf(span.task), total))
  const waited = duration(spent(host, 'queued'))
  const worked = duration(spent(host, 'connect', 'probe', 'action'))
  const label = say(msg('report.course.row', { waited, worked }))
  return html`<tr class="s-${host.status} f" data-host="${host.host}"><th scope="row"><a href="#h${index}">${host.host}</a></th><td class="bar"><svg viewBox="0 0 ${WIDTH} 9" preserveAspectRatio="none" role="img" aria-label="${label}">${bars}</svg></td><td class="num">${waited}</td><td class="num">${worked}</td></tr>
`
}

export function courseOf({ hosts, ms }: Report, say: Say): Markup {
  const total = Math.max(1, ms, ...hosts.flatMap(({ spans }) => spans.map(({ end }) => end)))
  const marks = Array.from({ length: MARKS }, (_, index) => duration((total * index) / (MARKS - 1)))
  const key = KINDS.map(
    kind =>
      html`<li><svg viewBox="0 0 9 7" aria-hidden="true"><rect class="k-${kind}" width="9" height="7"/></svg>${say(msg(`report.kind.${kind}`))}</li>`,
  )
  return html`<section aria-labelledby="course"><h2 id="course">${say(msg('report.course'))}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="course"><table class="time"><thead><tr><th scope="col">${say(msg('report.host'))}</th><th scope="col"><span class="hide">${say(msg('report.course'))}</span><span class="axis" aria-hidden="true">${marks.map(mark => html`<span>${mark}</span>`)}</span></th><th scope="col" class="num">${say(msg('report.kind.queued'))}</th><th scope="col" class="num">${say(msg('report.worked'))}</th></tr></thead>
<tbody>${hosts.map((host, index) => row(host, index, total, say))}</tbody></table></div>
<ul class="key">${key}</ul></section>`
}
