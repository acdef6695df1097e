import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, press, tabTo } from './keyboard.ts'

test('said in the line, a follow-up comes again once it is done, and Z takes both back', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'q')
  // A typographic apostrophe comes as text and not as a key, which nothing holds for a line that is on its way.
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
  await page.keyboard.type('I’ll send Ana the numbers today every month')
  await expect(page.getByRole('button', { name: 'Comes again: every month' })).toBeVisible()
  await press(page, 'Enter')
  const row = page.getByRole('list', { name: 'People of today' }).getByRole('listitem')
  await expect(row).toContainText('send Ana the numbers')
  await press(page, 'Escape', 'j')
  await expect(row).toBeFocused()
  await press(page, 'e')
  await expect(row).toHaveCount(0)
  const open = async () => (await client.queries.followUps({})).rows.map(({ due, every }) => `${due} ${every}`)
  await expect.poll(open).toEqual(['2026-12-23 P1M'])
  await press(page, 'z')
  await expect(row).toContainText('send Ana the numbers')
  expect(await open()).toEqual(['2026-11-23 P1M'])
})

test('how often is chosen in the form by keys, shown in the row, and changed', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'n')
  const dialog = page.getByRole('dialog', { name: 'New follow-up' })
  await expect(dialog.getByRole('textbox', { name: 'What is to be done' })).toBeFocused()
  await page.keyboard.type('Write the newsletter')
  await tabTo(page, dialog.getByRole('button', { name: /Comes again/ }))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('option', { name: 'every 3 months' }))
  await expectAccessible(page, 'a follow-up that comes again')
  await tabTo(page, dialog.getByRole('button', { name: 'Save' }))
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await client.queries.followUps({})).rows.map(({ text, every }) => `${text} ${every}`))
    .toEqual(['Write the newsletter P3M'])
  await press(page, 'u')
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Write the newsletter' })).toBeVisible()
})
