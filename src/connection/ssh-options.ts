/** The command line of ssh. What is not said here is the user's: ~/.ssh/config, agent, known_hosts, jump hosts. */
import { Bug } from '../errors.js'
import { safeAddress, safeUser } from './address.js'
import type { SshTarget } from './where.js'

/** Seconds without an action after which the shared connection ends by itself, should kvmup be killed. */
const PERSIST_SECONDS = 120

// INFO, not ERROR: "Unable to negotiate" is logged at INFO. Banners then come too, as noise before the marker.
const FIXED = [
  'LogLevel=INFO',
  'BatchMode=yes',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
  'ClearAllForwardings=yes',
  'RequestTTY=no',
  'RemoteCommand=none',
  'ControlMaster=auto',
  `ControlPersist=${PERSIST_SECONDS}`,
]

/**
 * Arguments of ssh for one remote line.
 * @param socket path of the control socket; the first exec makes it, the others share its connection.
 * @param connectTimeout seconds.
 * @throws Bug when the address or user was not checked at the inventory's border.
 */
export function sshArgs(target: SshTarget, socket: string, connectTimeout: number, line: string): string[] {
  const { address, user, port, key, sshConfig } = target
  if (!safeAddress(address)) throw new Bug('an unsafe address reached ssh')
  if (user !== undefined && !safeUser(user)) throw new Bug('an unsafe user reached ssh')
  const options = [
    ...FIXED,
    `ControlPath=${socket}`,
    `ConnectTimeout=${Math.max(1, Math.ceil(connectTimeout))}`,
  ]
  return [
    '-T',
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
