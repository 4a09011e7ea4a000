/** The catalogue of causes: every entry is brought about by what a host said, and nothing kvmup says is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Code, catalogue, codeOf, codeOfMessage, codes, entry } from '../../src/catalogue/catalogue.js'
import { becomeError } from '../../src/connection/become-errors.js'
import { sshError } from '../../src/connection/ssh-errors.js'
import { sshWhere } from '../../src/connection/where.js'
import { parseFacts } from '../../src/facts/parse.js'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { en } from '../../src/messages/en.js'
import { msg } from '../../src/messages/message.js'
import { hintFor } from '../../tasks/failures.js'
import { playbook } from '../../tasks/index.js'
import { markdown } from '../catalogue-markdown.js'

const fixtures = join(import.meta.dirname, '..', 'fixtures')
const read = (file: string) => readFileSync(join(fixtures, file), 'utf8')
const where = sshWhere({ kind: 'ssh', address: 'kvm1' })
const known = (code: Code | undefined) => (code === undefined ? [] : [code])

/** The codes of everything that kvmup makes of one fixture. */
const found: Readonly<Record<string, (file: string) => readonly Code[]>> = {
  hosts: file => {
    const wishes = join(file, '..', 'wishes.json')
    const asked = existsSync(join(fixtures, wishes)) ? JSON.parse(read(wishes)) : {}
    const plan = playbook.plan(parseFacts(read(file)), { ...DEFAULT_WISHES, ...asked })
    return plan.flatMap(({ decision }) => [
      ...known(codeOf(decision.because, 'hint' in decision ? decision.hint : undefined)),
      ...('notes' in decision ? (decision.notes ?? []) : []).flatMap(note => known(codeOfMessage(note))),
    ])
  },
  failures: file => known(codeOfMessage(hintFor([{ code: 1, stdout: '', stderr: read(file), ms: 1 }]))),
  'ssh-errors': file => {
    const error = sshError(read(file), where)
    return error ? known(codeOf(error.because, error.hint)) : []
  },
  'become-errors': file => {
    const error = becomeError(read(file), where)
    return known(codeOf(error.because, error.hint))
  },
}
const foundIn = (file: string) => found[file.split('/')[0] ?? '']?.(file) ?? []

describe('each entry of the catalogue', () => {
  it.each(codes)('%s is found in what a host said', code => {
    const { sample } = entry(code)
    if ('none' in sample) return expect(sample.none).not.toBe('')
    expect(sample.lines).not.toEqual([])
    const said = read(sample.from).split('\n')
    for (const line of sample.lines) expect(said, sample.from).toContain(line)
    expect(foundIn(sample.from)).toContain(code)
  })

  it('says where it is known from', () => {
    expect(codes.filter(code => entry(code).sources.length === 0)).toEqual([])
  })

  it('has a number that no other has', () => {
    const entries = join(import.meta.dirname, '..', '..', 'src', 'catalogue', 'entries')
    const written = readdirSync(entries).flatMap(file =>
      [...readFileSync(join(entries, file), 'utf8').matchAll(/^ {2}(KVM\d{3}): \{$/gm)].map(
        ([, code]) => code,
      ),
    )
    expect(written.sort()).toEqual([...codes])
  })

  it('has messages of its own', () => {
    const all = codes.flatMap(code => catalogue[code].says as readonly string[])
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
  })
})

describe('what kvmup says in trouble', () => {
  /** About what was typed or about the controller, not about a host: such a message is its own explanation. */
  const typed = /^(doctor|usage|inventory|journal|rehears(e|al)|ask|view|reports?|wizard)\./
  /** Next moves and notes that stand for no trouble, with the reason. */
  const untroubled: Readonly<Record<string, string>> = {
    'run.apply.hint': 'a plan that found work has found nothing wrong',
    'run.old-node.hint': 'about the machine kvmup runs on',
    'run.output-lost.hint': 'about the machine kvmup runs on',
    'run.control-dir.hint': 'about the machine kvmup runs on',
    'repos.not-restored.hint': 'the answer to a command, not to a host',
    'users.next-login': 'how a group works, when all is well',
    'repos.note-untested': 'a limit of looking beforehand, not a finding',
  }
  const trouble = Object.keys(en).filter(id =>
    /(^|\.)hint(\.|-|$)|^cure\.|^unreachable\.|\.note[.-]/.test(id),
  )

  it.each(trouble.filter(id => !typed.test(id) && !(id in untroubled)))('%s has an entry', id => {
    expect(codeOfMessage({ id })).toBeDefined()
  })

  it('is in the catalogue wherever a recorded host is refused or warned of', () => {
    for (const name of readdirSync(join(fixtures, 'hosts'))) {
      const wishes = join(fixtures, 'hosts', name, 'wishes.json')
      const asked = existsSync(wishes) ? JSON.parse(readFileSync(wishes, 'utf8')) : {}
      const facts = parseFacts(read(`hosts/${name}/facts.txt`))
      for (const { decision } of playbook.plan(facts, { ...DEFAULT_WISHES, ...asked })) {
        if ('hint' in decision) expect(codeOf(decision.because, decision.hint), name).toBeDefined()
        for (const note of 'notes' in decision ? (decision.notes ?? []) : [])
          if (!(note.id in untroubled)) expect(codeOfMessage(note), `${name}: ${note.id}`).toBeDefined()
      }
    }
  })
})

describe('the code of a trouble', () => {
  it('is that of the next move, which knows more than the reason', () => {
    expect(codeOf(msg('libvirt.silent', { error: '' }), msg('cure.virtlogd'))).toBe('KVM094')
  })

  it('is that of the reason where the next move only says to read on', () => {
    expect(codeOf(msg('validate.silent'), msg('cure.journal'))).toBe('KVM122')
  })

  it('is that of the firmware also on a virtual machine, where somebody else has to mend it', () => {
    expect(codeOf(msg('cpu.firmware', { model: '', evidence: '' }), msg('cpu.guest.hint-qemu'))).toBe(
      'KVM012',
    )
  })

  it('is that of reading on where nothing more is known', () => {
    expect(codeOf(msg('validate.early'), msg('cure.journal'))).toBe('KVM201')
  })

  it('is none for what is no trouble', () => {
    expect(codeOf(msg('proof.not-run'))).toBeUndefined()
  })
})

describe('the catalogue on paper', () => {
  it.each([
    ['docs/catalogue.md', 'en'],
    ['docs/catalogue.ja.md', 'ja'],
  ] as const)('%s is what the program would say', async (file, language) => {
    await expect(markdown(language)).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', file))
  })
})
