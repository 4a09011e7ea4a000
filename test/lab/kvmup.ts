/** kvmup against a machine of the lab, as a user would start it: the built program, its output, its exit code. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Event, HostResult, TaskStatus } from '../../src/engine/events.js'
import { text } from '../../src/messages/message.js'
import { program } from './program.js'
import type { Vm } from './vm.js'

export type Ran = Readonly<{
  code: number
  stdout: string
  stderr: string
  /** The events of --json. */
  events: readonly Event[]
  /** The only host's result. */
  host: HostResult
  /** Task ids by status, in playbook order. */
  by: (status: TaskStatus) => readonly string[]
  /** The reason of a task, as a message id. */
  because: (task: string) => string | undefined
  /** What became of the host and its tasks, a line each, for whoever reads a failed test. */
  told: string
}>

const toldOf = (command: string, host: HostResult) =>
  [
    `${command}: ${host.status}${host.because ? `: ${text(host.because)}` : ''}`,
    ...host.tasks.flatMap(task => [
      `${task.task}  ${task.status}  ${text(task.because)}`,
      ...(task.hint ? [`  -> ${text(task.hint)}`] : []),
      ...(task.evidence
        ? [`  $ ${task.evidence.argv.join(' ')} (exit ${task.evidence.code})`, ...task.evidence.tail]
        : []),
    ]),
  ].join('\n')

/** Runs `kvmup COMMAND -i INVENTORY ARGS... --json` on one machine. */
export async function kvmup(vm: Vm, command: string, ...args: readonly string[]): Promise<Ran> {
  const state = join(vm.dir, 'state')
  mkdirSync(state, { recursive: true })
  const argv = [program(), command, '-i', vm.inventoryFile, '--json', ...args]
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: state },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number>(resolve => child.on('close', status => resolve(status ?? -1)))
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Event)
  const recap = events.at(-1)
  if (recap?.type !== 'recap' || !recap.hosts[0])
    throw new Error(`no recap; exit ${code}\n${stdout}\n${stderr}`)
  const [host] = recap.hosts
  return {
    code,
    stdout,
    stderr,
    events,
    host,
    by: status => host.tasks.filter(task => task.status === status).map(task => task.task),
    because: id => host.tasks.find(task => task.task === id)?.because.id,
    told: toldOf(command, host),
  }
}

/** What must not change when nothing is to be changed: packages, units, and files by time of change. */
export async function fingerprint(vm: Vm): Promise<string> {
  const answer = await vm.ssh(`
    rpm -qa | sort
    systemctl list-unit-files --no-pager --no-legend 2>/dev/null | grep -v '[.]scope' | sort
    systemctl list-units --all --no-pager --no-legend --plain --type=service,socket 2>/dev/null |
      awk '$1 !~ /^(user|session|systemd-hostnamed|systemd-timedated|dnf-makecache|systemd-tmpfiles)/ { print $1, $2, $3 }' | sort
    chkconfig --list 2>/dev/null
    find /etc /usr /opt /boot /srv /var/lib -xdev -newer /run/kvmup-lab-mark ! -path '/var/lib/systemd/*' 2>/dev/null | sort`)
  return answer.stdout
}

/** From here on changed files are seen by fingerprint(). */
export const mark = (vm: Vm) => vm.ssh('touch /run/kvmup-lab-mark; sleep 1')

/** How often somebody has logged in to the machine so far. */
export async function logins(vm: Vm): Promise<number> {
  // Where nothing keeps a journal, the lines of sshd have a head with the time and the host's name.
  const { stdout } = await vm.ssh(
    "{ journalctl -o cat --no-pager || cat /var/log/secure; } 2>/dev/null | grep -cE '(^|sshd.*: )Accepted '",
  )
  return Number(stdout.trim())
}
