/** The plan as a reviewer wants it: what changes on which host, what comes later, what is in the way, what is right. */
import { codeOf } from '../catalogue/catalogue.js'
import type { HostResult, TaskResult } from '../engine/events.js'
import { type Message, msg, text } from '../messages/message.js'
import { fold } from './fold.js'
import { command } from './lines.js'
import { paint, paintStatus } from './paint.js'
import type { Look } from './view.js'

/** A window as a person has it; commands are not folded, so that they can be copied. */
export type Page = Pick<Look, 'write' | 'language' | 'colour'> & Readonly<{ columns: number }>

const RIGHT: readonly string[] = ['ok', 'skipped']
const STATUS_WIDTH = 'unreachable'.length

const folded = (page: Page, message: Message, indent: string) =>
  fold(text(message, page.language), page.columns - indent.length - 2)
    .map((line, at) => `${at === 0 ? indent : `${' '.repeat(indent.length)}`}${line}\n`)
    .join('')

function trouble(page: Page, because: Message, hint: Message | undefined, indent: string): void {
  page.write(folded(page, because, indent))
  if (hint) page.write(folded(page, hint, `${indent}-> `))
  const code = codeOf(because, hint)
  if (code) page.write(`${indent}   ${paint(page, 'dim', `kvmup explain ${code}`)}\n`)
}

function task(
  page: Page,
  { task: id, status, because, hint, actions = [], expects, notes = [] }: TaskResult,
) {
  page.write(`  ${paintStatus(page, status, STATUS_WIDTH)}  ${id}\n`)
  if (status === 'blocked' || status === 'differs') trouble(page, because, hint, '    ')
  else page.write(folded(page, because, '    '))
  for (const argv of actions) page.write(`    $ ${command(argv)}\n`)
  if (expects) page.write(folded(page, expects, '    ... '))
  for (const note of notes) page.write(folded(page, note, '    # '))
}

const isNow = ({ status }: TaskResult) => status !== 'deferred'

/** What cannot be known yet, a line each: a person decides about what stands above it. */
function later(page: Page, tasks: readonly TaskResult[]): void {
  const waiting = tasks.filter(one => !isNow(one))
  if (waiting.length === 0) return
  page.write(folded(page, msg('review.later'), '  '))
  const width = Math.max(...waiting.map(({ task: id }) => id.length))
  for (const { task: id, because, expects } of waiting)
    page.write(folded(page, expects ?? because, `    ${id.padEnd(width)}  `))
}

const COUNTED = ['differs', 'ok', 'blocked', 'unreachable'] as const

/** The last line above the question, where many plans have pushed each other off the screen. */
function totals(page: Page, hosts: readonly HostResult[]): void {
  const parts = COUNTED.flatMap(status => {
    const count = hosts.filter(host => host.status === status).length
    return count > 0 ? [text(msg(`review.count.${status}`, { count }), page.language)] : []
  })
  page.write(`\n${paint(page, 'bold', parts.join(', '))}\n`)
}

/** Hosts with one and the same plan are told of once. */
function alike(hosts: readonly HostResult[]): readonly (readonly HostResult[])[] {
  const groups = new Map<string, HostResult[]>()
  for (const host of hosts) {
    const { because, hint, status, tasks } = host
    const key = JSON.stringify([status, because, hint, tasks])
    const group = groups.get(key)
    if (group) group.push(host)
    else groups.set(key, [host])
  }
  return [...groups.values()]
}

const SUMMARY: Readonly<Partial<Record<HostResult['status'], Message>>> = {
  differs: msg('review.differs'),
  ok: msg('review.ok'),
  blocked: msg('review.blocked'),
  unreachable: msg('review.unreachable'),
}

/** Writes the plan of all hosts. */
export function review(page: Page, hosts: readonly HostResult[]): void {
  for (const group of alike(hosts)) {
    const [host] = group
    if (!host) continue
    const names = fold(group.map(({ host: name }) => name).join(' '), page.columns - 2)
    page.write(`\n${paint(page, 'bold', names.join('\n'))}\n`)
    const summary = SUMMARY[host.status]
    if (summary) page.write(folded(page, summary, '  '))
    if (host.because) trouble(page, host.because, host.hint, '  ')
    const others = host.tasks.filter(({ status }) => !RIGHT.includes(status))
    const blocks = others.filter(({ status }) => status === 'blocked')
    for (const one of blocks.length > 0 ? blocks : others.filter(isNow)) task(page, one)
    if (blocks.length === 0) later(page, others)
    if (blocks.length > 0) {
      const waiting = others.filter(({ status }) => status !== 'blocked').map(one => one.task)
      if (waiting.length > 0)
        page.write(folded(page, msg('review.waiting', { tasks: waiting.join(' ') }), '  '))
    }
    const right = host.tasks.filter(({ status }) => RIGHT.includes(status))
    if (right.length > 0)
      page.write(folded(page, msg('review.right', { tasks: right.map(one => one.task).join(' ') }), '  '))
    for (const note of right.flatMap(({ notes = [] }) => notes)) page.write(folded(page, note, '  # '))
  }
  if (hosts.length > 1) totals(page, hosts)
  page.write('\n')
}
