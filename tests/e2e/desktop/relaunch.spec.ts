import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { connectToLocalHost } from '#host/local-host.ts'
import { endDesktop, mainPageOf, startDesktop, type DesktopHome } from '#support/desktop-run.ts'
import { askCommandLine, lineOf, onBridge, openJournalScreen, test } from './desktop-test.ts'

test('without a tray, closing the window quits, and everything is there after the next start', async ({
  launch,
  home,
}) => {
  const first = await launch()
  await onBridge(first.main, (desktop) => desktop.quickLog.show())
  await lineOf(first.quickLog).fill('called Bob Stone re hiring; promised to send the deck by Friday')
  await lineOf(first.quickLog).press('Enter')
  await openJournalScreen(first.main)
  await expect(first.main.getByRole('main')).toContainText('Bob Stone')
  expect(await first.closeWindow()).toBe(0)

  const second = await launch()
  await openJournalScreen(second.main)
  await expect(second.main.getByRole('main')).toContainText('Bob Stone')
  await expect(second.main.getByRole('main')).toContainText('hiring')
  expect(await askCommandLine(home, 'people')).toHaveLength(1)
})

test('a draft of quick log is there after the next start', async ({ launch, home }) => {
  const first = await launch()
  await onBridge(first.main, (desktop) => desktop.quickLog.show())
  await lineOf(first.quickLog).fill('walk with Priya about')
  await lineOf(first.quickLog).press('Escape')
  // The page gathers keystrokes before it keeps them.
  await expect.poll(() => keptDraft(home)).toBe('walk with Priya about')
  await first.closeWindow()

  const second = await launch()
  await onBridge(second.main, (desktop) => desktop.quickLog.show())
  await expect(lineOf(second.quickLog)).toHaveValue('walk with Priya about')
})

/** What the engine of the app has of it. */
async function keptDraft({ folder }: DesktopHome): Promise<string> {
  const host = await connectToLocalHost(join(folder, 'journal'))
  const { text = '' } = (await host?.client.queries.draft({ name: 'quick-log' })) ?? {}
  await host?.close()
  return text
}

test('what V8 made of the scripts is kept for the next start', async ({ launch, home }) => {
  const run = await launch()
  const kept = () =>
    readdirSync(join(home.folder, 'config'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /Code Cache.js/.test(file),
    )
  // Chromium writes it when the page has come to rest.
  await expect.poll(() => kept().length).toBeGreaterThan(20)
  await run.end()
  expect(kept().length).toBeGreaterThan(20)
})

test('quick log that is asked for before its window was made is made at once, and once', async ({ home }) => {
  const app = await startDesktop(home)
  try {
    const main = await mainPageOf(app)
    await onBridge(main, (desktop) => desktop.quickLog.show())
    const quickLogOf = () => app.windows().find((page) => page.url().includes('/quick-log.html'))
    await expect.poll(() => quickLogOf() !== undefined).toBe(true)
    const quickLog = quickLogOf()
    if (quickLog === undefined) throw new Error('there is no window of the quick log')
    await lineOf(quickLog).fill('walk with Priya')
    await expect(lineOf(quickLog)).toHaveValue('walk with Priya')
    expect(app.windows().filter((page) => page.url().includes('/quick-log.html'))).toHaveLength(1)
  } finally {
    await endDesktop(app)
  }
})
