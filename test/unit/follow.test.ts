/** One child process followed on a machine that has too much to do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { follow } from '../../src/connection/follow.js'
import { wrap } from '../../src/connection/wrap.js'

it('reads what was said before the exit, also when kvmup itself was kept from running for longer than it waits', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-test-'))
  const at = (name: string) => join(directory, name)
  try {
    const action = { argv: ['true'] }
    const wrapped = wrap(action)
    const words = `${wrapped.nonce} begin root\\nhello\\n\\n${wrapped.nonce} end 0\\n`
    const script = `until [ -e "$1/go" ]; do sleep 0.02; done; printf '${words}'; printf '${words}' >&2; : >"$1/said"`
    const speaker = spawn('/bin/sh', ['-c', script, 'sh', directory])
    // Its exit is told before what it said has been read.
    const child = Object.assign(new EventEmitter(), { stdout: speaker.stdout, stderr: speaker.stderr })
    const ended = follow(child as unknown as ChildProcess, action, {
      wrapped,
      way: { password: 'none', terminal: 'none' },
      signal: new AbortController().signal,
      onLine: undefined,
      answer: async () => undefined,
      onBegin: () => undefined,
    })
    child.emit('exit', 0)
    await turn()
    writeFileSync(at('go'), '')
    for (const from = performance.now(); !existsSync(at('said')) || performance.now() < from + 700; );
    expect((await ended).stdout).toMatchObject({ code: 0, body: 'hello\n' })
  } finally {
    rmSync(directory, { recursive: true })
  }
})
