import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where kvmup keeps what must outlive a run: transcripts, rehearsal hosts (XDG base directories). */
export const stateDirectory = (): string =>
  join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'kvmup')
