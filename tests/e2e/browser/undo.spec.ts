import type { Page } from '@playwright/test'
import { importFile, linkedinFile } from '#support/import-file.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

test('toasts say what was undone and done again, by Z and by Ctrl+Z', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await openPerson(page, id)
  const ring = async () => (await client.queries.person({ id })).ring
  for (const [undo, redo] of [
    ['z', 'Shift+z'],
    ['Control+z', 'Control+Shift+z'],
  ] as const) {
    await press(page, '1')
    await expect.poll(ring).toBe('inner')
    await press(page, undo)
    await expect(page.getByText(/^Undone: Ana Ruiz is now: inner/i)).toBeVisible()
    expect(await ring()).toBeNull()
    await press(page, redo)
    await expect(page.getByText(/^Done again: Ana Ruiz is now: inner/i)).toBeVisible()
    expect(await ring()).toBe('inner')
    await press(page, undo)
    await expect.poll(ring).toBeNull()
  }
})

test('keys pressed in haste all count, and something new ends what could be done again', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await openPerson(page, id)
  const ring = async () => (await client.queries.person({ id })).ring
  for (const [key, name] of [
    ['1', 'inner'],
    ['2', 'close'],
    ['3', 'active'],
  ] as const) {
    await press(page, key)
    await expect.poll(ring).toBe(name)
  }
  await press(page, 'Control+z', 'Control+z', 'Control+z')
  await expect.poll(ring).toBeNull()
  await press(page, 'Control+Shift+z', 'Control+Shift+z')
  await expect.poll(ring).toBe('close')
  await press(page, '4')
  await expect.poll(ring).toBe('wider')
  await press(page, 'Control+Shift+z')
  await expect(page.getByText('There is nothing to do again.')).toBeVisible()
  expect(await ring()).toBe('wider')
})

test('where something is typed, Ctrl+Z belongs to the typing', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await openPerson(page, id)
  await press(page, '1')
  const ring = async () => (await client.queries.person({ id })).ring
  await expect.poll(ring).toBe('inner')
  await goTo(page, 'p', 'People')
  await press(page, '/')
  const field = page.getByRole('textbox', { name: /Narrow by/ })
  await expect(field).toBeFocused()
  await page.keyboard.type('ana')
  await press(page, 'Control+z')
  await expect(field).toHaveValue('')
  expect(await ring()).toBe('inner')
  await press(page, 'Control+Shift+z')
  await expect(field).toHaveValue('ana')
  expect(await ring()).toBe('inner')
})

test('Settings lists imports and merges, each undone as a whole after a reload, in every tab', async ({
  openJournal,
}) => {
  const { page, client, openTab } = await openJournal('empty')
  const people = ['Ana Ruiz', 'Bob Lee', 'Cleo Marsh', 'Dan Okoro'].map((name) => ({ name }))
  await importFile(client, 'Connections.csv', linkedinFile(people))
  const two = await openTab('/settings')
  const lines = (tab: Page) => tab.getByRole('list', { name: 'Imports and merges' }).getByRole('listitem')
  await expect(lines(two)).toHaveCount(1)
  await expect(lines(two)).toContainText('Imported 4 people: LinkedIn connections')
  await expect(lines(two)).toContainText('Ana Ruiz, Bob Lee, Cleo Marsh and 1 more')

  const found = await client.queries.people({})
  const idOf = (name: string) => {
    const row = found.rows.find((one) => one.name === name)
    if (row === undefined) throw new Error(`${name} was not imported`)
    return row.id
  }
  await client.commands.editPerson({ id: idOf('Bob Lee'), pronouns: 'he/him' })
  await goTo(page, ',', 'Settings')
  await page.reload()
  await lines(page)
    .getByRole('button', { name: /^Undo: Imported 4 people/ })
    .press('Enter')
  await expect(page.getByText(/^Undone: Imported 4 people: LinkedIn connections.*Bob Lee\.$/)).toBeVisible()
  for (const tab of [page, two]) await expect(lines(tab)).toContainText(/Undone .*, 1 left alone/)
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Bob Lee'])

  // What was undone there is done again by its key, and stands in the other tab as well.
  await press(page, 'Control+Shift+z')
  await expect(lines(two).getByRole('button', { name: /^Undo/ })).toBeVisible()
  expect((await client.queries.people({})).total).toBe(4)

  await client.commands.mergePeople({ from: idOf('Ana Ruiz'), into: idOf('Cleo Marsh') })
  await expect(lines(two)).toHaveCount(2)
  await expect(lines(two).first()).toContainText('Merged duplicates')
})

async function openPerson(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/person/${id}`, page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
}
