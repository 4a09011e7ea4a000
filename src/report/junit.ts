/** The report as JUnit XML, as Jenkins and GitLab read it: a host is a suite, a task a test case. */
import { type Language, text } from '../messages/message.js'
import type { HostReport, Report, Said, TaskReport } from './report.js'

/** XML 1.0 has no way to write these, not even as references (Char, section 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would make spaces of them in an attribute.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
const inert = (words: string) => words.replace(FORBIDDEN, '')
const attribute = (words: string) => inert(words).replace(/[&<>"\n\r\t]/g, found => ENTITIES[found] ?? '')
const content = (words: string) => inert(words).replace(/[&<>]/g, found => ENTITIES[found] ?? '')

const element = (name: string, attributes: Readonly<Record<string, string>>, inner: string) => {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  return inner === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inner}</${name}>`
}
const seconds = (ms: number) => (ms / 1000).toFixed(3)

/** How a status counts; whatever makes the exit code bad is no success here either. */
const OUTCOME: Readonly<
  Record<TaskReport['status'] | HostReport['status'], 'passed' | 'failure' | 'skipped' | 'error'>
> = {
  ok: 'passed',
  changed: 'passed',
  change: 'failure',
  deferred: 'failure',
  differs: 'failure',
  blocked: 'failure',
  failed: 'failure',
  unreachable: 'error',
  skipped: 'skipped',
}

type Case = Readonly<{
  name: string
  outcome: 'passed' | 'failure' | 'skipped' | 'error'
  type: string
  message: string
  body: string
  ms: number
}>

function taskCase(task: TaskReport, say: (said: Said) => string): Case {
  const { status, because, hint, expects, actions, evidence, code } = task
  const body = [
    say(because),
    ...(hint ? [say(hint)] : []),
    ...(expects ? [say(expects)] : []),
    ...actions.map(command => `$ ${command}`),
    ...(evidence
      ? [`$ ${evidence.command}  (exit ${evidence.code})`, ...evidence.tail.map(line => `| ${line}`)]
      : []),
    ...(code ? [`kvmup explain ${code}`] : []),
  ]
  const type = code ? `${status} ${code}` : status
  return {
    name: task.task,
    outcome: OUTCOME[status],
    type,
    message: say(because),
    body: body.join('\n'),
    ms: task.ms,
  }
}

/** What happened to the host as a whole is a test case too, or a host out of reach would have none. */
function hostCase(host: HostReport, say: (said: Said) => string): readonly Case[] {
  const { status, because, hint, code, kind, ms } = host
  if (!because) return []
  const body = [say(because), ...(hint ? [say(hint)] : []), ...(code ? [`kvmup explain ${code}`] : [])].join(
    '\n',
  )
  const outcome = kind === 'bug' ? 'error' : OUTCOME[status]
  return [
    {
      name: 'host',
      outcome,
      type: [kind ?? status, code].filter(Boolean).join(' '),
      message: say(because),
      body,
      ms,
    },
  ]
}

function caseXml(host: string, one: Case): string {
  const { outcome, type, message, body } = one
  const inner = outcome === 'passed' ? '' : element(outcome, { type, message }, content(body))
  return element('testcase', { name: one.name, classname: `kvmup.${host}`, time: seconds(one.ms) }, inner)
}

const tally = (cases: readonly Case[]) => {
  const count = (outcome: Case['outcome']) => String(cases.filter(one => one.outcome === outcome).length)
  return { tests: String(cases.length), failures: count('failure'), errors: count('error') }
}

function suite(host: HostReport, cases: readonly Case[], report: Report): string {
  const facts = Object.entries(host.facts ?? {}).filter(([, value]) => typeof value === 'string')
  const known = [
    ['program', report.program],
    ['purpose', report.purpose],
    ['proved', String(host.proved)],
    ...facts,
  ]
  const properties = known.map(([name = '', value]) =>
    element('property', { name, value: String(value) }, ''),
  )
  return element(
    'testsuite',
    {
      name: host.host,
      hostname: host.host,
      timestamp: report.started.replace(/\.\d+Z$/, ''),
      time: seconds(host.ms),
      ...tally(cases),
      skipped: String(cases.filter(one => one.outcome === 'skipped').length),
    },
    `\n${[element('properties', {}, properties.join('')), ...cases.map(one => caseXml(host.host, one))].join('\n')}\n`,
  )
}

/** @returns XML that holds to Jenkins' schema junit-10.xsd */
export function junit(report: Report, language: Language): string {
  const say = (said: Said) => text(said, language)
  const hosts = report.hosts.map(host => ({
    host,
    cases: [...hostCase(host, say), ...host.tasks.map(task => taskCase(task, say))],
  }))
  const attributes = {
    name: `kvmup ${report.purpose}`,
    time: seconds(report.ms),
    ...tally(hosts.flatMap(({ cases }) => cases)),
  }
  const suites = hosts.map(({ host, cases }) => suite(host, cases, report)).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${suites}\n`)}\n`
}
