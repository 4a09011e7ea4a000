/** The command line of ssh. What is not said here is the user's: ~/.ssh/config, agent, known_hosts, jump hosts. */
import { Bug } from '../errors.js'
import { safeAddress, safeUser } from './address.js'
import type { SshTarget } from './where.js'
import type { Way } from './wrap.js'

/** Seconds without an action after which the shared connection ends by itself, should kvmup be killed. */
const PERSIST_SECONDS = 120

// INFO, not ERROR: "Unable to negotiate" is logged at INFO. Banners then come too, as noise before the marker.
const FIXED = [
  'LogLevel=INFO',
  'BatchMode=yes',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
  'ClearAllForwardings=yes',
  'RemoteCommand=none',
  'ControlMaster=auto',
  `ControlPersist=${PERSIST_SECONDS}`,
]

export type SshLine = Readonly<{
  /** Path of the control socket; the first exec makes it, the others share its connection. */
  socket: string
  /** Seconds. */
  connectTimeout: number
  /** What the login shell gets. */
  line: string
  /** Whether it runs on a terminal there. */
  terminal: Way['terminal']
}>

/**
 * Arguments of ssh for one remote line.
 * @throws Bug when the address or user was not checked at the inventory's border.
 */
export function sshArgs(target: SshTarget, { socket, connectTimeout, line, terminal }: SshLine): string[] {
  const { address, user, port, key, sshConfig } = target
  if (!safeAddress(address)) throw new Bug('an unsafe address reached ssh')
  if (user !== undefined && !safeUser(user)) throw new Bug('an unsafe user reached ssh')
  const options = [
    ...FIXED,
    `ControlPath=${socket}`,
    `ConnectTimeout=${Math.max(1, Math.ceil(connectTimeout))}`,
  ]
  return [
    // On a terminal ssh would take "~." for a wish to hang up.
    ...(terminal === 'pty' ? ['-tt', '-e', 'none'] : ['-T', '-o', 'RequestTTY=no']),
    '-a',
    '-x',
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    // A percent sign would be one of ssh's own placeholders.
    ...(key === undefined ? [] : ['-i', key.replaceAll('%', '%%'), '-o', 'IdentitiesOnly=yes']),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...options.flatMap(option => ['-o', option]),
    '--',
    address,
    line,
  ]
}
