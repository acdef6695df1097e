import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

const lineOf = (page: Page) => page.getByRole('textbox', { name: 'Quick log' })

test('a line that was not saved is there after the page was loaded again, and in another tab', async ({
  openJournal,
}) => {
  const { page, client, openTab } = await openJournal('empty')
  await press(page, 'q')
  await lineOf(page).fill('coffee with Ana')
  await expect.poll(() => draftOf(client)).toBe('coffee with Ana')
  await page.reload()
  await page.getByRole('main').waitFor()
  await press(page, 'q')
  await expect(lineOf(page)).toHaveValue('coffee with Ana')

  // Within the moment in which keys are gathered, too.
  await lineOf(page).press('End')
  await page.keyboard.type(' about')
  await page.reload()
  await expect.poll(() => draftOf(client)).toBe('coffee with Ana about')
  const two = await openTab()
  await press(two, 'q')
  await expect(lineOf(two)).toHaveValue('coffee with Ana about')
})

test('of a line begun in one tab and another line typed in a second one, both are kept', async ({ openJournal }) => {
  const { page: one, client, openTab } = await openJournal('empty')
  await goTo(one, 'p', 'People')
  const two = await openTab('/people')
  for (const tab of [one, two]) {
    await press(tab, 'q')
    await expect(lineOf(tab)).toHaveValue('')
  }
  await lineOf(one).fill('coffee with Ana')
  await expect.poll(() => draftOf(client)).toBe('coffee with Ana')
  await lineOf(two).fill('walk with Bob')
  await expect.poll(() => draftOf(client)).toBe('walk with Bob\ncoffee with Ana')

  // What is saved in the one leaves what the other one typed.
  await lineOf(two).press('Enter')
  await expect(lineOf(two)).toHaveCount(0)
  await expect.poll(() => draftOf(client)).toBe('coffee with Ana')
  await press(two, 'q')
  await expect(lineOf(two)).toHaveValue('coffee with Ana')
})

test('typing a line leaves what was done before to be undone', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'p')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.type('Nadia Example')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Nadia Example' })).toBeVisible()
  await press(page, 'q')
  for (const word of ['coffee', 'coffee with', 'coffee with Nadia']) {
    await lineOf(page).fill(word)
    await expect.poll(() => draftOf(client)).toBe(word)
  }
  await press(page, 'Escape')
  await expect(lineOf(page)).toHaveCount(0)
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.people({})).total).toBe(0)
})

async function draftOf(client: { queries: { draft: (input: { name: string }) => Promise<{ text: string }> } }) {
  return (await client.queries.draft({ name: 'quick-log' })).text
}

test('a name that is typed and nobody yet is part of the entry: after Back, a reload and Escape, and when it is saved', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const people = page.getByRole('combobox', { name: 'With' })
  await goTo(page, 'p', 'People')
  await press(page, 'c')
  await expect(people).toBeFocused()
  await page.keyboard.type('Zelda Quist')
  await expect.poll(async () => (await client.queries.draft({ name: 'full-entry' })).text).toContain('Zelda Quist')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await press(page, 'c')
  await expect(people).toHaveValue('Zelda Quist')

  await page.reload()
  await expect(people).toHaveValue('Zelda Quist')
  await people.focus()
  await press(page, 'Escape')
  await expect(people.or(page.getByRole('button', { name: 'Without Zelda Quist' })).first()).toBeVisible()
  await page.reload()
  await expect.poll(async () => (await client.queries.draft({ name: 'full-entry' })).text).toContain('Zelda Quist')

  await page.getByRole('textbox', { name: 'About' }).focus()
  await press(page, 'Control+Enter')
  await expect.poll(async () => (await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Zelda Quist'])
})

test('what is typed and saved at once, from within the field, is in the conversation', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'With' })).toBeFocused()
  await page.keyboard.type('Zelda Quist')
  await press(page, 'Control+Enter')
  await expect.poll(async () => (await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Zelda Quist'])
  const { rows } = await client.queries.journal({})
  expect(rows.map((row) => row.people.map(({ name }) => name))).toEqual([['Zelda Quist']])
})

test('what was written in the full entry is there after a reload, and ends with being saved', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const about = page.getByRole('textbox', { name: 'About' })
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'With' })).toBeFocused()
  await page.keyboard.type('Ana Ruiz,')
  await expect(page.getByRole('button', { name: 'Without Ana Ruiz' })).toBeVisible()
  await about.fill('The long story')
  await page.getByRole('textbox', { name: 'Notes' }).focus()
  await page.keyboard.type('She told me all of it')
  await expect.poll(async () => (await client.queries.draft({ name: 'full-entry' })).text).toContain('all of it')

  await page.reload()
  await expect(about).toHaveValue('The long story')
  await expect(page.getByRole('button', { name: 'Without Ana Ruiz' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Notes' })).toContainText('She told me all of it')
  await about.focus()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'The long story' })).toBeVisible()
  expect((await client.queries.draft({ name: 'full-entry' })).text).toBe('')
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'With' })).toBeFocused()
  await expect(about).toHaveValue('')
  expect((await client.queries.journal({})).rows).toHaveLength(1)
})

test('of two entries that are written in two tabs both are kept, and saving one leaves the other', async ({
  openJournal,
}) => {
  const { page, client, openTab } = await openJournal('empty')
  const kept = async () => (await client.queries.draft({ name: 'full-entry' })).text
  const about = (tab: Page) => tab.getByRole('textbox', { name: 'About' })
  await press(page, 'c')
  await about(page).fill('the boat')
  await expect.poll(kept).toContain('the boat')
  const other = await openTab('/journal/new')
  await expect(about(other)).toHaveValue('the boat')
  await about(other).fill('the harbour')
  await expect.poll(kept).toContain('the harbour')
  await about(page).fill('the boat and its crew')
  await expect.poll(kept).toContain('its crew')
  expect(await kept()).toContain('the harbour')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'the boat and its crew' })).toBeVisible()
  await expect.poll(kept).not.toContain('the boat')
  expect(await kept()).toContain('the harbour')
  await other.reload()
  await expect(about(other)).toHaveValue('the harbour')
})
