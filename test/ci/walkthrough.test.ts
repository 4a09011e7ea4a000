/** docs/walkthrough.md, held to its word: its commands are run on simulated hosts and print what stands there. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type Home, it } from '../cli/program.js'

const DOCS = join(import.meta.dirname, '..', '..', 'docs')
/** What is otherwise each time. */
const steady = (text: string) =>
  text.replace(/ +\d+\.\d+s/g, '  TIME').replace(/^(journal|実行記録): .*$/gm, '$1: FILE')
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block)
/** Each command with what is shown of its output; `…` stands for any lines. */
const commands = (text: string) =>
  blocks(text, 'console')
    .join('')
    .split(/^\$ kvmup /m)
    .slice(1)
    .map(each => {
      const [command = '', ...lines] = each.split('\n')
      return { command, shown: lines.join('\n') }
    })
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const pattern = (shown: string) =>
  new RegExp(`^${steady(shown).split('…\n').map(escaped).join('(?:.*\\n)*')}$`)

/** The inventory of the page, whose hosts are simulated: three of them are in trouble. */
function thirty(home: Home, page: string): void {
  const names = ['tokyo', 'osaka'].flatMap(site =>
    Array.from({ length: 15 }, (_, at) => `kvm${String(at + 1).padStart(2, '0')}.${site}`),
  )
  // They answer at once.
  home.rehearsal(
    Object.fromEntries(names.map(name => [name, { rehearse: name === 'kvm02.osaka' ? 'el7' : 'el9' }])),
  )
  for (const directory of ['group_vars', 'host_vars']) mkdirSync(join(home.directory, directory))
  home.file('hosts', blocks(page, 'ini')[0] ?? '')
  home.file('group_vars/kvm.yml', 'kvmup_rehearse: el9\n')
  home.file('host_vars/kvm02.osaka.yml', 'kvmup_rehearse: el7\nkvmup_faults: [dead-mirrors]\n')
  home.file('host_vars/kvm04.tokyo.yml', 'kvmup_faults: [no-vt]\n')
  home.file('host_vars/kvm09.tokyo.yml', "kvmup_faults: ['refuse:9']\n")
}

describe.concurrent('docs/walkthrough', () => {
  it.for(['walkthrough.md', 'walkthrough.ja.md'])('%s is true', async (name, { home }) => {
    const page = readFileSync(join(DOCS, name), 'utf8')
    thirty(home, page)
    expect(commands(page)).toHaveLength(5)
    for (const { command, shown } of commands(page)) {
      const { stdout, stderr } = await home.run(command.split(' '), { env: { LC_ALL: 'C.UTF-8' } })
      expect(steady(stderr + stdout), command).toMatch(pattern(shown))
    }
  })
})
