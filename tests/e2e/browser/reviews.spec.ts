import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { ReviewId } from '#shared/model/id.ts'
import { readPdf, textsOverEachOther, type ReadPdf } from '#support/read-pdf.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

const day = (text: string) => text as CivilDate

/** Writes into one of the texts of a draft, reached by its step and Tab. */
async function write(page: Page, step: number, field: string, text: string): Promise<void> {
  await press(page, 'Escape', `${step}`)
  await tabTo(page, page.getByRole('textbox', { name: field }))
  await page.keyboard.type(text)
  await press(page, 'Escape')
}

/** Without leaving the page, as a link does. */
const openReview = (page: Page, id: string) => goToPath(page, `/reviews/${id}`)

test('a weekly review of the sample, by keyboard alone, left and taken up again', async ({ openJournal }) => {
  test.setTimeout(120_000)
  const { page, client } = await openJournal('sample')
  await goTo(page, 'r', 'Reviews')
  await press(page, 'w')
  await expect(page.getByRole('heading', { level: 1, name: 'Review of a week' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /What happened/ }).first()).toBeVisible()
  await expect(page.getByText('How this is counted')).toBeVisible()
  await expectAccessible(page, 'the draft of a review')

  await write(page, 2, 'What happened', 'Eight conversations, two of them hard.')
  await press(page, '3')
  await expect(page.getByRole('checkbox').first()).toBeFocused()
  await press(page, 'Space')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await write(page, 5, 'What I learned', 'To ask **earlier**.')
  await expect.poll(async () => (await client.queries.reviews({ finished: false })).rows[0]?.excerpt).toMatch(/earlier/)
  const { id } = (await client.queries.reviews({ finished: false })).rows[0] ?? { id: null }
  if (id === null) throw new Error('no draft')

  await page.reload()
  await expect(page.getByText('Eight conversations, two of them hard.')).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await press(page, 'f')
  await page.keyboard.type('Ring Grace')
  await press(page, 'Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Ring Grace' })).toBeVisible()
  // The last word is on its way when it is finished, and belongs to it.
  await press(page, '6')
  await tabTo(page, page.getByRole('textbox', { name: 'What I expect next' }))
  await page.keyboard.type('Two names from Charlotte.')
  await press(page, 'ControlOrMeta+Enter')
  await expect(page.getByText(/^Finished on /)).toBeVisible()
  await expect(page.getByText('Two names from Charlotte.')).toBeVisible()
  const { finishes } = await client.queries.review({ id })
  expect(finishes[0]?.frozen).toMatchObject({
    texts: { learned: 'To ask **earlier**.', expected: 'Two names from Charlotte.' },
    decided: [{ text: 'Ring Grace' }],
  })
  expect(finishes[0]?.frozen?.chosen).toHaveLength(1)
  await expectAccessible(page, 'a finished review')
  await press(page, 'ControlOrMeta+k')
  await page.keyboard.type('history of this')
  await press(page, 'Enter')
  const history = page.getByRole('dialog', { name: /^History of Review of a week/ })
  await expect(history.getByText('To ask **earlier**.')).toBeVisible()
  await expect(history.getByText('kept as it was then')).toBeVisible()
  await expectAccessible(page, 'the history of a review')
  await press(page, 'Escape')
  await expect(history).toBeHidden()

  // The next one begins with what was expected, before any number.
  const next = await client.commands.beginReview({ rhythm: 'weekly', from: day('2026-11-23'), to: day('2026-11-29') })
  await openReview(page, next.id)
  const expected = page.getByText('Two names from Charlotte.')
  const numbers = page.getByText('How this is counted')
  await expect(numbers).toBeVisible()
  expect(
    await expected.evaluate(
      (one, other) => one.compareDocumentPosition(other as Node) & Node.DOCUMENT_POSITION_FOLLOWING,
      await numbers.elementHandle(),
    ),
  ).toBeTruthy()
})

