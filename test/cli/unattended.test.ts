/** docs/unattended.md, held to its word: both languages have the same commands, and they do what it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { commandLine } from '../../src/commands/command-line.js'
import { it, recapRows } from './program.js'

const root = join(import.meta.dirname, '..', '..')
const texts = ['docs/unattended.md', 'docs/unattended.ja.md'].map(file =>
  readFileSync(join(root, file), 'utf8'),
)
const [english = '', japanese = ''] = texts
const blocks = (text: string) =>
  [...text.matchAll(/^```(\w*)\n(.*?)^```/gms)].map(([, , block = '']) => block)
/** Every command line of kvmup in a code block, wherever it stands there. */
const commands = (text: string) =>
  blocks(text).flatMap(block => [...block.matchAll(/\bkvmup [^\n'|>]+/g)].map(([line]) => line.trim()))
const options = (text: string) => [...text.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option]) => option)

describe.concurrent('docs/unattended', () => {
  it('has the same commands, files and options in both languages', ({ expect }) => {
    expect(blocks(japanese)).toEqual(blocks(english))
    expect(options(japanese)).toEqual(options(english))
    expect(options(english).length).toBeGreaterThan(5)
  })

  it.for([...new Set(commands(english))])('%s is understood', async (line, { expect }) => {
    expect(await commandLine(['node', ...line.split(/\s+/)], async () => 42)).toBe(42)
  })

  it('leads from an inventory of Ansible to a verified fleet in three commands', async ({ home, expect }) => {
    const names = Array.from({ length: 5 }, (_, at) => `kvm${at + 1}`)
    home.rehearsal(Object.fromEntries(names.map(name => [name, { rehearse: 'el9' as const }])))
    const inventory = home.file('hosts', '[kvm]\nkvm[1:5]\n\n[kvm:vars]\nkvmup_rehearse=el9\n')
    const [first = ''] = blocks(english)
    const codes: (number | null)[] = []
    for (const line of first.trim().split('\n')) {
      const [, ...words] = line.replace('/etc/ansible/hosts', inventory).split(' ')
      const ended = await home.run(words)
      codes.push(ended.code)
      expect(recapRows(ended.stdout).map(([host]) => host)).toEqual(names)
    }
    expect(codes).toEqual([5, 0, 0])
  })
})
