/** A real terminal to run the program in: tmux, with a server of its own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const SIZES = { lines: 10_000, wait: 120_000 } as const

export type Window = Readonly<{
  /** Types a line of keys as tmux names them: `Enter`, `C-c`, `Down`; what is no name is typed as it is. */
  keys: (...keys: readonly string[]) => void
  resize: (columns: number, rows: number) => void
  /** What is seen now, a line each. */
  screen: () => string
  /** The same with its colours, as escape sequences. */
  coloured: () => string
  /** Everything from the first line on; lines that the terminal wrapped are whole. */
  scrollback: () => string
  cursor: () => 'seen' | 'hidden'
  /** Resolves when the screen or what is above it has come to match. @throws with the screen when it never does */
  until: (pattern: RegExp) => Promise<void>
  /** Resolves when nothing on the screen changes any more. */
  settled: () => Promise<void>
  close: () => void
}>

/** @param env of the shell in it; TERM is tmux's own */
export function openWindow(columns: number, rows: number, env: Readonly<Record<string, string>>): Window {
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-tmux-'))
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-S', join(directory, 'socket'), '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: directory, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' },
    })
  const given = Object.entries({ PS1: '$ ', ...env }).map(([name, value]) => `${name}=${value}`)
  const size = ['-x', String(columns), '-y', String(rows)]
  tmux(
    'set-option',
    '-g',
    'history-limit',
    String(SIZES.lines),
    ';',
    'new-session',
    '-d',
    ...size,
    'env',
    ...given,
    'sh',
  )
  const screen = () => tmux('capture-pane', '-p')
  const scrollback = () => tmux('capture-pane', '-p', '-J', '-S', '-')
  return {
    keys: (...keys) => void tmux('send-keys', ...keys),
    resize: (toColumns, toRows) => void tmux('resize-window', '-x', String(toColumns), '-y', String(toRows)),
    screen,
    coloured: () => tmux('capture-pane', '-p', '-e'),
    scrollback,
    cursor: () => (tmux('display-message', '-p', '#{cursor_flag}').trim() === '1' ? 'seen' : 'hidden'),
    until: async pattern => {
      const end = performance.now() + SIZES.wait
      while (!pattern.test(scrollback())) {
        if (performance.now() > end) throw new Error(`never matched ${pattern}:\n${scrollback()}`)
        await delay(100)
      }
    },
    settled: async () => {
      for (let seen = '', same = 0; same < 3; await delay(100)) {
        const now = screen()
        same = now === seen ? same + 1 : 0
        seen = now
      }
    },
    close: () => {
      tmux('kill-server')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
