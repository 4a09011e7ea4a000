/** The completions in the real shells: what the Tab key makes of a line, and what it offers. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { obstacle } from './needs.js'

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli.js')
const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

const home = mkdtempSync(join(tmpdir(), 'kvmup-completion-'))
const env = { PATH: `${join(home, 'bin')}:${process.env.PATH}`, HOME: home, TERM: 'xterm', LC_ALL: 'C.UTF-8' }

beforeAll(() => {
  mkdirSync(join(home, 'bin'))
  mkdirSync(join(home, 'my lab'))
  const program = join(home, 'bin', 'kvmup')
  writeFileSync(program, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(CLI)} "$@"\n`)
  chmodSync(program, 0o755)
  const hosts = { kvm1: {}, kvm2: {}, 'db1.example.org': {} }
  for (const file of ['hosts.yml', 'my lab/hosts.yml'])
    writeFileSync(join(home, file), JSON.stringify({ hosts }))
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = spawnSync(program, ['completion', shell], { encoding: 'utf8', env })
    writeFileSync(join(home, `kvmup.${shell}`), stdout)
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** What is typed, and the line that Tab makes of it; in zsh, which puts an equals sign that a space takes away. */
const LINES: readonly (readonly [typed: string, line: string, zsh?: string])[] = [
  ['kvmup pl', 'kvmup plan '],
  ['kvmup repos r', 'kvmup repos restore '],
  ['kvmup plan --inv', 'kvmup plan --inventory ', 'kvmup plan --inventory='],
  ['kvmup facts --pro', 'kvmup facts --probe '],
  ['kvmup repos restore --y', 'kvmup repos restore --yes '],
  ['kvmup plan --lang j', 'kvmup plan --lang ja '],
  ['kvmup --lang en ver', 'kvmup --lang en verify '],
  ['kvmup plan --nested of', 'kvmup plan --nested off '],
  ['kvmup completion z', 'kvmup completion zsh '],
  ['kvmup plan -i hos', 'kvmup plan -i hosts.yml '],
  ['kvmup plan -i hosts.yml d', 'kvmup plan -i hosts.yml db1.example.org '],
  ['kvmup plan -i hosts.yml kvm', 'kvmup plan -i hosts.yml kvm'],
  ['kvmup plan -i "my lab/hosts.yml" d', 'kvmup plan -i "my lab/hosts.yml" db1.example.org '],
  ['kvmup plan -i hosts.yml --limit d', 'kvmup plan -i hosts.yml --limit db1.example.org '],
  ['kvmup plan -i hosts.yml --limit kvm1,d', 'kvmup plan -i hosts.yml --limit kvm1,db1.example.org '],
  ['kvmup plan --inventory=hosts.yml --limit=d', 'kvmup plan --inventory=hosts.yml --limit=db1.example.org '],
  ['kvmup plan lo', 'kvmup plan local '],
  ['kvmup plan --rerun failed,un', 'kvmup plan --rerun failed,unreachable '],
  ['kvmup plan --report ju', 'kvmup plan --report junit='],
  ['kvmup runs show la', 'kvmup runs show last '],
  ['kvmup explain KVM012', 'kvmup explain KVM012 '],
  ['kvmup explain load', 'kvmup explain load-kvm '],
  ['kvmup rehearse k', 'kvmup rehearse k'],
]

/** What is typed, and some of what two Tabs offer. */
const OFFERS: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ['kvmup ', ['apply', 'completion', 'explain', 'facts', 'plan', 'rehearse', 'repos', 'verify']],
  ['kvmup plan -i hosts.yml ', ['kvm1', 'kvm2', 'db1.example.org', 'local']],
  ['kvmup explain KVM01', ['KVM010', 'KVM012', 'KVM019']],
  ['kvmup verify --re', ['--reboot', '--repair-repos', '--repair-rpmdb']],
]

const socket = `kvmup-completion-${process.pid}`
const tmux = (...args: readonly string[]) =>
  spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8', env, cwd: home }).stdout

