import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { serveGallery } from './serve-gallery.ts'

let gallery: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser

beforeAll(async () => {
  gallery = await serveGallery()
  browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  gallery?.close()
})

/** With `ownClock` the page's time can be run ahead: `page.clock`. */
async function open(query: string, { ownClock = false } = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  if (ownClock) await page.clock.install()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${gallery.address}?${query}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}

const TOLD = 'Ana Ruiz is in your close ring now.'

const LOOKS = [
  ...['parts', 'people'].flatMap((screen) => ['light', 'dark', 'high-contrast'].map((look) => [screen, look] as const)),
  ...['today', 'empty', 'banner'].map((screen) => [screen, 'light'] as const),
]

test.each(LOOKS)('is accessible and keeps to the content security policy: %s, %s', async (screen, appearance) => {
  const { page, complaints } = await open(`screen=${screen}&appearance=${appearance}`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([])
  expect(complaints).toEqual([])
})

test.each([
  ['screen=palette', 'dialog', 'Find or do'],
  ['screen=keys', 'dialog', 'Keys'],
  ['screen=dialog', 'alertdialog', 'Forget Ana Ruiz for good?'],
] as const)('what opens above the page is accessible, named, and closes on Escape: %s', async (query, role, name) => {
  const { page, complaints } = await browserPageWith(query, role, name)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole(role, { name }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

async function browserPageWith(query: string, role: 'dialog' | 'alertdialog', name: string) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${gallery.address}?${query}`)
  await page.getByRole(role, { name }).waitFor()
  return { page, complaints }
}

test('a calendar takes a day, by a quick pick and by its grid', async () => {
  const { page, complaints } = await open('screen=parts')
  const due = page.getByRole('textbox', { name: 'Due' })
  const calendar = page.getByRole('button', { name: 'Calendar: Due', exact: true })
  await calendar.click()
  await page.getByRole('button', { name: 'Tomorrow' }).click()
  await expect.poll(() => due.inputValue()).toBe('Tue, 24 Nov 2026')
  await due.press('Alt+ArrowDown')
  await page.getByRole('grid').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)).toBe(true)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => due.inputValue()).toBe('Wed, 25 Nov 2026')
  await due.press('ArrowUp')
  await expect.poll(() => due.inputValue()).toBe('Thu, 26 Nov 2026')
  expect(complaints).toEqual([])
})

test('a date is written as in the region of the reader, and so is its calendar', async () => {
  const { page } = await open('screen=parts')
  const due = page.getByRole('textbox', { name: 'Due' })
  expect(await due.inputValue()).toBe('Mon, 7 Dec 2026')
  await due.press('Alt+ArrowDown')
  await page.getByRole('grid').waitFor()
  // A week begins on Monday in Britain, on Sunday in America.
  expect(await page.getByRole('grid').locator('th').first().textContent()).toBe('M')
})

test('a list that opens is accessible, and takes what is chosen by keyboard', async () => {
  const { page, complaints } = await open('screen=parts')
  await page.getByRole('button', { name: /^Close Ring|Ring$/ }).click()
  await page.getByRole('option', { name: /Inner/ }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Inner/ }).waitFor()

  await page.getByRole('combobox', { name: 'Met through' }).fill('jör')
  await page.getByRole('option', { name: 'Jörg Müller' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === 'Jörg Müller'))
  expect(complaints).toEqual([])
})

test('tabs are one stop for Tab, arrows, Home and End show one, and a panel with nothing to step on is stepped on itself', async () => {
  const { page } = await open('screen=parts')
  const [notes, history] = [page.getByRole('tab', { name: /Notes/ }), page.getByRole('tab', { name: 'History' })]
  const isFocused = (what: Locator) => what.evaluate((element) => element === document.activeElement)
  await notes.focus()
  await page.keyboard.press('ArrowRight')
  expect([await history.getAttribute('aria-selected'), await isFocused(history)]).toEqual(['true', true])
  const panel = page.getByRole('tabpanel', { name: 'History' })
  await page.keyboard.press('Tab')
  expect(await isFocused(panel)).toBe(true)
  await page.keyboard.press('Shift+Tab')
  expect(await isFocused(history)).toBe(true)
  await page.keyboard.press('ArrowRight')
  expect(await isFocused(notes)).toBe(true)
  await page.keyboard.press('End')
  expect(await isFocused(history)).toBe(true)
  await page.keyboard.press('Home')
  expect([await notes.getAttribute('tabindex'), await history.getAttribute('tabindex')]).toEqual(['0', '-1'])
  expect(await page.getByRole('tabpanel').count()).toBe(1)
})

test('a single key fires on the page, and never while something is typed', async () => {
  const { page } = await open('screen=today')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('?')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })

  await page.keyboard.press('Control+k')
  const line = page.getByRole('combobox')
  await line.pressSequentially('gp? c')
  expect(await line.inputValue()).toBe('gp? c')
  expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Today')
})

test('single keys can be switched off, and keys with Ctrl go on working', async () => {
  const { page } = await open('screen=today&single-keys=off')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Today')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Find or do' }).waitFor()
})

test('keys pressed one after the other go to a screen', async () => {
  const { page } = await open('screen=today')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'People', level: 1 }).waitFor()).resolves.toBeUndefined()
})

test('the palette finds a command by a few letters and runs it on Enter', async () => {
  const { page } = await open('screen=today')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').pressSequentially('go peo')
  await page.getByRole('option', { name: 'Go to People' }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'People', level: 1 }).waitFor()).resolves.toBeUndefined()
})

test('J and K move between rows across lists, and what is undone by Z was offered in a toast', async () => {
  const { page } = await open('screen=today')
  for (const key of ['j', 'j', 'j', 'j', 'k']) await page.keyboard.press(key)
  expect(await focusedRow(page)).toBe('c')
  await page.getByRole('checkbox', { name: 'Done: Send the reading list' }).check({ force: true })
  await page.getByText('Done: Send the reading list.').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Done: Send the reading list.').waitFor({ state: 'detached' })
  expect(await page.getByRole('checkbox', { name: 'Done: Send the reading list' }).isChecked()).toBe(false)
})

test('F6 reaches the toast, Undo in it works by keyboard, and the focus goes back to where it was', async () => {
  const { page } = await open('screen=parts')
  const quiet = page.getByRole('button', { name: 'Quiet' })
  await quiet.press('Enter')
  await page.getByText(TOLD).waitFor()
  await page.keyboard.press('F6')
  await page.getByRole('region', { name: '1 notice' }).locator('button:focus', { hasText: 'Undo' }).waitFor()
  await page.keyboard.press('F6')
  expect(await hasFocus(quiet)).toBe(true)
  await page.keyboard.press('F6')
  await page.keyboard.press('Enter')
  await page.getByText(TOLD).waitFor({ state: 'detached' })
  expect(await hasFocus(quiet)).toBe(true)
})

test.each(['mouse', 'keyboard'])(
  'what is typed after an Undo by %s stays where it is typed when toasts go',
  async (by) => {
    const { page } = await open('screen=parts', { ownClock: true })
    const field = page.getByRole('textbox', { name: 'Name' })
    const quiet = page.getByRole('button', { name: 'Quiet' })
    await quiet.click()
    await quiet.click()
    const undo = page.getByRole('button', { name: /^Undo/ })
    // One is shown at a time, and goes when what it offers is taken.
    await expect.poll(() => undo.count()).toBe(1)
    if (by === 'mouse') await undo.click()
    else await undo.press('Enter')
    await expect.poll(() => undo.count()).toBe(0)
    await quiet.click()
    await quiet.click()
    await field.fill('')
    for (let second = 1; second <= 14; second++) {
      await page.keyboard.type('word ')
      await page.clock.runFor(1000)
    }
    expect(await field.inputValue()).toBe('word '.repeat(14))
    expect(await undo.count()).toBe(0)
  },
)

test('Undo with the mouse leaves the focus where one was writing', async () => {
  const { page } = await open('screen=parts')
  await page.getByRole('button', { name: 'Quiet' }).click()
  const field = page.getByRole('textbox', { name: 'Name' })
  await field.fill('')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.keyboard.type('more')
  expect(await field.inputValue()).toBe('more')
})

test('a toast stays while the focus is on it', async () => {
  const { page } = await open('screen=parts', { ownClock: true })
  await page.getByRole('button', { name: 'Quiet' }).click()
  await page.keyboard.press('F6')
  await page.clock.runFor(30_000)
  expect(await page.getByText(TOLD).count()).toBe(1)
  await page.keyboard.press('F6')
  await page.clock.runFor(10_000)
  expect(await page.getByText(TOLD).count()).toBe(0)
})

test('a list of ten thousand says where a row stands, and keeps few rows in the page', async () => {
  const { page } = await open('screen=people')
  await page.keyboard.press('j')
  await focusIsOn(page, 1)
  await page.keyboard.press('End')
  await focusIsOn(page, 10000)
  await page.keyboard.press('k')
  await focusIsOn(page, 9999)
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await focusIsOn(page, 1 + pageOf(await page.getByRole('listbox').evaluate(heightOfParent)))
  expect(await page.getByRole('option').count()).toBeLessThan(60)
})

test('the row that has the focus stays in the page when it is scrolled out of sight', async () => {
  const { page } = await open('screen=people')
  await page.keyboard.press('j')
  await page.getByRole('listbox').hover()
  await page.mouse.wheel(0, 60_000)
  await page.locator('[data-index="1250"]').waitFor()
  expect(await page.locator('[data-index="20"]').count()).toBe(0)
  await focusIsOn(page, 1)
})

test('Space and Shift with an arrow select rows, a row that is not loaded is passed over, Escape lets go', async () => {
  const { page } = await open('screen=people')
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('[aria-selected=true]') === null)
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await selectedCount(page)).toBe(3)
  for (let row = 3; row < 15; row++) await page.keyboard.press('Shift+ArrowDown')
  // Rows 1–15 without the fourteenth, which is not there yet.
  expect(await selectedCount(page)).toBe(14)
})

async function focusedRow(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-row'))
}

async function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === document.activeElement)
}

async function focusIsOn(page: Page, position: number): Promise<void> {
  await page.locator(`[role=option][aria-posinset="${position}"][aria-setsize="10000"]:focus`).waitFor()
}

const heightOfParent = (element: Element) => element.parentElement?.clientHeight ?? 0
const pageOf = (height: number) => Math.floor(height / 48) - 1

async function selectedCount(page: Page): Promise<number> {
  return page.locator('[role=option][aria-selected=true]').count()
}
