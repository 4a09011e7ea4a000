/** The top of the page: what the run was for, how many hosts are as they should be, and which are to be seen. */
import { msg } from '../../messages/message.js'
import type { Report } from '../report.js'
import { HOST_STATUSES } from '../statuses.js'
import { duration, headline, type Say, tally, when } from '../words.js'
import { html, type Markup } from './markup.js'
import { statusMark } from './status.js'

type Counts = ReturnType<typeof tally<(typeof HOST_STATUSES)[number]>>

function shareBar(counts: Counts, total: number): Markup {
  let x = 0
  const bars = counts.map(({ status, count }) => {
    const bar = html`<rect class="s-${status}" x="${x}" y="0" width="${count}" height="1"/>`
    x += count
    return bar
  })
  return html`<svg class="share" viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`
}

/** Whoever unticks a status does not see its hosts: CSS alone does that. */
const tile = ({ status, count }: Counts[number], say: Say) =>
  html`<label class="tile"><input type="checkbox" id="f-${status}" checked><span><b>${count}</b>${statusMark(status, say)}</span></label>`

export function summaryOf(report: Report, say: Say): Markup {
  const { program, purpose, started, ms, exit, hosts, interrupted, complete } = report
  const counts = tally(HOST_STATUSES, hosts)
  const proved = hosts.filter(host => host.proved).length
  const meta = [
    program,
    when(started),
    say(msg('report.took', { time: duration(ms) })),
    say(msg('report.exit', { exit })),
    say(msg('report.proved', { proved })),
  ]
  return html`<header class="top">
<p class="kicker">kvmup ${purpose} · ${say(msg(`report.purpose.${purpose}`))}</p>
<h1>${say(headline(report))}</h1>
<p class="meta">${meta.map(one => html`<span>${one}</span>`)}</p>
${interrupted || !complete ? html`<p><strong class="t-blocked">${say(msg('view.interrupted'))}</strong></p>` : undefined}
${shareBar(counts, hosts.length)}
<fieldset><legend>${say(msg('report.filter'))}</legend>${counts.map(one => tile(one, say))}
<label class="find" id="find" hidden>${say(msg('report.find'))} <input type="search" autocomplete="off" spellcheck="false"></label></fieldset>
</header>`
}
