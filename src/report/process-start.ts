import { readFileSync } from 'node:fs'

/**
 * When the process with this id started, as text to be compared: the kernel's boot and the ticks since then.
 * Undefined when there is no such process, or no /proc.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // proc(5): starttime is field 22; the name in brackets, field 2, may hold anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

/** Whether the process that wrote down this id and start is still there. */
export function stillRuns(pid: number, started: string | null): boolean {
  if (started !== null) return processStart(pid) === started
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
