/** The report as a page, in a real browser: what is seen, what is not done, and who can read it. */
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlPage } from '../../src/report/html/page.js'
import type { Report } from '../../src/report/report.js'
import { hostileReport } from '../unit/hostile-report.js'
import { fleet, named, reportBy, reportOf } from '../unit/reported.js'
import { type Opened, type Reader, reader } from './browser.js'
import { obstacle } from './needs.js'

const missing = obstacle('chromium')
const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images')

const HOW = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 390, height: 844 } },
  'without scripts': { javaScriptEnabled: false },
} as const
const LANGUAGES = ['en', 'ja'] as const

const picture = async (page: Page, name: string) => {
  if (process.env.KVMUP_PICTURES === 'new') await page.screenshot({ path: join(IMAGES, `${name}.png`) })
}

/** Two hundred hosts, as the others are. */
const many = (report: Report): Report => ({
  ...report,
  hosts: Array.from({ length: 200 }, (_, index) => {
    const like = report.hosts[index % report.hosts.length]
    return { ...(like ?? ({} as never)), host: `kvm${String(index).padStart(3, '0')}.example.com` }
  }),
})

/** As hosts are called where there are many. */
const longNamed = (report: Report): Report => ({
  ...report,
  hosts: report.hosts.map(one => ({ ...one, host: `${one.host}.rack12.tokyo.internal.example.com` })),
})

