/** What the reports for people have in common. */
import { type Code, codes } from '../catalogue/catalogue.js'
import { type Language, type Message, msg, text } from '../messages/message.js'
import type { HostReport, Report, Said, TaskReport } from './report.js'

export type Status = TaskReport['status'] | HostReport['status']

/** Says a message in one language. */
export type Say = (message: Message | Said) => string
export const sayer =
  (language: Language): Say =>
  message =>
    text(message, language)

const GOOD: readonly string[] = ['ok', 'changed']
/** What neither is as it should be nor was left out on purpose. */
const TROUBLE: readonly string[] = ['failed', 'blocked', 'differs', 'change', 'deferred', 'unreachable']

/** The status as people of this language say it; the words of lines and of JSON are never translated. */
export const wordOf = (status: Status, say: Say) => say(msg(`status.${status}`))

export const isGood = ({ status }: HostReport) => GOOD.includes(status)
export const troubles = ({ tasks }: HostReport): readonly TaskReport[] =>
  tasks.filter(({ status }) => TROUBLE.includes(status))

/** `3 of 5 hosts are as they should be`: the first thing that anybody wants to know. */
export function headline({ hosts }: Report): Message {
  return msg('report.headline', { good: hosts.filter(isGood).length, total: hosts.length })
}

/** The codes that stand behind the troubles of a host, each once. */
export function codesOf(host: HostReport): readonly Code[] {
  const found = [host.code, ...troubles(host).map(({ code }) => code)]
  return codes.filter(code => found.includes(code))
}

/** `2026-11-25 20:41:27 UTC` */
export const when = (iso: string) => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')

/** `0.4 s`, `12.3 s`, `2 min 05 s` */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** How many hosts or tasks ended how, the worst first; statuses that nobody has are left out. */
export function tally<S extends string>(order: readonly S[], all: readonly Readonly<{ status: S }>[]) {
  return order
    .map(status => ({ status, count: all.filter(one => one.status === status).length }))
    .filter(({ count }) => count > 0)
}
