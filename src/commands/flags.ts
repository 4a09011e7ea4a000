/** The options, in groups that commands share. What describes them is the id of a message: who shows it translates it. */
import { type Command, Option } from 'commander'
import type { HelpId } from '../messages/message.js'

/** Checked by the compiler; commander itself would take any sentence. */
export const words = (id: HelpId): HelpId => id

export const colourFlag = () =>
  new Option('--no-color', words('help.no-color')).helpGroup(words('help.group.shown'))

export const languageFlag = () =>
  new Option('--lang <language>', words('help.lang'))
    .choices(['en', 'ja'])
    .helpGroup(words('help.group.shown'))

/** An option that may be given several times. */
const every = (value: string, before: readonly string[] = []) => [...before, value]

/** What hosts there are. */
export const inventoryFlag = (command: Command) =>
  command
    .optionsGroup(words('help.group.hosts'))
    .option('-i, --inventory <file>', words('help.inventory'), every)

/** Which hosts, and how they are reached. */
export const onHosts = (command: Command) =>
  inventoryFlag(command.argument('[target...]', words('help.target')))
    .option('--limit <pattern>', words('help.limit'))
    .option('--forks <n>', words('help.forks'))
    .option('--connect-timeout <seconds>', words('help.connect-timeout'))
    .option('--retry <times>', words('help.retry'))
    .option('--host-timeout <seconds>', words('help.host-timeout'))
    .option('--action-timeout <seconds>', words('help.action-timeout'))
    .optionsGroup(words('help.group.login'))
    .option('-k, --ask-pass', words('help.ask-pass'))
    .option('-K, --ask-become-pass', words('help.ask-become-pass'))
    .option('--connection-password-file <file>', words('help.connection-password-file'))
    .option('--become-password-file <file>', words('help.become-password-file'))
    .option('--accept-new-host-keys', words('help.accept-new-host-keys'))

/** An earlier run as the source of hosts. */
export const rerun = (command: Command) =>
  command.optionsGroup(words('help.group.hosts')).option('--rerun <which>', words('help.rerun'))

/** Who goes first. */
export const inWaves = (command: Command) =>
  command
    .optionsGroup(words('help.group.hosts'))
    .option('--serial <sizes>', words('help.serial'))
    .option('--max-fail-percentage <percentage>', words('help.max-fail-percentage'))

/** Consent given beforehand. */
export const consent = (command: Command) =>
  command.optionsGroup(words('help.group.consent')).option('--yes', words('help.yes'))

const deep = (command: Command) => command.option('--deep', words('help.deep'))
const reboot = (command: Command) => command.option('--reboot', words('help.reboot'))
const repair = (command: Command) =>
  command
    .option('--repair-repos', words('help.repair-repos'))
    .option('--repair-rpmdb', words('help.repair-rpmdb'))
const more = (command: Command) =>
  command
    .option('--users <names>', words('help.users'))
    .addOption(new Option('--nested <on|off>', words('help.nested')).choices(['on', 'off']))
    .addOption(new Option('--guestfs <which>', words('help.guestfs')).choices(['tools', 'all', 'none']))
    .addOption(new Option('--network <which>', words('help.network')).choices(['default', 'none']))

/** Wishes that are asked for on the command line; an inventory can have them too. */
export const wishes = (command: Command) =>
  more(repair(reboot(deep(command.optionsGroup(words('help.group.wishes'))))))

/** An option that may be given more than once. */
const collect = (value: string, before: readonly string[] = []) => [...before, value]

/** How a run is shown to people, and recorded. */
export const shownToPeople = (command: Command) =>
  command
    .optionsGroup(words('help.group.shown'))
    .option('-v, --verbose', words('help.verbose'))
    .option('--plain', words('help.plain'))
    .option('--journal <file>', words('help.journal'))
    .option('--report <format=file>', words('help.report'), collect)
    .addOption(colourFlag())
    .addOption(languageFlag())

/** How a run is shown and recorded. */
export const shown = (command: Command) =>
  shownToPeople(
    command
      .optionsGroup(words('help.group.shown'))
      .option('--json', words('help.json'))
      .addOption(new Option('-q, --quiet', words('help.quiet')).conflicts(['verbose', 'json'])),
  )
