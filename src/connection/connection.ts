/** The one door to a host. Everything with an effect on a host goes through `run`. */
import type { Host } from '../inventory/host.js'
import type { Message } from '../messages/message.js'

/** One argv to run as root. Data, so that a plan can be printed, compared and tested literally. */
export type Action = Readonly<{
  argv: readonly string[]
  /** Given to the command's standard input; without it the command reads /dev/null. */
  stdin?: string
  /** The command's standard input stays open: `hold` writes to it. */
  held?: true
  /** Milliseconds until the command is given up. Default: 120 000. */
  timeoutMs?: number
  /**
   * A package transaction: the engine runs it detached on the host, where neither a lost line nor the end of kvmup
   * cuts it short, and follows it. `follow`: the argv itself only follows one that runs already.
   */
  transaction?: 'start' | 'follow'
  /** The command restarts the host: the engine waits until it answers again. */
  reboots?: true
  /** Its lines are news: it waits for somebody, and views that show no output show this one's. */
  tells?: true
}>

/** What became of an action. Text is cleaned of control characters and bounded to `OUTPUT_LIMIT` characters. */
export type Output = Readonly<{
  /** The command's own exit code; 124 when it was given up after `timeoutMs`. */
  code: number
  stdout: string
  stderr: string
  /** Wall time in milliseconds. */
  ms: number
}>

/** Characters kept of each stream; the end is kept, because that is where errors are. */
export const OUTPUT_LIMIT = 1_000_000
export const TIMED_OUT = 124

export interface Connection {
  /** The route found to root, for `-v`: `root` or `sudo -n`, preceded by how the host is reached. */
  readonly route: string
  /**
   * Runs one action as root and tells its exit code, also when it failed.
   * Rejects only with Unreachable: the line dropped, or root could not be reached.
   * @param onLine each complete line of output as it arrives, cleaned.
   */
  run(action: Action, onLine?: (line: string) => void): Promise<Output>
  /**
   * Starts a command that says `held` and goes on until its standard input ends: a lock, held by whoever lives.
   * The input ends with kvmup, however that ends; meanwhile it brings an empty line every few seconds.
   * Only after a first `run`. Rejects only with Unreachable.
   */
  hold(argv: readonly string[]): Promise<Hold>
  /** Ends everything that was opened for this host. Never rejects. */
  close(): Promise<void>
}

/** `held`: it is; anything else: what the command said instead, and its exit code. */
export type Hold = Readonly<
  | { held: true; alive: () => boolean; release: (lastLine: string) => Promise<void> }
  | { held: false; code: number; said: string }
>

/** Opens a connection. Rejects only with Unreachable. Opening may be lazy: the first run may be what connects. */
export type Connect = (host: Host, options: ConnectOptions) => Promise<Connection>
export type ConnectOptions = Readonly<{
  /** Seconds to wait for the connection to be set up. */
  connectTimeout: number
  /** Aborted on the second interrupt: end everything at once. */
  signal: AbortSignal
}>

export type UnreachableKind =
  | 'refused'
  | 'timeout'
  | 'resolve'
  | 'host-key-unknown'
  | 'host-key-changed'
  | 'auth'
  | 'algorithms'
  | 'become'
  | 'lost'
  /** Left, because its time was over. */
  | 'overdue'
  | 'no-ssh'
  | 'other'

/** What a host that is on its way down or up says, or a line that flaps; anything else does not go away by waiting. */
export const PASSING: readonly UnreachableKind[] = ['refused', 'timeout', 'lost', 'other']

/** The host could not be reached or not be worked as root. A value of the report, not a bug. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  readonly kind: UnreachableKind
  readonly because: Message
  readonly hint: Message
  constructor(kind: UnreachableKind, because: Message, hint: Message) {
    super(because.id)
    this.kind = kind
    this.because = because
    this.hint = hint
  }
}
