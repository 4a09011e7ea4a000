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
  'NumberOfPasswordPrompts=1',
  'ClearAllForwardings=yes',
  'RemoteCommand=none',
  'ControlMaster=auto',
  `ControlPersist=${PERSIST_SECONDS}`,
]

/** What the inventory may have decided otherwise; of what stands twice ssh takes the first. */
const USUAL = ['ServerAliveInterval=15', 'ServerAliveCountMax=4']

// Keys come first, so that a password is sent only where it is needed; among passwords the method in which ssh
// itself asks, and not the host in its own words.
const BY_PASSWORD = [
  'BatchMode=no',
  'PreferredAuthentications=gssapi-with-mic,hostbased,publickey,password,keyboard-interactive',
]

/** What CentOS 6 offers and today's ssh leaves out; the older name of the third is known to every version. */
const LEGACY = [
  'HostKeyAlgorithms=+ssh-rsa',
  'KexAlgorithms=+diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1',
  'PubkeyAcceptedKeyTypes=+ssh-rsa',
  'Ciphers=+aes128-cbc,aes256-cbc',
  'MACs=+hmac-sha1',
]

/** An option's name and value as the inventory's border lets them through: nothing that runs a program here. */
const OPTION_NAME = /^[A-Za-z]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be refused
const OPTION_VALUE = /^[^\u0000-\u001f"'`$%]*$/
const RUNS_PROGRAMS =
  /^(?:ProxyCommand|LocalCommand|PermitLocalCommand|KnownHostsCommand|Match|Include|PKCS11Provider|SecurityKeyProvider|XAuthLocation)$/i
const JUMP = /^(?:[\w.@+$\\-]+@)?(?:[\w.-]+|\[[\da-fA-F:.%]+\])(?::\d{1,5})?$/

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
 * @throws Bug when something was not checked at the inventory's border.
 */
export function sshArgs(target: SshTarget, { socket, connectTimeout, line, terminal }: SshLine): string[] {
  const { address, user, port, key, sshConfig, jump } = checked(target)
  const options = [
    ...FIXED,
    ...(target.password === undefined ? ['BatchMode=yes'] : BY_PASSWORD),
    `StrictHostKeyChecking=${target.newHostKeys === 'accept' ? 'accept-new' : 'yes'}`,
    `ControlPath=${socket}`,
    ...(target.options ?? []).map(({ name, value }) => `${name}=${value}`),
    ...USUAL,
    `ConnectTimeout=${Math.max(1, Math.ceil(connectTimeout))}`,
    ...(target.legacySsh === true ? LEGACY : []),
  ]
  return [
    // On a terminal ssh would take "~." for a wish to hang up.
    ...(terminal === 'pty' ? ['-tt', '-e', 'none'] : ['-T', '-o', 'RequestTTY=no']),
    '-a',
    '-x',
    ...(sshConfig === undefined ? [] : ['-F', sshConfig]),
    // A percent sign would be one of ssh's own placeholders.
    ...(key === undefined ? [] : ['-i', key.replaceAll('%', '%%'), '-o', 'IdentitiesOnly=yes']),
    ...(jump === undefined ? [] : ['-J', jump]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...options.flatMap(option => ['-o', option]),
    '--',
    address,
    line,
  ]
}

function checked(target: SshTarget): SshTarget {
  const { address, user, jump, options } = target
  if (!safeAddress(address)) throw new Bug('an unsafe address reached ssh')
  if (user !== undefined && !safeUser(user)) throw new Bug('an unsafe user reached ssh')
  if (jump?.split(',').some(one => one.startsWith('-') || !JUMP.test(one)))
    throw new Bug('an unsafe jump host reached ssh')
  for (const { name, value } of options ?? [])
    if (!OPTION_NAME.test(name) || RUNS_PROGRAMS.test(name) || !OPTION_VALUE.test(value))
      throw new Bug('an unsafe option reached ssh')
  return target
}
