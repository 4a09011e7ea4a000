/** The repositories of a rehearsed host: what transaction.sh prints about them, and the script that moves them. */
import { SCRIPTS } from '../../scripts/scripts.js'
import { type Answer, answersAt, available, hasQemu, type Machine, providers, said } from './machine.js'
import type { Repository } from './row.js'

const asked = (args: readonly string[], key: string) =>
  args.filter(arg => arg.startsWith(`${key}=`)).map(arg => arg.slice(key.length + 1))

/** The values of `key=MAJOR:VALUE` for the host's own major version. */
const forMajor = ({ row }: Machine, args: readonly string[], key: string) => {
  const prefix = `${row.id.replace('el', '')}:`
  return asked(args, key)
    .filter(value => value.startsWith(prefix))
    .map(value => value.slice(prefix.length))
}

function isDue(machine: Machine, args: readonly string[]): boolean {
  const [names] = forMajor(machine, args, 'need')
  if (names === undefined) return false
  const pattern = asked(args, 'glob').at(-1)
  const open = machine.state.metadata === 'none' || available(machine, pattern ?? '').length > 0
  const lacks = names.split(',').some(name => providers(machine, name).length === 0)
  return lacks || !hasQemu(machine) || (Boolean(pattern) && open)
}

/** curl's exit code in its words. */
const codeOf = (words: string) => /^curl: \((\d+)\)/.exec(words)?.[1] ?? '7'

function repository(machine: Machine, { id, file, kind, list, path }: Repository): readonly string[] {
  const { repositories } = machine.state
  if (repositories !== 'mirrors') return [`repo=${id} ${file} baseurl required ok ${repositories}/${path}`]
  if (answersAt(machine)) return [`repo=${id} ${file} ${kind} required ok ${list}`]
  const words = machine.row.mirrors.curl
  return [`repo=${id} ${file} ${kind} required curl-${codeOf(words)} ${list}`, `repo_error=${id} ${words}`]
}

/** Half full, as nearly every disk. */
const SPACE = ['space=/ 20971520', 'space=/boot 524288']

/** The lines of transaction.sh: none where nothing is missing. */
export function transaction(machine: Machine, args: readonly string[]): readonly string[] {
  if (!isDue(machine, args)) return []
  const { repositories } = machine.row
  return [
    'transaction=due',
    `now=${Math.floor(machine.now / 1000)}`,
    ...SPACE,
    `repos=${repositories.length}`,
    ...repositories.flatMap(one => repository(machine, one)).sort(),
    // Archives outlive mirrors.
    ...(answersAt(machine)
      ? []
      : forMajor(machine, args, 'archive')
          .map(url => `archive=${url} ok`)
          .sort()),
  ]
}

const files = ({ row }: Machine) => [...new Set(row.repositories.map(one => one.file))].sort()

/** `repos.sh`; undefined for any other script. */
export function repositoryScript(machine: Machine, argv: readonly string[]): Answer | undefined {
  const [verb, base, ...rest] = argv.slice(SCRIPTS.repos.length)
  if (SCRIPTS.repos.some((word, at) => argv[at] !== word) || rest.length > 0) return undefined
  const { state, row } = machine
  if (verb === 'repoint' && base !== undefined) {
    const stock = row.repositories.some(one => one.kind === 'mirrorlist')
    if (!stock || state.repositories !== 'mirrors')
      return said(state, 0, ['no repository file of CentOS uses the dead mirrors'])
    const lines = files(machine).map(file => `${file}: moved to ${base}`)
    return said({ ...state, repositories: base }, 0, lines)
  }
  if (verb !== 'restore' || base !== undefined) return undefined
  if (state.repositories === 'mirrors') return said(state, 0, ['nothing to restore'])
  const lines = files(machine).map(file => `${file}: restored`)
  return said({ ...state, repositories: 'mirrors' }, 0, lines)
}
