import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Planned } from '../../src/engine/task.js'
import { parseFacts } from '../../src/facts/parse.js'
import { DEFAULT_WISHES, type Wishes } from '../../src/inventory/host.js'
import { text } from '../../src/messages/message.js'
import { playbook } from '../../tasks/index.js'

/**
 * Each folder of test/fixtures/hosts is one host: facts.txt as the probe printed it (recorded.txt tells where and
 * how), plan.txt what kvmup must make of it, wishes.json what was wished for. A new case is a new folder.
 */
const folder = join(import.meta.dirname, '..', 'fixtures', 'hosts')

const inShort = (word: string) => (word.includes('\n') ? '(script)' : word)

function shown({ task, decision }: Planned): string {
  const lines = [`${task}  ${decision.status}  ${text(decision.because)}`]
  if ('hint' in decision) lines.push(`  -> ${text(decision.hint)}`)
  if ('expects' in decision) lines.push(`  ... ${text(decision.expects)}`)
  if ('actions' in decision)
    for (const { argv, stdin } of decision.actions) {
      lines.push(`  $ ${argv.map(inShort).join(' ')}`)
      for (const line of stdin?.trimEnd().split('\n') ?? []) lines.push(`  < ${line}`)
    }
  if ('notes' in decision) for (const note of decision.notes ?? []) lines.push(`  # ${text(note)}`)
  return lines.join('\n')
}

describe('the plan for a recorded host', () => {
  it.each(readdirSync(folder))('%s', async name => {
    const at = (file: string) => join(folder, name, file)
    const wishes: Wishes = existsSync(at('wishes.json'))
      ? { ...DEFAULT_WISHES, ...JSON.parse(readFileSync(at('wishes.json'), 'utf8')) }
      : DEFAULT_WISHES
    const facts = parseFacts(readFileSync(at('facts.txt'), 'utf8'))
    const plan = playbook.plan(facts, wishes).map(shown).join('\n')
    await expect(`${plan}\n`).toMatchFileSnapshot(at('plan.txt'))
  })

  it('says where each of them was recorded', () => {
    for (const name of readdirSync(folder))
      expect(existsSync(join(folder, name, 'recorded.txt')), name).toBe(true)
  })
})
