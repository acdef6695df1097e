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
