import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('rings are told in a sentence where they are first seen, until somebody is in one', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const sentence = page.getByText(/^A ring says how near somebody is and how often you want to speak/)
  await press(page, 'g', 'p')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(sentence).toBeVisible()
  await client.commands.putInRing({ ids: [id], ring: 'close' })
  await expect(sentence).toHaveCount(0)
})

test('how one spoke last is what the next conversation is offered, also after a reload', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'With' })).toBeFocused()
  await page.keyboard.type('Ana Ruiz,')
  await expect(page.getByRole('button', { name: 'Without Ana Ruiz' })).toBeVisible()
  const how = page.getByRole('button', { name: /How/ })
  await expect(how).toContainText('Coffee')
  await how.click()
  await page.getByRole('option', { name: 'Video call' }).click()
  await press(page, 'Control+Enter')
  await expect
    .poll(async () => (await client.queries.journal({})).rows.map(({ channel }) => channel))
    .toEqual(['video'])
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  await press(page, 'c')
  await expect(how).toContainText('Video call')
})
