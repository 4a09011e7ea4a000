/** The clauses about a command that is held. */
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Connection } from '../../src/connection/connection.js'
import { type Lab, sh } from './lab.js'

/** Reads its input like lock.sh, and leaves its last line in a file. */
const READER = 'echo held; while read -r line; do last=$line; done; echo "$last" >"$1"'

async function appears(read: () => Promise<string>): Promise<string> {
  for (;;) {
    const text = await read()
    if (text !== '') return text
    await delay(50)
  }
}

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export function holds(at: () => { lab: Lab; connection: Connection; dir: string }) {
  const content = (file: string) => async () =>
    (await at().connection.run(sh('cat "$1" 2>/dev/null || :', file))).stdout

  test('a command is held beside other actions until it is released, and hears the last word', async () => {
    const { connection, dir } = at()
    const file = `${dir}/released`
    await connection.run(sh('true'))
    const hold = await connection.hold(['sh', '-c', READER, 'sh', file])
    expect(hold.held && hold.alive()).toBe(true)
    expect((await connection.run(sh('echo beside'))).stdout).toBe('beside\n')
    if (hold.held) await hold.release('done')
    expect(hold.held && hold.alive()).toBe(false)
    expect(await appears(content(file))).toBe('done\n')
  })

  test('a command that will not be held says why', async () => {
    const { connection } = at()
    await connection.run(sh('true'))
    const hold = await connection.hold(['sh', '-c', 'echo somebody else; exit 75'])
    expect(hold).toEqual({ held: false, code: 75, said: 'somebody else' })
  })

  test('what was held ends with its connection', async () => {
    const { lab } = at()
    const connection = await lab.connect()
    await connection.run(sh('true'))
    const hold = await connection.hold(['sh', '-c', 'echo $$ >"$1"; echo held; cat', 'sh', `${at().dir}/pid`])
    expect(hold.held).toBe(true)
    const holder = Number((await at().connection.run(sh('cat "$1"', `${at().dir}/pid`))).stdout)
    await connection.close()
    while (lives(holder)) await delay(20)
  })
}
