/** The manual pages, as those who read them in earnest take them: groff without warnings, and mandoc's lint. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/command-line.js'
import { manual } from '../../src/shell/manual.js'
import { tree } from '../../src/shell/tree.js'
import { obstacle } from './needs.js'

describe.each(['en', 'ja'] as const)('the manual in %s', language => {
  const input = manual(tree(commands(async () => {})), '1.2.3', language)

  const groff = obstacle('groff')
  it.skipIf(groff)(`is set by groff without a warning (${groff ?? 'real groff'})`, () => {
    // -mja lets lines break between Japanese characters, as man does in a Japanese locale.
    const args = ['-Kutf8', '-Tutf8', ...(language === 'ja' ? ['-mja'] : []), '-man', '-ww']
    const { status, stdout, stderr } = spawnSync('groff', args, { encoding: 'utf8', input })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('kvmup')
  })

  const mandoc = obstacle('mandoc')
  it.skipIf(mandoc)(`has nothing that mandoc warns of (${mandoc ?? 'real mandoc'})`, () => {
    const { stdout } = spawnSync('mandoc', ['-Tlint', '-Wwarning'], { encoding: 'utf8', input })
    // The page has no date: it is made anew from the program.
    expect(stdout.split('\n').filter(line => line !== '' && !/missing date/.test(line))).toEqual([])
  })
})
