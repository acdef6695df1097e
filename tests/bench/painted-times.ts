import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { build } from 'vite'
import { openBrowserHost } from '#host/browser-host.ts'
import { createContractHandler } from '#host/contract-handler.ts'
import { readStaticFiles } from '#host/static-files.ts'
import type { Journal } from '#journal/journal.ts'
import { openJournal } from '#journal/open-journal.ts'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { setPageClock } from '#support/page-clock.ts'
import { idOfFirstPerson, idOfPersonWith } from './answer-times.ts'
import { benchOptions, bigJournalFolder, NOW } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { fillGiving } from './fill-giving.ts'
import { median } from './measure.ts'
import { toPaintedPage, type PaintedPage } from './painted-page.ts'
import { atMost, ratio, type Result } from './result.ts'
import { fillStrategy } from './strategy-of-big.ts'

const RUNS = 3
const MAX_TIMES_BARE = 3
const MAX_MS = 100
/** A screen that asks for little, and is none of those that are measured. */
const RESTING = '/trash'
const WIDTH = { width: 1280, height: 800 }

interface Twice {
  readonly first: number
  readonly again: number
}

/** A screen, and what of it is there when it is painted. */
const SCREENS: readonly { readonly name: string; readonly path: string; readonly shows: string }[] = [
  { name: 'Today', path: '/', shows: '[data-row]' },
  { name: 'People', path: '/people', shows: '[role=option], [role=row], [data-row]' },
  { name: 'Journal', path: '/journal', shows: '[data-row]' },
  { name: 'Giving', path: '/giving', shows: '[data-row]' },
]
/** Of the same journal with a strategy: it is only then that these have something to show. */
const SCREENS_OF_STRATEGY: readonly (typeof SCREENS)[number][] = [
  { name: 'Strategy: outline', path: '/strategy?face=outline', shows: 'main [data-row]' },
  { name: 'Strategy: matrix', path: '/strategy?face=matrix', shows: 'main table' },
  { name: 'Orbit', path: '/orbit', shows: 'main canvas' },
  { name: 'Mindset', path: '/mindset', shows: 'main [data-row]' },
  { name: 'Plan', path: '/plan', shows: 'main [data-row]' },
]
/** The same for somebody with so many conversations. */
const personScreen = (id: string, conversations: number) => ({
  name: `Person with ${conversations} conversations`,
  path: `/person/${id}`,
  shows: 'main h1',
})

/** The screens of a strategy: goals, types of people and measures in the large journal. */
export async function paintedStrategyTimes(): Promise<Result[]> {
  return withApp(async (app) => {
    const { client, close } = contractClient(app.journal)
    await fillStrategy(client)
    close()
    return paintedScreens(app, SCREENS_OF_STRATEGY)
  })
}

/**
 * What the main thread of the built page spends until screens of the large journal are painted, against a bare React page that
 * shows the same texts. `npm run build` comes first.
 */
export async function paintedTimes(): Promise<Result[]> {
  return withApp(async (app) => [
    ...(await paintedScreens(app, [...SCREENS, personScreen(app.usual, 13), personScreen(app.first, 500)])),
    await coldStart(app.browser, () => app.newAddress()),
    await doneToItsFrame(app.open),
    await keyToList(app.open),
    await keyToPalette(app.open),
    await keyToChips(app.open),
  ])
}

interface App {
  readonly journal: Journal
  readonly browser: Browser
  /** The ids of somebody with 13 conversations, and with 500. */
  readonly usual: string
  readonly first: string
  newAddress(): string
  open(): Promise<PaintedPage>
}

async function withApp(work: (app: App) => Promise<Result[]>): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const [usual, first] = [idOfPersonWith(folder, 13), idOfFirstPerson(folder)]
  const journal = openJournal(benchOptions(folder, 3))
  const direct = contractClient(journal)
  await fillGiving(direct.client)
  direct.close()
  const log = { error: console.error, refused: console.error }
  const handler = createContractHandler(journal, log)
  const host = await openBrowserHost({ handler, files: readStaticFiles(join('out', 'renderer')), log, port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
  try {
    return await work({
      journal,
      browser,
      usual,
      first,
      newAddress: host.newAddress,
      open: () => openApp(browser, host.newAddress()),
    })
  } finally {
    await browser.close()
    await host.close()
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each screen twice: the first time since the page began, when its code has never run, and again, as one comes back to it all day. */
async function paintedScreens({ browser, open }: App, screens: readonly (typeof SCREENS)[number][]): Promise<Result[]> {
  const bundle = await bareBundle()
  const results: Result[] = []
  for (const { name, path, shows } of screens) {
    const times = { ours: [] as Twice[], bare: [] as Twice[] }
    let nodes = 0
    for (let run = 0; run < RUNS; run++) {
      const app = await open()
      const first = await app.cpuOf(() => goTo(app, path, shows))
      nodes = await app.page.locator('*').count()
      const texts = await app.page.evaluate(textsOfMain)
      await goTo(app, RESTING, 'main h1')
      times.ours.push({ first, again: await app.cpuOf(() => goTo(app, path, shows)) })
      await app.close()
      times.bare.push(await bareCpu(browser, bundle, texts))
    }
    for (const [which, said] of [
      ['first', 'painted for the first time'],
      ['again', 'painted again'],
    ] as const) {
      const [ours, bare] = [times.ours, times.bare].map((all) => median(all.map((one) => one[which])))
      const what = `${name}, ${said} (CPU)`
      results.push(ratio(what, 'a bare React page of the same texts', ours ?? 0, bare ?? 0, MAX_TIMES_BARE, 'ms'))
      results.push(atMost(what, ours ?? 0, MAX_MS, 'ms'))
    }
    if (name === 'Today') results.push(atMost('Today, nodes', nodes, 2000, ''))
  }
  return results
}

async function openApp(browser: Browser, address: string): Promise<PaintedPage> {
  const context = await browser.newContext({
    viewport: WIDTH,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  await setPageClock(context, NOW)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('main').waitFor()
  // On a busy machine they come for longer than a page at rest is waited for.
  await page.waitForFunction(() => performance.getEntriesByName('all screens are here').length > 0)
  await goTo({ page }, RESTING, 'main h1')
  return toPaintedPage(page)
}

async function goTo({ page }: Pick<PaintedPage, 'page'>, path: string, shows: string): Promise<void> {
  await page.evaluate(showScreen, { path, shows })
}

/**
 * In the page: goes to a screen, and waits until something of it is there. Looks where something was drawn and not at every frame, since
 * what looks is counted with what is looked at.
 */
function showScreen({ path, shows }: { path: string; shows: string }): Promise<void> {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(shows) === null) return
      watch.disconnect()
      resolve()
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, subtree: true })
    look()
  })
}

