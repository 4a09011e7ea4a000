/** From argv to an exit code; the only place that ends the process. */
import { display } from './commands/display.js'
import { type Interrupts, NO_READER, type Terminal } from './commands/terminal.js'
import { EXIT } from './engine/judge.js'
import { UsageError } from './errors.js'
import { type Language, type Message, msg, speak, text } from './messages/message.js'
import { systemSays } from './paths.js'
import { spelt } from './report/symbols.js'
import { packageJson } from './root.js'
import { clean } from './text.js'
import { sinceTurn } from './turn.js'

declare global {
  interface ImportMeta {
    /** The version of Node that built the program (build/bundle.ts); from source there is none. */
    readonly builtBy?: string
  }
}

/** After the second interrupt: longer than a connection takes to end what does not want to. */
const CLOSING_MS = 3_000
/** Longer than a slice of what is still to be told of a large fleet takes, on a slow machine as well. */
const TELLING_MS = 500

/** Asked for on the command line or by the environment; known before the options are, for what is wrong with them. */
function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const asked = / --lang[ =](en|ja)(?= |$)/.exec(` ${argv.join(' ')}`)?.[1]
  return /^ja/.test(asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '')) ? 'ja' : 'en'
}

// For the libraries too that print by themselves.
if (process.argv.includes('--no-color')) process.env.NO_COLOR = '1'

const language = languageOf(process.argv.slice(2), process.env)

function terminal(): Terminal {
  const { stdout } = process
  // Looked at where it matters: Node opens it for that.
  const canType = () => process.stdin.isTTY === true
  const isTerminal = stdout.isTTY === true
  const shown = display(process.env, isTerminal ? 'terminal' : 'pipe')
  const written = (one: string) => (shown.charset === 'ascii' ? spelt(one) : one)
  return {
    out: one => void stdout.write(written(one)),
    err: one => void process.stderr.write(written(one)),
    get rows() {
      return shown.draws === 'yes' ? stdout.rows : 0
    },
    get columns() {
      return isTerminal ? stdout.columns : 0
    },
    canAsk: isTerminal && canType(),
    colour: shown.colour,
    charset: shown.charset,
    language,
    confirm: async question => (await import('./commands/confirm.js')).confirm(question, stop.signal),
    secret: async question =>
      canType() && process.stderr.isTTY === true
        ? (await import('./commands/confirm.js')).secret(question, stop.signal)
        : 'no terminal',
  }
}

const stop = new AbortController()
const kill = new AbortController()

/** First: nothing new is started. Second: everything that is open is ended. Third: now. */
function interrupt() {
  if (kill.signal.aborted) process.exit(EXIT.interrupted)
  if (!stop.signal.aborted) return stop.abort()
  kill.abort()
  setTimeout(leave, CLOSING_MS).unref()
}

/** Connections that do not end are left; a recap that is being written is not. */
function leave() {
  if (sinceTurn() > TELLING_MS) process.exit(EXIT.interrupted)
  setTimeout(leave, TELLING_MS).unref()
}

function interrupts(): Interrupts {
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  // A terminal that goes away says so more than once, and none of them is a person who insists.
  process.on('SIGHUP', () => stop.abort())
  return { stop: stop.signal, kill: kill.signal }
}

/** Two lines: what and where, then the next move. */
function complain(because: Message, hint: Message): void {
  const [what, next] = [because, hint].map(message =>
    clean(text(message, language)).replace(/\s*\n\s*/g, ' '),
  )
  process.stderr.write(`kvmup: ${what}\n  ${next}\n`)
}

function ended(error: unknown): number {
  if (error instanceof UsageError) {
    complain(error.because, error.hint)
    return EXIT.usage
  }
  stop.abort()
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `kvmup: ${text(msg('run.crash', { what }), language)}\n  ${text(msg('run.crash.hint'), language)}\n`,
  )
  return EXIT.bug
}

/** A reader that went away (kvmup ... | head) starts nothing new either; a full disk is worth a word. */
function outputLost(error: NodeJS.ErrnoException) {
  if (!stop.signal.aborted && error.code !== 'EPIPE' && error.code !== 'EIO')
    complain(msg('run.output-lost', { why: systemSays(error) }), msg('run.output-lost.hint'))
  stop.abort(NO_READER)
}

async function main(): Promise<number> {
  await speak(language)
  const found = process.versions.node
  const needed = packageJson().engines.node
  // The one that built the program has run it; what compares versions costs a start more than it seems.
  if (found !== import.meta.builtBy && !(await import('./node-version.js')).isNodeNew(found, needed))
    throw new UsageError(msg('run.old-node', { found, needed }), msg('run.old-node.hint'))
  // Not before: an old Node could not even load it.
  const { commandLine } = await import('./commands/command-line.js')
  return commandLine(process.argv, work => work(terminal(), interrupts()))
}

process.stdout.on('error', outputLost)
process.stderr.on('error', () => undefined)
process.on('uncaughtException', error => process.exit(ended(error)))
// Nobody waits for main: an end with nothing left to wait for, but before its own, is a bug, and no success.
process.on('exit', () => {
  process.exitCode ??= EXIT.bug
})
void main()
  .catch(ended)
  .then(code => {
    process.exitCode = code
  })
