/** The report as Markdown, for a ticket or a pull request: one table, then what needs a person. */
import { page } from '../catalogue/pages.js'
import { type Language, msg } from '../messages/message.js'
import { clean } from '../text.js'
import type { HostReport, Report, TaskReport } from './report.js'
import { TASK_STATUSES } from './statuses.js'
import {
  codesOf,
  duration,
  headline,
  isGood,
  type Say,
  sayer,
  tally,
  troubles,
  when,
  wordOf,
} from './words.js'

/** `@name` and `#1` would call somebody or point somewhere, even escaped; a joiner of no width keeps them from it. */
const JOINER = '\u2060'

/** Text on one line in which nothing is Markdown, HTML, a link or a mention. */
export function inert(words: string): string {
  return words

    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~$!&]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/www\./gi, found => `${found.slice(0, 3)}\\.`)
    .replace(/[@#]/g, `$&${JOINER}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
}

/** In a block of code nothing is special but its own fence. */
function block(lines: readonly string[]): string {
  const text = clean(lines.join('\n'))
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}\n`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function table({ hosts }: Report, say: Say): string {
  const columns = [
    msg('report.host'),
    msg('report.status'),
    msg('report.tasks'),
    msg('report.proof'),
    msg('report.time'),
  ]
  const rows = hosts.map(host =>
    row([
      inert(host.host),
      wordOf(host.status, say),
      tally(TASK_STATUSES, host.tasks)
        .map(({ status, count }) => `${wordOf(status, say)} ${count}`)
        .join(', ') || '-',
      host.proved ? say(msg('report.yes')) : '-',
      duration(host.ms),
    ]),
  )
  return [row(columns.map(say)), row(columns.map(() => '---')), ...rows, ''].join('\n')
}

const troubleLine = (name: string, words: string, code: string | undefined) =>
  `**${inert(name)}**: ${words}${code ? ` (${code})` : ''}\n`

function taskText(task: TaskReport, say: Say): string {
  const { evidence, actions } = task
  const next = task.hint ?? task.expects
  const shown = [
    ...actions.map(command => `$ ${command}`),
    ...(evidence ? [`$ ${evidence.command}  (exit ${evidence.code})`, ...evidence.tail] : []),
  ]
  return [
    troubleLine(task.task, wordOf(task.status, say), task.code),
    `${inert(say(task.because))}\n`,
    ...(next ? [`→ ${inert(say(next))}\n`] : []),
    ...(shown.length > 0 ? [block(shown)] : []),
  ].join('\n')
}

function hostText(host: HostReport, say: Say, language: Language): string {
  const remedies = codesOf(host).map(
    code => `- ${code}: ${inert(page(code, language).title)} (\`kvmup explain ${code}\`)\n`,
  )
  return [
    `## ${inert(host.host)}: ${wordOf(host.status, say)}\n`,
    ...(host.because ? [`${inert(say(host.because))}\n`] : []),
    ...(host.hint ? [`→ ${inert(say(host.hint))}\n`] : []),
    ...troubles(host).map(task => taskText(task, say)),
    remedies.join(''),
  ].join('\n')
}

/** Markdown as GitHub, GitLab and most trackers read it. */
export function markdown(report: Report, language: Language): string {
  const say = sayer(language)
  const { program, purpose, started, ms, exit } = report
  const said = [msg('report.took', { time: duration(ms) }), msg('report.exit', { exit })].map(say)
  return [
    `# kvmup ${purpose}: ${inert(say(headline(report)))}\n`,
    `${[program, when(started), ...said].map(inert).join(', ')}\n`,
    ...(report.interrupted ? [`${inert(say(msg('view.interrupted')))}\n`] : []),
    table(report, say),
    ...report.hosts.filter(host => !isGood(host)).map(host => hostText(host, say, language)),
  ].join('\n')
}
