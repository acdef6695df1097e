import { expect, type Page } from '@playwright/test'
import type { DesktopRun } from '#support/desktop-run.ts'
import { openJournalScreen, test } from './desktop-test.ts'

test('a second window of the journal shows a screen of its own, and both see what is changed', async ({ launch }) => {
  const run = await launch()
  await openJournalScreen(run.main)
  const second = await openSecond(run)
  await expect(second).toHaveURL(/\/journal$/)
  await second.getByRole('link', { name: 'People', exact: true }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(run.main).toHaveURL(/\/journal$/)
  // Text is as large in all windows.
  await run.main.keyboard.press('Control+=')
  await expect.poll(() => textScale(second)).toBe('1.1')
  await second.keyboard.press('Control+-')
  await second.keyboard.press('Control+-')
  await expect.poll(() => textScale(run.main)).toBe('0.9')
  await run.main.keyboard.press('Control+0')
  await expect.poll(() => textScale(second)).toBe('1')
})

test('the main window that is closed while another is open leaves that one', async ({ launch }) => {
  const run = await launch()
  const second = await openSecond(run)
  await second.getByRole('link', { name: 'People', exact: true }).click()
  await run.app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id)
    first?.close()
  })
  await expect
    .poll(async () => (await run.windows()).filter(({ page, visible }) => page === 'main' && visible).length)
    .toBe(1)
  await expect(second.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
})

test('quitting closes all windows', async ({ launch }) => {
  const run = await launch()
  await openSecond(run)
  const ended = new Promise((resolve) => run.app.process().once('exit', resolve))
  await run.app.evaluate(({ app }) => void setTimeout(() => app.quit(), 50))
  expect(await ended).toBe(0)
})

/** By its key, as the menu and the palette do. */
async function openSecond(run: DesktopRun): Promise<Page> {
  const opened = run.app.waitForEvent('window')
  await run.main.keyboard.press('Control+Shift+N')
  const page = await opened
  await page.getByRole('main').waitFor()
  return page
}

function textScale(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.style.getPropertyValue('--text-scale'))
}
