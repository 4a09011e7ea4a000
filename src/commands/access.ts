/** What the command line adds to the way in: passwords, asked for once or read from a file, and new host keys. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { UsageError } from '../errors.js'
import type { Host } from '../inventory/host.js'
import { msg, text } from '../messages/message.js'
import { systemSays } from '../paths.js'
import { Secret } from '../secret.js'
import { clean } from '../text.js'
import { connectTimeout, forks, type RawOptions } from './options.js'
import type { Terminal } from './terminal.js'

/** Bytes of a password file; what is longer is no password. */
const FILE_LIMIT = 4_096

type Asking = Pick<Terminal, 'secret' | 'language'>

/**
 * What was selected, its hosts with what the command line gives; what the inventory has for a host stays. Where
 * there is no host nobody is asked.
 * @returns undefined when a question was interrupted
 * @throws UsageError when there is nobody to ask, or a file that does not do
 */
export async function withAccess<Selected extends Readonly<{ hosts: readonly Host[] }>>(
  selected: Selected,
  options: RawOptions,
  terminal: Asking,
): Promise<Selected | undefined> {
  if (selected.hosts.length === 0) return selected
  const access = await accessFor(options, terminal)
  return access && { ...selected, hosts: selected.hosts.map(access) }
}

/**
 * The way in that the command line gives to any host.
 * @returns undefined when a question was interrupted
 * @throws UsageError when there is nobody to ask, or a file that does not do
 */
export async function accessFor(
  options: RawOptions,
  terminal: Asking,
): Promise<((host: Host) => Host) | undefined> {
  // Nobody types a password to learn afterwards what else was wrong.
  forks(options)
  connectTimeout(options)
  oneSource('-k, --ask-pass', options.askPass, '--connection-password-file', options.connectionPasswordFile)
  oneSource(
    '-K, --ask-become-pass',
    options.askBecomePass,
    '--become-password-file',
    options.becomePasswordFile,
  )
  const given = {
    ssh: fromFile(options.connectionPasswordFile),
    sudo: fromFile(options.becomePasswordFile),
  }
  if (options.askPass) {
    given.ssh = await asked('-k, --ask-pass', text(msg('ask.ssh-password'), terminal.language), terminal)
    if (!given.ssh) return undefined
  }
  if (options.askBecomePass) {
    const question = msg(given.ssh ? 'ask.become-password-same' : 'ask.become-password')
    given.sudo = await asked('-K, --ask-become-pass', text(question, terminal.language), terminal, given.ssh)
    if (!given.sudo) return undefined
  }
  return host => reached(host, given.ssh, given.sudo, options.acceptNewHostKeys)
}

function oneSource(flag: string, asked: boolean | undefined, option: string, file: string | undefined) {
  if (asked && file !== undefined)
    throw new UsageError(msg('usage.two-passwords', { flag, option }), msg('usage.two-passwords.hint'))
}

function reached(
  host: Host,
  ssh: Secret | undefined,
  sudo: Secret | undefined,
  accept: boolean | undefined,
): Host {
  const { connection } = host
  const become = sudo === undefined ? {} : { becomePassword: sudo }
  if (connection.kind === 'local') return { ...host, connection: { ...become, ...connection } }
  if (connection.kind !== 'ssh') return host
  const password = ssh === undefined ? {} : { password: ssh }
  const keys = accept ? { newHostKeys: 'accept' as const } : {}
  return { ...host, connection: { ...password, ...become, ...connection, ...keys } }
}

/** @param usual stands for an empty answer */
async function asked(
  flag: string,
  question: string,
  { secret }: Asking,
  usual?: Secret,
): Promise<Secret | undefined> {
  const answer = await secret(question)
  if (answer === 'no terminal')
    throw new UsageError(msg('usage.ask-terminal', { flag }), msg('usage.ask-terminal.hint'))
  if (answer === 'interrupted') return undefined
  if (answer.reveal() !== '') return answer
  if (usual) return usual
  throw new UsageError(msg('usage.empty-password', { flag }), msg('usage.empty-password.hint'))
}

/** The first line of a file that only its owner may read; a pipe of the shell, <(pass show kvm), will do. */
function fromFile(file: string | undefined): Secret | undefined {
  if (file === undefined) return undefined
  const [line = ''] = contents(file).split(/\r?\n/)
  if (line === '' || line.includes('\0'))
    throw new UsageError(
      msg('usage.empty-password-file', { file: clean(file) }),
      msg('usage.empty-password.hint'),
    )
  return new Secret(line)
}

function contents(file: string): string {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const { mode } = fstatSync(descriptor)
      if ((mode & 0o077) !== 0) {
        const args = { file: clean(file), mode: (mode & 0o777).toString(8).padStart(4, '0') }
        throw new UsageError(
          msg('usage.open-password-file', args),
          msg('usage.open-password-file.hint', args),
        )
      }
      return start(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      msg('usage.password-file', { file: clean(file), why: systemSays(error) }),
      msg('usage.password-file.hint'),
    )
  }
}

/** Piece by piece: a pipe gives what it has. */
function start(descriptor: number): string {
  const bytes = Buffer.alloc(FILE_LIMIT)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    length += count
    if (count === 0 || length === bytes.length) return bytes.toString('utf8', 0, length)
  }
}
