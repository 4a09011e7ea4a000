/** What the probe itself costs a host: processor time, and the processes that it starts. On this machine. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wrap } from '../../src/connection/wrap.js'
import { probeAction } from '../../src/facts/probe.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import { measured } from './meter.js'
import { type Spread, spread } from './results.js'

export type ProbeCost = Readonly<{
  /** Seconds of processor time. */
  cpu: Spread | undefined
  wall: Spread | undefined
  /** Programs that were started, and processes in all: a subshell is one too. */
  programs: number
  processes: number
  /** Characters: the probe's text, and the line in which it is sent. */
  text: number
  sent: number
}>

const ROUNDS = 11

/** Measures the probe as `verify` sends it, without the connection. */
export async function probeCost(): Promise<ProbeCost> {
  const action = probeAction(playbook.probe(DEFAULT_WISHES, 'with proof'))
  const env = { PATH: process.env.PATH }
  const costs = []
  for (let round = 0; round < ROUNDS; round += 1)
    costs.push(await measured({ argv: action.argv, env, cwd: '/' }))
  return {
    cpu: spread(costs.map(({ cpu }) => cpu)),
    wall: spread(costs.map(({ wall }) => wall)),
    ...started(action.argv),
    text: action.argv[2]?.length ?? 0,
    sent: wrap(action).line.length,
  }
}

function started(argv: readonly string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-bench-'))
  try {
    const trace = join(directory, 'trace')
    const calls = 'trace=execve,clone,clone3,fork,vfork'
    execFileSync('strace', ['-f', '-qq', '-e', calls, '-o', trace, ...argv], { stdio: 'ignore' })
    const text = readFileSync(trace, 'utf8')
    return {
      programs: text.match(/execve(?:\(| resumed>).* = 0$/gm)?.length ?? 0,
      processes: new Set(text.match(/^\d+/gm)).size,
    }
  } finally {
    rmSync(directory, { recursive: true })
  }
}
