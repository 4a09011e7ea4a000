/** `kvmup compare A B`: what is otherwise now, between two reports, attestations or journals. */
import { existsSync } from 'node:fs'
import { EXIT } from '../engine/judge.js'
import { msg, text } from '../messages/message.js'
import { type Shot, type Snapshot, snapshot } from '../report/snapshot.js'
import type { RawOptions } from './options.js'
import { runCalled } from './runs.js'
import type { Terminal } from './terminal.js'

/** One difference; `what` is `host` for a host that only one of them has. `-`: not there. */
type Change = Readonly<{ host: string; what: string; before: string; after: string }>

function changesOf(host: string, before: Shot | undefined, after: Shot | undefined): readonly Change[] {
  if (!before) return [{ host, what: 'host', before: '-', after: 'new' }]
  if (!after) return [{ host, what: 'host', before: 'there', after: 'gone' }]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map(what => ({ host, what, before: before.get(what) ?? '-', after: after.get(what) ?? '-' }))
    .filter(change => change.before !== change.after)
}

/** Host by host, in the order of the first, those that are new at the end. */
const drift = (a: Snapshot, b: Snapshot): readonly Change[] =>
  [...new Set([...a.hosts.keys(), ...b.hosts.keys()])].flatMap(host =>
    changesOf(host, a.hosts.get(host), b.hosts.get(host)),
  )

/** A file, or a run as `kvmup runs` names it. */
const fileOf = (which: string) => (existsSync(which) ? which : runCalled(which).file)

/** Resolves to 0 when nothing is otherwise and every hash holds, to 5 when not. @throws UsageError */
export async function compare(
  first: string,
  second: string,
  options: RawOptions,
  { out, err, language }: Terminal,
): Promise<number> {
  const [a, b] = [await snapshot(fileOf(first)), await snapshot(fileOf(second))]
  const broken = [...a.broken, ...b.broken]
  for (const one of broken) err(`kvmup: ${text(one, language)}\n`)
  const changes = drift(a, b)
  for (const change of changes) {
    const { host, what, before, after } = change
    const line = [host, what, `${before} -> ${after}`].map(word => word.replace(/\s+/g, ' ')).join('  ')
    out(options.json ? `${JSON.stringify(change)}\n` : `${line}\n`)
  }
  const hosts = new Set([...a.hosts.keys(), ...b.hosts.keys()]).size
  const otherwise = new Set(changes.map(({ host }) => host)).size
  const end = otherwise === 0 ? msg('compare.same', { hosts }) : msg('compare.differs', { otherwise, hosts })
  if (!options.json) out(`${text(end, language)}\n`)
  return changes.length + broken.length === 0 ? EXIT.ok : EXIT.differs
}
