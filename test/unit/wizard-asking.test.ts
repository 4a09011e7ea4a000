/** Questions as they are asked: drawn by inquirer, and line by line; in both languages and in every kind of terminal. */
import { PassThrough } from 'node:stream'
import { render } from '@inquirer/testing'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type MessageId, msg, text } from '../../src/messages/message.js'
import { drawn } from '../../src/wizard/drawn.js'
import { linesOf, plain } from '../../src/wizard/plain.js'
import { BACK, OTHERS, type Question } from '../../src/wizard/question.js'
import type { Style } from '../../src/wizard/style.js'

const STYLE: Style = { language: 'en', colour: 'plain', charset: 'unicode' }
const one: Question = {
  kind: 'one',
  message: msg('wizard.guestfs'),
  choices: [
    { value: 'tools', name: msg('wizard.guestfs.tools'), more: msg('wizard.guestfs.more') },
    { value: 'none', name: msg('wizard.guestfs.none') },
    { value: BACK, name: msg('wizard.back') },
  ],
  usual: 'tools',
}
const some: Question = {
  kind: 'some',
  message: msg('wizard.hosts', { hosts: 3 }),
  items: ['a', 'b', 'c'],
  usual: ['a', 'b', 'c'],
  none: msg('wizard.hosts.none'),
}
const any: Question = {
  kind: 'some',
  message: msg('wizard.users.which'),
  items: ['ops', 'alice'],
  usual: [],
  others: msg('wizard.users.others'),
}
const typed: Question = {
  kind: 'text',
  message: msg('wizard.users'),
  usual: '-',
  check: words => (words === 'bad' ? msg('wizard.users.wrong', { given: words }) : undefined),
}

const onScreen = (question: Question, style: Style = STYLE) =>
  // The asker as a prompt: a question, and the streams of the test.
  render((asked: Question, streams = {}) => drawn(style, streams)(asked), question)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const COLOUR = /\x1b\[\d*(;\d+)*m/
const CTRL_C = { name: 'c', ctrl: true }
const keys = (name: string) => (name === '^C' ? CTRL_C : name)
const is = (...value: readonly string[]) => ({ is: 'answer', value })

describe('a question that inquirer draws', () => {
  it.each<[question: Question, keys: readonly string[], answer: object]>([
    [one, ['enter'], is('tools')],
    [one, ['down', 'enter'], is('none')],
    [one, ['down', 'down', 'enter'], is(BACK)],
    [one, ['down', 'down', 'down', 'enter'], is(BACK)],
    [one, ['escape'], { is: 'back' }],
    [one, ['down', '^C'], { is: 'left' }],
    [some, ['enter'], is('a', 'b', 'c')],
    [some, ['space', 'enter'], is('b', 'c')],
    [some, ['a', 'down', 'space', 'enter'], is('b')],
    [some, ['a', 'enter', 'space', 'enter'], is('a')],
    [any, ['enter'], is()],
    [any, ['down', 'space', 'enter'], is('alice')],
    [any, ['down', 'down', 'space', 'enter'], is(OTHERS)],
    [{ ...any, usual: ['ops', OTHERS] }, ['enter'], is('ops', OTHERS)],
    [some, ['escape'], { is: 'back' }],
    [some, ['^C'], { is: 'left' }],
    [typed, ['enter'], is('-')],
    [typed, ['escape'], { is: 'back' }],
    [typed, ['^C'], { is: 'left' }],
  ])('%j, %j: %j', async (question, pressed, answer) => {
    const screen = await onScreen(question)
    for (const name of pressed) {
      screen.events.keypress(keys(name))
      // What is checked is checked in a moment of its own.
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(await screen.answer).toEqual(answer)
  })

  it('takes < for back wherever something is typed, and tells what is wrong with a text', async () => {
    const back = await onScreen(typed)
    back.events.type('<')
    back.events.keypress('enter')
    expect(await back.answer).toEqual({ is: 'back' })
    const screen = await onScreen(typed)
    screen.events.type('bad')
    screen.events.keypress('enter')
    await screen.nextRender()
    expect(screen.getScreen()).toContain('! "bad" is no user name')
    screen.events.keypress('escape')
    expect(await screen.answer).toEqual({ is: 'back' })
  })

  it('ends with the signal', async () => {
    const stop = new AbortController()
    const { answer } = await render(
      (asked: Question, streams = {}) => drawn(STYLE, { ...streams, signal: stop.signal })(asked),
      one,
    )
    stop.abort()
    expect(await answer).toEqual({ is: 'left' })
  })

  it('has colours only where they are wanted, and ASCII alone where there is nothing else', async () => {
    for (const question of [one, some, typed]) {
      const coloured = await onScreen(question, { ...STYLE, colour: 'colour' })
      expect(coloured.getScreen({ raw: true })).toMatch(COLOUR)
      const bare = await onScreen(question, { ...STYLE, charset: 'ascii' })
      expect(bare.getScreen({ raw: true })).not.toMatch(COLOUR)
      expect(bare.getScreen()).toMatch(/^[\x20-\x7e\n]+$/)
      for (const screen of [coloured, bare]) {
        screen.events.keypress('escape')
        expect(await screen.answer).toEqual({ is: 'back' })
      }
    }
  })

  it('fits 60 columns and 15 rows in both languages, with as many hosts as there may be', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `host${at}.${'long.'.repeat(20)}example.org`)
    const longest = [one, typed, { ...some, items: many, usual: many }] as const
    for (const language of ['en', 'ja'] as const)
      for (const question of longest) {
        const screen = await onScreen(question, { ...STYLE, language })
        const lines = screen.getScreen().split('\n')
        expect(lines.length).toBeLessThan(15)
        for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(59)
        screen.events.keypress('escape')
        await screen.answer
      }
  })
})