test('two finished reviews beside each other say what was counted in another way, and reckon nothing then', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id: archetype } = await commands.addArchetype({ name: 'CFO outside', seats: 3 })
  await commands.logConversation({ date: day('2026-08-03'), channel: 'call', people: [{ name: 'Ana Ruiz' }] })
  const q3 = await commands.beginReview({ rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') })
  await commands.finishReview({ id: q3.id })
  await commands.editArchetype({ id: archetype, seats: 5 })
  const q4 = await commands.beginReview({ rhythm: 'quarterly', from: day('2026-10-01'), to: day('2026-12-31') })
  await commands.finishReview({ id: q4.id })
  await goTo(page, 'r', 'Reviews')
  await press(page, 'j', 'Enter')
  await expect(page.getByText(/^Finished on /)).toBeVisible()
  await page.getByRole('button', { name: /Beside it/ }).click()
  await page.getByRole('option', { name: /^Review of a quarter/ }).click()
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(row('Seats taken: CFO outside')).toContainText('counted in another way')
  await expect(row('Seats taken: CFO outside')).toContainText('0 of 3')
  await expect(row('Seats taken: CFO outside')).toContainText('0 of 5')
  await expect(row('First conversations')).toContainText('1 fewer')
  await expectAccessible(page, 'two reviews beside each other')
  // The address keeps what stands beside it.
  await page.reload()
  await expect(row('First conversations')).toContainText('1 fewer')

  await commands.logConversation({ date: day('2026-11-03'), channel: 'call', people: [] })
  await goTo(page, 'r', 'Reviews')
  await press(page, 'j', 'Enter')
  await expect(page.getByText('1 more conversation of this period was written down since.')).toBeVisible()
})

