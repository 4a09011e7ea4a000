/**
 * A real package transaction on a real machine, whose line is cut, whose kvmup is killed, whose power fails, at one
 * moment after the other: what the next run leaves is as whole as if nothing had happened. Each round starts from a
 * snapshot with the guestfs tools still to be installed, by one transaction of dnf.
 *
 * KVMUP_CUTS=N: rounds of each kind (power: a fifth of it). KVMUP_CUTS_SEED=N: which moments. With
 * KVMUP_CUTS_REPORT=1 the counts, which are printed at the end, are written to docs/reliability.md.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kvmup } from './kvmup.js'
import { program } from './program.js'
import { boot, buildImage, type Vm } from './vm.js'

const rounds = Number(process.env.KVMUP_CUTS ?? 20)
const seed = Number(process.env.KVMUP_CUTS_SEED ?? 1)
const powerRounds = Math.max(1, Math.round(rounds / 5))

/** Evenly over the whole, each moved by chance within its part (mulberry32): the same seed, the same moments. */
function moments(count: number, salt: number): readonly number[] {
  let state = (seed * 1000 + salt) >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return Array.from({ length: count }, (_, index) => Number(((index + random()) / count).toFixed(2)))
}

/** Ends the sshd of every session but the one that asks: the line is gone, nobody says goodbye. */
const CUT_LINE = `for pid in $(pgrep -f '^sshd: root'); do
  [ "$pid" = "$PPID" ] || [ "$pid" = "$(ps -o ppid= -p "$PPID" | tr -d ' ')" ] || kill -9 "$pid"
done`

type Running = Readonly<{
  child: ChildProcess
  /** Resolves when the package transaction has begun. */
  begun: Promise<void>
  ended: Promise<Readonly<{ code: number | null; stdout: string; stderr: string }>>
}>

/** `kvmup apply --yes --json`, to be watched and killed. */
function start(vm: Vm): Running {
  const state = join(vm.dir, 'state')
  mkdirSync(state, { recursive: true })
  const argv = [program(), 'apply', '--yes', '-i', vm.inventoryFile, '--json']
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: state },
  })
  let [stdout, stderr] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const begun = new Promise<void>(resolve => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (stdout.includes('"type":"action-start"')) resolve()
    })
    child.once('close', () => resolve())
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>(resolve =>
    child.once('close', code => resolve({ code, stdout, stderr })),
  )
  return { child, begun, ended }
}

describe('a transaction of dnf on CentOS Stream 9', () => {
  let vm: Vm
  /** Of the transaction without any trouble. */
  let duration = 0
  let set = ''
  let check = ''
  let history = ''
  const counted: Record<string, number> = {}
  const count = (what: string) => {
    counted[what] = (counted[what] ?? 0) + 1
  }
  const said = async (command: string) => (await vm.ssh(command)).stdout.trim()
  const transactions = () => said("dnf -q history list 2>/dev/null | grep -c '^ *[0-9]'")

  /** What must be true of the host when kvmup has had its run. */
  async function expectWhole(dnfRuns: 'one transaction' | 'and its repair') {
    expect(await said(`rpm -V ${set}`), 'every file as rpm knows it').toBe('')
    expect(await said("rpm -qa --qf '%{NAME}.%{ARCH}\\n' | grep -v gpg-pubkey | sort | uniq -d")).toBe('')
    expect(await said('dnf check 2>&1'), 'as before the transaction').toBe(check)
    expect(await said('ls -A /var/lib/kvmup /var/run/kvmup/holder 2>/dev/null | grep -v holder')).toBe('')
    if (dnfRuns === 'one transaction') expect(await transactions()).toBe(String(Number(history) + 1))
    const verify = await kvmup(vm, 'verify')
    expect(verify.code, verify.told).toBe(0)
  }

  beforeAll(async () => {
    await buildImage('el9')
    vm = await boot('el9', { name: 'cuts-el9' })
    const apply = await kvmup(vm, 'apply', '--yes')
    expect(apply.code, apply.told).toBe(0)
    const whole = (await said('rpm -qa | sort')).split('\n')
    expect((await vm.ssh('dnf -y history undo last')).code).toBe(0)
    const without = new Set((await said('rpm -qa | sort')).split('\n'))
    set = whole.filter(name => !without.has(name)).join(' ')
    expect(set).toContain('guestfs')
    check = await said('dnf check 2>&1')
    history = await transactions()
    await vm.ssh('sync')
    await vm.snapshot('ready')
    const calm = start(vm)
    await calm.begun
    const from = performance.now()
    const { code, stdout, stderr } = await calm.ended
    expect(code, stdout + stderr).toBe(0)
    const took = stdout
      .split('\n')
      .flatMap(line => (line.includes('"type":"action-end"') ? [JSON.parse(line).output.ms] : []))
    duration = Math.min(performance.now() - from, Math.max(...took))
    await expectWhole('one transaction')
  })
  afterAll(async () => {
    await vm?.kill()
    report()
  })

  it.each(moments(rounds, 1))('whose line is cut at %d of its time goes on, and kvmup with it', async at => {
    await vm.restore('ready')
    const run = start(vm)
    await run.begun
    await delay(duration * at)
    await vm.ssh(CUT_LINE)
    const { code, stdout, stderr } = await run.ended
    expect(code, stdout + stderr).toBe(0)
    const lost = stdout.includes('"type":"action-lost"')
    await expectWhole('one transaction')
    count(lost ? 'line: cut during the transaction' : 'line: cut before or after it')
  })

  it.each(moments(rounds, 2))('whose kvmup is killed at %d of its time is found by the next', async at => {
    await vm.restore('ready')
    const run = start(vm)
    await run.begun
    await delay(duration * at)
    run.child.kill('SIGKILL')
    await run.ended
    const next = await kvmup(vm, 'apply', '--yes')
    expect(next.code, next.told).toBe(0)
    const found = next.events.flatMap(event =>
      event.type === 'task-start' && event.task === 'prepare-packages' ? [event.because.id] : [],
    )
    await expectWhole('one transaction')
    count(`kill: the next run found it ${found[0]?.replace('job.', '') ?? 'over'}`)
  })

  it.each(moments(powerRounds, 3))('whose host loses its power at %d of its time is mended', async at => {
    await vm.restore('ready')
    const run = start(vm)
    await run.begun
    await delay(duration * at)
    run.child.kill('SIGKILL')
    await vm.monitor('system_reset')
    await run.ended
    await vm.waitForSsh()
    await vm.settle()
    const next = await kvmup(vm, 'apply', '--yes')
    expect(next.code, next.told).toBe(0)
    const found = next.events.flatMap(event =>
      event.type === 'task-start' && event.task === 'prepare-packages' ? [event.because.id] : [],
    )
    await expectWhole('and its repair')
    count(`power: the next run found it ${found[0]?.replace('job.', '') ?? 'over, or not begun'}`)
  })

  function report() {
    const table = Object.entries(counted).map(([what, times]) => `| ${what} | ${times} |`)
    const rows = ['| what happened, and was whole after the next run | times |', '| --- | --- |', ...table]
    const counts = `Seed ${seed}; the transaction: ${set.split(' ').length} packages.\n\n${rows.join('\n')}\n`
    process.stdout.write(counts)
    if (!process.env.KVMUP_CUTS_REPORT) return
    const file = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md')
    const mark = '<!-- counts -->'
    const [head = ''] = readFileSync(file, 'utf8').split(mark)
    writeFileSync(file, `${head}${mark}\n\n${counts}`)
  }
})
