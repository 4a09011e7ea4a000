/**
 * Work on a host that one command cannot do: POSIX shell texts that travel as an argument of an action, like
 * the probe. They are part of the package and never change while it runs, so to a task they are constants.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../root.js'

const script = (name: string): readonly string[] => [
  '/bin/sh',
  '-c',
  readFileSync(join(packageRoot, 'src', 'scripts', `${name}.sh`), 'utf8'),
  `kvmup-${name}`,
]

/** What is known of jobs, for root alone; it outlives a reboot, so that a transaction that did not is recognised. */
export const JOBS = '/var/lib/kvmup/jobs'

/** argv up to the script's own arguments. */
export const SCRIPTS = {
  job: [...script('job'), JOBS],
  lock: [...script('lock'), '/var/run/kvmup', JOBS],
  mend: [...script('mend'), JOBS],
  repos: script('repos'),
  wait: script('wait'),
  rpmdb: script('rpmdb'),
  put: script('put'),
  reload: script('reload'),
} as const
