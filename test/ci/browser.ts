/** A page of a report in a real browser that can reach nothing: every request is refused and remembered. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
]

export type Opened = Readonly<{
  page: Page
  /** What the page asked for beside itself. */
  requests: readonly string[]
  /** What the browser complained of: refused scripts, errors. */
  complaints: readonly string[]
}>

export type Reader = Readonly<{
  open: (html: string, how?: BrowserContextOptions) => Promise<Opened>
  close: () => Promise<void>
}>

export async function reader(): Promise<Reader> {
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET })
  const directory = mkdtempSync(join(tmpdir(), 'kvmup-html-'))
  let pages = 0
  const open: Reader['open'] = async (html, how = {}) => {
    const file = join(directory, `${pages++}.html`)
    writeFileSync(file, html)
    const own = pathToFileURL(file).href
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...how })
    const requests: string[] = []
    const complaints: string[] = []
    await context.route('**', route => {
      if (route.request().url() === own) return route.continue()
      requests.push(route.request().url())
      return route.abort()
    })
    const page = await context.newPage()
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('dialog', dialog => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(own)
    return { page, requests, complaints }
  }
  return {
    open,
    close: async () => {
      await browser.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
