import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from '../connection/connection.js'
import { packageRoot } from '../root.js'

let script: string | undefined

const part = (name: string) => readFileSync(join(packageRoot, 'src', 'facts', name), 'utf8')

/**
 * The text of probe.sh with what it includes, without what is there for readers alone: every host takes it apart anew.
 * It travels as an argument, because a script on stdin is eaten by its own children.
 */
export function probeScript(): string {
  script ??= part('probe.sh')
    .replace(/^# include (\w+\.sh)\n/gm, (_, name: string) => part(name))
    .replace(/^[ \t]*(?:#.*)?\n|^[ \t]+/gm, '')
  return script
}

/** A hung daemon costs its own limit inside the probe; this is for a host that hangs as a whole. */
const PROBE_MS = 300_000

/** What a deep proof may take on top of it: a guest that waits for its lease, and libguestfs's own test. */
const DEEP_MS = 900_000

/** The probe as an action: the whole of a host's facts in one round trip. */
export const probeAction = (args: readonly string[]): Action => ({
  argv: ['/bin/sh', '-c', probeScript(), 'kvmup-probe', ...args],
  timeoutMs: PROBE_MS + (args.includes('deep=1') ? DEEP_MS : 0),
})
