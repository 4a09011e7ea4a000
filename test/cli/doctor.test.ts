/** `kvmup doctor` on the machine that the tests run on. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { expectNoStack, it, objects } from './program.js'

describe.concurrent('kvmup doctor', () => {
  it('looks at everything, tells it in lines, and leaves nothing behind', async ({ home }) => {
    const ended = await home.run(['doctor'])
    expect(ended.stderr).toBe('')
    expect(ended.stdout).toMatch(/^ok {4}node {6}Node \d+\.\d+\.\d+\nok {4}ssh {7}OpenSSH_/)
    expect(readdirSync(home.directory)).toEqual([])
    expectNoStack(ended)
  })

  it('tells a program the same, language-neutral, and exits 3 where something fails', async ({ home }) => {
    const env = { XDG_STATE_HOME: '/dev/null/x', LC_ALL: 'ja_JP.UTF-8' }
    const ended = await home.run(['doctor', '--json'], { env })
    expect(ended).toMatchObject({ code: 3, stderr: '' })
    const lines = objects(ended.stdout)
    expect(lines.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'node',
        'ssh',
        'config',
        'keys',
        'policy',
        'sockets',
        'state',
        'files',
        'clock',
      ]),
    )
    expect(lines.find(({ check }) => check === 'state')).toMatchObject({
      status: 'fail',
      because: { id: 'doctor.state-unwritable', text: expect.stringMatching(/^no journal can be kept/) },
      hint: { id: 'doctor.state-unwritable.hint' },
    })
  })

  it('says what to do where there is no ssh', async ({ home }) => {
    mkdirSync(join(home.directory, 'bin'))
    const ended = await home.run(['doctor', '--lang', 'ja'], { env: { PATH: join(home.directory, 'bin') } })
    expect(ended.code).toBe(3)
    expect(ended.stdout).toMatch(/fail {2}ssh .*このマシンに ssh がない\n {6}→ OpenSSH/)
  })
})
