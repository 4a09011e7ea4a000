/** A fleet with everything that a night can bring: every host is told of once, each with its own end, none held up by another. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { it, objects, recapRows } from '../cli/program.js'
import { obstacle } from './needs.js'
import { type Fleet, type Kind, startFleet } from './sshd-fleet.js'

const named = (name: string, count: number, kind: Kind = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${name}${String(at + 1).padStart(2, '0')}`, kind]),
  )

/** Runs instead of the command that was asked for, and may run it then. */
const forced = (script: string) => [`ForceCommand ${script}`]
const GARBAGE = 'printf "\\033]0;owned\\007\\033[2J\\033[31m\\r\\n"; head -c 300000 /dev/urandom'
const ASKED = 'exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"'

const SPECIAL: Readonly<Record<string, Kind>> = {
  hung: { sshd: 'hung' },
  endless: { config: forced('yes "root:x:0:0 kvmup end 0"') },
  dripping: { config: forced('while :; do echo drip; sleep 1; done') },
  refusing: { sshd: 'down' },
  changed: { known: 'changed' },
  dark: { place: 'unplugged', sshd: 'down' },
  loud: { config: [...forced(`${GARBAGE}; ${ASKED}`), 'Banner /etc/services'] },
  louder: { place: 'namespace', config: forced(`${GARBAGE} >&2; ${ASKED}`) },
  slow: { config: forced(`sleep 3; ${ASKED}`) },
}
const HEALTHY = { ...named('loop', 20), ...named('space', 6, { place: 'namespace' }) }
const LIMITS = ['--connect-timeout', '5', '--host-timeout', '60']

const handshakes = (log: string) => log.match(/Accepted publickey for/g)?.length ?? 0
const connections = (log: string) => log.match(/Connection from /g)?.length ?? 0
const processesNaming = (text: string) =>
  readdirSync('/proc').filter(name => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })

const reason = obstacle('root', 'sshd', 'ssh', 'ip')
if (reason !== undefined) {
  test('a fleet of sshds', ({ skip }) => skip(reason))
} else {
  describe('a fleet of sshds', () => {
    let fleet: Fleet
    beforeAll(async () => {
      fleet = await startFleet({ ...SPECIAL, ...HEALTHY })
    })
    afterAll(() => fleet?.remove())
    const only = (...names: readonly string[]) =>
      Object.fromEntries(names.map(name => [name, fleet.hosts[name] ?? {}]))

    it('is verified at night: each host ends as it should, and costs one handshake', async ({ home }) => {
      const inventory = home.inventory(fleet.hosts)
      const args = ['--forks', '8', ...LIMITS, '-i', inventory]
      const ended = await home.run(['verify', '--json', ...args])
      const events = objects(ended.stdout)
      const recap = events.at(-1)
      const results = Object.values(recap?.hosts ?? []) as { host: string; status: string; kind?: string }[]
      expect(results.length).toBeGreaterThanOrEqual(30)
      expect(results.map(({ host }) => host)).toEqual(Object.keys(fleet.hosts))
      const ends = Object.fromEntries(results.map(({ host, status, kind }) => [host, [status, kind]]))
      // This machine is no EL: verify finds it so, on every host that it reaches.
      const reached = [...Object.keys(HEALTHY), 'loud', 'louder', 'slow']
      const found = Object.fromEntries(reached.map(name => [name, ['differs', undefined]]))
      expect(ends).toEqual({
        ...found,
        hung: ['unreachable', 'timeout'],
        // Whichever comes first: more than anybody reads, or the host's deadline.
        endless: ['unreachable', expect.stringMatching(/^(other|overdue)$/)],
        dripping: ['unreachable', 'overdue'],
        refusing: ['unreachable', 'refused'],
        changed: ['unreachable', 'host-key-changed'],
        dark: ['unreachable', 'other'],
      })
      expect(ended.code).toBe(4)
      for (const name of reached) {
        const log = fleet.member(name).log()
        expect([name, handshakes(log)]).toEqual([name, 1])
      }
      // Whoever holds a slot until its deadline holds up nobody else: the others went on beside it.
      const at = (type: string, host: string) =>
        events.findIndex(event => event.type === type && JSON.stringify(event).includes(`"host":"${host}"`))
      const beside = events.slice(at('host-start', 'dripping'), at('host-end', 'dripping'))
      expect(beside.filter(({ type }) => type === 'host-end').length).toBeGreaterThan(2)

      const shown = await home.run(['runs', 'show', 'last'])
      expect(recapRows(shown.stdout).map(([host]) => host)).toEqual(Object.keys(fleet.hosts))
    })

    it('says it to people in words that cannot act on their terminal', async ({ home }) => {
      const chosen = ['changed', 'loud', 'louder', 'refusing', 'loop01']
      const ended = await home.run(['verify', '-v', ...LIMITS, '-i', home.inventory(only(...chosen))])
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(ended.stdout + ended.stderr).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
      expect(recapRows(ended.stdout).map(([host]) => host)).toEqual(chosen)
      expect(ended.stdout).toMatch(/^changed .*the host was rebuilt, or .*someone stands/m)
    })

    it('is run again where it could not be reached, and tried again while it starts', async ({ home }) => {
      const inventory = home.inventory(only('hung', 'refusing', 'loop01', 'changed'))
      const args = [...LIMITS, '-i', inventory]
      await home.run(['verify', ...args])
      const hadOne = connections(fleet.member('changed').log())
      const running = home.start(['verify', '--rerun', 'unreachable', '--retry', '20', ...args])
      await running.says('  retry ', 2)
      await fleet.member('hung').wake()
      await fleet.member('refusing').wake()
      const ended = await running.ended
      expect(recapRows(ended.stdout).map(([host, status]) => [host, status])).toEqual([
        ['hung', 'differs'],
        ['refusing', 'differs'],
        ['changed', 'unreachable'],
      ])
      // A key that is not the known one is no reason to try again.
      expect(connections(fleet.member('changed').log())).toBe(hadOne + 1)
    })

    it('behind one address is not turned away by its sshd, however many are begun at once', async ({
      home,
    }) => {
      const gate = await startFleet({ gate: { config: ['MaxStartups 6:100:6'] } })
      const names = Object.keys(named('behind', 24))
      const inventory = home.inventory(Object.fromEntries(names.map(name => [name, gate.hosts.gate ?? {}])))
      const ended = await home.run(['plan', '--forks', '24', '-i', inventory])
      const log = gate.member('gate').log()
      await gate.remove()
      expect(recapRows(ended.stdout).map(([host, status]) => [host, status])).toEqual(
        names.map(name => [name, 'blocked']),
      )
      expect(log).not.toMatch(/MaxStartups throttling|drop connection/)
      expect(handshakes(log)).toBe(names.length)
    })

    it('leaves nothing behind on the controller', () => {
      expect(processesNaming(fleet.directory).filter(id => !isSshd(id))).toEqual([])
    })
  })
}

const isSshd = (id: string) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('sshd')
