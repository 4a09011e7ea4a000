/** Hosts that answer with anything: what is read of them is bounded and clean, and ends in a verdict. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OUTPUT_LIMIT, Unreachable } from '../../src/connection/connection.js'
import { reading } from '../../src/connection/reading.js'
import { verdict } from '../../src/connection/verdict.js'
import { sshWhere } from '../../src/connection/where.js'
import { wrap } from '../../src/connection/wrap.js'
import { Unreadable } from '../../src/errors.js'
import { parseFacts } from '../../src/facts/parse.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { text } from '../../src/messages/message.js'
import { playbook } from '../../tasks/index.js'

const UNCLEAN = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u
const wrapped = wrap({ argv: ['true'] })
const { nonce, prompt } = wrapped
const forged = `${'0'.repeat(12)}-${'f'.repeat(12)}`
const where = sshWhere({ kind: 'ssh', address: 'kvm1' })

/** Pieces of what the other side may say: true and forged markers, prompts, sequences, other encodings, halves. */
const piece = fc.oneof(
  fc
    .constantFrom(
      ...[
        `${nonce} begin root\n`,
        `\n${nonce} end 0\n`,
        `\n${nonce} end 99999999999999999999\n`,
        `${nonce} end 1`,
      ],
      ...[`${nonce} begin sudo\n`, `${forged} begin root\n`, `\n${forged} end 0\n`, prompt, `${nonce}`],
      ...[
        'probe=1\n',
        'end=1\n',
        '\r',
        '\n',
        '\0',
        '\x1b[2J',
        '\x1b]52;c;AAAA\x07',
        '\x1b]0;t\x1b\\',
        '\x9b31m',
      ],
    )
    .map(words => Buffer.from(words, 'utf8')),
  // EUC-JP and Shift_JIS for 仮想化, and UTF-8 cut in the middle of a character.
  fc.constantFrom('b2becfdbb2bd', '89bc917a89bb', 'e4bb', 'ff', 'eda080').map(hex => Buffer.from(hex, 'hex')),
  fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes)),
  fc.integer({ min: 1, max: 3000 }).map(length => Buffer.alloc(length, 'x')),
)

describe('a host that answers with anything', () => {
  it('is heard within bounds, clean, and ends as an output or as unreachable', () =>
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(piece, { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        (out, err, step) => {
          const lines: string[] = []
          const none = { onBegin: () => {}, onPrompt: () => {} }
          const [stdout, stderr] = [
            reading(wrapped, { ...none, onLine: line => lines.push(line) }),
            reading(wrapped, none),
          ]
          for (const [stream, pieces] of [
            [stdout, out],
            [stderr, err],
          ] as const) {
            const all = Buffer.concat(pieces)
            // Closed at any byte: what came so far is all there is.
            for (let at = 0; at < all.length; at += step) stream.push(all.subarray(at, at + step))
          }
          const heard = { stdout: stdout.heard(), stderr: stderr.heard() }
          for (const one of [heard.stdout, heard.stderr]) {
            expect(one.body.length).toBeLessThanOrEqual(OUTPUT_LIMIT)
            expect(one.body + one.noise + (one.route ?? '')).not.toMatch(UNCLEAN)
          }
          expect(lines.join('\n')).not.toMatch(UNCLEAN)
          const before = heard.stderr.noise
          try {
            verdict({ ...heard, before, code: 255, why: 'exit', asked: 0, ms: 1 }, where)
          } catch (error) {
            if (!(error instanceof Unreachable)) throw error
            expect(text(error.because) + text(error.hint, 'ja')).not.toMatch(UNCLEAN)
          }
        },
      ),
      { numRuns: 10_000 },
    ))

  const folder = join(import.meta.dirname, '..', 'fixtures', 'hosts')
  const recorded = readdirSync(folder).map(name => readFileSync(join(folder, name, 'facts.txt'), 'utf8'))
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '',
      '-1',
      '0',
      '9'.repeat(400),
      '1e309',
      'NaN',
      '../../etc/passwd',
      '$(id)',
      '-rf',
      '__proto__',
      'constructor x y z',
    ),
  )
  /** Of a recorded host: lines left out, doubled, exchanged, given other values, repeated a thousand times. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...recorded),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'value', 'double', 'flood', 'key', 'cut'), value), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .map(([facts, changes]) => {
      const lines = facts.split('\n')
      for (const [place, how, given] of changes) {
        const at = place % lines.length
        const [key = ''] = (lines[at] ?? '').split('=')
        if (how === 'drop') lines.splice(at, 1)
        else if (how === 'value') lines[at] = `${key}=${given}`
        else if (how === 'double') lines.splice(at, 0, lines[at] ?? '')
        else if (how === 'flood')
          lines.splice(at, 0, ...Array.from({ length: 1000 }, () => `${key}=${given}`))
        else if (how === 'key') lines[at] = `${given}=${given}`
        else lines[at] = (lines[at] ?? '').slice(0, place % 7)
      }
      return lines.join('\n')
    })

  it('about itself is planned for, or told to be unreadable, and nothing else', () =>
    fc.assert(
      fc.property(mutated, answer => {
        try {
          const plan = playbook.plan(parseFacts(answer), { ...DEFAULT_WISHES, users: ['ops'], nested: true })
          for (const { decision } of plan) {
            expect(text(decision.because, 'ja')).not.toMatch(UNCLEAN)
            if (decision.status !== 'change') continue
            // Whatever the host says, what is run on it is argv: words, never a line for a shell.
            for (const { argv } of decision.actions) for (const word of argv) expect(word).not.toContain('\0')
          }
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error
          expect(error.message).not.toMatch(UNCLEAN)
        }
      }),
      { numRuns: 10_000 },
    ))
})
