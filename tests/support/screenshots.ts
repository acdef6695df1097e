import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { chromiumSandbox, findBrowser } from './find-browser.ts'
import { openPageHost, type PageHost } from './page-host.ts'
import { clearLine, picturedScreens, typeQuickLogLine, type PicturedScreen } from './pictured-screens.ts'
import { READY_MS, untilReady } from './until-ready.ts'
import { MONDAY } from './test-journal.ts'

// `npm run screenshots` writes every screen; `npm run screenshots -- today people` only those.
const OUT = 'screenshots'
const SIZES = [
  { name: 'large', width: 1280, height: 800 },
  { name: 'small', width: 900, height: 700 },
  { name: 'narrow', width: 360, height: 740 },
] as const
/** As wide as electron/main/quick-log-window.ts makes it; its page asks for the height that it needs. */
const QUICK_LOG_SIZE = { name: 'window', width: 680, height: 400 } as const
const THEMES = ['light', 'dark'] as const
const wanted = process.argv.slice(2)

type Theme = (typeof THEMES)[number]
interface Look {
  readonly theme: Theme
  readonly size: { readonly name: string; readonly width: number; readonly height: number; readonly scale?: 2 }
  readonly contrast?: 'more'
  readonly forcedColors?: 'active'
}

/** A large window at twice its size: half as wide and half as high for what is in it. */
const ZOOMED = { name: 'zoomed', width: 640, height: 400, scale: 2 } as const

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
let count = 0
for (const journal of ['full', 'empty'] as const) {
  const host = await openPageHost({ sample: journal === 'full' })
  if (journal === 'full') {
    await throwSomethingAway(host.test.client)
    await addSomebodyTwice(host.test.client)
  }
  // Else every screen of an empty journal would be the welcome.
  else await host.test.client.commands.setIntent({ firstRunDone: true })
  const screens = (await picturedScreens(host.test.client, journal === 'full')).filter(({ name }) => isWanted(name))
  for (const theme of THEMES) {
    for (const size of SIZES) await takeAll(host, screens, journal, { theme, size })
    const inContrast = screens.filter(({ inHighContrast }) => inHighContrast)
    await takeAll(host, inContrast, `${journal}-contrast`, { theme, size: SIZES[0], contrast: 'more' })
    await takeAll(host, inContrast, `${journal}-forced`, { theme, size: SIZES[0], forcedColors: 'active' })
    if (theme === 'light') await takeAll(host, inContrast, journal, { theme, size: ZOOMED })
    if (journal === 'full' && isWanted('quick-log-window')) await takeQuickLogWindow(host, theme)
  }
  await host.close()
}
await browser.close()
console.log(`${count} pictures in ${OUT}/`)

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.includes(name)
}

async function takeAll(host: PageHost, screens: readonly PicturedScreen[], journal: string, look: Look) {
  if (screens.length === 0) return
  const page = await openPage(browser, host.newAddress(), look)
  await page.getByRole('main').waitFor()
  for (const { name, path, prepare, leave } of screens) {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    try {
      await untilReady(page)
      await prepare?.(page)
      await untilReady(page)
    } catch (cause) {
      console.warn(`${name}: ${String(cause)}`)
      process.exitCode = 1
    }
    await take(page, `${name}-${journal}-${look.theme}-${look.size.name}`)
    await (leave?.(page) ?? (prepare ? page.keyboard.press('Escape') : null))
  }
  await page.context().close()
}

async function takeQuickLogWindow(host: PageHost, theme: Theme) {
  const page = await openPage(browser, host.newAddress(), { theme, size: QUICK_LOG_SIZE })
  await page.getByRole('main').waitFor()
  await page.goto(`${host.origin}/quick-log.html`)
  await untilReady(page)
  await take(page, `quick-log-window-${theme}`)
  await typeQuickLogLine(page)
  await untilReady(page)
  await take(page, `quick-log-window-line-${theme}`)
  // A draft is kept, and would stand in the pictures after this one.
  await clearLine(page)
  await untilReady(page)
  await page.context().close()
}

async function openPage(from: Browser, address: string, { theme, size, contrast, forcedColors }: Look): Promise<Page> {
  const context = await from.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    contrast: contrast ?? 'no-preference',
    forcedColors: forcedColors ?? 'none',
    deviceScaleFactor: size.scale ?? 1,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(READY_MS)
  // The page and the journal agree on the day, as they do on one machine.
  await page.clock.setFixedTime(MONDAY)
  await page.goto(address)
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(OUT, `${name}.png`) })
  count++
}

/** So that two may be one person. */
async function addSomebodyTwice({ queries, commands }: JournalClient): Promise<void> {
  const [known] = (await queries.people({ sort: 'lastOn', descending: true, limit: 1 })).rows
  if (known === undefined) return
  const { names, channels } = await queries.person({ id: known.id })
  const { id } = await commands.addPerson({ names, organisation: `${known.organisation} GmbH`, title: 'Partner' })
  for (const { value } of channels) {
    await commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value } })
  }
}

/** So that the trash has something in it. */
async function throwSomethingAway({ queries, commands }: JournalClient): Promise<void> {
  const { rows: people } = await queries.people({ sort: 'name', descending: true, limit: 2 })
  const { rows: conversations } = await queries.journal({ limit: 60 })
  const last = conversations.at(-1)
  const ids = [...people.map(({ id }) => id), ...(last === undefined ? [] : [last.id])]
  await commands.moveToTrash({ ids })
}
