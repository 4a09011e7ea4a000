/** The wizard in a real terminal: the real program, keys as a person presses them, rehearsal hosts of an inventory. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import stringWidth from 'string-width'
import { describe, expect, onTestFinished } from 'vitest'
import { type Language, type MessageId, text } from '../../src/messages/message.js'
import { type Home, it } from '../cli/program.js'
import { obstacle } from './needs.js'
import { screenSvg } from './screen-svg.js'
import { openWindow, type Window } from './tmux.js'

const why = obstacle('tmux')
const ROOT = join(import.meta.dirname, '..', '..')
const CLI = join(ROOT, 'dist', 'src', 'cli.js')
const UTF8 = { LC_ALL: 'C.UTF-8' }
const FILE = 'kvmup-hosts.yml'
const PATIENCE_MS = 120_000

/** A shell in a terminal of this size, at home. */
function open(home: Home, columns = 80, rows = 24, env: Readonly<Record<string, string>> = UTF8): Window {
  const state = { HOME: home.directory, XDG_STATE_HOME: join(home.directory, 'state') }
  const window = openWindow(columns, rows, { ...state, ...env })
  onTestFinished(window.close)
  window.keys(`cd ${home.directory}; clear`, 'Enter')
  return window
}
const start = (window: Window, ...args: readonly string[]) =>
  window.keys(`${process.execPath} ${CLI} ${args.join(' ')}; echo exit=$?`, 'Enter')

/** As much of a question as is sure to stand in its first line. */
const beginning = (id: MessageId, language: Language) =>
  text({ id, args: { hosts: 2, bad: 1, file: FILE } }, language).slice(0, language === 'ja' ? 8 : 18)
/** The question that is asked now; one that was answered begins with another sign. */
const asked = (window: Window) => window.screen().split(/^\? /m).slice(1).at(-1) ?? ''

/** Waits until this question is asked. */
async function until(window: Window, id: MessageId, language: Language = 'en') {
  const end = performance.now() + PATIENCE_MS
  while (!asked(window).startsWith(beginning(id, language))) {
    if (performance.now() > end) throw new Error(`never asked ${id}:\n${window.scrollback()}`)
    await delay(100)
  }
}

/** What is asked of two fresh hosts of an inventory, and the keys that answer it. */
const QUESTIONS: readonly (readonly [id: MessageId, ...keys: readonly string[]])[] = [
  ['wizard.where', '3', 'Enter'],
  ['wizard.inventory', 'Enter'],
  ['wizard.hosts', 'Enter'],
  ['wizard.proof', 'Enter'],
  ['wizard.users.which', 'Enter'],
  ['wizard.guestfs', 'Enter'],
  ['wizard.network', 'Enter'],
  ['wizard.nested', 'Enter'],
  ['wizard.save', 'Enter'],
  ['wizard.consent', '1', 'Enter'],
]
const twoHosts = (home: Home) => home.rehearsal({ a: { rehearse: 'el9' }, b: { rehearse: 'el7' } })
const packages = (home: Home) =>
  Object.values(home.states()).flatMap(state => JSON.parse(state).packages ?? [])

/** Answers the first questions, all but the last `left`. */
async function answer(window: Window, most = QUESTIONS.length, language: Language = 'en') {
  for (const [id, ...keys] of QUESTIONS.slice(0, most)) {
    await until(window, id, language)
    window.keys(...keys)
  }
}

