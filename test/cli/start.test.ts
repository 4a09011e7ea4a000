/** What V8 compiled of the program when it was built is worth time, and nothing else. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type Home, it } from './program.js'

const root = join(import.meta.dirname, '..', '..')

/** The package as it is installed, in the home: path of its program, and of the file with what was compiled. */
function installed(home: Home) {
  const directory = join(home.directory, 'package')
  for (const name of ['dist', 'package.json'])
    cpSync(join(root, name), join(directory, name), { recursive: true })
  for (const folder of ['connection', 'facts', 'scripts']) {
    mkdirSync(join(directory, 'src', folder), { recursive: true })
    for (const name of readdirSync(join(root, 'src', folder)).filter(one => one.endsWith('.sh')))
      cpSync(join(root, 'src', folder, name), join(directory, 'src', folder, name))
  }
  return {
    cli: join(directory, 'dist', 'src', 'cli.js'),
    compiled: join(directory, 'dist', 'program.js.compiled'),
  }
}

/** A plan by that program: how it ended and what it said, without durations and the name of the journal. */
async function plan(home: Home, cli: string, options: readonly string[] = []) {
  const inventory = home.rehearsal({ one: { rehearse: 'el9' } })
  const { code, stdout, stderr } = await home.run(['plan', '-i', inventory], {
    through: ([node = '', , ...args]) => [node, ...options, cli, ...args],
  })
  return { code, stderr, tasks: stdout.split('\nrecap\n')[0] }
}

const flipped = (bytes: Buffer, share: number) => {
  const at = Math.floor(share * (bytes.length - 1))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

describe('the program as it is built', () => {
  it('is ASCII, and says and recognises what is not as its source does', async ({ home }) => {
    const program = readFileSync(join(root, 'dist', 'program.js'), 'latin1')
    expect(program.match(/[^\0-\x7f].{0,20}/g)).toBeNull()
    // In a tagged template of the page, and in a pattern of a host's words: neither is escaped by the bundler.
    const inventory = home.rehearsal({ one: { rehearse: 'el9' } })
    await home.run(['plan', '-i', inventory, '--report', 'html=page.html'])
    expect(readFileSync(join(home.directory, 'page.html'), 'utf8')).toContain('kvmup plan · ')
    expect(program).toContain('GPG \\u306e\\u78ba\\u8a8d')
  })
})

describe('what V8 compiled of the program', () => {
  const spying = (home: Home) =>
    home.file(
      'spy.cjs',
      `const vm = require('node:vm')
      vm.Script = class extends vm.Script {
        constructor(...all) { super(...all); console.error('refused:', this.cachedDataRejected) }
      }`,
    )

  it('is taken by the Node that built it', async ({ home }) => {
    const { cli } = installed(home)
    const told = { code: 5, stderr: 'refused: false\n' }
    expect(await plan(home, cli, ['--require', spying(home)])).toMatchObject(told)
  })

  it('is not even shown to V8 when another Node built it: it may have the same V8', async ({ home }) => {
    const { cli, compiled } = installed(home)
    const whole = readFileSync(compiled)
    const at = whole.indexOf(process.version)
    expect(at).toBeGreaterThan(0)
    whole.write('w', at)
    writeFileSync(compiled, whole)
    const told = { code: 5, stderr: 'refused: undefined\n' }
    expect(await plan(home, cli, ['--require', spying(home)])).toMatchObject(told)
  })

  const damages: Readonly<Record<string, (whole: Buffer) => Buffer>> = {
    empty: () => Buffer.alloc(0),
    'cut short': whole => whole.subarray(0, whole.length / 2),
    'full of zeros': whole => Buffer.alloc(whole.length),
    'another program’s': whole => flipped(whole, 0),
    ...Object.fromEntries(
      [0.00005, 0.2, 0.6, 1].map(share => [
        `wrong in one bit at ${share}`,
        (whole: Buffer) => flipped(whole, share),
      ]),
    ),
  }
  it.for(Object.entries(damages))('changes nothing by being %s', async ([, damage], { home }) => {
    const { cli, compiled } = installed(home)
    const usual = await plan(home, cli)
    expect(usual).toMatchObject({ code: 5, stderr: '' })
    writeFileSync(compiled, damage(readFileSync(compiled)))
    expect(await plan(home, cli)).toEqual(usual)
  })

  it('changes nothing by being missing', async ({ home }) => {
    const { cli, compiled } = installed(home)
    const usual = await plan(home, cli)
    rmSync(compiled)
    expect(await plan(home, cli)).toEqual(usual)
  })

  it('changes nothing where V8 itself refuses it', async ({ home }) => {
    const { cli } = installed(home)
    expect(await plan(home, cli, ['--stack-size=950'])).toEqual(await plan(home, cli))
  })

  it('is not what an answer needs that needs no program', async ({ home }) => {
    const { cli, compiled } = installed(home)
    rmSync(compiled)
    rmSync(join(compiled, '..', 'program.js'))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const through = ([node = '']: readonly string[]) => [node, cli, '--version']
    expect(await home.run([], { through })).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})