async function until(shell: string, found: (screen: string) => boolean): Promise<string> {
  let screen = ''
  for (let tries = 0; tries < 300; tries++) {
    screen = tmux('capture-pane', '-p', '-t', shell)
    if (found(screen)) return screen
    await delay(100)
  }
  return screen
}

const SHELLS = {
  bash: { start: 'bash --noprofile --norc -i', setup: "PS1='> '; source ./kvmup.bash" },
  zsh: {
    start: 'zsh -f -i',
    setup: "PS1='> '; autoload -Uz compinit; compinit -D -u; source ./kvmup.zsh",
  },
} as const

/** `> kvmup plan x` without what is blank behind it: a terminal cannot tell. */
const lastLine = (screen: string) =>
  screen
    .split('\n')
    .filter(line => line.startsWith('> '))
    .at(-1)
    ?.slice(2)
    .trimEnd()

describe.each(['bash', 'zsh'] as const)('%s', shell => {
  const why = obstacle(shell, 'tmux')
  beforeAll(async () => {
    if (why) return
    const { start, setup } = SHELLS[shell]
    tmux('new-session', '-d', '-x', '160', '-y', '60', '-s', shell, start)
    tmux('send-keys', '-t', shell, '-l', `cd ${quoted(home)}; ${setup}; clear; echo ready`)
    tmux('send-keys', '-t', shell, 'Enter')
    await until(shell, screen => /^ready$/m.test(screen))
  })
  afterAll(() => {
    if (!why) tmux('kill-session', '-t', shell)
  })

  const typed = async (line: string, ...keys: readonly string[]) => {
    tmux('send-keys', '-t', shell, 'C-u')
    tmux('send-keys', '-t', shell, 'C-l')
    await until(shell, screen => screen.trim() === '>')
    tmux('send-keys', '-t', shell, '-l', line)
    tmux('send-keys', '-t', shell, ...keys)
  }

  it.skipIf(why).for(LINES)(`completes "%s" (${why ?? 'real shell'})`, async ([before, usual, zsh]) => {
    const after = shell === 'zsh' ? (zsh ?? usual) : usual
    // The letter that is typed behind Tab shows whether a space was put there.
    await typed(before, 'Tab', '@')
    const screen = await until(shell, now => lastLine(now) === `${after}@`)
    expect(lastLine(screen)).toBe(`${after}@`)
  })

  it.skipIf(why).each(OFFERS)(`offers for "%s" (${why ?? 'real shell'})`, async (before, offered) => {
    await typed(before, 'Tab', 'Tab')
    const screen = await until(shell, now => offered.every(word => now.includes(word)))
    for (const word of offered) expect(screen).toMatch(new RegExp(`^(.*\\s)?${word}(\\s|$)`, 'm'))
  })
})

describe('fish', () => {
  const why = obstacle('fish')
  const offers = (line: string) =>
    spawnSync('fish', ['--no-config', '-c', `source kvmup.fish; complete -C ${quoted(line)}`], {
      encoding: 'utf8',
      env,
      cwd: home,
    })
      .stdout.split('\n')
      .filter(Boolean)
      .map(one => one.split('\t')[0] ?? '')

  it.skipIf(why).for(LINES)(`completes "%s" (${why ?? 'real shell'})`, ([before, after]) => {
    const last = before.split(' ').at(-1) ?? ''
    const whole = after.split(' ').filter(Boolean).at(-1) ?? ''
    const expected = !after.endsWith(' ') && last === 'kvm' ? ['kvm1', 'kvm2'] : [whole]
    const some = after.endsWith(' ') || after.endsWith('=') || last === 'kvm'
    expect(offers(before)).toEqual(some ? expected : [])
  })

  it.skipIf(why).each(OFFERS)(`offers for "%s" (${why ?? 'real shell'})`, (before, offered) => {
    expect(offers(before)).toEqual(expect.arrayContaining([...offered]))
  })
})
