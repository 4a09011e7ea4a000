/** `--report FORMAT=FILE` as it is typed. */
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { expectTwoLines, type Home, it } from './program.js'

const hosts = { one: { rehearse: 'el9' }, two: { rehearse: 'el6', faults: ['no-vt'] } } as const
const json = (home: Home, name: string) => JSON.parse(readFileSync(join(home.directory, name), 'utf8'))

describe('--report', () => {
  it('writes several at once, beside whatever is shown, and leaves nothing else behind', async ({ home }) => {
    const file = home.rehearsal(hosts)
    const before = readdirSync(home.directory)
    const formats = ['json=a.json', 'junit=b.xml', 'markdown=deep/er/c.md', 'json=d.json']
    const options = formats.flatMap(one => ['--report', one])
    const ended = await home.run(['apply', '--yes', '-i', file, ...options])
    expect(ended).toMatchObject({ code: 3, stderr: '' })
    expect(ended.stdout).toContain('recap')
    expect(readdirSync(home.directory).sort()).toEqual(
      [...before, 'a.json', 'b.xml', 'd.json', 'deep'].sort(),
    )
    expect(readdirSync(join(home.directory, 'deep', 'er'))).toEqual(['c.md'])
    expect(json(home, 'a.json')).toMatchObject({
      kvmup: 'report',
      exit: 3,
      hosts: [
        { host: 'one', status: 'changed', proved: true },
        { host: 'two', status: 'blocked', proved: false },
      ],
    })
    expect(readFileSync(join(home.directory, 'b.xml'), 'utf8')).toMatch(/^<\?xml .*<\/testsuites>\n$/s)
  })

  it('replaces what was there, and follows a symbolic link', async ({ home }) => {
    const file = home.rehearsal(hosts)
    home.file('old.json', 'old')
    symlinkSync('old.json', join(home.directory, 'link.json'))
    await home.run(['plan', '-i', file, '--report', 'json=link.json'])
    expect(json(home, 'old.json')).toMatchObject({ purpose: 'plan' })
    expect(readFileSync(join(home.directory, 'link.json'), 'utf8')).toContain('"purpose": "plan"')
  })

  it('stays in one language where programs read it, and speaks that of people elsewhere', async ({
    home,
  }) => {
    const file = home.rehearsal(hosts)
    const options = ['--lang', 'ja', '--report', 'json=a.json', '--report', 'markdown=b.md']
    await home.run(['verify', '-i', file, ...options])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing beyond ASCII
    expect(readFileSync(join(home.directory, 'a.json'), 'utf8')).toMatch(/^[\x00-\x7f]*$/)
    expect(readFileSync(join(home.directory, 'b.md'), 'utf8')).toContain('ホスト')
  })

  it.for([
    ['an unknown format', ['--report', 'pdf=x'], /pdf=x/, /json, junit, markdown/],
    ['no format', ['--report', 'x.json'], /x\.json/, /json, junit/],
    ['a name of Object', ['--report', 'constructor=x'], /constructor/, /json/],
    ['no file', ['--report', 'json='], /json=/, /json, junit/],
    ['a directory', ['--report', 'json=state'], /not a regular file/, /directory/],
    ['a device', ['--report', 'json=/dev/null'], /not a regular file/, /directory/],
    ['a file below a file', ['--report', 'json=hosts.yml/x'], /hosts\.yml\/x/, /directory/],
    ['one file twice', ['--report', 'json=x', '--report', 'junit=./state/../x'], /twice/, /of its own/],
    ['the journal', ['--report', 'json=x', '--journal', 'x'], /twice/, /of its own/],
  ] as const)('refuses %s before any host is touched', async ([, options, because, hint], { home }) => {
    const file = home.rehearsal(hosts)
    const before = [home.states(), readdirSync(home.directory)]
    expectTwoLines(await home.run(['apply', '--yes', '-i', file, ...options]), because, hint)
    expect([home.states(), readdirSync(home.directory)]).toEqual(before)
  })

  it('is written too when the run is interrupted, once or until the end', async ({ home }) => {
    const file = home.rehearsal({
      h1: { rehearse: 'el9', faults: ['slow'] },
      h3: { rehearse: 'el9', faults: ['slow'] },
    })
    for (const times of [1, 3]) {
      const running = home.start([
        'apply',
        '--yes',
        '--json',
        '-i',
        file,
        `--limit=h${times}`,
        `--report=json=${times}.json`,
      ])
      await running.says('"action-start"')
      for (let time = 0; time < times; time++) {
        running.child.kill('SIGINT')
        // Two of the same signal at once are one for the kernel.
        await delay(50)
      }
      const { code, signal } = await running.ended
      // The last of three may meet a process that has done everything and is about to be gone: 130 too, to a shell.
      expect(signal === 'SIGINT' ? 130 : code).toBe(130)
      expect(json(home, `${times}.json`)).toMatchObject({ hosts: [{ host: `h${times}` }] })
    }
    expect(json(home, '1.json')).toMatchObject({ interrupted: true, complete: true, exit: 130 })
  })

  it('that cannot be written any more at the end is told, and the run counts as it ended', async ({
    home,
  }) => {
    const file = home.rehearsal({ one: { rehearse: 'el9' } })
    const running = home.start(['apply', '--yes', '--json', '-i', file, '--report', 'json=place/x.json'])
    await running.says('"run-start"')
    rmSync(join(home.directory, 'place'), { recursive: true })
    const ended = await running.ended
    expect(ended).toMatchObject({ code: 0 })
    expect(ended.stderr).toMatch(
      /^kvmup: the report \S+place\/x\.json could not be written: no such file.*\n {2}\S.*\n$/,
    )
  })
})
