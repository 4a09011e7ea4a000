/** A section for every host: what it is, what every task found, what was run and how long it took. */
import type { Code } from '../../catalogue/catalogue.js'
import { page } from '../../catalogue/pages.js'
import { type Language, msg } from '../../messages/message.js'
import type { HostReport, Report, Said, TaskReport } from '../report.js'
import { codesOf, duration, isGood, type Say } from '../words.js'
import { html, type Markup } from './markup.js'
import { statusMark } from './status.js'

const FACTS = [
  'os',
  'kernel',
  'kernelNewest',
  'arch',
  'cpu',
  'microcode',
  'hypervisor',
  'container',
  'libvirt',
  'qemu',
  'network',
] as const

function factsOf({ facts, route }: HostReport, say: Say): Markup | undefined {
  if (!facts) return undefined
  const packages = Object.entries(facts.packages).map(
    ([name, version]) => `${name} ${version.replace(/^0:/, '')}`,
  )
  const rows: readonly (readonly [string, string | undefined])[] = [
    ...FACTS.map(key => [say(msg(`report.fact.${key}`)), facts[key]] as const),
    [say(msg('report.fact.modules')), facts.modules.join(', ')],
    [say(msg('report.fact.packages')), packages.join(', ')],
    [say(msg('report.fact.route')), route],
  ]
  const told = rows.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl class="facts">${told.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** The catalogue's entry stands once in the page; where the trouble is not one of this page's, the code alone. */
const codeLink = (code: string | undefined, linked: readonly string[]): Markup =>
  code === undefined
    ? html``
    : linked.includes(code)
      ? html` <a class="code" href="#${code}">${code}</a>`
      : html` <span class="code">${code}</span>`

const next = (hint: Said | undefined, say: Say) => (hint ? html`<p class="next">${say(hint)}</p>` : undefined)

function taskRow(
  host: HostReport,
  task: TaskReport,
  place: string,
  linked: readonly string[],
  say: Say,
): Markup {
  const { because, hint, expects, notes, actions, evidence, code, status } = task
  const ran = host.spans.filter(span => span.task === task.task && span.kind === 'action')
  const commands = [
    ...actions.map(command => `$ ${command}`),
    ...ran.map(
      ({ command, start, end, code }) =>
        `$ ${command ?? ''}   # ${duration(end - start)}, exit ${code ?? '-'}`,
    ),
  ]
  return html`<tr id="${place}"><th scope="row">${task.task}</th><td>${statusMark(status, say)}</td><td><span>${say(because)}</span>${codeLink(code, linked)}${next(hint, say)}${next(expects, say)}${notes.map(note => html`<p class="soft">${say(note)}${codeLink(note.code, linked)}</p>`)}${
    commands.length > 0 ? html`<pre>${commands.join('\n')}</pre>` : undefined
  }${evidence ? html`<pre>$ ${evidence.command}  (exit ${evidence.code})\n${evidence.tail.join('\n')}</pre>` : undefined}</td></tr>
`
}

function causesIn(host: HostReport, language: Language): Markup | undefined {
  const known = codesOf(host)
  if (known.length === 0) return undefined
  const line = (code: Code) =>
    html`<li><a href="#${code}">${page(code, language).title}</a> <span class="code">${code}</span></li>`
  return html`<ul class="on">${known.map(line)}</ul>`
}

function hostOf(
  host: HostReport,
  index: number,
  linked: readonly string[],
  language: Language,
  say: Say,
): Markup {
  const { status, because, hint, ms, tasks } = host
  const columns = [msg('report.task'), msg('report.status'), msg('report.found')]
  const table = html`<table class="tasks"><thead><tr>${columns.map(one => html`<th scope="col">${say(one)}</th>`)}</tr></thead><tbody>
${tasks.map((task, at) => taskRow(host, task, `h${index}-${at}`, linked, say))}</tbody></table>`
  return html`<details class="host s-${status} f" data-host="${host.host}" id="h${index}"${isGood(host) ? undefined : html` open`}><summary><h3>${host.host}</h3>${statusMark(status, say)} ${host.proved ? html`<span class="soft">${say(msg('report.host-proved'))}</span> ` : undefined}<span class="soft">${duration(ms)}</span></summary><div class="inside">
${because ? html`<p>${say(because)}</p>${next(hint, say)}` : undefined}${causesIn(host, language)}${factsOf(host, say)}
${tasks.length > 0 ? table : undefined}</div></details>
`
}

export function hostsOf(report: Report, language: Language, say: Say): Markup {
  const linked = report.hosts.flatMap(codesOf)
  return html`<section aria-labelledby="hosts"><h2 id="hosts">${say(msg('report.hosts'))}</h2>
${report.hosts.map((host, index) => hostOf(host, index, linked, language, say))}</section>`
}
