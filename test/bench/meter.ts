/**
 * What a command costs its machine, everything that it starts included, also what outlives it: it runs in a control
 * group of its own. CPU time is the group's; memory is the most that its processes held together at a time
 * (anonymous pages, so that what they share counts once), looked at twenty times a second.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export type Cost = Readonly<{
  /** Seconds. */
  wall: number
  cpu: number
  /** MiB. */
  memory: number
  code: number | null
  stdout: string
  stderr: string
}>

export type Command = Readonly<{
  argv: readonly string[]
  env: NodeJS.ProcessEnv
  stdin?: string
  cwd: string
}>

const ROOT = '/sys/fs/cgroup'
const LOOK_MS = 50
const LIMIT_MS = 900_000

/** The second version of control groups, or the first. */
const unified = existsSync(`${ROOT}/cgroup.controllers`)
const groups = unified
  ? [`${ROOT}/kvmup-bench`]
  : [`${ROOT}/cpuacct/kvmup-bench`, `${ROOT}/memory/kvmup-bench`]
const [cpuGroup = '', memoryGroup = cpuGroup] = groups

const read = (file: string) => readFileSync(file, 'utf8')
const line = (file: string, key: string) => Number(new RegExp(`^${key} (\\d+)`, 'm').exec(read(file))?.[1])

const cpuSeconds = () =>
  unified ? line(`${cpuGroup}/cpu.stat`, 'usage_usec') / 1e6 : Number(read(`${cpuGroup}/cpuacct.usage`)) / 1e9
const memoryBytes = () => line(`${memoryGroup}/memory.stat`, unified ? 'anon' : 'total_rss')
const members = () => read(`${cpuGroup}/cgroup.procs`).trim().split('\n').filter(Boolean).map(Number)

/** Joins the groups, then becomes the command. */
const ENTER = `for group in ${groups.join(' ')}; do echo $$ >"$group/cgroup.procs" || exit 1; done; exec "$@"`

/** Runs a command to its end, and ends what it left behind. */
export async function measured({ argv, env, stdin, cwd }: Command): Promise<Cost> {
  for (const group of groups) mkdirSync(group, { recursive: true })
  try {
    // A group that an interrupted run has left behind has a past.
    const spent = cpuSeconds()
    const started = performance.now()
    const child = spawn('/bin/sh', ['-c', ENTER, 'bench', ...argv], { env, cwd, timeout: LIMIT_MS })
    const said = hear(child)
    child.stdin?.on('error', () => undefined).end(stdin ?? '')
    let memory = 0
    const look = setInterval(() => {
      memory = Math.max(memory, memoryBytes())
    }, LOOK_MS)
    const [code] = await once(child, 'exit')
    const wall = (performance.now() - started) / 1000
    clearInterval(look)
    await endAll()
    return { wall, cpu: cpuSeconds() - spent, memory: memory / 2 ** 20, code, ...said() }
  } finally {
    await endAll()
    for (const group of groups) rmdirSync(group)
  }
}

function hear(child: ChildProcess) {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  return () => said
}

async function endAll() {
  for (let left = members(); left.length > 0; left = members()) {
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    await pause(20)
  }
}
