/** What needs a person: every cause once, with what to do and the hosts that have it. */
import type { Code } from '../../catalogue/catalogue.js'
import { page } from '../../catalogue/pages.js'
import { type Language, msg } from '../../messages/message.js'
import type { HostReport, Report, Said } from '../report.js'
import { codesOf, type Say, troubles } from '../words.js'
import { html, type Markup, withCode } from './markup.js'
import { statusMark } from './status.js'

type Affected = Readonly<{ host: HostReport; index: number }>

const link = ({ host, index }: Affected, say: Say) =>
  html`<li class="s-${host.status} f" data-host="${host.host}"><a href="#h${index}">${host.host}</a> ${statusMark(host.status, say)}</li>`

function cause(code: Code, hosts: readonly Affected[], language: Language, say: Say): Markup {
  const { title, cause, remedy } = page(code, language)
  return html`<article class="cause" id="${code}"><h3>${title} <span class="code">${code}</span></h3>
<p>${withCode(cause)}</p>
<p class="kicker">${say(msg('explain.remedy'))}</p><ol>${remedy.map(step => html`<li>${withCode(step)}</li>`)}</ol>
<p class="kicker">${say(msg('report.affected', { count: hosts.length }))}</p><ul class="on">${hosts.map(one => link(one, say))}</ul></article>`
}

/** Troubles that no entry of the catalogue tells of: the host's own words and the next move. */
function others({ host, index }: Affected, say: Say): Markup {
  const known = codesOf(host).length > 0
  const open = troubles(host).filter(
    ({ status, code }) => !code && status !== 'change' && status !== 'deferred',
  )
  const told: readonly (readonly [Said | undefined, Said | undefined])[] = [
    ...(host.because && !host.code ? [[host.because, host.hint] as const] : []),
    ...open.map(({ because, hint }) => [because, hint] as const),
  ]
  if (known || told.length === 0) return html``
  return html`<article class="cause s-${host.status} f" data-host="${host.host}"><h3><a href="#h${index}">${host.host}</a> ${statusMark(host.status, say)}</h3>
${told.map(([because, hint]) => html`<p>${because && say(because)}</p>${hint && html`<p class="next">${say(hint)}</p>`}`)}</article>`
}

export function causesOf(report: Report, language: Language, say: Say): Markup {
  const all = report.hosts.map((host, index) => ({ host, index }))
  const codes = [...new Set(report.hosts.flatMap(codesOf))]
  const having = (code: Code) => all.filter(({ host }) => codesOf(host).includes(code))
  const entries = codes
    .map(code => ({ code, hosts: having(code) }))
    .toSorted((a, b) => b.hosts.length - a.hosts.length)
  const rest = all.map(one => others(one, say)).filter(({ markup }) => markup !== '')
  const none = entries.length + rest.length === 0
  return html`<section aria-labelledby="causes"><h2 id="causes">${say(msg('report.causes'))}</h2>
${none ? html`<p>${say(msg('report.no-causes'))}</p>` : entries.map(({ code, hosts }) => cause(code, hosts, language, say))}
${rest}</section>`
}
