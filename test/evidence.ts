/** The table of the READMEs that says how each task was proved on each release: derived, so that it stays true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFacts } from '../src/facts/parse.js'
import { DEFAULT_WISHES, REHEARSED, type Wishes } from '../src/inventory/host.js'
import { playbook } from '../tasks/index.js'
import { releaseOf } from '../tasks/releases.js'

const root = join(import.meta.dirname, '..')
const hosts = join(root, 'test', 'fixtures', 'hosts')
export const lab = join(root, 'test', 'lab')

const EVERYTHING: Wishes = { ...DEFAULT_WISHES, proof: 'deep', reboot: true, users: ['ops'], nested: true }
export const releases = REHEARSED

/** What the lab's tests beyond the journeys show, by the file that shows it. */
const BEYOND: Readonly<Record<string, readonly [release: string, tasks: readonly string[]]>> = {
  'causes.test.ts': ['el9', ['reboot-host', 'prove-libvirt']],
  'wishes.test.ts': ['el9', ['set-nested', 'admit-users']],
}

/** `V`: told by the journey; `v`: by a test of its own. */
function onMachine(task: string, release: string): 'V' | 'v' | '' {
  const journey = join(lab, `${release}.test.ts`)
  const told = existsSync(journey) && readFileSync(journey, 'utf8').includes('journey({')
  if (told && playbook.ids(DEFAULT_WISHES).includes(task)) return 'V'
  const own = Object.entries(BEYOND).some(
    ([file, [on, tasks]]) => existsSync(join(lab, file)) && on === release && tasks.includes(task),
  )
  return own ? 'v' : ''
}

/** `recorded TASK RELEASE` and `constructed TASK RELEASE`, for each fixture in which the task comes to a verdict. */
const verdicts = new Set(
  readdirSync(hosts).flatMap(name => {
    const read = (file: string) => readFileSync(join(hosts, name, file), 'utf8')
    const asked = existsSync(join(hosts, name, 'wishes.json')) ? JSON.parse(read('wishes.json')) : {}
    const facts = parseFacts(read('facts.txt'))
    const how = read('recorded.txt').startsWith('Recorded') ? 'recorded' : 'constructed'
    return (
      playbook
        .plan(facts, { ...DEFAULT_WISHES, ...asked })
        .filter(({ decision }) => decision.status !== 'skip' && decision.status !== 'deferred')
        // Nothing was due: that proves nothing.
        .filter(({ decision }) => !/\.not-needed$/.test(decision.because.id))
        .map(({ task }) => `${how} ${task} ${releaseOf(facts)?.id}`)
    )
  }),
)

export const cell = (task: string, release: string) =>
  [
    onMachine(task, release),
    verdicts.has(`recorded ${task} ${release}`) ? 'R' : '',
    verdicts.has(`constructed ${task} ${release}`) ? 'C' : '',
  ].join('') || 'S'

export const evidence = [
  `| | ${releases.map(release => `EL ${release.slice(2)}`).join(' | ')} |`,
  `| --- |${' --- |'.repeat(releases.length)}`,
  ...playbook
    .ids(EVERYTHING)
    .map(task => `| ${task} | ${releases.map(release => cell(task, release)).join(' | ')} |`),
].join('\n')
