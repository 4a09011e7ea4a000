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
const LIMIT_MS = 3_600_000

/** The second version of control groups, or the first. */
const unified = existsSync(`${ROOT}/cgroup.controllers`)

const read = (file: string) => readFileSync(file, 'utf8')
const line = (file: string, key: string) => Number(new RegExp(`^${key} (\\d+)`, 'm').exec(read(file))?.[1])

/** A control group: whatever is started in it, and what comes of that. */
export type Group = Readonly<{
  /** What goes before the words of a command: joins the group, then becomes the command. */
  through: readonly string[]
  /** Seconds of processor time since it was made. */
  cpu: () => number
  /** Bytes of anonymous memory. */
  memory: () => number
  members: () => readonly number[]
  /** Ends what is left in it. */
  end: () => Promise<void>
}>

/** A new group; two programs that measure at once do not meet. */
export function group(name: string): Group {
  const path = (kind: string) => `${ROOT}${kind}/kvmup-bench-${process.pid}-${name}`
  const paths = unified ? [path('')] : [path('/cpuacct'), path('/memory')]
  const [cpuPath = '', memoryPath = cpuPath] = paths
  for (const one of paths) mkdirSync(one)
  const members = () => read(`${cpuPath}/cgroup.procs`).trim().split('\n').filter(Boolean).map(Number)
  const enter = `for group in ${paths.join(' ')}; do echo $$ >"$group/cgroup.procs" || exit 1; done; exec "$@"`
  return {
    through: ['/bin/sh', '-c', enter, 'bench'],
    cpu: () =>
      unified
        ? line(`${cpuPath}/cpu.stat`, 'usage_usec') / 1e6
        : Number(read(`${cpuPath}/cpuacct.usage`)) / 1e9,
    memory: () => line(`${memoryPath}/memory.stat`, unified ? 'anon' : 'total_rss'),
    members,
    end: async () => {
      await endAll(members)
      for (const one of paths) rmdirSync(one)
    },
  }
}

/** Looks at the processes of a command while it runs: the first of them, and all. */
export type Watch = (first: number, members: () => readonly number[]) => void

/** Runs a command to its end, and ends what it left behind. */
export async function measured({ argv, env, stdin, cwd }: Command, watch?: Watch): Promise<Cost> {
  const inside = group('command')
  try {
    const started = performance.now()
    const [program = '', ...rest] = [...inside.through, ...argv]
    const child = spawn(program, rest, { env, cwd, timeout: LIMIT_MS })
    const said = hear(child)
    child.stdin?.on('error', () => undefined).end(stdin ?? '')
    let memory = 0
    const look = setInterval(() => {
      memory = Math.max(memory, inside.memory())
      if (child.pid !== undefined) watch?.(child.pid, inside.members)
    }, LOOK_MS)
    const [code] = await once(child, 'exit')
    const wall = (performance.now() - started) / 1000
    clearInterval(look)
    await endAll(inside.members)
    return { wall, cpu: inside.cpu(), memory: memory / 2 ** 20, code, ...said() }
  } finally {
    await inside.end()
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

async function endAll(members: Group['members']) {
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
