/** Every host and every task: a field each, which leads to the reason. */
import { en } from '../../messages/en.js'
import { type MessageId, msg } from '../../messages/message.js'
import type { HostReport, Report } from '../report.js'
import { TASK_STATUSES } from '../statuses.js'
import { type Say, wordOf } from '../words.js'
import { html, type Markup } from './markup.js'
import { SIGNS, statusMark } from './status.js'

function row(host: HostReport, index: number, tasks: readonly string[], say: Say): Markup {
  const cells = tasks.map(task => {
    const at = host.tasks.findIndex(one => one.task === task)
    const found = host.tasks[at]
    if (!found) return html`<td></td>`
    const { status } = found
    return html`<td class="c-${status}"><a href="#h${index}-${at}" aria-label="${wordOf(status, say)}">${SIGNS[status]}</a></td>`
  })
  const lost =
    host.tasks.length === 0 && host.because
      ? html`<td class="lost" colspan="${tasks.length}">${say(host.because)}</td>`
      : undefined
  return html`<tr class="s-${host.status} f" data-host="${host.host}"><th scope="row"><a href="#h${index}">${host.host}</a></th><td class="how">${statusMark(host.status, say)}</td>${lost ?? cells}</tr>
`
}

/** What the tasks bring about, where kvmup knows it. */
function legend(tasks: readonly string[], say: Say): Markup {
  const told = tasks.flatMap(task => {
    const id = `help.task.${task}`
    return Object.hasOwn(en, id) ? [{ task, words: say({ id: id as MessageId, args: {} }) }] : []
  })
  return html`<details class="screen"><summary>${say(msg('report.matrix.tasks'))}</summary><dl class="facts">${told.map(({ task, words }) => html`<dt>${task}</dt><dd>${words}</dd>`)}</dl></details>`
}

export function matrixOf({ hosts, tasks }: Report, say: Say): Markup {
  const used = TASK_STATUSES.filter(status =>
    hosts.some(host => host.tasks.some(task => task.status === status)),
  )
  return html`<section aria-labelledby="matrix"><h2 id="matrix">${say(msg('report.matrix'))}</h2>
<p class="soft screen">${say(msg('report.matrix.how'))}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table class="matrix"><thead><tr><th scope="col">${say(msg('report.host'))}</th><th scope="col">${say(msg('report.status'))}</th>${tasks.map(task => html`<th scope="col" class="turn"><span>${task}</span></th>`)}</tr></thead>
<tbody>${hosts.map((host, index) => row(host, index, tasks, say))}</tbody></table></div>
<ul class="key">${used.map(status => html`<li>${statusMark(status, say)}</li>`)}</ul>
${legend(tasks, say)}</section>`
}