describe.skipIf(missing)(`the page${missing ? ` (${missing})` : ''}`, () => {
  let browser: Reader
  let report: Report
  beforeAll(async () => {
    browser = await reader()
    report = await reportOf(fleet(), 'apply')
  })
  afterAll(() => browser?.close())

  const quiet = ({ requests, complaints }: Opened) => expect([requests, complaints]).toEqual([[], []])
  const visible = (page: Page, selector: string) => page.locator(selector).filter({ visible: true }).count()

  describe.each(LANGUAGES)('in %s', language => {
    it.each(Object.entries(HOW))(
      '%s: all is there, nothing is fetched, no script complains',
      async (_name, how) => {
        const opened = await browser.open(htmlPage(report, language), how)
        const { page } = opened
        const text = await page.locator('body').innerText()
        for (const { host } of report.hosts) expect(text).toContain(host)
        for (const code of ['KVM014', 'KVM050', 'KVM176']) expect(text).toContain(code)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        // Nothing but the matrix and other wide boxes, which scroll by themselves, is wider than the window.
        if (how !== HOW['without scripts'])
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        await page.context().close()
        quiet(opened)
      },
    )

    it.each(['light', 'dark'] as const)('%s: axe finds no violation', async scheme => {
      for (const one of [report, hostileReport]) {
        // axe itself is no script of the page: the policy would refuse it, as it should.
        const { page } = await browser.open(htmlPage(one, language), { ...HOW[scheme], bypassCSP: true })
        await page.addScriptTag({ content: axe.source })
        const found = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(one => one.id + one.nodes.map(n => n.html.slice(0, 200) + n.failureSummary)))',
        )
        expect(found).toEqual([])
        await page.context().close()
      }
    })

    it('on paper: every host is told in full, nothing to click on is left', async () => {
      const { page } = await browser.open(htmlPage(longNamed(report), language), {
        ...HOW.dark,
        javaScriptEnabled: false,
      })
      await page.emulateMedia({ media: 'print' })
      expect(await visible(page, 'input')).toBe(0)
      expect(await visible(page, '.tasks tbody tr')).toBe(report.hosts.flatMap(({ tasks }) => tasks).length)
      const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1')
      expect(pdf.slice(0, 5)).toBe('%PDF-')
      // A page for most hosts: a column that has no room makes rows as tall as pages.
      expect(pdf.split(/\/Type\s*\/Page\b/).length - 1).toBeLessThan(report.hosts.length + 5)
      await page.context().close()
    })
  })

  it('makes nothing but text of what a hostile host says', async () => {
    const opened = await browser.open(htmlPage(hostileReport, 'en'))
    const { page } = opened
    await page.locator('details').first().click()
    for (const cell of await page.locator('.matrix td a').all()) await cell.hover()
    expect(await page.evaluate('window.owned')).toBeUndefined()
    expect(await page.locator('img, iframe, object, embed, link, base, form, svg[onload]').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(1)
    const handlers = await page.evaluate(
      '[...document.querySelectorAll(":not(#tip)")].flatMap(one => [...one.attributes]).filter(({ name, value }) => /^on|^style$/.test(name) || /^\\s*(javascript|https?|data):/i.test(value)).length',
    )
    expect(handlers).toBe(0)
    await page.context().close()
    quiet(opened)
  })

  it('refuses a script that is not its own, even if one came into it', async () => {
    const injected = htmlPage(report, 'en').replace(
      '<main>',
      '<main><script>window.owned = 1</script><img src="https://evil.example/x.png">',
    )
    const { page, complaints, requests } = await browser.open(injected)
    expect(await page.evaluate('window.owned')).toBeUndefined()
    expect(requests).toEqual([])
    expect(complaints.join('\n')).toMatch(/Content Security Policy/)
    await page.context().close()
  })

  it('shows the reason of a field to the mouse and to the keyboard, and puts it away again', async () => {
    const { page } = await browser.open(htmlPage(report, 'en'))
    const field = page.locator('tr[data-host=no-vt] td a').nth(1)
    await field.hover()
    const reason = /check-cpu: . blocked . this host is itself a virtual machine \(VMware\)/
    expect(await page.locator('#tip').innerText()).toMatch(reason)
    await page.keyboard.press('Escape')
    expect(await page.locator('#tip').isVisible()).toBe(false)
    await page.locator('.matrix td a').first().focus()
    for (const key of ['ArrowRight', ...Array<string>(5).fill('ArrowDown')]) await page.keyboard.press(key)
    expect(await page.locator('#tip').innerText()).toMatch(reason)
    expect(await page.locator('#tip').isVisible()).toBe(true)
    expect(await page.locator(':focus').getAttribute('aria-describedby')).toBe('tip')
    await page.keyboard.press('Enter')
    expect(await page.locator('tr:target').innerText()).toMatch(/check-cpu/)
    expect(await page.locator('tr:target').isVisible()).toBe(true)
    await page.context().close()
  })

  it('is walked through by Tab alone, with one stop for the whole matrix', async () => {
    const { page } = await browser.open(htmlPage(many(report), 'en'))
    const seen: string[] = []
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab')
      seen.push(
        String(
          await page.evaluate(
            'document.activeElement.closest("input, summary, .matrix td, .scroll, a")?.outerHTML.slice(0, 30)',
          ),
        ),
      )
    }
    expect(seen[0]).toMatch(/^<input/)
    expect(await page.locator('.matrix td a:not([tabindex="-1"])').count()).toBe(1)
    await page.context().close()
  })

  it.each([true, false])('shows the hosts of some statuses only (scripts: %s)', async javaScriptEnabled => {
    const { page } = await browser.open(htmlPage(report, 'en'), { javaScriptEnabled })
    const rows = () => page.locator('.matrix tbody tr').filter({ visible: true }).allInnerTexts()
    await page.locator('#f-changed').uncheck()
    expect((await rows()).map(row => row.split(/\s/)[0])).toEqual(['no-vt', 'dead-mirrors', 'lost'])
    expect(await visible(page, 'details.host')).toBe(3)
    await page.locator('#f-changed').check()
    expect(await rows()).toHaveLength(report.hosts.length)
    await page.context().close()
  })

  it('finds hosts by their names', async () => {
    const { page } = await browser.open(htmlPage(many(report), 'en'))
    await page.locator('#find input').fill('KVM07')
    expect(await visible(page, '.matrix tbody tr')).toBe(10)
    await page.context().close()
  })

  it('of two hundred hosts is small', () => {
    const page = htmlPage(many(report), 'en')
    expect(Buffer.byteLength(page)).toBeLessThan(1_500_000)
  })

  it('is pictured for the README', async () => {
    const now = () => performance.timeOrigin + performance.now()
    const shown = await reportBy(now, [...fleet(), named('guest', 'el9', ['no-vt'])], 'apply')
    for (const [name, language, scheme] of [
      ['report', 'en', 'light'],
      ['report.ja', 'ja', 'dark'],
    ] as const) {
      const how = { colorScheme: scheme, viewport: { width: 1120, height: 1000 } }
      const opened = await browser.open(htmlPage(shown, language), how)
      await opened.page.locator('.matrix').scrollIntoViewIfNeeded()
      await opened.page.evaluate(
        'scrollTo(0, document.getElementById("matrix").getBoundingClientRect().top + scrollY - 40)',
      )
      await opened.page.locator('tr[data-host=no-vt] td a').nth(1).focus()
      expect(await opened.page.locator('#tip').isVisible()).toBe(true)
      await picture(opened.page, name)
      await opened.page.context().close()
      quiet(opened)
    }
  })
})
