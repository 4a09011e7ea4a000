import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { OUTPUT_LIMIT } from '../../src/connection/connection.js'
import { reading } from '../../src/connection/reading.js'
import { SCRIPT_LIMIT, wrap } from '../../src/connection/wrap.js'

describe('wrap', () => {
  test('is one line of characters that every login shell reads alike in single quotes', () => {
    const { line } = wrap({ argv: ['printf', '%s', "it's!\n\\"] })
    expect(line).toMatch(/^exec \/bin\/sh -c '[^'!\\\n]+'( [a-z\d]+){4}$/)
  })

  test('the probe fits with room', () => {
    const probe = readFileSync(new URL('../../src/facts/probe.sh', import.meta.url), 'utf8')
    const { line } = wrap({ argv: ['sh', '-c', probe, 'probe', `proof=${'A'.repeat(684)}`] })
    expect(line.length).toBeLessThan(SCRIPT_LIMIT / 4)
  })

  test('too much, and nothing at all, are bugs', () => {
    expect(() => wrap({ argv: ['echo', 'x'.repeat(SCRIPT_LIMIT)] })).toThrow(/fit/)
    expect(() => wrap({ argv: [] })).toThrow(/without a command/)
  })

  test('the marker stands nowhere in what is sent', () => {
    const { line, nonce } = wrap({ argv: ['true'] })
    expect(gunzipSync(Buffer.from(line.split(' ')[6] ?? '', 'base64')).toString()).toContain('kvmup_code')
    expect(gunzipSync(Buffer.from(line.split(' ')[6] ?? '', 'base64')).toString()).not.toContain(nonce)
  })

  test('two actions never share a nonce', () => {
    expect(wrap({ argv: ['true'] }).nonce).not.toBe(wrap({ argv: ['true'] }).nonce)
  })

  test.each([
    ['exit 0', 0],
    ['exit 1', 1],
    ['exit 255', 255],
    ['kill -9 $$', 137],
  ])('sh -c "%s" ends with %i', (script, code) => {
    const { line } = wrap({ argv: ['sh', '-c', script] })
    const env = {
      ...process.env,
      PATH: `${new URL('../contract/stubs', import.meta.url).pathname}:${process.env.PATH}`,
    }
    expect(spawnSync('/bin/sh', ['-c', line], { env }).status).toBe(code)
  })
})

const NONCE = 'aaa-bbb'
const PROMPT = 'kvmup-cccc:'

/** Reads these chunks and tells what was heard, and the lines as they came. */
function read(...chunks: readonly (string | Buffer)[]) {
  const lines: string[] = []
  let prompts = 0
  const listener = { onLine: (line: string) => lines.push(line), onPrompt: () => (prompts += 1) }
  const stream = reading({ nonce: NONCE, prompt: PROMPT }, listener)
  for (const chunk of chunks) stream.push(Buffer.from(chunk))
  return { ...stream.heard(), lines, prompts, ended: stream.ended() }
}

describe('reading', () => {
  const begin = `${NONCE} begin sudo -n\n`
  const end = (code: number) => `\n${NONCE} end ${code}\n`

  test.each([
    ['no output', '', []],
    ['one line', 'one\n', ['one']],
    ['no newline at the end', 'one\ntwo', ['one', 'two']],
    ['blank lines', '\n\na\n\n\nb\n\n', ['', '', 'a', '', '', 'b', '']],
    ['progress', '1%\r2%\r\ndone\n', ['1%', '2%', 'done']],
  ])('%s comes out as it went in', (_name, body, lines) => {
    const heard = read(`banner\n$ ${begin}${body}${end(3)}late`)
    expect(heard).toMatchObject({ code: 3, route: 'sudo -n', noise: 'banner\n', lines, ended: true })
    expect(heard.body).toBe(body.replace(/\r\n?/g, '\n'))
  })

  test('chunks may break anywhere, within characters and markers too', () => {
    const all = Buffer.from(`noise${begin}日本\r\n\x1b[31m語\x1b[0m${end(0)}`)
    const heard = read(...Array.from(all, byte => Buffer.from([byte])))
    expect(heard).toMatchObject({ code: 0, body: '日本\n語', lines: ['日本', '語'] })
  })

  test('no begin: all is noise, the end still counts', () => {
    expect(read(`sudo: a password is required\n${end(1)}`)).toMatchObject({
      code: 1,
      route: undefined,
      noise: 'sudo: a password is required\n\n',
      lines: [],
    })
  })

  test('the prompt of sudo is no output; in the output it is only text', () => {
    const heard = read(
      `lecture\n${PROMPT.slice(0, 4)}`,
      `${PROMPT.slice(4)}`,
      `\n${begin}${PROMPT}\n${end(0)}`,
    )
    expect(heard).toMatchObject({ prompts: 1, noise: 'lecture\n\n\n', body: `${PROMPT}\n`, code: 0 })
  })

  test('every prompt before the beginning is told', () => {
    expect(read(`${PROMPT}Sorry\n${PROMPT}${PROMPT}`)).toMatchObject({ prompts: 3, noise: '\nSorry\n\n\n' })
  })

  test('no end: what came so far is kept', () => {
    expect(read(`${begin}one\ntw`)).toMatchObject({ code: undefined, body: 'one\ntw', lines: ['one'] })
  })

  test('a marker of another action is only text', () => {
    const body = 'zzz begin root\nzzz end 0\n'
    expect(read(`${begin}${body}${end(5)}`)).toMatchObject({ code: 5, body })
  })

  test('the end of much output is kept', () => {
    const heard = read(
      begin,
      ...Array.from({ length: 300 }, (_, at) => `${at}:${'x'.repeat(10_000)}\n`),
      end(0),
    )
    expect(heard.body.length).toBeLessThanOrEqual(OUTPUT_LIMIT)
    expect(heard.body).toMatch(/299:x+\n$/)
    expect(heard.code).toBe(0)
  })

  test('a line without end is bounded and passed on in pieces', () => {
    const heard = read(begin, ...Array.from({ length: 300 }, () => 'x'.repeat(10_000)), end(0))
    expect(heard.body.length).toBe(OUTPUT_LIMIT)
    expect(heard.lines.length).toBeGreaterThan(10)
    expect(heard.lines.join('').length).toBe(3_000_000)
  })
})
