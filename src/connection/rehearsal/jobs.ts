/** Transactions of a rehearsed host that go on without whoever started them, and the lock of the host. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SCRIPTS } from '../../scripts/scripts.js'
import type { Hold } from '../connection.js'
import type { Answer, Machine } from './machine.js'
import { said } from './machine.js'
import type { Job, State } from './state.js'

type Act = (machine: Machine, argv: readonly string[]) => Answer
type Script = (machine: Machine, words: readonly string[]) => Answer

/** The words after a script's own argv; undefined for another command. */
const wordsOf = (script: readonly string[], argv: readonly string[]) =>
  script.every((word, index) => argv[index] === word) ? argv.slice(script.length) : undefined

/** `running` until its last line is out; the rehearsal's clock is the controller's. */
const stateOf = ({ until, code }: Job, now: number) =>
  code === undefined ? 'killed' : until > now ? 'running' : 'ended'

function follow(machine: Machine, id: string | undefined): Answer {
  const job = machine.state.jobs.find(one => one.id === id)
  if (!job) return said(machine.state, 2, [], [`nothing is known of the job ${id}`])
  if (job.code === undefined)
    return said(machine.state, 137, job.log, [`the job ${id} was killed before its end`])
  return said(machine.state, job.code, job.log)
}

/** The command, as people read it: a script by its name. */
const shown = (argv: readonly string[]) => (argv[1] === '-c' ? (argv[3] ?? '') : argv.join(' '))

const start =
  (act: Act): Script =>
  (machine, [id = '', by = '', ...argv]) => {
    if (machine.state.jobs.some(one => one.id === id)) return follow(machine, id)
    const { state, code, stdout, stderr } = act(machine, argv)
    const log = [...stdout, ...stderr]
    const job = { id, by, command: shown(argv), started: machine.now, until: machine.now, code, log }
    return said({ ...state, jobs: [...state.jobs, job] }, code, log)
  }

const without = (state: State, id: string | undefined): State => ({
  ...state,
  jobs: state.jobs.filter(job => job.id !== id),
})

function collect(machine: Machine, [id]: readonly string[]): Answer {
  const answer = follow(machine, id)
  return answer.code === 137 ? answer : { ...answer, state: without(answer.state, id) }
}

/** What was installed when the transaction was killed is installed once more, so that its scripts run. */
const mend: Script = (machine, [id]) =>
  said(without(machine.state, id), 0, [
    'once more: the packages that it brought',
    'the packages are in order',
  ])

/** The answer to job.sh and mend.sh; undefined for other scripts. */
export function jobScript(machine: Machine, argv: readonly string[], act: Act): Answer | undefined {
  const job = wordsOf(SCRIPTS.job, argv)
  if (job?.[0] === 'start') return start(act)(machine, job.slice(1))
  if (job?.[0] === 'collect') return collect(machine, job.slice(1))
  const mended = wordsOf(SCRIPTS.mend, argv)
  return mended && mend(machine, mended)
}

/** Whether this argv goes on on the host when nobody listens any more. */
export const goesOn = (argv: readonly string[]) => wordsOf(SCRIPTS.job, argv)?.[0] === 'start'

/** The job that this argv started, running until its last line is out. */
export const lasting = (state: State, argv: readonly string[], until: number): State => {
  const id = wordsOf(SCRIPTS.job, argv)?.[1]
  return { ...state, jobs: state.jobs.map(job => (job.id === id ? { ...job, until } : job)) }
}

/** What jobs.sh prints. */
export function jobLines({ state, now }: Machine, args: readonly string[]): readonly string[] {
  const seen = args.filter(arg => arg.startsWith('seen=')).map(arg => arg.slice('seen='.length))
  return state.jobs
    .filter(job => stateOf(job, now) !== 'ended' || !seen.includes(job.id))
    .flatMap(job => [
      `job=${job.id} ${stateOf(job, now)} ${stateOf(job, now) === 'ended' ? job.code : '-'} ${Math.round((now - job.started) / 1000)} ${job.by}`,
      `job_command=${job.id} ${job.command}`,
    ])
}

/** Without the jobs that have ended, as lock.sh leaves the host after `done`. */
export const tidied = (state: State, now: number): State => ({
  ...state,
  jobs: state.jobs.filter(job => stateOf(job, now) !== 'ended'),
})

const alive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** lock.sh: the file beside the state names the process that holds it; a dead one holds nothing. */
export function holdLock(file: string, by: string, tidy: () => void): Hold {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const mine = `${process.pid} ${by}\n`
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
  } catch {
    const [pid = '', ...holder] = readFileSync(file, 'utf8').trim().split(' ')
    if (alive(Number(pid)) && Number(pid) > 0) return { held: false, code: 75, said: holder.join(' ') }
    writeFileSync(file, mine)
  }
  let held = true
  const release = async (word: string) => {
    held = false
    if (word === 'done') tidy()
    rmSync(file, { force: true })
  }
  return { held: true, alive: () => held, release }
}
