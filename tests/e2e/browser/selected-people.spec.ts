import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('two who are selected are merged by M, and the addresses of a selection are copied', async ({
  openJournal,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page, client } = await openJournal('empty')
  const add = async (given: string, email?: string, ring: 'close' | null = null) => {
    const { id } = await client.commands.addPerson({ names: { given, family: 'Ruiz' }, ring })
    const value = { kind: 'email', value: email ?? '' } as const
    if (email !== undefined)
      await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value } })
  }
  await add('Ana', 'ana@example.org', 'close')
  await add('Anna', 'anna@example.org')
  await add('Tom')
  await press(page, 'g', 'p')
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j', 'Control+a')
  await page.getByRole('button', { name: 'Copy e-mails' }).click()
  await expect(page.getByRole('region', { name: /notice/ })).toContainText(
    '2 e-mail addresses are copied. 1 person has none.',
  )
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ana@example.org, anna@example.org')

  await page.getByRole('option', { name: /Ana Ruiz/ }).focus()
  await press(page, 'Escape', 'Space', 'j', 'Space', 'm')
  const dialog = page.getByRole('dialog', { name: 'Merge two people' })
  await expect(dialog.getByRole('radio', { name: /^Ana Ruiz/ })).toBeChecked()
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeFocused()
  await expectAccessible(page, 'merging two people')
  await press(page, 'Enter')
  await expect(page.getByRole('option')).toHaveCount(2)
  const { rows } = await client.queries.people({})
  expect(rows).toMatchObject([{ name: 'Ana Ruiz', ring: 'close' }, { name: 'Tom Ruiz' }])
  await press(page, 'z')
  await expect(page.getByRole('option')).toHaveCount(3)
})
