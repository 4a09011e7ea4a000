import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_WISHES } from '../../src/inventory/host.js'
import { playbook } from '../../tasks/index.js'
import { cell, evidence, lab, releases } from '../evidence.js'

describe('how each task was proved on each release', () => {
  it.each(['README.md', 'README.ja.md'])('%s says it as it is', file => {
    expect(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8')).toContain(evidence)
  })

  it('is on a machine with real KVM for every task of a release that has a journey, and for nothing else', () => {
    for (const release of releases)
      if (existsSync(join(lab, `${release}.test.ts`)))
        for (const task of playbook.ids(DEFAULT_WISHES)) expect(cell(task, release)).toContain('V')
  })
})
