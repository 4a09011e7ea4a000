/** A guests' network never overlaps anything that the host has. */
import { describe, expect, test } from 'vitest'
import { addressIn, freeSubnet, overlap, type Subnet, show, subnet } from '../../tasks/subnet.js'

/** Always the same numbers for the same seed (mulberry32). */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const must = (text: string): Subnet => {
  const found = subnet(text)
  if (!found) throw new Error(text)
  return found
}

describe('subnets', () => {
  test.each([
    ['192.168.122.1/24', '192.168.122.0/24'],
    ['10.0.0.1', '10.0.0.1/32'],
    ['255.255.255.255/1', '128.0.0.0/1'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['172.31.255.255/12', '172.16.0.0/12'],
  ])('%s is in %s', (text, inside) => expect(show(must(text))).toBe(inside))

  test.each([
    '',
    '192.168.122',
    '192.168.122.256/24',
    '1.2.3.4/33',
    '1.2.3.4/',
    'default',
    '::1/64',
    '1.2.3.4/24/1',
  ])('"%s" is none', text => expect(subnet(text)).toBeUndefined())

  test.each([
    ['192.168.122.0/24', '192.168.122.77/24', true],
    ['192.168.0.0/16', '192.168.122.0/24', true],
    ['192.168.122.5/32', '192.168.122.0/24', true],
    ['192.168.123.0/24', '192.168.122.0/24', false],
    ['0.0.0.0/0', '255.255.255.255/32', true],
  ])('%s and %s overlap: %s', (a, b, yes) => {
    expect(overlap(must(a), must(b))).toBe(yes)
    expect(overlap(must(b), must(a))).toBe(yes)
  })

  test.each([
    [[], '192.168.124.0/24'],
    [['192.168.122.0/24'], '192.168.124.0/24'],
    [['192.168.124.0/22', '192.168.128.9/32'], '192.168.129.0/24'],
    [['192.168.0.0/16'], '10.124.122.0/24'],
    [['192.168.0.0/16', '10.0.0.0/8'], '172.16.122.0/24'],
    [['192.168.0.0/16', '10.0.0.0/8', '172.16.0.0/12'], undefined],
  ])('with %j in use, %s is free', (taken, free) => {
    const found = freeSubnet(taken.map(must))
    expect(found && show(found)).toBe(free)
  })
})

test('whatever is in use, the one found is a private /24 that overlaps none of it', () => {
  const random = numbers(20200217)
  const homes = ['192.168.0.0', '10.0.0.0', '172.16.0.0'] as const
  const spread = [2 ** 16, 2 ** 24, 2 ** 20]
  let found = 0
  for (let round = 0; round < 3000; round++) {
    const taken = Array.from({ length: random(60) }, () => {
      const home = random(3)
      const base = must(`${homes[home]}/32`).base + random(spread[home] ?? 1)
      // From a handful of addresses to half of a private range.
      return must(`${addressIn({ base, prefix: 32 }, 0)}/${9 + random(24)}`)
    })
    const free = freeSubnet(taken)
    if (!free) continue
    found += 1
    expect(free.prefix).toBe(24)
    expect(homes.some((home, index) => overlap(free, must(`${home}/${[16, 8, 12][index]}`)))).toBe(true)
    for (const one of taken) expect(overlap(one, free), `${show(one)} and ${show(free)}`).toBe(false)
    // Said with other means than those of overlap().
    for (const one of taken)
      expect(one.base >= free.base + 256 || one.base + 2 ** (32 - one.prefix) <= free.base).toBe(true)
  }
  expect(found).toBeGreaterThan(1000)
})
