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

/** How root is to be reached, should the user not be root already. */
export type Way = Readonly<{
  /** `answered`: whoever runs the line answers sudo's prompt, once. `none`: sudo must not ask. */
  password: 'none' | 'answered'
  /** `pty`: the line runs on a terminal, for sudoers with requiretty; all output comes as one stream. */
  terminal: 'none' | 'pty'
}>

const PLAIN: Way = { password: 'none', terminal: 'none' }

export type Wrapped = Readonly<{
  /** The line for the login shell. */
  line: string
  /** Begins both markers, on standard output and standard error. */
  nonce: string
  /** sudo's prompt, in no language. */
  prompt: string
  /** What the other side's standard input is to get once the action has begun; then it is to be closed. Undefined: it stays open. */
  stdin: string | undefined
}>

/** Characters of a script: Linux takes 131 072 bytes in one argument of a command. */
export const SCRIPT_LIMIT = 120_000

const PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin'

// Runs as root: sudo has replaced the environment by now, so it is set here. The nonce comes in two pieces, so
// that no listing of processes and no echo of this text can look like a marker.
const begin = (terminal: Way['terminal'], command: string) =>
  [
    `PATH=${PATH} LC_ALL=C LANG=C`,
    'export PATH LC_ALL LANG',
    'kvmup_mark="$1-$2 begin $3"',
    'shift 3',
    'printf "%s\\n" "$kvmup_mark"',
    ...(terminal === 'pty' ? [] : ['printf "%s\\n" "$kvmup_mark" >&2']),
    'unset kvmup_mark',
    command,
  ].join('; ')

/**
 * How the command gets its standard input: only now, because until here it was sudo's, which may have read a
 * password there. A pipe, whatever stands at the other end: a socket, which ssh and Node use too, cannot be
 * opened as /dev/stdin. A terminal knows no end of file, so there the length is said beforehand.
 */
function fed(terminal: Way['terminal'], stdin: string | undefined): string {
  if (stdin === undefined) return 'exec "$@"'
  if (stdin === '') return 'exec "$@" </dev/null'
  return terminal === 'pty' ? `head -c ${stdin.length} | base64 -d | "$@"` : 'cat | "$@"'
}

const given = (terminal: Way['terminal'], stdin: string) =>
  terminal === 'pty' ? Buffer.from(stdin).toString('base64') : stdin

/** Wraps an action. @throws Bug when the argv is empty or too large for one line. */
export function wrap(action: Action, way: Way = PLAIN, random = randomBytes(16).toString('hex')): Wrapped {
  if (action.argv.length === 0) throw new Bug('an action without a command')
  const [head, tail, mark] = [random.slice(0, 12), random.slice(12, 24), random.slice(24)]
  const stdin = action.held ? undefined : given(way.terminal, action.stdin ?? '')
  const begun = begin(way.terminal, fed(way.terminal, stdin))
  // Whoever is root already needs no other shell: starting one costs, the more so with a long script to hand on.
  const asRoot = `(set -- $kvmup_nonce root "$@"; ${begun})`
  const bySudo = `${sudo(way)} ${quoteAll(['/bin/sh', '-c', begun, 'kvmup'])} $kvmup_nonce sudo "$@"`
  const script = [
    'kvmup_nonce="$1 $2" kvmup_prompt="kvmup-$3:"',
    // The caller's PATH first: it knows where this machine keeps its sudo.
    `PATH=$PATH:${PATH} LC_ALL=C LANG=C`,
    'export PATH LC_ALL LANG',
    // A home directory that root may not enter (NFS) makes shells complain.
    'cd /',
    `set -- ${quoteAll(action.argv)}`,
    ...around(
      way.terminal,
      `if [ "$(id -u)" = 0 ]; then ${asRoot}; else ${bySudo}; fi`,
      `printf '\\n%s-%s end %s\\n' $kvmup_nonce "$kvmup_code"`,
    ),
  ].join('\n')
  if (script.length > SCRIPT_LIMIT)
    throw new Bug(
      `an action of ${script.length} characters; ${SCRIPT_LIMIT} fit: ${quote(action.argv[0] ?? '')}`,
    )
  const line = `${remoteLine(script)} kvmup ${head} ${tail} ${mark}`
  return { line, nonce: `${head}-${tail}`, prompt: `kvmup-${mark}:`, stdin }
}

// -k: sudo neither uses nor leaves a password that was given before, so whether it asks is the same every time.
const sudo = ({ password }: Way) => (password === 'none' ? 'sudo -n --' : 'sudo -k -S -p "$kvmup_prompt" --')

/** The lines that run the command, tell its exit code and pass it on. */
function around(terminal: Way['terminal'], run: string, end: string): readonly string[] {
  if (terminal === 'none') return [run, 'kvmup_code=$?', end, `${end} >&2`, 'exit "$kvmup_code"']
  return [
    // No echo, or the password would come back. Behind a pipe programs draw no progress bars.
    'stty raw -echo || exit 1',
    `{ ${run}; kvmup_code=$?; ${end}; } 2>&1 | cat`,
  ]
}

// Base64 has no newline, quote, backslash or "!", the characters on which csh and fish differ from sh.
// Compressed, because an SSH server need not take a line of more than 32 KiB (RFC 4253, section 6.1). The last
// one is kept: a fleet gets the same probe host after host, and what differs comes after it, as arguments.
let last = { script: '', line: '' }
function remoteLine(script: string): string {
  if (last.script !== script) {
    const packed = gzipSync(script).toString('base64')
    last = { script, line: `exec /bin/sh -c 'eval "$(printf %s ${packed} | base64 -d | gzip -dc)"'` }
  }
  return last.line
}
