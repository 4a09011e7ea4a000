/** What V8 makes of the program, kept: taken after it really worked, so that it has the functions that work needs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealed } from './compiled.js'

/** Loaded before the program: writes at its end what was compiled. It must see the very same script as every start. */
const TRAINER = `
const vm = require('node:vm')
vm.Script = class extends vm.Script {
  constructor(...all) {
    super(...all)
    process.on('exit', () => require('node:fs').writeFileSync(process.env.KVMUP_TRAINED, this.createCachedData()))
  }
}`

/** Writes program.js.compiled. @throws Error when the program does not work */
export function train(directory: string): void {
  const home = mkdtempSync(join(tmpdir(), 'kvmup-train-'))
  const file = (name: string) => join(home, name)
  try {
    writeFileSync(file('trainer.cjs'), TRAINER)
    writeFileSync(file('hosts.yml'), 'hosts:\n  one:\n    rehearse: el9\n')
    const trained = file('trained')
    const cli = join(directory, 'src', 'cli.js')
    const argv = ['--require', file('trainer.cjs'), cli, 'plan', '-i', file('hosts.yml')]
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      XDG_STATE_HOME: home,
      LC_ALL: 'C',
      KVMUP_TRAINED: trained,
    }
    const { status, stderr, error } = spawnSync(process.execPath, argv, { cwd: home, encoding: 'utf8', env })
    if (status !== 5) throw error ?? new Error(`the program as it was built exits with ${status}: ${stderr}`)
    const program = join(directory, 'program.js')
    writeFileSync(`${program}.compiled`, sealed(readFileSync(program), readFileSync(trained)))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
