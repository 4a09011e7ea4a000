/** What is wrong with a command line or an inventory: two lines, exit code 2, and nothing has been touched. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { selectHosts } from '../../src/inventory/select.js'
import { text } from '../../src/messages/message.js'
import { expectTwoLines, it } from './program.js'

const fixtures = join(import.meta.dirname, '..', 'fixtures')

/** `RUN` stands for an inventory with the rehearsal hosts `a` and `b`. */
const WRONG: readonly (readonly [
  args: string,
  because: string | RegExp,
  hint: string | RegExp,
  env?: NodeJS.ProcessEnv,
])[] = [
  ['plan', 'no host was named', 'kvmup apply local'],
  ['plna local', 'unknown command plna', /did you mean plan\?.*--help/],
  ['destroy local', 'unknown command destroy', 'kvmup --help'],
  ['plan --lmit a -i RUN', 'unknown option --lmit', /did you mean --limit\?.*--help/],
  ['plan --yes -i RUN', 'unknown option --yes', '--yes is an option of apply, repos restore'],
  ['root@kvm1', 'unknown command root@kvm1', 'kvmup plan root@kvm1'],
  ['restore kvm1', 'unknown command restore', 'did you mean repos restore?'],
  ['explain KMV012', 'nothing is known about "KMV012"', 'did you mean KVM012?'],
  ['explain newtork', 'nothing is known about "newtork"', 'did you mean network?'],
  ['explain KVM400', 'nothing is known about "KVM400"', /did you mean KVM\d{3}, KVM\d{3}, KVM\d{3}\?/],
  ['explain xyzzy', 'nothing is known about "xyzzy"', 'give a code (KVM012)'],
  ['apply -i RUN --yes --force', 'unknown option --force', 'kvmup --help'],
  ['facts -i RUN --journal x', 'unknown option --journal', 'an option of plan, verify, apply'],
  ['rehearse a', 'rehearse takes no hosts', 'kvmup --help'],
  ['plan -i', '-i, --inventory <file> needs a value', 'kvmup --help'],
  ['plan --lang fr local', '--lang <language> takes one of en, ja, not "fr"', 'kvmup --help'],
  ['plan -i RUN --limit c', '"c" is no host and no group', /^ {2}its hosts are: a, b$/],
  ['plan -i RUN --limit a,c', '"c" is no host and no group', 'a, b'],
  ['plan -i RUN --limit ,', '--limit names no host', 'hosts or groups'],
  ['plan -i RUN --limit a:!a', 'no host is left', 'kvmup inventory --graph'],
  ['plan -i RUN --limit ~(', 'is no regular expression', 'patterns are'],
  ['plan -i RUN --limit a[3]', 'counts further than there are hosts', 'patterns are'],
  ['plan -i RUN --limit @nowhere', 'there is no file nowhere', 'one host or pattern a line'],
  ['plan -i RUN b1', '"b1" is no host and no group', 'did you mean b?'],
  ['plan a b a', 'the host "a" was named twice', 'name every host once'],
  ['plan -oProxyCommand=id', 'unknown option -oProxyCommand=id', 'kvmup --help'],
  ['plan -- -oProxyCommand=id', '"-oProxyCommand=id" is not local, host', 'root@kvm1'],
  ['plan a;reboot', '"a;reboot" is not local, host', 'root@kvm1'],
  ['plan -i RUN --forks 0', '--forks takes a whole number from 1 to 1000, not "0"', 'default of 10'],
  ['plan -i RUN --forks 1001', 'not "1001"', 'default of 10'],
  ['facts -i RUN --forks many', 'not "many"', 'default of 10'],
  ['plan -i RUN --connect-timeout 0', '--connect-timeout takes seconds from 1 to 600, not "0"', 'of 15'],
  ['facts -i RUN --connect-timeout 601', 'not "601"', 'of 15'],
  [
    'plan -i RUN --users ops,--root',
    '--users takes user names separated by commas; "--root" is none',
    '--users ops',
  ],
  ['plan -i RUN --users 0', '"0" is none', '--users ops'],
  ['apply -i RUN --yes --users ops,', '"" is none', '--users ops'],
  ['plan -i RUN --serial 1,none', '--serial takes numbers of hosts or shares', '--serial 1,10%,50%'],
  ['plan -i RUN --max-fail-percentage 101', 'takes a whole number from 0 to 100, not "101"', 'default'],
  ['plan -i RUN --host-timeout 0', '--host-timeout takes a whole number from 1', 'default'],
  ['facts -i RUN --action-timeout 1m', '--action-timeout takes a whole number', 'default'],
  ['facts -i RUN --retry -1', '--retry takes a whole number', 'default'],
  ['plan -i RUN --rerun all', '--rerun takes failed, unreachable, skipped', 'kvmup runs'],
  ['apply -i RUN --rerun failed= --yes', 'not "failed="', 'kvmup runs'],
  ['plan -i RUN --rerun failed', 'no earlier plan of these hosts', 'leave out --rerun'],
  ['runs show last', 'no run "last"', 'kvmup runs lists'],
  ['plan -i RUN --nested yes', '--nested <on|off> takes one of on, off, not "yes"', 'kvmup --help'],
  [
    'plan -k -i RUN',
    '-k, --ask-pass asks for a password, and there is no terminal',
    '--connection-password-file',
  ],
  ['facts -K -i RUN', '-K, --ask-become-pass asks for a password', '--become-password-file'],
  ['plan -k --connection-password-file x -i RUN', 'give the same password', 'leave out one'],
  ['plan --become-password-file nowhere -i RUN', 'nowhere cannot be read: no such file', 'first line'],
  ['plan --become-password-file hosts.yml -i RUN', /hosts\.yml \(mode 06\d\d\)$/, 'chmod 600 hosts.yml'],
  ['plan --become-password-file /dev/null -i RUN', '/dev/null', 'chmod 600'],
  ['plan -i nowhere.yml', 'nowhere.yml cannot be read: no such file or directory', 'inventories/example.yml'],
  ['plan -i state.d', 'the inventory state.d cannot be read: no such file', 'inventories/example.yml'],
  ['plan -i /dev/zero', '/dev/zero is larger than', 'whether it is an inventory at all'],
  ['wizard', 'no terminal to ask questions on', 'kvmup apply --yes TARGET'],
  ['wizard -i nowhere.yml', 'no terminal to ask questions on', 'kvmup apply --yes TARGET'],
  ['plan -i RUN --guestfs some', 'takes one of tools, all, none, not "some"', 'kvmup --help'],
  ['plan -i RUN --network bridge', 'takes one of default, none, not "bridge"', 'kvmup --help'],
  ['apply -i RUN', 'no terminal to ask', /kvmup plan .*--yes/],
  ['apply -i RUN --json', 'with --json nobody is asked', /kvmup plan --json .*--yes/],
  ['apply -i RUN --yes --journal /dev/full', '/dev/full cannot be written: no space left', '--journal'],
  ['apply -i RUN --yes --journal .', 'cannot be written: illegal operation', '--journal'],
  ['plan -i RUN', 'cannot be written: not a directory', '--journal', { XDG_STATE_HOME: '/dev/null/x' }],
  ['plan -i RUN', 'cannot be written: no such file', '--journal', { XDG_STATE_HOME: '/proc/nowhere' }],
  ['plan -i RUN', 'cannot be written: ', '--journal', { XDG_STATE_HOME: '', HOME: '/dev/null' }],
  ['rehearse', 'could be made in /dev/null: not a directory', 'TMPDIR', { TMPDIR: '/dev/null' }],
  ['plan --lang ja', 'ホストの指定がない', '指定してください'],
  ['plna --lang=ja local', '不明なコマンド: plna', 'plan の間違い'],
  ['plan', 'ホストの指定がない', '指定してください', { LC_ALL: 'ja_JP.UTF-8' }],
  ['plan --lang en', 'no host was named', 'kvmup apply local', { LC_ALL: 'ja_JP.UTF-8' }],
  ['plan local', /needs Node >=.*, this is 18\.20\.0$/, 'install a newer Node.js', oldNode('18.20.0')],
  ['plan local', /needs Node >=.*, this is 20\.16\.0$/, 'install a newer Node.js', oldNode('20.16.0')],
]

