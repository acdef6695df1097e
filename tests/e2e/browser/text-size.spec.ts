import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'
import { SCREENS } from './screens.ts'

test('text is as large as one says, at once, in every tab, and still after a reload', async ({ openJournal }) => {
  const { page, openTab } = await openJournal('sample')
  const other = await openTab('/people')
  const normal = await rootSize(page)
  await press(page, 'g', ',')
  await page.getByText('150%', { exact: true }).click()
  await expect.poll(() => rootSize(page)).toBe(normal * 1.5)
  await expect.poll(() => rootSize(other)).toBe(normal * 1.5)
  // Lists that have to know how high their lines are know it.
  const [first, second] = await Promise.all([0, 1].map((index) => other.getByRole('option').nth(index).boundingBox()))
  expect(first?.height).toBe(72)
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBe(72)
  await page.reload()
  await expect.poll(() => rootSize(page)).toBe(normal * 1.5)
  await press(page, 'Control+k')
  await page.keyboard.type('smaller text')
  await expect(page.getByRole('option', { name: /^Smaller text/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect.poll(() => rootSize(other)).toBe(normal * 1.25)
})

test('with text of 150 % nothing is cut at 360 pixels, on any screen', async ({ openJournal }) => {
  // Each screen is a page begun anew, which takes a busy machine many seconds.
  test.setTimeout(900_000)
  const { page, client, host } = await openJournal('sample')
  await client.commands.setSettings({ textSize: 150 })
  await page.setViewportSize({ width: 360, height: 740 })
  for (const screen of SCREENS) {
    await test.step(screen.name, async () => {
      await page.goto(host.origin + screen.path)
      await expect(page.getByRole('heading', { level: 1, name: screen.heading })).toBeVisible()
      expect.soft(await overflow(page), screen.name).toEqual([])
    })
  }
})

test('cards of an open canvas that larger text makes too full are cut off at once, and no more when it is small again', async ({
  openJournal,
}) => {
  const { client, openTab } = await openJournal('empty')
  const text = Array.from({ length: 5 }, (_, line) => `line ${line + 1}`).join('\n')
  await client.commands.addToCanvas({ cards: [{ as: 'note', text, x: 0, y: 0 }] })
  const page = await openTab('/strategy?face=canvas')
  const words = page.locator('.react-flow__node p').filter({ hasText: 'line 1' })
  await expect(words).toBeVisible()
  await expect(words).not.toHaveAttribute('data-clipped')
  await client.commands.setSettings({ textSize: 150 })
  await expect(words).toHaveAttribute('data-clipped')
  await client.commands.setSettings({ textSize: 100 })
  await expect(words).not.toHaveAttribute('data-clipped')
})

test('a new window is another tab, where this one is', async ({ openJournal }) => {
  const { page, host } = await openJournal('sample')
  await press(page, 'g', 'p')
  await expect(page).toHaveURL(/\/people/)
  await press(page, 'Control+k')
  await page.keyboard.type('new window')
  await expect(page.getByRole('option', { name: 'New window', exact: true })).toHaveAttribute('aria-selected', 'true')
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Enter')
  const tab = await opened
  await expect(tab.getByRole('option').first()).toBeVisible()
  expect(tab.url()).toBe(`${host.origin}/people`)
  await press(tab, 'g', 'j')
  await expect(tab.getByRole('heading', { level: 1, name: 'Journal' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
})

function rootSize(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
}

/** What stands beyond the edge and cannot be scrolled to: nothing of its own scrolls around it. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const main = document.querySelector('main')
    const out = [...(main?.querySelectorAll('button, a, input, h1, h2, label, p') ?? [])].filter((element) => {
      const { right, width: own } = element.getBoundingClientRect()
      if (own === 0 || right <= width + 1) return false
      for (let parent = element.parentElement; parent !== null && parent !== main; parent = parent.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX)) return false
      }
      return true
    })
    return out.map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`)
  })
}
