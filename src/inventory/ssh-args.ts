/**
 * Arguments of ssh in an inventory (ansible_ssh_common_args and the like). An inventory may be somebody else's, so
 * only what is listed here is passed on; above all nothing that runs a program on this machine.
 */
import { JUMP } from './schema.js'
import { shlex } from './shlex.js'

export type Option = Readonly<{ name: string; value: string }>

/** What the arguments say. Of what stands twice the first counts, as with ssh; key files add up. */
export type SshArgs = Readonly<{
  options: readonly Option[]
  jump?: string
  user?: string
  port?: string
  key?: string
}>

/** Why arguments are refused: what it is about, in the words of the file. */
export type Refused = Readonly<{ why: 'option' | 'program' | 'value' | 'quote'; what: string }>

const NUMBER = /^\d{1,6}$/
const YES_NO = /^(?:yes|no)$/i
const NAMES = /^[A-Za-z0-9@.,+^*_-]+$/
// No `%` and no `$`: ssh would replace them; no quotes and blanks: it would read more than one word.
const PATH = /^[A-Za-z0-9_./~+@:,-]+$/
const HOST = /^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/

/** Options that are passed on, with the form of their values. */
const PASSED: Readonly<Record<string, readonly [name: string, form: RegExp]>> = Object.fromEntries(
  (
    [
      ['AddressFamily', /^(?:any|inet|inet6)$/i],
      ['BindAddress', HOST],
      ['BindInterface', HOST],
      ['CertificateFile', PATH],
      ['Ciphers', NAMES],
      ['Compression', YES_NO],
      ['ConnectionAttempts', NUMBER],
      ['ConnectTimeout', NUMBER],
      ['GSSAPIAuthentication', YES_NO],
      ['HostKeyAlgorithms', NAMES],
      ['HostKeyAlias', HOST],
      ['IdentitiesOnly', YES_NO],
      ['IPQoS', /^[A-Za-z0-9 ]+$/],
      ['KbdInteractiveAuthentication', YES_NO],
      ['KexAlgorithms', NAMES],
      ['MACs', NAMES],
      ['PasswordAuthentication', YES_NO],
      ['PreferredAuthentications', NAMES],
      ['PubkeyAcceptedAlgorithms', NAMES],
      ['PubkeyAcceptedKeyTypes', NAMES],
      ['PubkeyAuthentication', YES_NO],
      ['RekeyLimit', /^[A-Za-z0-9 ]+$/],
      ['ServerAliveCountMax', NUMBER],
      ['ServerAliveInterval', NUMBER],
      ['TCPKeepAlive', YES_NO],
      ['UserKnownHostsFile', PATH],
    ] as const
  ).map(([name, form]) => [name.toLowerCase(), [name, form]]),
)

/** What kvmup decides itself, so that saying it changes nothing; host keys are checked whatever an inventory says. */
const IGNORED = new Set(
  [
    'BatchMode',
    'CheckHostIP',
    'ControlMaster',
    'ControlPath',
    'ControlPersist',
    'ForwardAgent',
    'ForwardX11',
    'LogLevel',
    'NumberOfPasswordPrompts',
    'RequestTTY',
    'StrictHostKeyChecking',
    'UpdateHostKeys',
    'VerifyHostKeyDNS',
    'VisualHostKey',
  ].map(name => name.toLowerCase()),
)

/** Options that name a program, or a library, or a file that may. */
export const PROGRAMS: ReadonlySet<string> = new Set(
  [
    'Include',
    'KnownHostsCommand',
    'LocalCommand',
    'Match',
    'PermitLocalCommand',
    'PKCS11Provider',
    'ProxyCommand',
    'ProxyUseFdpass',
    'RemoteCommand',
    'SecurityKeyProvider',
    'XAuthLocation',
  ].map(name => name.toLowerCase()),
)

/** Flags without a value that kvmup gives or withholds itself, and those that are options by another name. */
const FLAGS: Readonly<Record<string, Option | 'ignored'>> = {
  '4': { name: 'AddressFamily', value: 'inet' },
  '6': { name: 'AddressFamily', value: 'inet6' },
  C: { name: 'Compression', value: 'yes' },
  A: 'ignored',
  T: 'ignored',
  a: 'ignored',
  k: 'ignored',
  q: 'ignored',
  t: 'ignored',
  v: 'ignored',
  x: 'ignored',
}
const WITH_VALUE: Readonly<Record<string, string>> = {
  J: 'ProxyJump',
  B: 'BindInterface',
  b: 'BindAddress',
  c: 'Ciphers',
  i: 'IdentityFile',
  l: 'User',
  m: 'MACs',
  p: 'Port',
}

/** @param texts in ssh's order: of what stands twice the first counts */
export function sshArgs(texts: readonly string[]): SshArgs | Refused {
  const found: Option[] = []
  for (const text of texts) {
    const words = shlex(text, 'no comments')
    if (typeof words === 'string') return { why: 'quote', what: text }
    const refused = readWords(words, found)
    if (refused) return refused
  }
  return sorted(found)
}

function readWords(words: readonly string[], into: Option[]): Refused | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const [, flags = '', letter = '', joined = ''] =
      /^-([46CATakqtvx]*)(?:([oJBbcilmpF])(.*))?$/s.exec(word) ?? []
    if (flags === '' && letter === '') return { why: 'option', what: word }
    for (const flag of flags) {
      const option = FLAGS[flag]
      if (typeof option === 'object') into.push(option)
    }
    if (letter === '') continue
    if (letter === 'F') return { why: 'program', what: '-F' }
    if (joined === '') at += 1
    const value = joined === '' ? words[at] : joined
    if (value === undefined) return { why: 'value', what: word }
    if (letter !== 'o') into.push({ name: WITH_VALUE[letter] ?? '', value })
    else {
      const option = assignment(value)
      if (!option) return { why: 'value', what: `-o ${value}` }
      into.push(option)
    }
  }
  return undefined
}

/** `Name=value`, `Name = value` and `Name value`. */
function assignment(text: string): Option | undefined {
  const [, name, value] = /^([A-Za-z0-9]+)(?:\s*=|\s)(.*)$/s.exec(text.trim()) ?? []
  return name === undefined || value === undefined ? undefined : { name, value: value.trim() }
}

function sorted(found: readonly Option[]): SshArgs | Refused {
  const seen = new Set<string>()
  const options: Option[] = []
  const own: { jump?: string; user?: string; port?: string; key?: string } = {}
  for (const { name, value } of found) {
    const key = name.toLowerCase()
    if (PROGRAMS.has(key)) return { why: 'program', what: name }
    if (IGNORED.has(key) || seen.has(key)) continue
    seen.add(key)
    if (key === 'proxyjump') {
      if (value.toLowerCase() === 'none') continue
      if (!JUMP.test(value)) return { why: 'value', what: `${name} ${value}` }
      own.jump = value
    } else if (key === 'user') own.user = value
    else if (key === 'port') own.port = value
    else if (key === 'identityfile') own.key = value
    else {
      const [known, form] = PASSED[key] ?? []
      if (known === undefined || form === undefined) return { why: 'option', what: name }
      if (!form.test(value) || value.length > 1_000) return { why: 'value', what: `${name} ${value}` }
      // Keys that are written nowhere would be checked against nothing.
      if (key === 'userknownhostsfile' && value === '/dev/null') continue
      options.push({ name: known, value })
    }
  }
  return { options, ...own }
}
