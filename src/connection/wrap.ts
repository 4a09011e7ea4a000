/**
 * What is sent to the other side for one action. Whatever the login shell is (sh, bash, csh, fish), it gets one
 * line that all of them read alike; the line starts sh, which finds the way to root and runs the argv between
 * two markers. The markers carry a nonce: they tell the command's own output and exit code from what a login
 * shell, sudo or a dying connection says around them (see reading.ts).
 */
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Bug } from '../errors.js'
import type { Action } from './connection.js'
import { quote, quoteAll } from './quote.js'

type Wrapped = Readonly<{
  /** The line for the login shell. */
  line: string
  /** Begins both markers, on standard output and standard error. */
  nonce: string
}>

/** Characters of a script: Linux takes 131 072 bytes in one argument of a command. */
export const SCRIPT_LIMIT = 120_000

const PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin'

// Runs as root: sudo has replaced the environment by now, so it is set here. The nonce comes in two pieces, so
// that no listing of processes and no echo of this text can look like a marker.
const BEGIN = [
  `PATH=${PATH} LC_ALL=C LANG=C`,
  'export PATH LC_ALL LANG',
  'kvmup_mark="$1-$2 begin $3"',
  'shift 3',
  'printf "%s\\n" "$kvmup_mark"',
  'printf "%s\\n" "$kvmup_mark" >&2',
  'unset kvmup_mark',
  'exec "$@"',
].join('; ')

/** Wraps an action. @throws Bug when the argv is empty or too large for one line. */
export function wrap(action: Action, random = randomBytes(12).toString('hex')): Wrapped {
  if (action.argv.length === 0) throw new Bug('an action without a command')
  const head = random.slice(0, 12)
  const tail = random.slice(12)
  const begin = (route: string) => quoteAll(['/bin/sh', '-c', BEGIN, 'kvmup', head, tail, route])
  const end = `printf '\\n%s-%s end %s\\n' ${head} ${tail} "$kvmup_code"`
  const script = [
    // The caller's PATH first: it knows where this machine keeps its sudo.
    `PATH=$PATH:${PATH} LC_ALL=C LANG=C`,
    'export PATH LC_ALL LANG',
    // A home directory that root may not enter (NFS) makes shells complain.
    'cd /',
    `set -- ${quoteAll(action.argv)}`,
    // A pipe, whatever stands at the other end: a socket, which ssh and Node use too, cannot be opened as /dev/stdin.
    `${action.stdin ? 'cat | ' : ''}if [ "$(id -u)" = 0 ]; then ${begin('root')} "$@"; else sudo -n -- ${begin('sudo -n')} "$@"; fi${action.stdin ? '' : ' </dev/null'}`,
    'kvmup_code=$?',
    end,
    `${end} >&2`,
    'exit "$kvmup_code"',
  ].join('\n')
  if (script.length > SCRIPT_LIMIT)
    throw new Bug(
      `an action of ${script.length} characters; ${SCRIPT_LIMIT} fit: ${quote(action.argv[0] ?? '')}`,
    )
  return { line: remoteLine(script), nonce: `${head}-${tail}` }
}

// Base64 has no newline, quote, backslash or "!", the characters on which csh and fish differ from sh.
// Compressed, because an SSH server need not take a line of more than 32 KiB (RFC 4253, section 6.1).
const remoteLine = (script: string) =>
  `exec /bin/sh -c 'eval "$(printf %s ${gzipSync(script).toString('base64')} | base64 -d | gzip -dc)"'`
