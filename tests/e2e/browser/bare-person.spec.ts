import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('a bare page has one line that offers every field by typing, and shows what is filled as before', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await page.goto(`${host.origin}/person/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(0)
  await expect(page.getByText('A ring says how near somebody is')).toBeVisible()
  await expectAccessible(page, 'a bare person')

  const line = page.getByRole('combobox', { name: 'Add something about Ana Ruiz' })
  await press(page, 'a')
  await expect(line).toBeFocused()
  await page.keyboard.type('birth')
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'What' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: 'Day' }))
  await page.keyboard.type('3 May')
  await tabTo(page, page.getByRole('button', { name: 'Save' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 3, name: 'Days to remember' })).toBeVisible()
  await expect(line).toBeFocused()

  await page.keyboard.type('mail')
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused()
  await page.keyboard.type('ana@example.org')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 3, name: 'Ways to reach' })).toBeVisible()

  await expect(line).toBeFocused()
  await page.keyboard.type('cares')
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'Cares about' })).toBeFocused()
  await page.keyboard.type('Boats')
  await expect.poll(async () => (await client.queries.person({ id })).texts.caresAbout).toBe('Boats')
  expect(await client.queries.person({ id })).toMatchObject({
    channels: [{ value: { kind: 'email', value: 'ana@example.org' } }],
    dates: [{ value: { label: 'Birthday', date: { m: 5, d: 3 } } }],
  })
  await expectAccessible(page, 'a person with three fields')

  // The last of a group goes with its heading, and the keys go on.
  await page.getByRole('button', { name: 'Remove ana@example.org' }).click({ force: true })
  await expect(page.getByRole('heading', { level: 3, name: 'Ways to reach' })).toHaveCount(0)
  await press(page, 'a')
  await expect(line).toBeFocused()

  await press(page, 'Escape')
  await client.commands.putInRing({ ids: [id], ring: 'close' })
  await expect(page.getByText('A ring says how near somebody is')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 3, name: 'Cadence' })).toBeVisible()
})
