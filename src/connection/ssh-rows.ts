/**
 * What OpenSSH (7 to 10) says when it cannot connect, as a table: the first row that matches wins, so the
 * certain and specific stand above what also follows from them. Each row has fixtures in
 * test/fixtures/ssh-errors.
 */
import { type Message, msg } from '../messages/message.js'
import type { UnreachableKind } from './connection.js'
import { quoteAll } from './quote.js'
import type { Where } from './where.js'

export type Found = Readonly<{
  where: Where
  /** The line that matched. */
  said: string
  /** A named group of the pattern; empty when it did not take part. */
  group: (name: string) => string
  /** All that ssh said. */
  all: string
}>

type Row = Readonly<{
  pattern: RegExp
  kind: UnreachableKind
  because: (found: Found) => Message
  hint: (found: Found) => Message
}>

const at = ({ where }: Found) => ({ at: where.label })
const login = ({ where }: Found) => ({ login: where.login })
const said = (found: Found) => ({ at: found.where.label, said: found.said })
const endpoint = (found: Found) => ({
  at: found.where.label,
  endpoint: found.group('endpoint') || found.where.label,
})
const alias = (found: Found) => ({ at: found.where.alias })

const fingerprint = ({ all }: Found) => /SHA256:[\w+/]+|MD5:[\da-f:]+/.exec(all)?.[0] ?? '?'
// Newer versions print the command with the right file; older ones leave it to the reader. It is put together
// anew: a jump host could have said anything here, and people copy it.
const forget = ({ all, where }: Found) => {
  const [, file, name] = /^\s*ssh-keygen -f "([^"]+)" -R "([^"]+)"$/m.exec(all) ?? []
  return quoteAll(['ssh-keygen', ...(file ? ['-f', file] : []), '-R', name ?? where.known])
}
const firstOffer = (found: Found) => found.group('offer').split(',')[0] ?? ''

/** Rows for "no matching …": what is missing, and the option that allows an old one. */
const negotiation = (what: string, option: string): Row => ({
  pattern: new RegExp(`no matching ${what} found[.:].*?(?:Their offer:|server) ?(?<offer>\\S*)`),
  kind: 'algorithms',
  because: f => msg('unreachable.algorithms', { ...at(f), what, offer: f.group('offer') }),
  hint: f => msg('hint.algorithms', { ...alias(f), option, offer: firstOffer(f) }),
})

export const ROWS: readonly Row[] = [
  {
    pattern: /exec: (?:line \d+: )?ssh: not found|command not found: ssh$/,
    kind: 'no-ssh',
    because: f => msg('unreachable.no-ssh', at(f)),
    hint: f => msg('hint.no-ssh', at(f)),
  },
  {
    pattern:
      /Bad configuration option|Can't open user config file|Bad owner or permissions on|keyword .+ extra arguments|Bad (?:port|number|yes\/no argument)|command-line and remote command/,
    kind: 'other',
    because: f => msg('unreachable.ssh-config', said(f)),
    hint: f => msg('hint.ssh-config', login(f)),
  },
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|^Host key for .* has changed/,
    kind: 'host-key-changed',
    because: f => msg('unreachable.host-key-changed', { ...at(f), fingerprint: fingerprint(f) }),
    hint: f => msg('hint.host-key-changed', { remove: forget(f), login: f.where.login }),
  },
  {
    pattern: /REVOKED HOST KEY DETECTED|[Hh]ost key .*(?:is )?revoked/,
    kind: 'host-key-changed',
    because: f => msg('unreachable.host-key-revoked', at(f)),
    hint: f => msg('hint.host-key-revoked', at(f)),
  },
  {
    pattern: /^Host key verification failed|^No \S+ host key is known for/,
    kind: 'host-key-unknown',
    because: f => msg('unreachable.host-key-unknown', { ...at(f), key: '' }),
    hint: f => msg('hint.host-key-unknown', login(f)),
  },
  {
    pattern: /^channel \d+: open failed: (?<reason>.+)$/,
    kind: 'other',
    because: f => msg('unreachable.behind-jump', { ...at(f), reason: f.group('reason') }),
    hint: f => msg('hint.behind-jump', login(f)),
  },
  {
    pattern: /no matching host key type found\. Their offer: (?<offer>\S*)/,
    kind: 'algorithms',
    because: f => msg('unreachable.host-key-type', { ...at(f), offer: f.group('offer') }),
    hint: f => msg('hint.host-key-type', alias(f)),
  },
  negotiation('key exchange method', 'KexAlgorithms'),
  negotiation('cipher', 'Ciphers'),
  negotiation('MAC', 'MACs'),
  {
    pattern: /^ssh_dispatch_run_fatal: .*: (?<reason>error in libcrypto)/,
    kind: 'algorithms',
    because: f => msg('unreachable.libcrypto', { ...at(f), said: f.group('reason') }),
    hint: f => msg('hint.libcrypto', at(f)),
  },
  {
    pattern: /: Invalid key length$/,
    kind: 'algorithms',
    because: f => msg('unreachable.key-length', at(f)),
    hint: f => msg('hint.key-length', alias(f)),
  },
  {
    pattern: /no mutual signature/,
    kind: 'algorithms',
    because: f => msg('unreachable.user-key-type', at(f)),
    hint: f => msg('hint.user-key-type', alias(f)),
  },
  {
    pattern: /Could not resolve hostname (?<name>[^:\s]+)/,
    kind: 'resolve',
    because: f => msg('unreachable.resolve', { ...at(f), name: f.group('name') }),
    hint: f => msg('hint.resolve', { name: f.group('name') }),
  },
  {
    pattern: /connect to (?:host|address) (?<endpoint>.+): Connection refused/,
    kind: 'refused',
    because: f => msg('unreachable.refused', endpoint(f)),
    hint: f => msg('hint.refused', login(f)),
  },
  {
    pattern: /: (?<reason>No route to host|Network is unreachable|Host is down)$/,
    kind: 'other',
    because: f => msg('unreachable.no-route', { ...at(f), reason: f.group('reason') }),
    hint: f => msg('hint.no-route', at(f)),
  },
  {
    pattern:
      /connect to (?:host|address) (?<endpoint>.+): (?:Connection|Operation) timed out|^Connection timed out during|^Connection to .+ timed out/,
    kind: 'timeout',
    because: f => msg('unreachable.timeout', endpoint(f)),
    hint: f => msg('hint.timeout', login(f)),
  },
  {
    pattern: /Too many authentication failures/,
    kind: 'auth',
    because: f => msg('unreachable.too-many-keys', at(f)),
    hint: f => msg('hint.too-many-keys', at(f)),
  },
  {
    pattern: /^Load key "|Identity file .+ not accessible|^Permissions \d+ for '.+' are too open/,
    kind: 'auth',
    because: f => msg('unreachable.key-file', said(f)),
    hint: f => msg('hint.key-file', at(f)),
  },
  {
    pattern: /[Pp]assword (?:change required|has expired)|required to change your password/,
    kind: 'auth',
    because: f => msg('unreachable.password-expired', at(f)),
    hint: f => msg('hint.password-expired', login(f)),
  },
  {
    pattern: /pam_nologin|System is (?:booting up|going down)/,
    kind: 'other',
    because: f => msg('unreachable.booting', at(f)),
    hint: f => msg('hint.booting', at(f)),
  },
  {
    pattern: /Permission denied \(|No supported authentication methods|^Authentication failed/,
    kind: 'auth',
    because: f => msg('unreachable.auth', said(f)),
    hint: f => msg('hint.auth', login(f)),
  },
  {
    pattern: /UNKNOWN port 65535|stdio forwarding failed/,
    kind: 'other',
    because: f => msg('unreachable.jump', { ...at(f), said: firstLine(f.all) }),
    hint: f => msg('hint.jump', login(f)),
  },
  {
    pattern: /(?:kex|ssh)_exchange_identification: |^banner exchange: /,
    kind: 'other',
    because: f => msg('unreachable.no-banner', at(f)),
    hint: f => msg('hint.no-banner', login(f)),
  },
  {
    // Before the login only; a line that is lost later is told by the missing end marker.
    pattern: /Connection (?:closed|reset) by|closed by remote host|[Bb]roken pipe|^Timeout, server/,
    kind: 'lost',
    because: f => msg('unreachable.closed', { ...at(f), said: firstLine(f.all) }),
    hint: f => msg('hint.closed', login(f)),
  },
]

const firstLine = (text: string) =>
  text
    .split('\n')
    .find(line => line.trim() !== '')
    ?.slice(0, 300) ?? ''
