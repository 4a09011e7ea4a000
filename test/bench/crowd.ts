/**
 * Many hosts behind one sshd that has the MaxStartups which it comes with (10:30:100): sshd drops connections at random
 * when ten of them have not logged in. kvmup beside ssh alone.
 */
import { type Fleet, startFleet } from './fleet.js'
import { measured } from './meter.js'
import type { Crowd } from './points.js'
import { kvmup, site, type Tool, tools } from './tools.js'

const HOSTS = 50
const PLACE = { network: '127.92', port: 2044, delayedPort: 2045, maxStartups: '10:30:100' }
const RETRY = ['--retry', '3']

/** xargs stops at the first that ends with 255, which is how ssh tells that it was turned away. */
const ON = ['sh', '-c', '"$@" || exit 1', 'sh']
const alone: Tool = {
  ...tools.limit,
  command: site => {
    const { argv, ...rest } = tools.limit.command(site)
    return { ...rest, argv: argv.toSpliced(argv.indexOf('sh'), 0, ...ON) }
  },
}

type Case = Readonly<{ what: string; tool: Tool; addresses: readonly string[] }>

function cases(fleet: Fleet): readonly Case[] {
  const [one = '', ...others] = fleet.addresses
  const same = Array.from({ length: HOSTS }, () => one)
  const jump = `root@${one}:${fleet.port(0)}`
  return [
    { what: '`xargs -P 50 ssh`, 50 times the same sshd', tool: alone, addresses: same },
    {
      what: '`kvmup verify`, 50 names of the same sshd',
      tool: kvmup('verify', { args: RETRY }),
      addresses: same,
    },
    {
      what: '`kvmup verify`, 50 sshds behind one as `jump`',
      tool: kvmup('verify', { args: RETRY, entry: { jump } }),
      addresses: others,
    },
  ]
}

/** Each case once: who was reached, and whom sshd dropped. */
export async function measureCrowds(): Promise<readonly Crowd[]> {
  const fleet = await startFleet(HOSTS + 1, PLACE)
  try {
    const found: Crowd[] = []
    for (const { what, tool, addresses } of cases(fleet)) {
      const here = site(fleet, { hosts: HOSTS, forks: HOSTS, delay: 0, tools: [] })
      const before = fleet.dropped()
      const cost = await measured(tool.command({ ...here, addresses }))
      found.push({
        what,
        hosts: HOSTS,
        forks: HOSTS,
        wall: cost.wall,
        reached: tool.reached(cost),
        dropped: fleet.dropped() - before,
        retries: cost.stdout.match(/^h127\S+ +- +retry /gm)?.length ?? 0,
      })
    }
    return found
  } finally {
    fleet.stop()
  }
}