/** In the page: every text of the screen, in its order. */
function textsOfMain(): string[] {
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    if (text !== '') texts.push(text)
  }
  return texts
}

async function bareBundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: join('tests', 'bench', 'bare-page.ts'), formats: ['iife'], name: 'bare' } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (first === undefined || !('output' in first)) throw new Error('the bare page was not built')
  return first.output[0].code
}

async function bareCpu(browser: Browser, bundle: string, texts: readonly string[]): Promise<Twice> {
  const context = await browser.newContext({ viewport: WIDTH })
  const page = await context.newPage()
  await page.setContent('<!doctype html><title>bare</title><main></main>')
  await page.addScriptTag({ content: bundle })
  const bare = await toPaintedPage(page)
  const show = (shown: readonly string[]) =>
    page.evaluate(
      (all) => (globalThis as unknown as { showTexts: (texts: string[]) => void }).showTexts(all),
      [...shown],
    )
  const first = await bare.cpuOf(() => show(texts))
  await show([])
  const again = await bare.cpuOf(() => show(texts))
  await bare.close()
  return { first, again }
}

const MAX_TIMES_EMPTY = 1.1

/** The page begun anew on the large journal and on an empty one, until Today is painted. Reading the file is measured by `start`. */
async function coldStart(browser: Browser, fullAddress: () => string): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  const journal = openJournal(benchOptions(folder, 4))
  const log = { error: console.error, refused: console.error }
  const handler = createContractHandler(journal, log)
  const host = await openBrowserHost({ handler, files: readStaticFiles(join('out', 'renderer')), log, port: 0 })
  const times = { full: [] as number[], empty: [] as number[] }
  try {
    const { client, close } = contractClient(journal)
    await client.commands.setIntent({ firstRunDone: true })
    close()
    for (let run = 0; run < RUNS; run++) {
      for (const [what, address] of [
        ['full', fullAddress()],
        ['empty', host.newAddress()],
      ] as const) {
        const app = await openApp(browser, address)
        await goTo(app, '/', '#log-line textarea')
        times[what].push(await app.cpuOf(() => app.page.reload()))
        await app.close()
      }
    }
  } finally {
    await host.close()
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const [full, empty] = [median(times.full), median(times.empty)]
  return ratio(
    'the page begun anew, Today painted (CPU)',
    'the same on an empty journal',
    full,
    empty,
    MAX_TIMES_EMPTY,
    'ms',
  )
}

/** Of Today: from `E` until the frame in which the row has gone, or lost that reason. */
async function doneToItsFrame(open: () => Promise<PaintedPage>): Promise<Result> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const app = await open()
    await goTo(app, '/', '[data-row]')
    await app.page.keyboard.press('j')
    await app.page.locator('[data-row]:focus').waitFor()
    const row = await app.page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? '')
    times.push(await app.cpuUntilRowChanges(() => app.page.keyboard.press('e'), row))
    await app.close()
  }
  return atMost('E on Today until its row has gone or reads otherwise (CPU)', median(times), 50, 'ms')
}

async function keyToList(open: () => Promise<PaintedPage>): Promise<Result> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const app = await open()
    await goTo(app, '/search', 'main input')
    await app.page.locator('main input').first().focus()
    await app.page.keyboard.type('a')
    await app.page.locator('[data-row], [role=option]').first().waitFor()
    times.push(await app.cpuOf(() => app.page.keyboard.type('n')))
    await app.close()
  }
  return atMost('a key in search until its list (CPU)', median(times), MAX_MS, 'ms')
}

async function keyToPalette(open: () => Promise<PaintedPage>): Promise<Result> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const app = await open()
    times.push(await app.cpuOf(() => app.page.keyboard.press('Control+k')))
    await app.close()
  }
  return atMost('the palette, from its key (CPU)', median(times), MAX_MS, 'ms')
}

async function keyToChips(open: () => Promise<PaintedPage>): Promise<Result> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const app = await open()
    await goTo(app, '/', '#log-line textarea')
    await app.page.locator('#log-line textarea').fill('coffee with Ana about the off')
    times.push(await app.cpuOf(() => app.page.keyboard.type('s')))
    await app.close()
  }
  return atMost('a key in the log line until its chips (CPU)', median(times), MAX_MS, 'ms')
}