/** Every name of a choice: folded it would be a line of a list that inquirer counts wrongly. */
describe('the words of the wizard', () => {
  const NAMES: readonly MessageId[] = [
    'wizard.back',
    'wizard.back.hosts',
    'wizard.leave',
    'wizard.where.ssh',
    'wizard.where.inventory',
    'wizard.trouble.again',
    'wizard.proof.guest',
    'wizard.proof.deep',
    'wizard.users.others',
    'wizard.repair-repos.yes',
    'wizard.repair-rpmdb.yes',
    'wizard.repair.no',
    'wizard.guestfs.tools',
    'wizard.guestfs.all',
    'wizard.guestfs.none',
    'wizard.network.default',
    'wizard.network.none',
    'wizard.nested.leave',
    'wizard.nested.on',
    'wizard.nested.off',
    'wizard.reboot.no',
    'wizard.reboot.yes',
    'wizard.overwrite.not',
    'wizard.overwrite.yes',
    'wizard.consent.save',
    'wizard.keys.first',
    'wizard.keys.one',
    'wizard.keys.some',
    'wizard.keys.text',
  ]
  it.each(NAMES)('%s is one line', id => {
    const most = id.startsWith('wizard.keys') ? 56 : 52
    for (const language of ['en', 'ja'] as const)
      expect(stringWidth(text({ id, args: {} }, language))).toBeLessThanOrEqual(most)
  })
})

describe('a question line by line', () => {
  async function read(question: Question, input: string, style: Style = STYLE) {
    const stream = new PassThrough()
    const lines = linesOf(stream, new AbortController().signal)
    let written = ''
    const write = (words: string) => {
      written += words
    }
    stream.end(input)
    const answer = await plain(style, { ...lines, write })(question)
    return { answer, written }
  }

  it.each<[question: Question, input: string, answer: object]>([
    [one, '2\n', is('none')],
    [one, '\n', is('tools')],
    [one, ' 1 \n', is('tools')],
    [one, '3\n1,2\nx\n2\n', is('none')],
    [one, '<\n', { is: 'back' }],
    [one, '', { is: 'left' }],
    [one, '9\n', { is: 'left' }],
    [some, '\n', is('a', 'b', 'c')],
    [some, '*\n', is('a', 'b', 'c')],
    [some, '3, 1\n', is('c', 'a')],
    [some, '4\n2 2\n', is('b')],
    [some, '-\n1\n', is('a')],
    [any, '\n', is()],
    [any, '-\n', is()],
    [any, '*\n', is('ops', 'alice')],
    [any, '3,1\n', is(OTHERS, 'ops')],
    [{ ...any, usual: ['alice', OTHERS] }, '\n', is('alice', OTHERS)],
    [{ ...any, usual: ['ops', 'alice'] }, '\n', is('ops', 'alice')],
    [some, '<\n', { is: 'back' }],
    [typed, 'ops\n', is('ops')],
    [typed, 'bad\nops\n', is('ops')],
    [typed, '\n', is('-')],
    [typed, '<\n', { is: 'back' }],
    [{ ...typed, usual: '' }, '\nops\n', is('ops')],
  ])('%j, %j: %j', async (question, input, answer) => {
    expect((await read(question, input)).answer).toEqual(answer)
  })

  it('is nothing but lines: what is offered, how to answer, what was wrong', async () => {
    const { written } = await read(one, '7\n2\n')
    expect(written).toMatchInlineSnapshot(`
      "
      Tools that look into disk images (guestfs)?
        1) The usual ones. virt-cat, virt-customize, guestfish and others.
        2) None
      A number, Enter for the one in brackets, < to go back:
      [1] > ! a number from 1 to 2 was expected
      [1] > "
    `)
    expect((await read(one, '2\n', { ...STYLE, charset: 'ascii' })).written).toMatch(/^[\x20-\x7e\n]+$/)
    expect((await read(one, '2\n', { ...STYLE, language: 'ja' })).written).toMatch(/番号/)
  })
})
