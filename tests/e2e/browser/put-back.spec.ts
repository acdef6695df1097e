import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'
import { conversationWithNotes } from './notes.ts'

test('what a change of a person came upon is put back from their history, by keys, and undone', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await client.commands.editPerson({ id, names: { family: 'Rust' } })
  await page.goto(`${host.origin}/person/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Rust' })).toBeVisible()
  await press(page, 'Control+k')
  await page.keyboard.type('history')
  await press(page, 'Enter')
  const history = page.getByRole('dialog', { name: 'History of Ana Rust' })
  // What made her can not be put back.
  const put = history.getByRole('button', { name: /^Put back/ })
  await expect(put).toHaveCount(1)
  await expectAccessible(page, 'a history')
  await tabTo(page, put)
  await press(page, 'Enter')
  await expect(page.getByRole('dialog', { name: 'History of Ana Ruiz' })).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  await press(page, 'z')
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Rust' })).toBeVisible()
})

test('a conversation has its history, where what a change came upon is put back, by keys', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'She likes boats.')
  const names = async () => (await client.queries.conversation({ id })).people.map(({ name }) => name).toSorted()
  const [ana] = (await client.queries.conversation({ id })).people
  await client.commands.editConversation({
    id,
    people: [...(ana === undefined ? [] : [{ id: ana.id }]), { name: 'Tom Baker' }],
  })
  expect(await names()).toEqual(['Ana Ruiz', 'Tom Baker'])
  await page.goto(host.origin + path)
  await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible()
  await press(page, 'Control+k')
  await page.keyboard.type('history')
  await press(page, 'Enter')
  const history = page.getByRole('dialog', { name: 'History of platform' })
  // What made it can not be put back.
  const put = history.getByRole('button', { name: /^Put back/ })
  await expect(put).toHaveCount(1)
  await expect(history).toContainText('She likes boats.')
  await expect(history).toContainText('Tom Baker')
  await expectAccessible(page, 'the history of a conversation')
  await tabTo(page, put)
  await press(page, 'Enter')
  await expect.poll(names).toEqual(['Ana Ruiz'])
  await press(page, 'Escape', 'z')
  await expect.poll(names).toEqual(['Ana Ruiz', 'Tom Baker'])
})
