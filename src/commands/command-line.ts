/** The command line: which commands there are, and what each of them takes. */
import { Command, CommanderError, Option } from 'commander'
import { EXIT } from '../engine/judge.js'
import { packageJson } from '../root.js'
import { mistake } from './mistakes.js'
import type { RawOptions } from './options.js'
import type { Interrupts, Terminal } from './terminal.js'

/** What a command does with a terminal and interrupts; resolves to the exit code. */
type Work = (terminal: Terminal, interrupts: Interrupts) => Promise<number>

const language = () => new Option('--lang <language>', 'language of messages').choices(['en', 'ja'])

/** The options that say which hosts, and how they are reached. */
const onHosts = (command: Command) =>
  command
    .argument('[target...]', 'local, [user@]host[:port], or names of the inventory')
    .option('-i, --inventory <file>', 'YAML inventory')
    .option('--limit <names>', 'only these hosts of it, separated by commas')
    .option('--forks <n>', 'how many hosts at once (10)')
    .option('--connect-timeout <seconds>', 'how long to wait for a host (15)')

/** Wishes that are asked for on the command line; an inventory can have them too. */
const deep = (command: Command) =>
  command.option('--deep', 'also start a guest through libvirt, and test the guestfs tools (minutes)')
const reboot = (command: Command) => command.option('--reboot', 'a host may be rebooted for a newer kernel')
const repair = (command: Command) =>
  command
    .option('--repair-repos', 'repositories of a CentOS past its end may be moved to vault.centos.org')
    .option('--repair-rpmdb', 'a damaged rpm database may be rebuilt, after a copy of it')
const more = (command: Command) =>
  command
    .option('--users <names>', 'these users of the host may work with libvirt, separated by commas')
    .addOption(
      new Option('--nested <on|off>', 'whether guests may run guests themselves').choices(['on', 'off']),
    )
const wishes = (command: Command) => more(repair(reboot(deep(command))))

/** The options that say how a run is shown and recorded. */
const shown = (command: Command) =>
  command
    .option('--json', 'NDJSON events for programs')
    .option('-v, --verbose', 'also routes, commands and their output')
    .option('--plain', 'lines instead of a tree')
    .option('--journal <file>', 'where the full record of this run goes')
    .addOption(language())

function commands(run: (work: Work) => Promise<void>): Command {
  const program = new Command('kvmup')
    .description('Turns fresh CentOS-family hosts into KVM hypervisors and proves it.')
    .version(packageJson().version)
    .addOption(language())
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })

  for (const [purpose, description] of [
    ['plan', 'show what apply would change; changes nothing'],
    ['verify', 'check everything and boot the proof guest; changes nothing'],
  ] as const)
    wishes(shown(onHosts(program.command(purpose).description(description)))).action(
      (targets: string[], options: RawOptions) =>
        run(async (...where) => (await import('./work.js')).look(purpose, targets, options, ...where)),
    )

  wishes(shown(onHosts(program.command('apply').description('make the hosts KVM hypervisors and prove it'))))
    .option('--yes', 'do not ask for consent')
    .action((targets: string[], options: RawOptions) =>
      run(async (...where) => (await import('./work.js')).apply(targets, options, ...where)),
    )

  onHosts(program.command('facts').description('show what the probe finds, as JSON'))
    .option('--probe', 'the lines of the probe itself')
    .option('--json', 'one line a host')
    .addOption(language())
    .action((targets: string[], options: RawOptions & { probe?: boolean }) => {
      const form = options.probe ? 'probe' : 'facts'
      return run(async (...where) => (await import('./facts.js')).facts(targets, options, form, ...where))
    })

  const repos = program.command('repos').description('the repository files that apply moved to the archive')
  onHosts(repos.command('restore').description('put them back as they were'))
    .option('--yes', 'do not ask for consent')
    .addOption(language())
    .action((targets: string[], options: RawOptions) =>
      run(async (...where) => (await import('./repos.js')).restore(targets, options, ...where)),
    )

  program
    .command('explain')
    .description('what a code such as KVM012 means and what to do; topics; "kvm": how KVM works')
    .argument('[what...]', 'a code, a topic, kvm, or words to look for')
    .option('--json', 'one object a line')
    .addOption(language())
    .action((what: string[], options: RawOptions) =>
      run(async terminal => (await import('./explain.js')).explain(what.join(' '), options, terminal)),
    )

  shown(
    program
      .command('rehearse')
      .description('the main job on simulated hosts of every release, twice; needs no host at all'),
  ).action((options: RawOptions) =>
    run(async (...where) => (await import('./rehearse.js')).rehearse(options, ...where)),
  )
  return program
}

/**
 * Runs what the command line asks for. Resolves to the exit code.
 * @param run hands the command a terminal and interrupts
 * @throws UsageError when it cannot be understood
 */
export async function commandLine(
  argv: readonly string[],
  run: (work: Work) => Promise<number>,
): Promise<number> {
  let exit: number = EXIT.ok
  const program = commands(async work => {
    exit = await run(work)
  })
  try {
    await program.parseAsync(argv)
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.ok
    if (error.code !== 'commander.help') throw mistake(error)
    process.stderr.write(program.helpInformation())
    return EXIT.usage
  }
}
