/** What a command and everything below it hold while it runs, looked at from outside. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Watch } from './meter.js'

/** The most at a time. */
export type Seen = Readonly<{
  /** Seconds of processor time of the first process alone, up to the last look. */
  cpu: number
  /** What the first process has started and waits for: of kvmup, an ssh for each host that is at work. */
  connections: number
  processes: number
  /** Open files of the first process, and of all together; one that two have open counts twice. */
  ownFiles: number
  files: number
}>

/** Hundredths of a second: USER_HZ, which Linux shows to programs on every architecture that Node runs on. */
const TICKS = 100
/** Of so many looks one counts files: that is a look into a directory for each process. */
const EVERY = 5

export function watching(): Readonly<{ watch: Watch; seen: () => Seen }> {
  let [cpu, connections, processes, ownFiles, files, looks] = [0, 0, 0, 0, 0, 0]
  const watch: Watch = (first, members) => {
    const all = members()
    cpu = Math.max(cpu, ownSeconds(first))
    connections = Math.max(connections, children(first))
    processes = Math.max(processes, all.length)
    looks += 1
    if (looks % EVERY !== 0) return
    ownFiles = Math.max(ownFiles, openFiles(first))
    files = Math.max(
      files,
      all.reduce((sum, pid) => sum + openFiles(pid), 0),
    )
  }
  return { watch, seen: () => ({ cpu, connections, processes, ownFiles, files }) }
}

/** What is gone has nothing. */
function orNothing(look: () => number): number {
  try {
    return look()
  } catch {
    return 0
  }
}

const openFiles = (pid: number) => orNothing(() => readdirSync(`/proc/${pid}/fd`).length)

const children = (pid: number) =>
  orNothing(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').length - 1)

/** User and system time (proc(5)), without that of children. */
const ownSeconds = (pid: number) =>
  orNothing(() => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  })

/** Seconds of all processors that were not idle since the machine started, those that its own host took included. */
export function busySeconds(): number {
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0, stolen = 0] =
    /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + interrupts + soft + stolen) / TICKS
}
