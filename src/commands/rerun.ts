/** `--rerun`: the hosts of an earlier run that ended badly, taken from its journal. */
import type { HostStatus, Purpose } from '../engine/events.js'
import { UsageError } from '../errors.js'
import type { Choice } from '../inventory/select.js'
import { type Message, msg, text } from '../messages/message.js'
import { recorded } from '../report/journal-read.js'
import { clean } from '../text.js'
import { lastRun, runCalled } from './runs.js'
import type { Terminal } from './terminal.js'

/** What the words of --rerun stand for. `differs` is how verify fails; a plan that finds work has not failed. */
const MEANS: Readonly<Record<string, (purpose: Purpose) => readonly HostStatus[]>> = {
  failed: purpose => (purpose === 'verify' ? ['failed', 'blocked', 'differs'] : ['failed', 'blocked']),
  unreachable: () => ['unreachable'],
  skipped: () => ['skipped'],
}

type Wanted = Readonly<{ words: readonly string[]; id: string }>

/** `failed`, `failed,unreachable`, `unreachable=ID`. @throws UsageError */
function parseRerun(given: string): Wanted {
  const [list = '', id = 'last', ...rest] = given.split('=')
  const words = list.split(',').map(word => word.trim())
  if (rest.length > 0 || id === '' || !words.every(word => Object.hasOwn(MEANS, word)))
    throw new UsageError(msg('usage.rerun', { given: clean(given) }), msg('usage.rerun.hint'))
  return { words, id }
}

/**
 * The names of the hosts that a run left so. A host without an end was cut off: it failed. The last run is the
 * last that had to do with any of these hosts: another fleet's is none of theirs.
 */
async function left({ words, id }: Wanted, purpose: Purpose, known: ReadonlySet<string>) {
  const run =
    id !== 'last'
      ? runCalled(id)
      : lastRun(({ head, ending }) => {
          const same = head.purpose === purpose && head.hosts.some(host => known.has(host))
          return same && ending.how !== 'running'
        })
  if (!run) throw new UsageError(msg('usage.rerun-none', { purpose }), msg('usage.rerun-none.hint'))
  const { started, results } = await recorded(run.file)
  const statuses = words.flatMap(word => MEANS[word]?.(run.head.purpose) ?? [])
  const status = (host: string): HostStatus =>
    results.get(host)?.status ?? (started.has(host) ? 'failed' : 'skipped')
  return run.head.hosts.filter(host => statuses.includes(status(host)))
}

/**
 * The names of those that are to be worked again; none, when nothing is left to do, which it says.
 * @throws UsageError when there is no such run, or the inventory has none of its hosts any more
 */
export async function rerun(
  given: string,
  purpose: Purpose,
  choice: Pick<Choice, 'chosen' | 'all'>,
  terminal: Terminal,
): Promise<readonly string[]> {
  // A host that is gone from the inventory is told from one that was not asked for.
  const all = new Set(choice.all)
  const names = new Set(await left(parseRerun(given), purpose, all))
  const again = choice.chosen.filter(name => names.has(name))
  for (const name of again) names.delete(name)
  const say = (message: Message) => terminal.err(`kvmup: ${text(message, terminal.language)}\n`)
  const gone = [...names].filter(name => !all.has(name)).join(', ')
  if (gone !== '' && again.length === 0)
    throw new UsageError(msg('usage.rerun-gone', { names: gone }), msg('usage.rerun-gone.hint'))
  if (gone !== '') say(msg('rerun.gone', { names: gone }))
  if (again.length === 0) say(msg('rerun.nothing'))
  return again
}
