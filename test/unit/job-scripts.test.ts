/** The scripts by which transactions outlive the line, run for real by a local sh, in a directory of their own. */
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { probeScript } from '../../src/facts/probe.js'
import { JOBS, SCRIPTS } from '../../src/scripts/scripts.js'

let root: string
let jobs: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kvmup-jobs-'))
  jobs = join(root, JOBS)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The script with this directory in the place of the host's. */
const argv = (script: keyof typeof SCRIPTS, ...words: readonly string[]) => [
  ...SCRIPTS[script].map(word =>
    word === JOBS ? jobs : word === '/var/run/kvmup' ? join(root, 'lock') : word,
  ),
  ...words,
]
const run = ([command = '', ...words]: readonly string[]) => spawnSync(command, words, { encoding: 'utf8' })
const begin = ([command = '', ...words]: readonly string[]) => {
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  return { child, ended, said: () => said }
}
const until = async (holds: () => boolean) => {
  while (!holds()) await delay(20)
}
const jobFacts = (...args: readonly string[]) => {
  const { stdout } = run(['/bin/sh', '-c', probeScript(), 'kvmup-probe', `root=${root}`, ...args])
  return parseFacts(stdout).jobs
}
const started = (...command: readonly string[]) => argv('job', 'start', 'a1', 'ops@here, pid 1', ...command)

describe('a job', () => {
  it('is run with its words as they are, tells all it said, and its own exit code', () => {
    const words = ['', "it's", '$HOME %h `id`', 'a\nb', '-n']
    const script = 'for w; do printf "<%s>" "$w"; done; echo; echo err >&2; exit 3'
    const { stdout, status } = run(started('sh', '-c', script, 'sh', ...words))
    expect(stdout).toBe(`${words.map(word => `<${word}>`).join('')}\nerr\n`)
    expect(status).toBe(3)
  })

  it('goes on when whoever started it is killed, and is never started a second time', async () => {
    const go = join(root, 'go')
    const script = `echo once >>"$1/count"; until [ -e "$2" ]; do sleep 0.02; done; echo over; exit 4`
    const command = started('sh', '-c', script, 'sh', root, go)
    const first = begin(command)
    await until(() => existsSync(join(root, 'count')))
    first.child.kill('SIGKILL')
    const second = begin(command)
    await delay(100)
    expect(jobFacts()).toMatchObject([{ id: 'a1', state: 'running', by: 'ops@here, pid 1', command: 'sh' }])
    writeFileSync(go, '')
    expect(await second.ended).toBe(4)
    expect(readFileSync(join(root, 'count'), 'utf8')).toBe('once\n')
    expect(second.said()).toBe('over\n')
    expect(jobFacts()).toMatchObject([{ state: 'ended', code: 4 }])
  })

  it('is for root’s eyes alone', () => {
    run(started('true'))
    for (const path of [jobs, join(jobs, 'a1')]) expect(statSync(path).mode & 0o77).toBe(0)
    for (const name of readdirSync(join(jobs, 'a1')))
      expect(statSync(join(jobs, 'a1', name)).mode & 0o77, name).toBe(0)
  })

  it('is told once more and forgotten when it is collected', () => {
    run(started('sh', '-c', 'echo said; exit 5'))
    expect(run(argv('job', 'collect', 'a1'))).toMatchObject({ status: 5, stdout: 'said\n' })
    expect(existsSync(join(jobs, 'a1'))).toBe(false)
    expect(run(argv('job', 'collect', 'a1')).status).toBe(2)
  })

  it.each([['seen=a1'], ['seen=a1', 'nested=1']])(
    'that was seen to its end is not told again (%s %s)',
    (...args) => {
      run(started('true'))
      expect(jobFacts()).toMatchObject([{ state: 'ended' }])
      mkdirSync(join(root, 'etc', 'modprobe.d'), { recursive: true })
      writeFileSync(join(root, 'etc', 'modprobe.d', 'kvm.conf'), 'options kvm_intel nested=1\n')
      expect(jobFacts(...args)).toEqual([])
    },
  )

  it('whose process is gone without an end was killed, and stays until it is mended', async () => {
    const running = begin(started('sleep', '60'))
    await until(() => existsSync(join(jobs, 'a1', 'before')))
    const pid = Number(readFileSync(join(jobs, 'a1', 'process'), 'utf8').split(' ')[0])
    // The group of the job: what a power cut does to all of it.
    process.kill(-pid, 'SIGKILL')
    expect(await running.ended).toBe(137)
    expect(jobFacts()).toMatchObject([{ state: 'killed' }])
    expect(run(argv('job', 'collect', 'a1')).status).toBe(137)
    expect(jobFacts()).toMatchObject([{ state: 'killed' }])
  })

  it.each(['', '../a', 'a b', 'A', 'a/b'])('takes no id like "%s"', id => {
    expect(run(argv('job', 'start', id, 'by', 'true')).status).toBe(2)
    expect(existsSync(jobs)).toBe(false)
  })
})

describe('the lock of a host', () => {
  const lock = (by: string) => argv('lock', by)

  it('is held by one, who is named to others, and free when he goes', async () => {
    const first = begin(lock('ops@here, pid 1'))
    await until(() => first.said() === 'held\n')
    const second = run(lock('ops@there, pid 2'))
    expect(second.status).toBe(75)
    expect(second.stdout).toMatch(/^ops@here, pid 1, since \d{4}-/)
    first.child.kill('SIGKILL')
    await first.ended
    const free = async (): Promise<typeof first> => {
      const next = begin(lock('ops@there, pid 2'))
      await until(() => next.said() !== '')
      // What the killed one had just started may hold it for a moment longer.
      return next.said() === 'held\n' ? next : free()
    }
    const third = await free()
    third.child.stdin.end()
    expect(await third.ended).toBe(0)
  })

  it('released with "done", forgets the jobs that have ended and keeps the others', async () => {
    run(started('true'))
    mkdirSync(join(jobs, 'b2'))
    const holder = begin(lock('me'))
    await until(() => holder.said() === 'held\n')
    holder.child.stdin.end('\n\ndone\n')
    expect(await holder.ended).toBe(0)
    expect(readdirSync(jobs)).toEqual(['b2'])
  })
})
