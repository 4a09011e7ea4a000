/**
 * test/fixtures/messages.json: 52 messages that people meet while they make a KVM host, by number. Each is fed to
 * whatever of kvmup would hear it and leads to the entry named; or it says why kvmup does not hear it, and what
 * kvmup sees instead (`seen_as`, on the recorded host `on`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, codeOfMessage } from '../../src/catalogue/catalogue.js'
import { becomeError } from '../../src/connection/become-errors.js'
import { sshError } from '../../src/connection/ssh-errors.js'
import { sshWhere } from '../../src/connection/where.js'
import { parseFacts } from '../../src/facts/parse.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { hintFor } from '../../tasks/failures.js'
import { playbook } from '../../tasks/index.js'

type Line = 'dmesg' | 'proof' | 'guest' | 'guestfs'
type Known = Readonly<{
  number: number
  text: readonly string[]
  /** By which program, on which releases. */
  said: string
  /** Who hears it: the words of a failed action, of ssh, of sudo, or lines of the probe under this key. */
  fed?: 'actions' | 'ssh' | 'sudo' | Line
  /** The recorded host that it is put into. */
  on?: string
  code?: string
  why?: string
  seen_as?: string
}>

const fixtures = join(import.meta.dirname, '..', 'fixtures')
const messages: readonly Known[] = JSON.parse(readFileSync(join(fixtures, 'messages.json'), 'utf8'))
const where = sshWhere({ kind: 'ssh', address: 'kvm1' })

/** The codes of a recorded host's plan; with other lines under one key. */
function onHost(name: string, key?: string, lines: readonly string[] = []): readonly (string | undefined)[] {
  const recorded = readFileSync(join(fixtures, 'hosts', name, 'facts.txt'), 'utf8').split('\n')
  const others = recorded.filter(line => line !== 'end=1' && !line.startsWith(`${key}=`))
  const facts = parseFacts([...others, ...lines.map(line => `${key}=${line}`), 'end=1', ''].join('\n'))
  return playbook
    .plan(facts, { ...DEFAULT_WISHES, proof: 'deep' })
    .map(({ decision }) => codeOf(decision.because, 'hint' in decision ? decision.hint : undefined))
}

function heard({ fed, on = '', text }: Known): readonly (string | undefined)[] {
  const said = text.join('\n')
  switch (fed) {
    case 'actions':
      return [codeOfMessage(hintFor([{ code: 1, stdout: '', stderr: said, ms: 1 }]))]
    case 'ssh': {
      const error = sshError(said, where)
      return [error && codeOf(error.because, error.hint)]
    }
    case 'sudo': {
      const error = becomeError(said, where)
      return [codeOf(error.because, error.hint)]
    }
    case undefined:
      return []
    default:
      return onHost(on, fed, text)
  }
}

const named = (list: readonly Known[]) => list.map(one => [one.number, one.text.at(-1), one] as const)
const recognised = messages.filter(one => one.code !== undefined)
const others = messages.filter(one => one.code === undefined)

describe('a message that people meet', () => {
  test.each(named(recognised))('%i leads to its entry: %s', (_number, _text, one) => {
    expect(heard(one)).toContain(one.code)
  })

  test.each(named(recognised.filter(one => one.fed === 'dmesg')))(
    '%i is what leads there: %s',
    (_number, _text, one) => {
      expect(onHost(one.on ?? '', one.fed)).not.toContain(one.code)
    },
  )

  test.each(named(others))('%i is not heard, with the reason: %s', (_number, _text, { why, seen_as, on }) => {
    expect(why).toMatch(/\w/)
    if (seen_as !== undefined) expect(onHost(on ?? '')).toContain(seen_as)
  })

  test('is in the list once, none is left out', () => {
    const numbers = [...new Set(messages.map(one => one.number))]
    expect(numbers).toEqual(Array.from({ length: 52 }, (_, index) => index + 1))
  })
})