/** The first line of what the inventory's reader says. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return text(error.because).replace(/\s+/g, ' ')
    throw error
  }
  return 'accepted'
}

function oldNode(version: string): NodeJS.ProcessEnv {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

describe.concurrent('a wrong command line is told in two lines and touches nothing', () => {
  it.for(WRONG)('kvmup %s says: %s', async ([args, because, hint, env = {}], { home }) => {
    const run = home.inventory({ a: { rehearse: 'el9' }, b: { rehearse: 'el8' } })
    const words = args.split(' ').map(word => (word === 'RUN' ? run : word))
    expectTwoLines(await home.run(words, { env }), because, hint)
    expect(readdirSync(home.directory)).toEqual(['hosts.yml'])
  })
})

describe.concurrent('a wrong inventory is told in two lines with its line and key', () => {
  const folder = join(fixtures, 'cli', 'inventory')
  const files = readdirSync(folder).filter(name => name.endsWith('.yml'))
  const expected = (file: string) =>
    /^# expect: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 'a line "# expect:"'

  it.for(files)('%s is refused', name => {
    const file = join(folder, name)
    const refused = refusal(() => selectHosts({ targets: [], inventory: [file] }))
    expect(refused).toContain(file)
    expect(refused).toContain(expected(file))
  })

  // A process for each would cost much and show nothing more.
  const shown = ['alias-bomb.yml', 'binary.yml', 'control-characters.yml', 'zero-hosts.yml']
  it.for(shown)('%s is refused by the program, and nothing is touched', async (name, { home }) => {
    const file = join(folder, name)
    const ended = await home.run(['apply', '--yes', '-i', file])
    expectTwoLines(ended, file, /inventories\/example\.yml/)
    expect(ended.stderr).toContain(expected(file))
    expect(readdirSync(home.directory)).toEqual([])
  })

  const host = (at: number) => `  host${at}: { rehearse: el9 }\n`
  const many = (count: number) => `hosts:\n${Array.from({ length: count }, (_, at) => host(at)).join('')}`
  const LARGE: readonly (readonly [string, string, string, string])[] = [
    ['twenty megabytes of hosts', many(800_000), 'is larger than', 'divide it into several'],
    ['a hundred thousand brackets', `hosts: ${'['.repeat(100_000)}`, 'nested too deeply', 'mend that line'],
    ['a mistake behind three thousand hosts', `${many(3_000)}  x: 1\n`, 'line 3002: "hosts.x"', 'every key'],
  ]
  it.for(LARGE)('%s is refused', async ([, content, because, hint], { home }) => {
    const file = home.file('hosts.yml', content)
    expectTwoLines(await home.run(['plan', '-i', file]), because, hint)
  })
})

describe.concurrent('help and version', () => {
  it.for([
    ['--help', 'Usage: kvmup'],
    ['help', 'Usage: kvmup'],
    ['plan --help', 'Usage: kvmup plan'],
    ['help apply', 'Usage: kvmup apply'],
    ['repos restore -h', 'Usage: kvmup repos restore'],
    ['apply --help --lang ja', '使い方: kvmup apply'],
    ['--version', '0.1.0'],
    ['-V', '0.1.0'],
    ['plan --lang en --help', 'Usage: kvmup plan'],
    ['--lang en --version', '0.1.0'],
  ] as const)('kvmup %s exits 0', async ([args, begins], { home }) => {
    const ended = await home.run(args.split(' '))
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout.startsWith(begins), ended.stdout).toBe(true)
  })

  it.for([
    ['', 'Usage: kvmup '],
    ['repos', 'Usage: kvmup repos '],
  ] as const)(
    'kvmup %s alone shows the help on standard error and exits 2',
    async ([args, begins], { home }) => {
      const ended = await home.run(args.split(' ').filter(Boolean))
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr.startsWith(begins), ended.stderr).toBe(true)
    },
  )
})
