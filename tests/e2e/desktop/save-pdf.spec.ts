import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { DesktopRun } from '#support/desktop-run.ts'
import { readPdf, textsOverEachOther } from '#support/read-pdf.ts'
import { test } from './desktop-test.ts'

const PARAGRAPH = 'Somebody says something that is worth keeping, and it goes on for longer than one line. '.repeat(5)

test('a finished review, and its year, are saved as tagged PDFs of A4 pages', async ({ launch, home }) => {
  const run = await launch()
  await skipWelcome(run.main)
  await writeReview(run.main)
  const file = join(home.folder, 'review.pdf')
  const asked = await answerSaveDialog(run, file)
  await run.main.getByRole('button', { name: 'Save as PDF…' }).click()
  await expect(run.main.getByText('The PDF is saved.')).toBeVisible()
  expect((await asked()).defaultPath).toMatch(/[\\/]Review of a (week|quarter|month), .*\d{4}.* — Rapport\.pdf$/)
  const pdf = readPdf(readFileSync(file))
  expect(pdf.title).toMatch(/^Review of a /)
  expect(pdf.language).toMatch(/^en/)
  for (const { width, height } of pdf.pages) expect([Math.round(width), Math.round(height)]).toEqual([596, 843])
  const roles = pdf.tagged.map(({ role }) => role)
  for (const role of ['H1', 'H2', 'P', 'LI']) expect(roles).toContain(role)
  expect(pdf.tagged.filter(({ role, pages }) => /^(H\d|P|LI)$/.test(role) && pages.length > 1)).toEqual([])
  expect(textsOverEachOther(pdf)).toEqual([])
  expect(pdf.links).toEqual([])
  // Nothing is left beside it.
  expect(readdirSync(home.folder).filter((name) => name.endsWith('.part'))).toEqual([])

  // The menu, as its key and the palette do, on whatever screen it is.
  const year = join(home.folder, 'year.pdf')
  await run.main.getByRole('navigation').getByRole('link', { name: 'Timeline' }).click()
  await run.main.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor()
  await answerSaveDialog(run, year)
  await run.main.keyboard.press('Control+Shift+P')
  await expect.poll(() => existsSync(year)).toBe(true)
  expect(readPdf(readFileSync(year)).title).toBe('Timeline — Rapport')
})

test('a PDF that cannot be saved leaves the file that was there, and says why; no place chosen is no fault', async ({
  launch,
  home,
}) => {
  const run = await launch()
  await skipWelcome(run.main)
  const folder = join(home.folder, 'taken')
  mkdirSync(folder)
  writeFileSync(join(folder, 'kept.pdf'), 'what was there')
  // A folder stands where the new file would be written first.
  mkdirSync(join(folder, 'kept.pdf.part'))
  await answerSaveDialog(run, join(folder, 'kept.pdf'))
  await run.main.keyboard.press('Control+Shift+P')
  await expect(run.main.getByText(/^The PDF is not saved/)).toBeVisible()
  expect(readFileSync(join(folder, 'kept.pdf'), 'utf8')).toBe('what was there')
  await run.main.getByRole('button', { name: 'Dismiss' }).click()
  const asked = await answerSaveDialog(run, null)
  await run.main.keyboard.press('Control+Shift+P')
  await expect.poll(async () => (await asked()).times).toBe(1)
  await expect(run.main.getByText(/^The PDF/)).toBeHidden()
})

interface Asked {
  readonly times: number
  readonly defaultPath: string
}

/** Answers the system's dialog, which no test can press. Null: it was cancelled. */
async function answerSaveDialog({ app }: DesktopRun, file: string | null): Promise<() => Promise<Asked>> {
  await app.evaluate(({ dialog }, filePath) => {
    const asked = { times: 0, defaultPath: '' }
    Reflect.set(globalThis, 'saveAsked', asked)
    const answer = (...args: unknown[]) => {
      const options = args.at(-1) as { defaultPath: string }
      asked.times++
      asked.defaultPath = options.defaultPath
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
    }
    Reflect.set(dialog, 'showSaveDialog', answer)
  }, file)
  return () => app.evaluate(() => Reflect.get(globalThis, 'saveAsked') as Asked)
}

/** A new journal begins with its questions. */
async function skipWelcome(main: Page): Promise<void> {
  await main.getByRole('heading', { level: 1 }).waitFor()
  await main
    .getByRole('navigation')
    .getByRole('link', { name: /^Today/ })
    .click()
  await main.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}

/** Begins a review as the user does, writes into it, decides, and finishes it. */
async function writeReview(main: Page): Promise<void> {
  await main.keyboard.press('g')
  await main.keyboard.press('r')
  await main.getByRole('heading', { level: 1, name: 'Reviews' }).waitFor()
  await main.getByRole('button', { name: /^Review the quarter/ }).click()
  for (const name of ['What happened', 'What I learned', 'What surprised me', 'What I decide', 'What I expect next']) {
    const field = main.getByRole('textbox', { name })
    await field.click()
    for (let at = 0; at < 2; at++) {
      await main.keyboard.insertText(PARAGRAPH)
      await main.keyboard.press('Enter')
      await main.keyboard.press('Enter')
    }
  }
  await main.getByRole('button', { name: /^Make it a follow-up/ }).click()
  await main.keyboard.insertText('Write to Ana')
  await main.keyboard.press('Enter')
  await expect(main.getByRole('listitem').filter({ hasText: 'Write to Ana' })).toBeVisible()
  await main.getByRole('button', { name: /^Finish the review/ }).click()
  await main.getByText(/^Finished on /).waitFor()
}
