/** `kvmup inventory`: what was understood of an inventory, as it is typed. */
import { describe, expect } from 'vitest'
import { expectTwoLines, type Home, it } from './program.js'

const INI = `mail
[tokyo]
kvm[1:2].tokyo ansible_host=192.0.2.1
[osaka]
kvm1.osaka
[kvm:children]
tokyo
osaka
[kvm:vars]
ansible_user=ops
ansible_password=geheim
`
const graph = `@all:
  |--@ungrouped:
  |  |--mail
  |--@kvm:
  |  |--@tokyo:
  |  |  |--kvm1.tokyo
  |  |  |--kvm2.tokyo
  |  |--@osaka:
  |  |  |--kvm1.osaka
`
const run = (home: Home, ...args: readonly string[]) => home.run(['inventory', ...args])

describe.concurrent('kvmup inventory', () => {
  it('--graph draws groups and hosts, or one group', async ({ home, expect }) => {
    const file = home.file('hosts', INI)
    const all = await run(home, '--graph', '-i', file)
    expect(all).toMatchObject({ code: 0, stderr: '' })
    expect(all.stdout.split('\n').toSorted()).toEqual(graph.split('\n').toSorted())
    const one = await run(home, '--graph', '-i', file, 'osaka')
    expect(one).toMatchObject({ code: 0, stdout: '@osaka:\n  |--kvm1.osaka\n' })
  })

  it('--list is JSON as of ansible-inventory, and shows no password', async ({ home, expect }) => {
    const { code, stdout } = await run(home, '--list', '-i', home.file('hosts', INI))
    expect(code).toBe(0)
    const { _meta, kvm, tokyo, all } = JSON.parse(stdout)
    expect(_meta.hostvars['kvm2.tokyo']).toEqual({
      ansible_host: '192.0.2.1',
      ansible_password: '***',
      ansible_user: 'ops',
    })
    expect([kvm.children.toSorted(), tokyo.hosts]).toEqual([
      ['osaka', 'tokyo'],
      ['kvm1.tokyo', 'kvm2.tokyo'],
    ])
    expect(all.children).toContain('kvm')
    expect(stdout).not.toContain('geheim')
  })

  it('adds several inventories up, whatever lies in a directory and a list of names', async ({ home }) => {
    const { stdout } = await run(home, '--graph', '-i', home.file('hosts', INI), '-i', 'kvm9,')
    expect(stdout).toMatch(/\| {2}\|--kvm9$/m)
  })

  it.for([
    [['--list'], /no inventory was named/, /-i/],
    [['-i', 'kvm1,'], /--list|--graph/, /kvmup|--/],
    [['--list', '--graph', '-i', 'kvm1,'], /--list|--graph/, /kvmup|--/],
    [['--graph', '-i', 'kvm1,', 'kvn'], /"kvn"/, /kvmup|did you mean|all/],
    [['--graph', '-i', 'missing'], /missing cannot be read/, /example\.yml/],
  ] as const)('%j is told in two lines', async ([args, because, hint], { home }) => {
    expectTwoLines(await run(home, ...args), because, hint)
  })
})
