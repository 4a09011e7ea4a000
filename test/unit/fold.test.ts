import { describe, expect, it } from 'vitest'
import { codes } from '../../src/catalogue/catalogue.js'
import { page } from '../../src/catalogue/pages.js'
import { fold } from '../../src/report/fold.js'

describe('text in lines that fit', () => {
  it.each([
    ['one two three', 8, ['one two', 'three']],
    ['one', 8, ['one']],
    ['', 8, []],
    ['averylongword', 5, ['avery', 'longw', 'ord']],
    ['仮想化支援機能', 8, ['仮想化支', '援機能']],
    ['確認: dnf repolist のあと', 14, ['確認: dnf', 'repolist のあ', 'と']],
    ['「起動する」。', 8, ['「起動す', 'る」。']],
  ])('%s in %i columns', (text, columns, lines) => {
    expect(fold(text, columns)).toEqual(lines)
  })

  it('loses nothing, and begins no Japanese line with what may not begin one', () => {
    for (const code of codes) {
      const { cause, remedy } = page(code, 'ja')
      for (const text of [cause, ...remedy]) {
        const lines = fold(text, 40)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(line).not.toMatch(/^[、。）」ー]/)
      }
    }
  })
})
