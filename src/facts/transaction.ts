/** What a package transaction would meet on the host: the probe's transaction.sh, read at the border. */
import * as z from 'zod/mini'
import { Count, Text, Texts, Word } from './forms.js'
import { all, first, number, type Raw } from './raw.js'

const Repository = z.strictObject({
  id: Word,
  /** Name of the file below /etc/yum.repos.d. */
  file: Text,
  kind: z.enum(['baseurl', 'mirrorlist', 'metalink']),
  /** `optional`: the package manager goes on without it (skip_if_unavailable). */
  need: z.enum(['required', 'optional']),
  /**
   * `ok`; `curl-N` (its exit code); `http-N`; `empty`: an answer without a single address; `untested`: only the
   * package manager itself knows how to ask.
   */
  answer: Word,
  /** The address that was asked, variables expanded. */
  url: Text,
  /** The words of curl or of the server when it did not answer. */
  words: Text,
})

const Holder = z.strictObject({
  pid: z.int().check(z.gte(1)),
  /** systemd's unit of the process, `-` where there is none. */
  unit: Text,
  /** How long it has run, as ps says it: `[[days-]hours:]minutes:seconds`. */
  elapsed: Text,
  /** The lock's file. */
  lock: Text,
  command: Text,
})

export const TransactionSchema = z.strictObject({
  /** The host's clock, in seconds since 1970. */
  now: Count,
  /** Free KiB by mount point. */
  space: z.record(Text, Count),
  /** Living processes that hold a lock of the package manager or of rpm. */
  holders: z.array(Holder),
  /** Transactions that yum 3 began and never ended: names of its journals. */
  unfinished: Texts,
  /** NAME.ARCH of packages installed twice; looked for only after an unfinished transaction. */
  duplicates: Texts,
  /** Module streams that dnf remembers a state of. */
  streams: z.array(z.strictObject({ module: Text, stream: Text, state: Text })),
  /** AlmaLinux 8 only: installed keys and release package, NAME-VERSION-RELEASE. */
  signing: Texts,
  /** `rhsm`: registered with subscription-manager; `rhn`: repositories come from a Satellite or Spacewalk. */
  services: Texts,
  /** The enabled repositories; undefined where nothing could ask them. */
  repos: z.optional(z.array(Repository)),
  /** Answers of the archives, by their address; asked only when a repository did not answer. */
  archives: z.record(Text, Text),
})

export type TransactionFacts = Readonly<z.infer<typeof TransactionSchema>>
export type RepositoryFact = Readonly<z.infer<typeof Repository>>
export type HolderFact = Readonly<z.infer<typeof Holder>>

const words = (line: string, count: number): readonly string[] => {
  const parts = line.split(' ')
  return [...parts.slice(0, count), parts.slice(count).join(' ')]
}

const byFirst = (lines: readonly string[]) => lines.map(line => words(line, 1) as readonly [string, string])

function repos(raw: Raw) {
  if (first(raw, 'repos') === undefined) return undefined
  const errors = new Map(byFirst(all(raw, 'repo_error')))
  return all(raw, 'repo').map(line => {
    const [id = '', file, kind, need, answer, url] = words(line, 5)
    return { id, file, kind, need, answer, url, words: errors.get(id) ?? '' }
  })
}

/** Undefined where no transaction was due, and for probes from before this was asked. */
export function transaction(raw: Raw) {
  if (first(raw, 'transaction') === undefined) return undefined
  return {
    now: number(first(raw, 'now')),
    space: Object.fromEntries(byFirst(all(raw, 'space')).map(([mount, free]) => [mount, number(free)])),
    holders: all(raw, 'holder').map(line => {
      const [pid, unit, elapsed, lock, command] = words(line, 4)
      return { pid: number(pid), unit, elapsed, lock, command }
    }),
    unfinished: all(raw, 'unfinished'),
    duplicates: all(raw, 'duplicate'),
    streams: all(raw, 'stream').map(line => {
      const [module, stream, state] = words(line, 2)
      return { module, stream: stream === '-' ? '' : stream, state }
    }),
    signing: all(raw, 'signing_key'),
    services: all(raw, 'repo_service'),
    repos: repos(raw),
    archives: Object.fromEntries(
      byFirst(all(raw, 'archive')).map(([url, said]) => [url, words(said, 1)[0] ?? '']),
    ),
  }
}
