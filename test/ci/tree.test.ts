/** The tree in a real terminal: whatever becomes of the window, nothing is doubled in the scrollback, nothing lost. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, onTestFinished } from 'vitest'
import type { Fault } from '../../src/inventory/host.js'
import { type Home, it } from '../cli/program.js'
import { obstacle } from './needs.js'
import { screenSvg } from './screen-svg.js'
import { openWindow, type Window } from './tmux.js'

const why = obstacle('tmux')
const ROOT = join(import.meta.dirname, '..', '..')
const CLI = join(ROOT, 'dist', 'src', 'cli.js')
const SPINNERS = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/
const UTF8 = { LC_ALL: 'C.UTF-8' }

/** A shell in a terminal of this size, at home. */
function open(
  home: Home,
  columns: number,
  rows: number,
  env: Readonly<Record<string, string>> = UTF8,
): Window {
  const state = { HOME: home.directory, XDG_STATE_HOME: join(home.directory, 'state') }
  const window = openWindow(columns, rows, { ...state, ...env })
  onTestFinished(window.close)
  return window
}
// A line of its own: keys may be typed before the shell has shown its prompt.
const start = (window: Window, args: readonly string[]) =>
  window.keys(`echo; seq 101 130; ${process.execPath} ${CLI} ${args.join(' ')}; echo exit=$?`, 'Enter')

const RELEASES = ['el6', 'el7', 'el8', 'el9', 'el10'] as const
const faults = (index: number): readonly Fault[] => [
  'slow',
  ...(index % 13 === 0 ? (['no-vt'] as const) : []),
  ...(index % 17 === 0 ? (['refuse:9'] as const) : []),
]
const name = (index: number) => `node-${String(index).padStart(2, '0')}`
/** Some of forty hosts are blocked (13, 26, 39) or lost (17, 34). */
const hosts = (count = 40) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      name(at + 1),
      { rehearse: RELEASES[at % RELEASES.length] ?? 'el9', faults: faults(at + 1) },
    ]),
  )
const one = (home: Home) => home.rehearsal({ a: { rehearse: 'el9', faults: ['slow'] } })
const count = (text: string, pattern: RegExp) => [...text.matchAll(new RegExp(pattern, 'gm'))].length
const numbers = (text: string) => [...text.matchAll(/^(1[0-3]\d)$/gm)].map(([, number]) => Number(number))
const ALL_NUMBERS = Array.from({ length: 30 }, (_, at) => 101 + at)

/** The whole of a fleet's run, as it stands in the scrollback. */
function expectWhole(text: string) {
  expect(numbers(text), text).toEqual(ALL_NUMBERS)
  const [drawn = '', recap = ''] = text.split(/^recap$/m)
  expect(drawn).not.toMatch(SPINNERS)
  expect(drawn).not.toMatch(/\n\n\n/)
  for (const [host, words] of [
    ['node-13', 'blocked {2}check-cpu'],
    ['node-17', 'unreachable {2}'],
    ['node-26', 'blocked {2}check-cpu'],
    ['node-34', 'unreachable {2}'],
    ['node-39', 'blocked {2}check-cpu'],
  ])
    expect(count(drawn, new RegExp(`^✖ ${host} {2}${words}`)), host).toBe(1)
  expect(count(drawn, /^[✔✖↓] /)).toBe(5)
  expect(count(drawn, /^[▰▱]+ {2}40\/40 {2}/)).toBe(1)
  expect(count(drawn, /[▰▱]{10}/)).toBe(1)
  expect(count(drawn, /^changed=35 blocked=3 unreachable=2$/)).toBe(1)
  for (let index = 1; index <= 40; index += 1) expect(count(recap, new RegExp(`^${name(index)} `))).toBe(1)
  expect(text).toMatch(/^exit=3$/m)
}

