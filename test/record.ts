/**
 * npm run record -- NAME TARGET [options of kvmup facts]
 * Records a real host as a fixture: test/fixtures/hosts/NAME/facts.txt, and where it came from. The golden
 * plan.txt is written by the next `npx vitest run test/unit/hosts.test.ts`; read it before you commit it.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [name, ...target] = process.argv.slice(2)
if (!name || !/^[a-z0-9][a-z0-9-]*$/.test(name) || target.length === 0) {
  process.stderr.write('usage: npm run record -- NAME TARGET [options of kvmup facts]\n')
  process.exit(2)
}
const cli = join(import.meta.dirname, '..', 'src', 'cli.ts')
const facts = spawnSync('npx', ['tsx', cli, 'facts', '--probe', ...target], { encoding: 'utf8' })
if (facts.status !== 0) {
  process.stderr.write(facts.stderr)
  process.exit(facts.status ?? 1)
}
const folder = join(import.meta.dirname, 'fixtures', 'hosts', name)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'facts.txt'), facts.stdout)
const release =
  /^redhat_release=(.*)$/m.exec(facts.stdout)?.[1] ?? /PRETTY_NAME="?([^"\n]*)/.exec(facts.stdout)?.[1]
writeFileSync(
  join(folder, 'recorded.txt'),
  `Recorded ${new Date().toISOString().slice(0, 10)} from a host that calls itself ${release ?? 'nothing'}.\n`,
)
process.stdout.write(`${folder}\n`)
