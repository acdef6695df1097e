import type { Page } from '@playwright/test'
import type { CivilDate } from '#shared/model/civil-date.ts'
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

  // The next one begins with what was expected, before any number.
  const next = await client.commands.beginReview({ rhythm: 'weekly', from: day('2026-11-23'), to: day('2026-11-29') })
  await page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/reviews/${next.id}`)
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
