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

/** The row of a release's journey on a machine, as it is written; undefined without one. */
function journey(release: string): string | undefined {
  const file = join(lab, `${release}.test.ts`)
  const written = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return written.includes('journey({') ? written : undefined
}

/** Tasks that the journey leaves out, and the words of its row that say so; the machines have no libguestfs-test-tool. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  'admit-users': /users: \[\]/,
  'reboot-host': /reboot: 'by hand'/,
  'prove-guestfs': /./,
}
/** Releases on whose machines the journey was seen to its end, wishes and deep proof included. */
const SEEN_TO_THE_END = ['el6', 'el7', 'el8', 'el9', 'el10']

function onMachine(task: string, release: string): 'V' | '' {
  const row = journey(release)
  if (row === undefined || LEFT_OUT[task]?.test(row)) return ''
  return SEEN_TO_THE_END.includes(release) || playbook.ids(DEFAULT_WISHES).includes(task) ? 'V' : ''
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
