import { expect, test } from './journal-test.ts'

// A system that asks for the pseudo-language: what the user chose then says other words than the system does.
test.use({ locale: 'en-XA' })

test('both windows follow the language of the preferences, and the next start begins with it', async ({
  openJournal,
}) => {
  const { client, page, openTab } = await openJournal('empty')
  const other = await openTab('/people')
  await expect(page.getByRole('heading', { level: 1, name: '[Ŧöðåý··]' })).toBeVisible()
  const { undo } = await client.commands.setLanguage({ language: 'en' })
  await expect(page.getByRole('heading', { level: 1, name: 'Today', exact: true })).toBeVisible()
  await expect(other.getByRole('heading', { level: 1, name: 'People', exact: true })).toBeVisible()
  await other.reload()
  await expect(other.getByRole('heading', { level: 1, name: 'People', exact: true })).toBeVisible()
  await client.commands.undo({ token: undo ?? '' })
  await expect(page.getByRole('heading', { level: 1, name: '[Ŧöðåý··]' })).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('lang', 'en')
})