describe.skipIf(why !== undefined)(`a tree in a terminal${why ? ` (${why})` : ''}`, () => {
  it('of forty hosts: narrower, shorter, wider, both at once', async ({ home }) => {
    const window = open(home, 120, 40)
    start(window, ['apply', '--yes', '-i', home.rehearsal(hosts())])
    await window.until(/ [2-9]\/40 /)
    for (const [columns, rows] of [
      [60, 40],
      [60, 15],
      [200, 50],
      [60, 15],
      [80, 24],
      [60, 15],
    ] as const) {
      window.resize(columns, rows)
      await delay(900)
      const lines = window.screen().trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(rows)
      expect(count(window.screen(), /^[▰▱]{10} /)).toBe(1)
    }
    await window.until(/^exit=/m)
    expectWhole(window.scrollback())
    expect(window.cursor()).toBe('seen')
  })

  it('of forty hosts in 60 columns and 15 rows shows those at work and what needs a person', async ({
    home,
  }) => {
    const window = open(home, 60, 15)
    start(window, ['apply', '--yes', '-i', home.rehearsal(hosts())])
    await window.until(/ 1\d\/40 .*left/)
    const lines = window.screen().trimEnd().split('\n')
    expect(count(lines.join('\n'), SPINNERS)).toBeGreaterThanOrEqual(5)
    expect(window.cursor()).toBe('hidden')
    await window.until(/^exit=/m)
    expectWhole(window.scrollback())
  })

  it('of one host keeps every task once; Enter leaves an empty line and nothing else', async ({ home }) => {
    const window = open(home, 60, 15)
    start(window, ['apply', '--yes', '-i', one(home)])
    await window.until(/install-packages/)
    for (const [columns, rows] of [
      [50, 10],
      [100, 30],
      [60, 15],
    ] as const) {
      window.keys('Enter')
      await delay(500)
      window.resize(columns, rows)
      await delay(500)
    }
    await window.until(/^exit=0/m)
    const text = window.scrollback()
    expect(numbers(text), text).toEqual(ALL_NUMBERS)
    const [drawn = ''] = text.split(/^recap$/m)
    const rows = drawn.split('\n').filter(line => /^\S .* {2}/.test(line) && !line.startsWith('$'))
    expect(
      rows.map(row => row.split(/ +/).slice(1, 3).join(' ')),
      text,
    ).toEqual([
      'check-platform ok',
      'check-cpu ok',
      'repair-repos ok',
      'prepare-packages ok',
      'install-packages changed',
      'install-guestfs changed',
      'load-kvm ok',
      'start-libvirt changed',
      'default-network ok',
      'validate-host ok',
      'prove-kvm ok',
      'a changed',
    ])
    expect(drawn).not.toMatch(SPINNERS)
  })

  it('without a UTF-8 locale draws in ASCII; at the top of a window too nothing of it is kept', async ({
    home,
  }) => {
    const window = open(home, 80, 24, { LC_ALL: 'C' })
    const inventory = home.rehearsal(hosts(14))
    window.keys(`clear; ${process.execPath} ${CLI} apply --yes -i ${inventory}; echo exit=$?`, 'Enter')
    await window.until(/^#+-+ {2}\d+\/14 /m)
    await window.until(/^exit=3/m)
    expect(count(window.scrollback(), /[#-]{10} {2}\d+\/14 /)).toBe(1)
    expect(window.scrollback()).not.toMatch(/install-packages/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(window.scrollback()).toMatch(/^[\x00-\x7f]*$/)
    expect(window.scrollback()).toMatch(/^x node-13 {2}blocked/m)
  })

  it('gives the terminal back for Ctrl-Z, and comes again with fg', async ({ home }) => {
    const window = open(home, 80, 24)
    window.keys(`${process.execPath} ${CLI} apply --yes -i ${home.rehearsal(hosts(5))}`, 'Enter')
    await window.until(/install-packages/)
    window.keys('C-z')
    await window.until(/Stopped/)
    expect(window.cursor()).toBe('seen')
    expect(window.scrollback()).not.toMatch(SPINNERS)
    window.keys('fg', 'Enter')
    await window.until(SPINNERS)
    expect(window.cursor()).toBe('hidden')
    await window.until(/^recap$/m)
    const [drawn = ''] = window.scrollback().split(/^recap$/m)
    expect(count(drawn, /^✔ node-0\d {2}changed/)).toBe(5)
    expect(drawn).not.toMatch(SPINNERS)
  })

  it('in Japanese is never wider than its window', async ({ home }) => {
    const window = open(home, 60, 15)
    start(window, ['apply', '--yes', '--lang', 'ja', '-i', home.rehearsal(hosts())])
    await window.until(/残り約/)
    for (let frames = 0; frames < 10; frames += 1) {
      const lines = window.screen().split('\n')
      const first = lines.findLastIndex(line => /^[▰▱]{10} /.test(line))
      const drawn = lines.slice(first + 2).filter(line => line !== '')
      // A line that was too wide would go on in the next one.
      for (const line of drawn) expect(line).toMatch(/^([⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] node-\d\d | {2}ほか )/)
      await delay(300)
    }
    window.keys('C-c')
    await window.until(/停止処理中/)
    await window.until(/^exit=130/m)
    expect(window.cursor()).toBe('seen')
  })

  it.for([
    { name: 'tree.svg', language: 'en' },
    { name: 'tree.ja.svg', language: 'ja' },
  ])('is pictured in docs/images: $name', async ({ name, language }, { home }) => {
    const window = open(home, 100, 24)
    const args = `apply --yes --lang ${language} -i ${home.inventory(hosts())}`
    window.keys(`clear; ${process.execPath} ${CLI} ${args}`, 'Enter')
    await window.until(/ 2\d\/40 .*(left|残り).*\n(.*\n)*.*▰▱* {2}\d+\/\d+\n(.*\n)*.*▰▱* {2}\d+\/\d+\n/)
    const svg = screenSvg(window.coloured(), 100, 'kvmup apply on forty simulated hosts, half way')
    expect(svg).toMatch(/^<svg .*node-13.*<\/svg>\n$/s)
    const file = join(ROOT, 'docs', 'images', name)
    if (process.env.KVMUP_PICTURES === 'new') writeFileSync(file, svg)
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg /)
    // Its home goes with the test.
    await window.until(/^(journal|実行記録): /m)
  })
})
