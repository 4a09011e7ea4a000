/**
 * npm run bench:apply: what an apply on a fresh host costs above its own commands, typed into a shell script on the
 * host. Both start from the same snapshot of a machine of the lab; kvmup and the script take turns.
 *
 *   npm run bench:apply -- [ROUNDS] [RELEASE]
 */
import type { Action } from '../../src/connection/connection.js'
import { quoteAll } from '../../src/connection/quote.js'
import { probeAction } from '../../src/facts/probe.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import { kvmup } from '../lab/kvmup.js'
import { boot, buildImage, type Vm } from '../lab/vm.js'
import { machine, surroundings } from './machine.js'
import { middle } from './numbers.js'
import { writeSection } from './section.js'

const [rounds = '3', release = 'el9'] = process.argv.slice(2)

/** One command as somebody would type it; what it reads comes from the script. */
const typed = ({ argv, stdin }: Action): string =>
  stdin === undefined
    ? `${quoteAll(argv)} </dev/null`
    : `${quoteAll(argv)} <<'KVMUP_BENCH'\n${stdin}\nKVMUP_BENCH`

/** Seconds that kvmup takes from a fresh host to a proved one, how long each look and all actions took, and what it ran. */
async function byKvmup(vm: Vm) {
  const from = performance.now()
  const ran = await kvmup(vm, 'apply', '--yes')
  const seconds = (performance.now() - from) / 1000
  if (ran.code !== 0) throw new Error(ran.told)
  const actions = ran.events.flatMap(event =>
    event.type === 'action-start' && event.action.transaction !== 'follow' ? [event.action] : [],
  )
  const looks = ran.events.flatMap(event => (event.type === 'host-facts' ? [event.ms / 1000] : []))
  const acting = ran.events.flatMap(event => (event.type === 'action-end' ? [event.output.ms / 1000] : []))
  return { seconds, looks, acting: sum(acting), actions }
}

/** Seconds that the same commands take, with a look at the end that boots the same proof guest. */
async function byHand(vm: Vm, actions: readonly Action[]): Promise<number> {
  const proof = probeAction(playbook.probe(DEFAULT_WISHES, 'with proof'))
  const script = [
    'set -e',
    'LC_ALL=C; export LC_ALL',
    ...actions.map(typed),
    `${typed(proof)} | grep -q KVMKVMKVM`,
  ]
  const from = performance.now()
  const { code, stdout, stderr } = await vm.ssh('sh -s', { input: Buffer.from(script.join('\n')) })
  const seconds = (performance.now() - from) / 1000
  if (code !== 0) throw new Error(`the script ended with ${code}\n${stdout}\n${stderr}`)
  return seconds
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const shown = (values: readonly number[]) => values.map(value => value.toFixed(1)).join(', ')

const begun = surroundings()
await buildImage(release)
const vm = await boot(release, { name: `bench-${release}` })
try {
  await vm.ssh('sync')
  await vm.snapshot('fresh')
  const kvmups: number[] = []
  const hands: number[] = []
  const spent: Readonly<{ looks: readonly number[]; acting: number }>[] = []
  let commands: readonly Action[] = []
  const both = [
    async () => {
      const { seconds, actions, ...parts } = await byKvmup(vm)
      kvmups.push(seconds)
      spent.push(parts)
      commands = actions
    },
    async () => hands.push(await byHand(vm, commands)),
  ]
  for (let round = 0; round < Number(rounds); round++) {
    // What to type is known from the first kvmup; after that each goes first in turn.
    for (const take of round % 2 === 0 ? both : both.toReversed()) {
      await take()
      await vm.restore('fresh')
    }
    process.stderr.write(
      `round ${round + 1}: kvmup ${kvmups.at(-1)?.toFixed(1)} s, by hand ${hands.at(-1)?.toFixed(1)} s\n`,
    )
  }
  const ratios = kvmups.map((seconds, index) => seconds / (hands[index] ?? Number.NaN))
  const section = [
    `- machine: ${machine()}; of the lab: ${release}`,
    `- begun ${begun.when} UTC, load ${begun.load}; ended ${surroundings().when} UTC, load ${surroundings().load}`,
    '',
    '| | seconds, each round | median |',
    '| --- | --- | --- |',
    `| \`kvmup apply\`, fresh to proved | ${shown(kvmups)} | ${middle(kvmups).toFixed(1)} |`,
    `| of that: the commands | ${shown(spent.map(({ acting }) => acting))} | ${middle(spent.map(({ acting }) => acting)).toFixed(1)} |`,
    `| of that: the looks | ${spent.map(({ looks }) => looks.map(one => one.toFixed(1)).join(' + ')).join(', ')} | ${middle(spent.map(({ looks }) => sum(looks))).toFixed(1)} |`,
    `| its ${commands.length} commands in a shell script on the host, and the same proof | ${shown(hands)} | ${middle(hands).toFixed(1)} |`,
    `| ratio; target ≤ 1.05 | ${ratios.map(ratio => ratio.toFixed(3)).join(', ')} | ${middle(ratios).toFixed(3)} |`,
  ].join('\n')
  writeSection('benchmarks.md', 'apply', section)
  process.stdout.write(`${section}\n`)
} finally {
  await vm.kill()
}
