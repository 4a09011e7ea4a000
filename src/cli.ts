#!/usr/bin/env node
/** From argv to an exit code; the only place that ends the process. */
import { Command, CommanderError, Option } from 'commander'
import type { RawOptions } from './commands/options.js'
import type { Interrupts, Terminal } from './commands/terminal.js'
import { EXIT } from './engine/judge.js'
import { UsageError } from './errors.js'
import { type Language, type Message, msg, text } from './messages/message.js'
import { packageJson } from './root.js'
import { clean } from './text.js'

const localeLanguage = (): Language =>
  /^ja/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'ja' : 'en'

function terminal(options: RawOptions): Terminal {
  const drawn = process.stdout.isTTY === true && process.env.TERM !== 'dumb'
  return {
    out: one => void process.stdout.write(one),
    err: one => void process.stderr.write(one),
    rows: drawn ? process.stdout.rows : 0,
    canAsk: process.stdin.isTTY === true && process.stdout.isTTY === true,
    colour: drawn && !process.env.NO_COLOR ? 'colour' : 'plain',
    language: options.lang ?? localeLanguage(),
    confirm: async question => (await import('./commands/confirm.js')).confirm(question),
  }
}

/** First interrupt: nothing new is started. Second: everything ends now. */
function interrupts({ err, language }: Terminal): Interrupts {
  const stop = new AbortController()
  const kill = new AbortController()
  process.on('SIGINT', () => {
    if (stop.signal.aborted) {
      kill.abort()
      // A connection may need a moment to close; a third of a second is enough for a local process.
      setTimeout(() => process.exit(EXIT.interrupted), 300)
      return
    }
    stop.abort()
    err(`\nkvmup: ${text(msg('view.interrupt'), language)}\n`)
  })
  return { stop: stop.signal, kill: kill.signal }
}

type Work = (options: RawOptions, terminal: Terminal, interrupts: Interrupts) => Promise<number>

const run = async (options: RawOptions, work: Work): Promise<void> => {
  const shown = terminal(options)
  process.exitCode = await work(options, shown, interrupts(shown))
}

/** The options of every command that goes to hosts. */
function onHosts(command: Command): Command {
  return command
    .argument('[target...]', 'local, [user@]host[:port], or names of the inventory')
    .option('-i, --inventory <file>', 'YAML inventory')
    .option('--limit <names>', 'only these hosts of it, separated by commas')
    .option('--forks <n>', 'how many hosts at once (10)')
    .option('--connect-timeout <seconds>', 'how long to wait for a host (15)')
    .option('--json', 'NDJSON events for programs')
    .option('-v, --verbose', 'also routes, commands and their output')
    .option('--plain', 'lines instead of a tree')
    .option('--transcript <file>', 'where the full record of this run goes')
    .addOption(new Option('--lang <language>', 'language of messages').choices(['en', 'ja']))
}

const program = new Command('kvmup')
  .description('Turns fresh CentOS-family hosts into KVM hypervisors and proves it.')
  .version(packageJson().version)
  .showHelpAfterError(false)
  .exitOverride()
  .configureOutput({ writeErr: () => {} })

for (const [purpose, description] of [
  ['plan', 'show what apply would change; changes nothing'],
  ['verify', 'check everything and boot the proof guest; changes nothing'],
] as const)
  onHosts(program.command(purpose).description(description)).action(
    (targets: string[], options: RawOptions) =>
      run(options, async (...rest) => (await import('./commands/work.js')).look(purpose, targets, ...rest)),
  )

onHosts(program.command('apply').description('make the hosts KVM hypervisors and prove it'))
  .option('--yes', 'do not ask for consent')
  .action((targets: string[], options: RawOptions) =>
    run(options, async (...rest) => (await import('./commands/work.js')).apply(targets, ...rest)),
  )

onHosts(program.command('facts').description('show what the probe finds'))
  .option('--probe', 'the lines of the probe itself')
  .action((targets: string[], options: RawOptions & { probe?: boolean }) =>
    run(options, async (raw, ...rest) =>
      (await import('./commands/facts.js')).facts(targets, raw, options.probe ? 'probe' : 'facts', ...rest),
    ),
  )

program
  .command('rehearse')
  .description('the main job on simulated hosts of every release, twice; needs no host at all')
  .option('--json', 'NDJSON events for programs')
  .option('-v, --verbose', 'also commands and their output')
  .option('--plain', 'lines instead of a tree')
  .option('--transcript <file>', 'where the full record of this run goes')
  .addOption(new Option('--lang <language>', 'language of messages').choices(['en', 'ja']))
  .action((options: RawOptions) =>
    run(options, async (...rest) => (await import('./commands/rehearse.js')).rehearse(...rest)),
  )

/** Two lines: what and where, then the next move. */
function complain(because: Message, hint: Message): void {
  const language = localeLanguage()
  process.stderr.write(`kvmup: ${text(because, language)}\n  ${text(hint, language)}\n`)
}

function ended(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok
    if (error.code === 'commander.help') process.stdout.write(program.helpInformation())
    else
      complain(
        msg('usage.flag', {
          what: clean(error.message)
            .replace(/^error: /, '')
            .replaceAll('\n', ' '),
        }),
        msg('usage.flag.hint'),
      )
    return EXIT.usage
  }
  if (error instanceof UsageError) {
    complain(error.because, error.hint)
    return EXIT.usage
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  complain(msg('run.crash', { what }), msg('run.crash.hint'))
  return EXIT.bug
}

// A reader that went away (kvmup ... | head) is no reason for a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : EXIT.bug),
)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = ended(error)
}
