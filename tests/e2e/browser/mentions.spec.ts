import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'
import { conversationWithNotes, writeAtEnd } from './notes.ts'

test('whom one mentions in the notes can be said to have been there, and that is taken back', async ({
  openJournal,
}) => {
  const { client, openTab } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Jonas', family: 'Feddersen' } })
  const { id, path } = await conversationWithNotes(client, 'We spoke.')
  const names = async () => (await client.queries.conversation({ id })).people.map(({ name }) => name)
  const page = await openTab(path)
  const notes = await writeAtEnd(page)
  await page.keyboard.type(' Of @jon')
  await expect(page.getByRole('option', { name: /Jonas Feddersen/ })).toBeVisible()
  // A list that has only just opened takes no Enter: that may be meant for the text.
  await page.waitForTimeout(150)
  await press(page, 'Enter')
  await expect(notes).toContainText('@Jonas Feddersen')
  expect(await names()).toEqual(['Ana Ruiz'])

  await tabTo(page, page.getByRole('button', { name: 'Jonas Feddersen was there too' }))
  await press(page, 'Enter')
  await expect.poll(names).toHaveLength(2)
  await expect(page.getByRole('button', { name: 'Jonas Feddersen was there too' })).toHaveCount(0)
  await expect(notes).toBeFocused()
  await tabTo(
    page,
    page.getByRole('button', { name: 'Make follow-up' }).or(page.getByRole('button', { name: /More/ })),
    {
      key: 'Shift+Tab',
    },
  )
  await press(page, 'z')
  await expect.poll(names).toEqual(['Ana Ruiz'])
})

test('whom one no longer mentions can be said not to have been there', async ({ openJournal }) => {
  const { client, openTab } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'We spoke of @Ana Ruiz')
  const page = await openTab(path)
  await writeAtEnd(page)
  const offer = page.getByRole('button', { name: 'Ana Ruiz was not there' })
  await expect(offer).toHaveCount(0)
  for (let count = 0; count < '@Ana Ruiz'.length; count++) await press(page, 'Backspace')
  await expect(offer).toBeVisible()
  expect((await client.queries.conversation({ id })).people).toHaveLength(1)
  await tabTo(page, offer)
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.conversation({ id })).people).toEqual([])
  await expect(offer).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Notes', exact: true })).toBeFocused()
})

test('suggestions open with the first letter and go when one is taken: nothing else is hidden by them', async ({
  openJournal,
}) => {
  const { client, page } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Jonas', family: 'Feddersen' } })
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await press(page, 'c')
  const people = page.getByRole('combobox', { name: 'With' })
  await expect(people).toBeFocused()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.keyboard.type('jon')
  await expect(page.getByRole('option', { name: /Feddersen/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Without Jonas Feddersen' })).toBeVisible()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(people).toBeFocused()
  await press(page, 'ArrowDown')
  await expect(page.getByRole('listbox')).toHaveCount(1)
})
