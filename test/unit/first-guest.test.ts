/** virt-install's line for a first guest, by recorded hosts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../src/facts/parse.js'
import { firstGuest } from '../../tasks/first-guest.js'

import { factsOf, rehearsed } from './rehearsed.js'

const folder = join(import.meta.dirname, '..', 'fixtures', 'hosts')
const recorded = (name: string) => parseFacts(readFileSync(join(folder, name, 'facts.txt'), 'utf8'))
const lineOf = (name: string) => firstGuest(recorded(name), { network: 'default' })?.join(' ')

describe('the first guest', () => {
  it.each(['el6-fresh', 'el7-fresh', 'el8-fresh', 'el9-fresh', 'el10-fresh', 'arch-ppc64le'])('%s', name => {
    expect(lineOf(name)).toMatchSnapshot()
  })

  it('is at most half of what the host has', async () => {
    const facts = recorded('el9-fresh')
    const sized = (memory: number, processors: number, images: number) => {
      const line = firstGuest({ ...facts, room: { memory, processors, images } }, { network: 'none' })?.join(
        ' ',
      )
      return /--memory (\d+) --vcpus (\d+) .*size=(\d+),.*--network (\S+)/
        .exec(line ?? '')
        ?.slice(1)
        .join(' ')
    }
    expect(sized(4_000_000, 4, 30_000_000)).toBe('1536 2 14 none')
    expect(sized(400_000_000, 64, 3_000_000_000)).toBe('4096 2 20 none')
    expect(sized(1_000_000, 1, 3_000_000)).toBe('1024 1 5 none')
    expect((await factsOf(rehearsed('el9'))).room).toEqual({
      memory: 16265932,
      processors: 8,
      images: 83886080,
    })
  })

  it('is not there for a system that kvmup does not know', () => {
    expect(lineOf('platform-debian')).toBeUndefined()
  })
})
