/** Rehearsal hosts for tests, seen through the probe, the parser and the playbook: as the program sees any host. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Connection } from '../../src/connection/connection.js'
import { connectRehearsal } from '../../src/connection/rehearsal/index.js'
import { freshState, loadState, type State, saveState } from '../../src/connection/rehearsal/state.js'
import type { Plan } from '../../src/engine/task.js'
import { parseFacts } from '../../src/facts/parse.js'
import { probeAction } from '../../src/facts/probe.js'
import {
  DEFAULT_WISHES,
  type Fault,
  type Host,
  type RehearsedRelease,
  type Wishes,
} from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'

const root = mkdtempSync(join(tmpdir(), 'kvmup-rehearsal-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

export const MAX_PASSES = 6
let hosts = 0

export type Rehearsed = Readonly<{ host: Host; file: string; release: RehearsedRelease; wishes: Wishes }>

/** A rehearsal host of its own, without pauses, fresh or in the given state. */
export function rehearsed(
  release: RehearsedRelease,
  given: Partial<State> = {},
  faults: readonly Fault[] = [],
): Rehearsed {
  hosts += 1
  const file = join(root, `host${hosts}.json`)
  saveState(file, { ...freshState(release), pace: 0, ...given })
  const rehearsal = { release, faults, state: file }
  const host: Host = {
    name: `host${hosts}`,
    connection: { kind: 'rehearsal', rehearsal },
    wishes: DEFAULT_WISHES,
  }
  return { host, file, release, wishes: DEFAULT_WISHES }
}

export const open = ({ host }: Rehearsed, signal = new AbortController().signal) =>
  connectRehearsal(host, { connectTimeout: 5, signal })

export const run = async (one: Rehearsed, ...argv: readonly string[]) => (await open(one)).run({ argv })

export async function probeText(one: Rehearsed, connection?: Connection): Promise<string> {
  const used = connection ?? (await open(one))
  return (await used.run(probeAction(playbook.probe(one.wishes, 'with proof')))).stdout
}

export const factsOf = async (one: Rehearsed) => parseFacts(await probeText(one))
export const planOf = async (one: Rehearsed): Promise<Plan> => playbook.plan(await factsOf(one), one.wishes)
export const changes = (plan: Plan) =>
  plan.filter(({ decision }) => decision.status === 'change').map(({ task }) => task)
export const unsettled = (plan: Plan) =>
  plan.filter(({ decision }) => decision.status !== 'ok' && decision.status !== 'skip')

/** Actions, probe, decide, until nothing is left to change: the passes it took and the last plan. */
export async function apply(one: Rehearsed): Promise<{ passes: number; plan: Plan }> {
  for (let passes = 1; ; passes++) {
    const plan = await planOf(one)
    if (changes(plan).length === 0 || passes === MAX_PASSES) return { passes, plan }
    const connection = await open(one)
    for (const { decision } of plan)
      if (decision.status === 'change') for (const action of decision.actions) await connection.run(action)
  }
}

const converged = new Map<RehearsedRelease, State>()
/** The state of a host that apply has brought to its end. */
export async function convergedState(release: RehearsedRelease): Promise<State> {
  const known = converged.get(release)
  if (known) return known
  const one = rehearsed(release)
  await apply(one)
  const state = loadState(one.file, release)
  converged.set(release, state)
  return state
}

export const ready = async (release: RehearsedRelease, change: (state: State) => State = state => state) =>
  rehearsed(release, change(await convergedState(release)))
