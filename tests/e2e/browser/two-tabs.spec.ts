import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'
import { conversationWithNotes, expectSaved, writeAtEnd } from './notes.ts'

test('what is done in one tab shows in the other without loading it again', async ({ openJournal }) => {
  const { page: one, openTab } = await openJournal('empty')
  const two = await openTab()
  await goTo(two, 'p', 'People')

  await press(one, 'p')
  await one.getByRole('dialog').getByRole('textbox').first().waitFor()
  await one.keyboard.type('Nadia Example')
  await press(one, 'Enter')
  await expect(one.getByRole('heading', { level: 1, name: 'Nadia Example' })).toBeVisible()
  const row = two.getByRole('option', { name: /Nadia Example/ })
  await expect(row).toBeVisible()

  await press(one, '2')
  await expect(two.getByRole('option', { name: /Nadia Example.*Close/ })).toBeVisible()
  await press(two, 'j', '1')
  await expect(one.getByRole('button', { name: /Ring: Inner/ })).toBeVisible()

  await goTo(two, 't', 'Today')
  await press(one, 'q')
  await expect(one.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
  await one.keyboard.type('remind me to send Nadia the deck today')
  await expect(one.getByRole('group', { name: /Follow-up|follow-up/ }).first()).toBeVisible()
  await press(one, 'Enter')
  await expect(two.getByRole('main').getByRole('listitem').filter({ hasText: /deck/ })).toBeVisible()
  await expect(two.getByRole('navigation').getByRole('link', { name: /Today/ })).toContainText('1')
})

test('the theme and the keys chosen in one tab hold in the other', async ({ openJournal }) => {
  const { page: one, client, openTab } = await openJournal('empty')
  const two = await openTab()
  await goTo(two, ',', 'Settings')
  await client.commands.setSettings({ appearance: 'dark', singleKeys: false })
  for (const tab of [one, two]) await expect(tab.locator('html')).toHaveAttribute('data-appearance', 'dark')
  await expect(two.getByRole('switch', { name: 'Single keys' })).not.toBeChecked()
})

test('two who write in the same notes at the same time keep both texts, and each takes back their own', async ({
  openJournal,
}) => {
  const { page: one, client, openTab } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'The beginning.')
  const two = await openTab(path)
  await one.goto(new URL(path, one.url()).href)

  const atOne = await writeAtEnd(one)
  const atTwo = await writeAtEnd(two)
  await press(two, 'Control+Home')
  await Promise.all([
    one.keyboard.type(' What the first one adds, in no hurry.', { delay: 25 }),
    two.keyboard.type('The second one goes before. ', { delay: 30 }),
  ])
  const both = 'The second one goes before. The beginning. What the first one adds, in no hurry.'
  await expectSaved(client, id, both)
  await expect(atOne).toHaveText(both)
  await expect(atTwo).toHaveText(both)
  await expect(atOne).toBeFocused()

  await undoAll(one, () => atOne.innerText(), 'The second one goes before. The beginning.')
  await expectSaved(client, id, 'The second one goes before. The beginning.')
  await expect(atTwo).toHaveText('The second one goes before. The beginning.')
})

test('notes open in one tab take up what another writes, with the caret where it was', async ({ openJournal }) => {
  const { page: one, client, openTab } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'Middle.')
  await one.goto(new URL(path, one.url()).href)
  const atOne = await writeAtEnd(one)
  const two = await openTab(path)
  await writeAtEnd(two)
  await press(two, 'Control+Home')
  await two.keyboard.type('Before. ')
  await expect(atOne).toHaveText('Before. Middle.')
  await one.keyboard.type(' After.')
  await expectSaved(client, id, 'Before. Middle. After.')
})

test('what was just typed is saved when its screen is left at once', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'Said')
  await page.goto(new URL(path, page.url()).href)
  await writeAtEnd(page)
  await page.keyboard.type(' in haste')
  await press(page, 'Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expectSaved(client, id, 'Said in haste')
})

/** Presses Ctrl+Z until the text is as expected; a press too many must change nothing. */
async function undoAll(page: Page, text: () => Promise<string>, expected: string): Promise<void> {
  for (let presses = 0; presses < 30 && (await text()).trim() !== expected; presses++)
    await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect((await text()).trim()).toBe(expected)
}
