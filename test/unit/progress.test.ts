/** Package managers' output: which lines count, and how far they say it is. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { counter } from '../../src/report/counter.js'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'progress')
const linesOf = (file: string) => readFileSync(join(FIXTURES, file), 'utf8').split('\n')

/** What the lines of a file count, in order: every sweep from 1 to its total. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'dnf4.recorded-4.14.txt': ['12 of 12', '24 of 12', '12 of 12'],
  'dnf4.recorded-4.14-ja.txt': ['12 of 12', '24 of 12', '12 of 12'],
  'yum3.text-el7.txt': ['3 of 3', '3 of 3', '3 of 3'],
  'yum3.text-el7-ja.txt': ['2 of 2', '2 of 2'],
  'dnf5.text-5.2.txt': ['3 of 2', '4 of 20'],
  'other.text.txt': [],
}

/** Lines that count, in sweeps: a sweep ends where the counter falls. */
function sweeps(lines: readonly string[]): readonly string[] {
  const found: { lines: number; total: number; last: number }[] = []
  for (const line of lines) {
    const read = counter(line)
    const now = found.at(-1)
    if (!read) continue
    if (!now || read.done < now.last) found.push({ lines: 1, total: read.total, last: read.done })
    else Object.assign(now, { lines: now.lines + 1, last: read.done })
  }
  return found.map(({ lines: count, total }) => `${count} of ${total}`)
}

describe('the counter of a package manager', () => {
  it('has an expectation for every fixture', () => {
    expect(readdirSync(FIXTURES).filter(name => name.endsWith('.txt'))).toEqual(Object.keys(EXPECTED).sort())
  })

  it.for(Object.entries(EXPECTED))('%s', ([file, expected]) => {
    expect(sweeps(linesOf(file))).toEqual(expected)
  })

  it.for([
    ['  Installing       : qemu-kvm-17:9.0.0-10.el9.x86_64      45/110 ', 'qemu-kvm-17:9.0.0-10.el9.x86_64'],
    ['  scriptletの実行中: qemu-kvm-17:9.0.0-10.el9.x86_64      45/110 ', 'qemu-kvm-17:9.0.0-10.el9.x86_64'],
    [
      '(45/110): qemu-kvm-9.0.0-10.el9.x86_64.rpm 723 kB/s | 5.6 kB  00:00',
      'qemu-kvm-9.0.0-10.el9.x86_64.rpm',
    ],
    ['[ 45/110] Installing qemu-kvm-17:9.0 100% | 14.2 MiB/s | 276.3 KiB |  00m00s', 'qemu-kvm-17:9.0'],
  ] as const)('%s', ([line, what]) => {
    expect(counter(line)).toEqual({ done: 45, total: 110, what })
  })

  it('costs little on a line that never ends', () => {
    const long = `  ${': '.repeat(30_000)}1/`
    expect(counter(long)).toBeUndefined()
  })
})