describe.skipIf(why)(`kvmup alone in a terminal${why ? ` (${why})` : ''}`, () => {
  it.for([
    { language: 'en', columns: 80, rows: 24 },
    { language: 'en', columns: 60, rows: 15 },
    { language: 'ja', columns: 80, rows: 24 },
    { language: 'ja', columns: 60, rows: 15 },
  ] as const)(
    '$language, $columns by $rows: from nothing to the proof, and again by the command printed',
    async ({ language, columns, rows }, { home }) => {
      twoHosts(home)
      const window = open(home, columns, rows)
      start(window, '--lang', language)
      await answer(window, QUESTIONS.length, language)
      await window.until(/^exit=\d+$/m)
      const said = window.scrollback()
      expect(said).toMatch(/^exit=0$/m)
      expect(packages(home)).toContain('libvirt')
      // What was asked stands there once, with its answer; what was said is no wider than the window.
      for (const [id] of QUESTIONS) expect(said.split(`✔ ${beginning(id, language)}`).length, id).toBe(2)
      expect(said).not.toMatch(/^\? /m)
      // The commands of the plan, and the recap, are as every run shows them; a word of a shell is never broken.
      const own = said.replace(/^recap\n(?:.*\n)*?\n/m, '').split('\n')
      for (const line of own.filter(one => !/^ *\$ |exit=|^ {4}--\S+ \S+ \\$/.test(one)))
        expect(stringWidth(line), line).toBeLessThanOrEqual(columns)
      expect(said).toMatch(/KVMKVMKVM[\s\S]*virsh -c qemu:\/\/\/system list --all\n {2}virt-install /)
      expect(said).toContain(`kvmup apply --yes -i ./${FILE}`)
      const again = await home.run(['apply', '--yes', '-i', `./${FILE}`])
      expect(again.code).toBe(0)
      expect(again.stdout).toMatch(/^a {2}ok .*\nb {2}ok /m)
    },
  )

  it('Ctrl-C at every question: exit 130, nothing was changed and nothing written', async ({ home }) => {
    twoHosts(home)
    for (const [at, [id]] of QUESTIONS.entries()) {
      const window = open(home)
      start(window)
      await answer(window, at)
      await until(window, id)
      window.keys('C-c')
      await window.until(/^nothing was changed\n+exit=130$/m)
      expect(window.cursor()).toBe('seen')
    }
    expect(packages(home)).toEqual([])
    expect(existsSync(join(home.directory, FILE))).toBe(false)
  })

  it('Ctrl-C while the hosts are looked at leaves at once', async ({ home }) => {
    home.rehearsal({ a: { rehearse: 'el9', faults: ['hang'] } })
    const window = open(home)
    start(window, 'wizard', '-i', 'hosts.yml', '--users', 'ops', '--deep')
    await window.until(/^Looking at the host/m)
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it('Escape goes back at every question, and what was answered is still there', async ({ home }) => {
    twoHosts(home)
    const window = open(home)
    start(window)
    await answer(window, 4)
    await until(window, 'wizard.users.which')
    window.keys('Space', 'Down', 'Space', 'Enter')
    await until(window, 'wizard.users.typed')
    window.keys('alice,bob', 'Enter')
    await until(window, 'wizard.guestfs')
    window.keys('Escape')
    await until(window, 'wizard.users.typed')
    expect(asked(window)).toContain('(alice,bob)')
    window.keys('Escape')
    await until(window, 'wizard.users.which')
    expect(asked(window)).toMatch(/◉ ops\n.*◉ Others/)
    for (const [id] of QUESTIONS.slice(0, 4).reverse()) {
      window.keys('Escape')
      await until(window, id)
    }
    expect(asked(window)).toMatch(/❯ 3\. Hosts of an inventory file/)
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it('flags that were given are not asked again, nor are hosts', async ({ home }) => {
    twoHosts(home)
    const window = open(home)
    const flags = ['--limit', 'a', '--users', 'alice', '--deep', '--guestfs', 'none', '--nested', 'on']
    start(window, 'wizard', '-i', 'hosts.yml', ...flags)
    for (const id of ['wizard.network', 'wizard.save'] as const) {
      await until(window, id)
      window.keys('Enter')
    }
    await until(window, 'wizard.consent.blocked')
    expect(window.scrollback()).toMatch(/blocked {2,}admit-users\n {4}the host has no such user: alice/)
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it('a host out of reach is told of with the next move, and can be named otherwise', async ({ home }) => {
    const window = open(home)
    // Nobody listens on the port tcpmux.
    start(window, 'wizard', '--users', 'ops')
    await until(window, 'wizard.where')
    window.keys('1', 'Enter')
    await until(window, 'wizard.target')
    window.keys('root@127.0.0.1:x', 'Enter')
    await window.until(/! "root@127\.0\.0\.1:x" is not/)
    window.keys('BSpace', '1', 'Enter')
    await until(window, 'wizard.proof')
    window.keys('Enter')
    await until(window, 'wizard.trouble')
    expect(window.scrollback()).toMatch(/^ {2}127\.0\.0\.1: .*refused[\s\S]*→ [\s\S]*kvmup explain KVM\d+/m)
    window.keys('Escape')
    await until(window, 'wizard.target')
    expect(asked(window)).toContain('(root@127.0.0.1:1)')
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it('a window may change its size while a question is asked', async ({ home }) => {
    twoHosts(home)
    const window = open(home, 120, 40)
    start(window)
    await answer(window, 2)
    await until(window, 'wizard.hosts')
    for (const [columns, rows] of [
      [60, 15],
      [140, 50],
      [60, 20],
    ] as const) {
      window.resize(columns, rows)
      await window.settled()
      window.keys('Down', 'Up')
      await until(window, 'wizard.hosts')
    }
    window.keys('Space', 'Enter')
    await until(window, 'wizard.proof')
    const said = window.scrollback()
    expect(said.split(beginning('wizard.hosts', 'en')).length).toBe(2)
    expect(said).toMatch(/^✔ Which of its 2 hosts\? b$/m)
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it('has no colour with NO_COLOR, and ASCII alone without UTF-8', async ({ home }) => {
    twoHosts(home)
    const window = open(home, 80, 24, { LC_ALL: 'C', NO_COLOR: '1' })
    start(window)
    await answer(window, 9)
    await until(window, 'wizard.consent')
    expect(window.scrollback()).toMatch(/^[\x20-\x7e\n]+$/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(window.coloured()).not.toMatch(/\x1b\[[\d;]*m/)
    window.keys('C-c')
    await window.until(/^exit=130$/m)
  })

  it.for(['en', 'ja'] as const)(
    '%s, plain: lines that a screen reader reads once, to the proof',
    async (language, { home }) => {
      twoHosts(home)
      const window = open(home, 80, 24)
      start(window, 'wizard', '--plain', '--lang', language)
      const keys = ['3', 'hosts.yml', '*', '<', '1', '1', '', '', '', '', '-', '1']
      for (const [at, line] of keys.entries()) {
        await window.until(new RegExp(`(^|\\n)(\\[.*\\] )?> [^]*`.repeat(at + 1)))
        window.keys(...(line === '' ? [] : [line]), 'Enter')
      }
      await window.until(/^exit=\d+$/m)
      expect(window.scrollback()).toMatch(/^exit=0$/m)
      expect(window.scrollback()).not.toMatch(/[❯◉✔]{1} \d/)
      expect(JSON.parse(home.states()['a.json'] ?? '{}').packages).toContain('libvirt')
      expect(JSON.parse(home.states()['b.json'] ?? '{}').packages ?? []).toEqual([])
    },
  )

  it.for([
    { name: 'wizard.svg', language: 'en', command: 'kvmup' },
    { name: 'wizard.ja.svg', language: 'ja', command: 'kvmup --lang ja' },
  ] as const)('is pictured in docs/images: $name', async ({ name, language, command }, { home }) => {
    home.rehearsal({ kvm1: { rehearse: 'el7', faults: ['dead-mirrors'] } })
    const window = open(home, 100, 32)
    // As anybody would type it.
    window.keys(`kvmup() { ${process.execPath} ${CLI} "$@"; }; clear`, 'Enter')
    await window.settled()
    window.keys(command, 'Enter')
    for (const [id, ...keys] of [
      ['wizard.where', '3', 'Enter'],
      ['wizard.inventory', 'Enter'],
      ['wizard.proof', 'Enter'],
      ['wizard.users.which', 'Enter'],
    ] as const) {
      await until(window, id, language)
      window.keys(...keys)
    }
    await until(window, 'wizard.repair-repos', language)
    const svg = screenSvg(window.coloured(), 100, 'kvmup asks whether dead repositories may be repaired')
    const file = join(ROOT, 'docs', 'images', name)
    if (process.env.KVMUP_PICTURES === 'new') writeFileSync(file, svg)
    // Colours are the terminal's; the words are those of today.
    const words = (picture: string) => picture.replace(/<[^>]*>/g, '')
    expect(words(svg)).toContain('kvm1')
    expect(words(readFileSync(file, 'utf8'))).toBe(words(svg))
    window.keys('C-c')
    await window.until(/^\$ $/m)
  })
})