test('R4: what two devices finished apart is both there, the first is shown and compared, the other is one choice away', async ({
  openJournal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const q3 = { rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') } as const
  const finish = (learned: string) => async (client: JournalClient) => {
    const { id } = await client.commands.beginReview(q3)
    const { session } = await client.commands.openText({ id, field: 'learned' })
    await client.commands.editText({ session, text: learned })
    await client.commands.closeText({ session })
    await client.commands.finishReview({ id })
  }
  await writeOnTwoDevices(folder, {
    before: async ({ commands }) => void (await commands.setIntent({ firstRunDone: true })),
    here: finish('On the laptop.'),
    there: finish('On the tower.'),
  })
  const { page, client } = await openJournal('empty', folder)
  const { rows } = await client.queries.reviews({})
  expect(rows).toMatchObject([{ finishes: 2 }])
  const { finishes } = await client.queries.review({ id: rows[0]?.id as ReviewId })
  const [first, second] = finishes.map(({ frozen }) => frozen?.texts.learned ?? '?')
  await goTo(page, 'r', 'Reviews')
  await press(page, 'j', 'Enter')
  await expect(page.getByText(first ?? '', { exact: true })).toBeVisible()
  await expect(page.getByText(second ?? '', { exact: true })).toBeHidden()
  await expect(page.getByText(/As another device had it/)).toBeHidden()
  await expectAccessible(page, 'a review that two devices finished')
  await tabTo(page, page.getByRole('radio', { name: 'Finished first' }))
  await press(page, 'ArrowRight')
  await expect(page.getByText(second ?? '', { exact: true })).toBeVisible()
  await expect(page.getByText(first ?? '', { exact: true })).toBeHidden()
})

test('a review is offered on its day in one line on Today, on the day that Settings say', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.logConversation({ date: day('2026-11-17'), channel: 'call', people: [{ name: 'Ana Ruiz' }] })
  const offer = page.getByRole('status').filter({ hasText: 'Review of a week' })
  await expect(offer).toContainText('16 – 22 Nov 2026')
  await tabTo(page, offer.getByRole('button', { name: 'Not this time' }))
  await press(page, 'Enter')
  await expect(offer).toBeHidden()
  await press(page, 'z')
  await expect(offer).toBeVisible()

  await goTo(page, ',', 'Settings')
  const weekly = page.getByRole('button', { name: /Review of a week/ })
  await expect(weekly).toContainText('Friday')
  await tabTo(page, weekly, { most: 200 })
  await press(page, 'Enter')
  await expect(page.getByRole('option', { name: 'Friday' })).toBeFocused()
  await press(page, 'Home', 'Enter')
  await expect(weekly).toContainText('Not offered')
  await expect.poll(async () => (await client.queries.preferences()).reviewDays.weekly).toBeNull()
  // A letter on a list of choices would choose.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Today/ })
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(offer).toBeHidden()

  await client.commands.setReviewDay({ rhythm: 'weekly', on: 1 })
  await expect(offer).toBeVisible()
  await expectAccessible(page, 'Today with a review that is offered')
  await tabTo(page, offer.getByRole('button', { name: 'Look back' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Review of a week' })).toBeVisible()
  await goTo(page, 't', 'Today')
  await expect(offer.getByRole('button', { name: 'Go on with it' })).toBeVisible()
})

test('R5: somebody meant to be rare with whom one spoke weekly is told of in words, beside the cadence, and no more when the silence is long', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const people = [
    ['Ana', 'wider', '2026-10-14'],
    ['Olga', 'wider', '2026-08-26'],
  ] as const
  for (const [given, ring, last] of people) {
    const { id } = await commands.addPerson({ names: { given }, ring })
    for (let week = 0; week < 30; week++) {
      await commands.logConversation({ date: addDays(day(last), -7 * week), channel: 'call', people: [{ id }] })
    }
  }
  const daily = await commands.addPerson({ names: { given: 'Six days' }, ring: 'wider' })
  for (let at = 0; at < 6; at++) {
    await commands.logConversation({
      date: addDays(day('2026-10-19'), at),
      channel: 'message',
      people: [{ id: daily.id }],
    })
  }
  const { id } = await commands.beginReview({ rhythm: 'weekly', from: day('2026-11-23'), to: day('2026-11-29') })
  await openReview(page, id)
  const quiet = page.getByRole('list', { name: 'Who went quiet' }).getByRole('listitem')
  // Neither of the two others: of one the silence is longer than twelve times the rhythm, of the other a week is none.
  await expect(quiet).toHaveCount(1)
  await expect(quiet).toContainText('Ana')
  await expect(quiet).toContainText('40 days without a conversation · You used to speak weekly')

  // On her page both stand beside each other, and what is meant to be rare is warm.
  await quiet.getByRole('link', { name: 'Ana' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ana' })).toBeVisible()
  await expect(page.getByText('Every 180 days, at most 365')).toBeVisible()
  await expect(page.getByText('You used to speak weekly')).toBeVisible()
  await expect(page.getByRole('main').getByText(/overdue|went quiet/i)).toHaveCount(0)
  const { rows } = await client.queries.people({ text: 'Olga', limit: 1 })
  await goToPath(page, `/person/${rows[0]?.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Olga' })).toBeVisible()
  await expect(page.getByText('Every 180 days, at most 365')).toBeVisible()
  await expect(page.getByText(/You (used to )?speak/)).toHaveCount(0)
})

test('R6: after seven weeks Today is one screen since then, without a number of what came due', async ({
  openJournal,
}) => {
  const { host, page, client } = await openJournal('empty')
  const { commands } = client
  const { clock } = host.test
  const monday = clock.now
  clock.now = Date.UTC(2026, 9, 5, 9)
  for (const given of ['Ana', 'Ben', 'Cleo', 'Dov', 'Eva']) {
    await commands.addPerson({ names: { given }, ring: 'inner' })
    await commands.logConversation({ date: day('2026-10-05'), channel: 'call', people: [{ name: given }] })
  }
  clock.now = monday
  const due = page.getByRole('navigation').getByRole('link', { name: /^Today/ })
  await commands.noteVisit({})
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await expect(page.getByText('You were last here on Monday, 5 October 2026.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'People of today' }).getByRole('listitem')).toHaveCount(3)
  await expect(due).not.toContainText('5')
  await expect(page.getByText(/more$/)).toBeHidden()
  await expectAccessible(page, 'Today after an absence')
  await page.reload()
  const look = page.getByRole('button', { name: 'Look back since 5 Oct' })
  await tabTo(page, look)
  await press(page, 'Enter')
  await expect(page.getByText('6 Oct – 23 Nov 2026')).toBeVisible()
  await goTo(page, 't', 'Today')
  await tabTo(page, page.getByRole('button', { name: 'On to today' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeHidden()
  await expect(page.getByRole('list', { name: 'People of today' }).getByRole('listitem')).toHaveCount(5)
  await expect(due).toContainText('5')
})

test('R8: a finished review prints on A4 without colour, tagged, with no paragraph cut', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const { id: ana } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
  for (let at = 1; at < 20; at++) {
    const date = day(`2026-09-${String(at).padStart(2, '0')}`)
    await commands.logConversation({ date, channel: 'call', people: [{ id: ana }] })
  }
  const { id } = await commands.beginReview({ rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') })
  const paragraph = 'Somebody says something that is worth keeping, and it goes on for longer than one line. '.repeat(6)
  for (const field of ['happened', 'learned', 'surprised', 'decisions', 'expected'] as const) {
    const { session } = await commands.openText({ id, field })
    await commands.editText({ session, text: [paragraph, '- first', '- second', paragraph].join('\n\n') })
    await commands.closeText({ session })
  }
  await commands.scheduleFollowUp({ text: 'Write to Ana', actor: 'me', people: [{ id: ana }], origin: id })
  await commands.finishReview({ id })
  await openReview(page, id)
  await expect(page.getByText(/^Finished on /)).toBeVisible()

  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate(() => {
    const coloured: string[] = []
    const cut: string[] = []
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const isGrey = (colour: string) => {
      if (canvas === null) return false
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
      return Math.max(red, green, blue) - Math.min(red, green, blue) <= 1
    }
    for (const element of document.querySelectorAll('main, main *')) {
      if (!element.checkVisibility()) continue
      const style = getComputedStyle(element)
      for (const name of ['color', 'background-color', 'border-top-color', 'border-left-color', 'fill'] as const) {
        if (!isGrey(style.getPropertyValue(name))) coloured.push(`${element.tagName} ${element.className} ${name}`)
      }
      if (/^(P|LI)$/.test(element.tagName) && style.breakInside !== 'avoid') cut.push(element.textContent.slice(0, 40))
    }
    return {
      coloured: coloured.slice(0, 5),
      cut: cut.slice(0, 5),
      buttons: document.querySelectorAll('main button').length,
    }
  })
  expect(found).toMatchObject({ coloured: [], cut: [] })
  const pdf = readPdf(await page.pdf({ format: 'A4', tagged: true }))
  expectOnPaper(pdf)
  expect(pdf.title).toMatch(/^Review of a quarter, .*30.* — Rapport$/)
  expect(pdf.pages.length).toBeGreaterThan(2)
  for (const heading of ['H1', 'H2']) expect(pdf.tagged.map(({ role }) => role)).toContain(heading)
  // Whom it names is named, and leads nowhere.
  expect(pdf.links).toEqual([])
  await expect(page.getByRole('link', { name: 'Ana Ruiz' }).first()).toHaveAttribute('href', /^\/person\//)
})

test('R8: the sample on paper: reviews, two beside each other, a year, a brief, the timeline with its table', async ({
  openJournal,
}) => {
  test.setTimeout(120_000)
  const { page, client } = await openJournal('sample')
  const print = async () => readPdf(await page.pdf({ format: 'A4', tagged: true }))
  const { rows } = await client.queries.reviews({ finished: true, limit: 100 })
  const [last, before] = rows.filter(({ rhythm }) => rhythm === 'quarterly')
  await openReview(page, last?.id ?? '')
  await expect(page.getByText(/^Finished on /)).toBeVisible()
  expectOnPaper(await print())
  await page.emulateMedia({ media: 'print' })
  // Of many names the screen shows the first; paper has no button for the others.
  const warm = await client.queries.review({ id: rows[0]?.id as ReviewId })
  const names = warm.finishes[0]?.frozen?.numbers.find(({ code }) => code === 'kept-warm')?.people ?? []
  expect(names.length).toBeGreaterThan(12)
  await openReview(page, rows[0]?.id ?? '')
  await expect(page.getByRole('main')).toContainText(names.at(-1)?.name ?? '?')
  await expect(page.getByText(names.at(-1)?.name ?? '?').first()).toBeVisible()
  await openReview(page, `${last?.id}?with=${before?.id}`)
  await expect(page.getByRole('table')).toBeVisible()
  expectOnPaper(await print())

  await goToPath(page, '/reviews/year')
  await expect(page.getByRole('heading', { level: 1, name: '2026 in words' })).toBeVisible()
  const year = await print()
  expectOnPaper(year)
  expect(year.title).toBe('2026 in words — Rapport')

  const ilse = (await client.queries.people({ text: 'Ilse', limit: 1 })).rows[0]
  await goToPath(page, `/person/${ilse?.id}`)
  await expect(page.getByRole('heading', { level: 1, name: ilse?.name ?? '' })).toBeVisible()
  await press(page, 'b')
  await expect(page.getByRole('heading', { name: /^Before you meet/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  const brief = await print()
  expectOnPaper(brief)
  expect(brief.pages).toHaveLength(1)

  await page.emulateMedia({ media: 'screen' })
  await goToPath(page, '/timeline')
  await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible()
  await press(page, 't')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('rowheader').getByText('16 – 22 Nov 2026')).toBeVisible()
  expectOnPaper(await print())
})

test('a year in words, its names hidden if one wishes, by keys', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (const [from, to, learned] of [
    ['2025-10-01', '2025-12-31', 'What was before.'],
    ['2026-07-01', '2026-09-30', 'Ana Ruiz asks **better** than I do. Ana’s way is to wait.'],
  ] as const) {
    const { id } = await commands.beginReview({ rhythm: 'quarterly', from: day(from), to: day(to) })
    const { session } = await commands.openText({ id, field: 'learned' })
    await commands.editText({ session, text: learned })
    await commands.closeText({ session })
    await commands.finishReview({ id })
  }
  await goTo(page, 'w', '2026 in words')
  await expect(page.getByText('Ana Ruiz asks better than I do.')).toBeVisible()
  await expectAccessible(page, 'a year in words')
  await press(page, 'h')
  await expect(page.getByText('somebody asks better than I do. somebody’s way is to wait.')).toBeVisible()
  await expect(page.getByText('Ruiz')).toBeHidden()
  await page.reload()
  await expect(page.getByText('somebody asks better')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: /^2026/ }))
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: '2025 in words' })).toBeVisible()
  await expect(page.getByText('What was before.')).toBeVisible()
})

test('of a year of weeks and quarters those of one rhythm can be read alone, and that is what is printed', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('sample')
  const { reviews } = await client.queries.yearInWords({ year: 2026 })
  const quarters = reviews.filter(({ rhythm }) => rhythm === 'quarterly')
  expect(quarters.length).toBe(3)
  expect(reviews.length).toBeGreaterThan(40)
  await goTo(page, 'w', '2026 in words')
  const periods = page.getByRole('heading', { level: 2 })
  await expect(periods).toHaveCount(reviews.length)
  await tabTo(page, page.getByRole('button', { name: /^All reviews/ }))
  await press(page, 'Enter')
  await page.getByRole('option', { name: 'Review of a quarter' }).click()
  await expect(periods).toHaveCount(3)
  await expectAccessible(page, 'the quarters of a year in words')
  await page.reload()
  await expect(periods).toHaveCount(3)
  const pdf = readPdf(await page.pdf({ format: 'A4', tagged: true }))
  expectOnPaper(pdf)
  expect(pdf.pages.length).toBeLessThan(5)
})

async function goToPath(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** A4 throughout, no text over another, and nothing divided that is to be read in one piece. */
function expectOnPaper(pdf: ReadPdf): void {
  for (const { width, height } of pdf.pages) {
    expect(Math.round(width)).toBe(596)
    expect(Math.round(height)).toBe(843)
  }
  expect(pdf.texts.length).toBeGreaterThan(10)
  expect(textsOverEachOther(pdf)).toEqual([])
  expect(pdf.tagged.filter(({ role, pages }) => /^(H\d|P|LI|BlockQuote)$/.test(role) && pages.length > 1)).toEqual([])
}
