import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { chromiumSandbox, findBrowser } from './find-browser.ts'
import { openPageHost } from './page-host.ts'

// `npm run screenshots` writes every screen; `npm run screenshots -- today people` only those.
const OUT = 'screenshots'
const SIZES = [
  { name: 'large', width: 1280, height: 800 },
  { name: 'small', width: 900, height: 700 },
]
const THEMES = ['light', 'dark'] as const
const wanted = process.argv.slice(2)

interface Screen {
  readonly name: string
  readonly path: string
  /** What to do before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

async function screensOf(client: JournalClient, sample: boolean): Promise<Screen[]> {
  const common: Screen[] = [
    { name: 'today', path: '/' },
    { name: 'people', path: '/people' },
    { name: 'journal', path: '/journal' },
    { name: 'journal-new', path: '/journal/new' },
    { name: 'search', path: sample ? '/search?text=umbrella' : '/search' },
    { name: 'import', path: '/import' },
    { name: 'settings', path: '/settings' },
    { name: 'trash', path: '/trash' },
    { name: 'welcome', path: '/welcome' },
    { name: 'palette', path: '/', prepare: (page) => page.keyboard.press('ControlOrMeta+k') },
    { name: 'keys', path: '/', prepare: (page) => page.keyboard.press('?') },
  ]
  if (!sample) return common
  const [busiest] = (await client.queries.people({ sort: 'lastOn', descending: true, limit: 1, text: 'Ilse' })).rows
  const [conversation] = (await client.queries.journal({ limit: 20 })).rows.filter((row) => row.excerpt.length > 150)
  return [
    ...common,
    { name: 'person', path: `/person/${busiest?.id}` },
    { name: 'conversation', path: `/journal/${conversation?.id}` },
  ]
}

async function openPage(browser: Browser, address: string, theme: 'light' | 'dark', size: (typeof SIZES)[number]) {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('main').waitFor()
  return page
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
let count = 0
for (const journal of ['full', 'empty'] as const) {
  const host = await openPageHost({ sample: journal === 'full' })
  const screens = (await screensOf(host.test.client, journal === 'full')).filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  )
  for (const theme of THEMES) {
    for (const size of SIZES) {
      const page = await openPage(browser, host.newAddress(), theme, size)
      for (const { name, path, prepare } of screens) {
        await page.evaluate((to) => {
          history.pushState(null, '', to)
          dispatchEvent(new PopStateEvent('popstate'))
        }, path)
        await page.waitForTimeout(700)
        await prepare?.(page)
        await page.waitForTimeout(prepare ? 500 : 100)
        await page.screenshot({ path: join(OUT, `${name}-${journal}-${theme}-${size.name}.png`) })
        count++
        if (prepare) await page.keyboard.press('Escape')
      }
      await page.context().close()
    }
  }
  await host.close()
}
await browser.close()
console.log(`${count} pictures in ${OUT}/`)
