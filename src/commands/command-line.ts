/** The command line: which commands there are, and what each of them takes. Help, manual and completion read it too. */
import { Argument, Command, CommanderError } from 'commander'
import { EXIT } from '../engine/judge.js'
import { packageJson } from '../root.js'
import {
  colourFlag,
  consent,
  inventoryFlag,
  inWaves,
  languageFlag,
  onHosts,
  rerun,
  shown,
  shownToPeople,
  wishes,
  words,
} from './flags.js'
import { mistake } from './mistakes.js'
import type { RawOptions } from './options.js'
import type { Interrupts, Terminal } from './terminal.js'

const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** What a command does with a terminal and interrupts; resolves to the exit code. */
type Work = (terminal: Terminal, interrupts: Interrupts) => Promise<number>

/**
 * Every command, with what it takes and what it does.
 * @param run is given the work of the command that the command line names
 */
export function commands(run: (work: Work) => Promise<void>): Command {
  const program = new Command('kvmup')
    .description(words('help.kvmup'))
    .version(packageJson().version, '-V, --version', words('help.version'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [command]', words('help.help'))
    .addOption(colourFlag())
    .addOption(languageFlag())
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })

  const look = (purpose: 'plan' | 'verify') =>
    shown(
      wishes(inWaves(rerun(onHosts(program.command(purpose).description(words(`help.${purpose}`)))))),
    ).action((targets: string[], options: RawOptions) =>
      run(async (...where) => (await import('./work.js')).look(purpose, targets, options, ...where)),
    )
  look('plan')
  look('verify').option('--attest <file>', words('help.attest'))

  shown(
    wishes(consent(inWaves(rerun(onHosts(program.command('apply').description(words('help.apply'))))))),
  ).action((targets: string[], options: RawOptions) =>
    run(async (...where) => (await import('./work.js')).apply(targets, options, ...where)),
  )

  shownToPeople(wishes(onHosts(program.command('wizard').description(words('help.wizard'))))).action(
    (targets: string[], options: RawOptions) =>
      run(async (...where) => (await import('./wizard.js')).wizard(targets, options, ...where)),
  )

  onHosts(program.command('facts').description(words('help.facts')))
    .optionsGroup(words('help.group.shown'))
    .option('--probe', words('help.probe'))
    .option('--json', words('help.json-hosts'))
    .addOption(languageFlag())
    .action((targets: string[], options: RawOptions & { probe?: boolean }) => {
      const form = options.probe ? 'probe' : 'facts'
      return run(async (...where) => (await import('./facts.js')).facts(targets, options, form, ...where))
    })

  const repos = program.command('repos').description(words('help.repos'))
  consent(onHosts(repos.command('restore').description(words('help.repos-restore'))))
    .addOption(languageFlag())
    .action((targets: string[], options: RawOptions) =>
      run(async (...where) => (await import('./repos.js')).restore(targets, options, ...where)),
    )

  const runs = program.command('runs').description(words('help.runs'))
  runs
    .command('list', { isDefault: true })
    .description(words('help.runs-list'))
    .optionsGroup(words('help.group.shown'))
    .option('--json', words('help.json-pages'))
    .addOption(colourFlag())
    .addOption(languageFlag())
    .action((options: RawOptions) =>
      run(async terminal => (await import('./runs.js')).listRuns(options, terminal)),
    )
  runs
    .command('show')
    .description(words('help.runs-show'))
    .argument('<id>', words('help.run'))
    .optionsGroup(words('help.group.shown'))
    .option('--json', words('help.json-journal'))
    .addOption(colourFlag())
    .addOption(languageFlag())
    .action((id: string, options: RawOptions) =>
      run(async terminal => (await import('./runs.js')).showRun(id, options, terminal)),
    )

  program
    .command('compare')
    .description(words('help.compare'))
    .argument('<before>', words('help.compare-before'))
    .argument('<after>', words('help.compare-after'))
    .optionsGroup(words('help.group.shown'))
    .option('--json', words('help.json-pages'))
    .addOption(languageFlag())
    .action((before: string, after: string, options: RawOptions) =>
      run(async terminal => (await import('./compare.js')).compare(before, after, options, terminal)),
    )

  inventoryFlag(program.command('inventory').description(words('help.inventory-command')))
    .argument('[group]', words('help.inventory-group'))
    .optionsGroup(words('help.group.shown'))
    .option('--list', words('help.inventory-list'))
    .option('--graph', words('help.inventory-graph'))
    .addOption(languageFlag())
    .action((group: string | undefined, options: RawOptions & { list?: boolean; graph?: boolean }) =>
      run(async terminal => (await import('./inventory.js')).inventory(group, options, terminal)),
    )

  program
    .command('explain')
    .description(words('help.explain'))
    .argument('[what...]', words('help.what'))
    .optionsGroup(words('help.group.shown'))
    .option('--json', words('help.json-pages'))
    .addOption(colourFlag())
    .addOption(languageFlag())
    .action((what: string[], options: RawOptions) =>
      run(async terminal => (await import('./explain.js')).explain(what.join(' '), options, terminal)),
    )

  program
    .command('doctor')
    .description(words('help.doctor'))
    .optionsGroup(words('help.group.shown'))
    .option('--json', words('help.json-pages'))
    .addOption(languageFlag())
    .action((options: RawOptions) =>
      run(async terminal => (await import('./doctor.js')).doctor(options, terminal)),
    )

  program
    .command('completion')
    .description(words('help.completion'))
    .addArgument(new Argument('<shell>', words('help.shell')).choices(SHELLS))
    .addOption(languageFlag())
    .action((shell: Shell) =>
      run(async terminal => (await import('./completion.js')).completion(shell, program, terminal)),
    )

  program
    .command('__complete', { hidden: true })
    .argument('<kind>')
    .argument('[words...]')
    .action((kind: string, typed: string[]) =>
      run(async terminal => (await import('./complete.js')).complete(kind, typed, terminal)),
    )

  shown(program.command('rehearse').description(words('help.rehearse'))).action((options: RawOptions) =>
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
  // commander asks for help in the middle of its work; it is written afterwards, by what is loaded only then.
  let asked = program
  program.addHelpText('beforeAll', ({ command }) => {
    asked = command
    return ''
  })
  try {
    await program.parseAsync(argv)
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code !== 'commander.help' && error.exitCode !== 0) throw mistake(error, program)
    // Alone: whoever sits at a terminal is asked what he wants.
    const isAlone = error.code === 'commander.help' && program.args.length === 0
    return run(async (terminal, interrupts) =>
      isAlone && terminal.canAsk
        ? (await import('./wizard.js')).wizard([], {}, terminal, interrupts)
        : told(error, asked, terminal),
    )
  }
}

/** The version; or the help of a command: asked for, or shown to somebody who named none of its commands. */
async function told({ code, exitCode, message }: CommanderError, asked: Command, terminal: Terminal) {
  if (code === 'commander.version') {
    terminal.out(`${message}\n`)
    return EXIT.ok
  }
  const { help } = await import('../shell/help.js')
  const write = exitCode === 0 ? terminal.out : terminal.err
  write(help(asked, terminal))
  return exitCode === 0 ? EXIT.ok : EXIT.usage
}
