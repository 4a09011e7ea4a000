/**
 * The rehearsal connection: a simulated EL host inside the program, so that anyone can try kvmup where there is
 * no CentOS at all. It answers the probe and the playbook's commands as a real host of that release would.
 */
import { monotonic } from '../../clock.js'
import { Bug } from '../../errors.js'
import { probeScript } from '../../facts/probe.js'
import type { Fault, Host, Rehearsal } from '../../inventory/host.js'
import { msg } from '../../messages/message.js'
import { turn } from '../../turn.js'
import { type Action, type Connect, type Output, TIMED_OUT, Unreachable } from '../connection.js'
import { interrupted } from '../verdict.js'
import { act } from './actions.js'
import { goesOn, holdLock, lasting, tidied } from './jobs.js'
import type { Answer, Machine } from './machine.js'
import { play, type Score } from './play.js'
import { probe } from './probe.js'
import { rows } from './releases.js'
import { afterIdling } from './services.js'
import { loadState, saveState } from './state.js'

const DEFAULT_TIMEOUT_MS = 120_000
/** The fault "slow". */
const SLOW_MS = 1000
/** The time before a command's first line, in lines. */
const PAUSE = 8

/** Opens a rehearsal. @throws UsageError when the file that keeps the host's state is damaged */
export const connectRehearsal: Connect = async (host, { signal }) => {
  const rehearsal = rehearsalOf(host)
  await turn()
  // Read and written now, so that trouble with the file comes before any change.
  saveState(rehearsal.state, loadState(rehearsal.state, rehearsal.release))
  const drops = numbered(rehearsal.faults, 'drop-line')
  const refusals = Math.max(0, ...numbered(rehearsal.faults, 'refuse'))
  let actions = 0
  let tries = 0
  return {
    route: 'rehearsal',
    run: (action, onLine) => {
      tries += 1
      if (tries <= refusals) return Promise.reject(refused(host))
      const asked = probeArguments(action.argv)
      if (asked === undefined) actions += 1
      if (asked === undefined && drops.includes(actions)) return dropped(host, rehearsal, action)
      return perform(host, rehearsal, action, signal, onLine)
    },
    hold: async argv =>
      holdLock(`${rehearsal.state}.lock`, argv.at(-1) ?? '', () =>
        saveState(rehearsal.state, tidied(loadState(rehearsal.state, rehearsal.release), Date.now())),
      ),
    close: async () => {},
  }
}

/** A transaction goes on without the line. Of anything else nothing is applied: the harder case for the next run. */
async function dropped(host: Host, rehearsal: Rehearsal, action: Action): Promise<never> {
  if (goesOn(action.argv)) saveState(rehearsal.state, answer(rehearsal, action).state)
  throw lost(host)
}

function rehearsalOf(host: Host): Rehearsal {
  if (host.connection.kind !== 'rehearsal') throw new Bug(`${host.name} is not a rehearsal host`)
  return host.connection.rehearsal
}

/** The numbers of the faults `NAME:NUMBER`. */
const numbered = (faults: readonly Fault[], name: string) =>
  faults.flatMap(fault => (fault.startsWith(`${name}:`) ? [Number(fault.slice(name.length + 1))] : []))

const refused = ({ name }: Host) =>
  new Unreachable(
    'refused',
    msg('unreachable.refused', { at: name, endpoint: name }),
    msg('hint.refused', { login: `ssh ${name}` }),
  )

const lost = ({ name }: Host) =>
  new Unreachable('lost', msg('unreachable.lost', { at: name }), msg('hint.lost', { at: name }))

/** The probe's arguments, when this argv is the probe. */
function probeArguments(argv: readonly string[]): readonly string[] | undefined {
  const [shell, option, script, name, ...args] = argv
  const isProbe = shell === '/bin/sh' && option === '-c' && name === 'kvmup-probe' && script === probeScript()
  return isProbe ? args : undefined
}

function answer(rehearsal: Rehearsal, { argv, stdin }: Action): Answer {
  const state = loadState(rehearsal.state, rehearsal.release)
  const { release, faults } = rehearsal
  const machine: Machine = afterIdling({ row: rows[release], state, faults, now: Date.now() })
  const asked = probeArguments(argv)
  return asked === undefined ? act(machine, argv, stdin) : probe(machine, asked)
}

const delayOf = (faults: readonly Fault[]) =>
  faults.includes('hang') ? Number.POSITIVE_INFINITY : faults.includes('slow') ? SLOW_MS : 0

/** The state changes when the last line is out, or not at all: what is cut short has done nothing. */
async function perform(
  host: Host,
  rehearsal: Rehearsal,
  action: Action,
  signal: AbortSignal,
  onLine: ((line: string) => void) | undefined,
): Promise<Output> {
  const started = monotonic()
  const ms = () => Math.round(monotonic() - started)
  // What a real host does elsewhere is done here, for all that are at work at once.
  await turn()
  const { state, code, stdout, stderr } = answer(rehearsal, action)
  const score: Score = {
    before: delayOf(rehearsal.faults) + state.pace * PAUSE,
    // The probe is one answer, not a scroll.
    each: probeArguments(action.argv) ? 0 : state.pace,
    lines: [...stdout, ...stderr],
  }
  // What goes on by itself has changed the host whatever becomes of the line.
  const until = Date.now() + score.before + score.each * score.lines.length
  if (goesOn(action.argv)) saveState(rehearsal.state, lasting(state, action.argv, until))
  const ended = await play(score, action.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal, onLine)
  await turn()
  if (ended === 'interrupted') throw interrupted({ label: host.name })
  if (ended === 'timed out') return { code: TIMED_OUT, stdout: '', stderr: '', ms: ms() }
  if (!goesOn(action.argv)) saveState(rehearsal.state, state)
  return { code, stdout: text(stdout), stderr: text(stderr), ms: ms() }
}

const text = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('')
