/** How each tool is told to look at the same hosts; and how its own words tell how many it reached. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quote } from '../../src/connection/quote.js'
import { sshArgs } from '../../src/connection/ssh-options.js'
import { probeAction } from '../../src/facts/probe.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import type { Cell, ToolName } from './cells.js'
import type { Fleet } from './fleet.js'
import type { Command, Cost } from './meter.js'
import { ansible, cdist } from './peers.js'

/** A run of a tool that is about to be made: the cell, its hosts, an empty directory that is its home. */
export type Site = Readonly<{
  fleet: Fleet
  cell: Cell
  addresses: readonly string[]
  port: number
  home: string
}>
export type Tool = Readonly<{ command: (site: Site) => Command; reached: (cost: Cost) => number }>

export const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')

/** The options with which kvmup calls ssh, without its shared connection. */
function sshOptions({ fleet, port }: Site): readonly string[] {
  const target = {
    kind: 'ssh',
    address: 'host',
    port,
    user: 'root',
    key: fleet.key,
    sshConfig: fleet.sshConfig,
  } as const
  const args = sshArgs(target, { socket: '/none', connectTimeout: 10, line: '', terminal: 'none' })
  const shared = (at: number) => /^Control(Master|Path|Persist)=/.test(args[at] ?? '')
  return args.slice(0, args.indexOf('--')).filter((_, at) => !shared(at) && !shared(at + 1))
}

/** The probe's text as a file, and its arguments as words for sh. */
function probeFiles(site: Site) {
  const [, , text = '', , ...args] = probeAction(playbook.probe(DEFAULT_WISHES, 'with proof')).argv
  const file = join(site.home, 'probe')
  writeFileSync(file, text)
  return { file, text, line: `sh -s -- ${args.map(quote).join(' ')}` }
}

const plain = (site: Site): Omit<Command, 'argv'> => ({
  env: { PATH: '/usr/bin:/usr/sbin:/bin:/sbin', HOME: site.home, LC_ALL: 'C.UTF-8' },
  cwd: site.home,
})

const times = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** What nobody can be faster than who sends the same text to the same hosts with the same ssh. */
const limit: Tool = {
  command: site => {
    const { file, line } = probeFiles(site)
    const ssh = ['ssh', ...sshOptions(site)].map(quote).join(' ')
    const each = `${ssh} -- "$1" ${quote(line)} <${file}`
    const argv = ['xargs', '-P', String(site.cell.forks), '-n', '1', 'sh', '-c', each, 'sh']
    return { ...plain(site), argv, stdin: `${site.addresses.join('\n')}\n` }
  },
  reached: ({ stdout }) => times(stdout, /^end=1$/gm),
}

/** @param more what an inventory entry has beside the usual, and further arguments */
export const kvmup = (
  verb: 'verify' | 'plan',
  more: Readonly<{ entry?: object; args?: readonly string[] }> = {},
): Tool => ({
  command: site => {
    const { fleet, port } = site
    const entry = (address: string) => ({
      address,
      port,
      user: 'root',
      key: fleet.key,
      ssh_config: fleet.sshConfig,
      ...more.entry,
    })
    // An address may stand there twice: two hosts behind one sshd.
    const hosts = Object.fromEntries(
      site.addresses.map((address, at) => [`h${address}-${at}`, entry(address)]),
    )
    const inventory = join(site.home, 'hosts.yml')
    writeFileSync(inventory, JSON.stringify({ hosts }))
    const forks = ['--forks', String(site.cell.forks)]
    const argv = [process.execPath, CLI, verb, ...forks, '-i', inventory, ...(more.args ?? [])]
    return { ...plain(site), argv }
  },
  // This machine is no EL: plan calls it blocked, verify that it differs.
  reached: ({ stdout }) => times(stdout, verb === 'plan' ? /^h127\S+ +blocked /gm : /^h127\S+ +differs /gm),
})

const pssh: Tool = {
  command: site => {
    const { text, line } = probeFiles(site)
    const hosts = join(site.home, 'hosts')
    writeFileSync(hosts, site.addresses.map(address => `root@${address}:${site.port}\n`).join(''))
    const extra = sshOptions(site).flatMap(word => ['-X', word])
    const options = ['-h', hosts, '-p', String(site.cell.forks), '-t', '0', '-I', ...extra]
    return { ...plain(site), argv: ['parallel-ssh', ...options, line], stdin: text }
  },
  reached: ({ stdout }) => times(stdout, /\[SUCCESS\]/g),
}

export const tools: Readonly<Record<ToolName, Tool>> = {
  limit,
  verify: kvmup('verify'),
  plan: kvmup('plan'),
  pssh,
  cdist,
  ansible: ansible({}),
  'ansible-pipelining': ansible({ ANSIBLE_PIPELINING: 'True' }),
  // Told the interpreter, as its users do: looking for it costs mitogen two more logins on each host.
  'ansible-mitogen': ansible({ ANSIBLE_STRATEGY: 'mitogen_linear' }, [
    '-e',
    'ansible_python_interpreter=/usr/bin/python3',
  ]),
}

/** A place for one run. @throws when kvmup has not been built */
export function site(fleet: Fleet, cell: Cell): Site {
  if (!existsSync(CLI)) throw new Error('kvmup is not built: npm run build')
  const home = mkdtempSync(join(fleet.directory, 'home-'))
  mkdirSync(join(home, '.ssh'), { mode: 0o700 })
  return { fleet, cell, addresses: fleet.addresses.slice(0, cell.hosts), port: fleet.port(cell.delay), home }
}
