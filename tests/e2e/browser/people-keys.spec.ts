import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, focusedElement, goTo, press, tabTo } from './keyboard.ts'
import { openToday } from './screens.ts'

test('1 to 5 put people in rings, one after the other or many at once, and Z takes it back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ids: PersonId[] = []
  for (const given of ['Ada', 'Ben', 'Cleo', 'Dan']) {
    ids.push((await client.commands.addPerson({ names: { given, family: 'Example' } })).id)
  }
  const ringOf = async (index: number) => (await client.queries.person({ id: ids[index] as PersonId })).ring
  await goTo(page, 'p', 'People')
  const list = page.getByRole('listbox', { name: /People/ })
  await expect(list.getByRole('option')).toHaveCount(4)
  await press(page, 'j')
  await expect(list.getByRole('option', { name: /Ada/ })).toBeFocused()
  await press(page, '1')
  // After one is placed the cursor goes on to the next.
  await expect(list.getByRole('option', { name: /Ben/ })).toBeFocused()
  await press(page, '3')
  await expect(list.getByRole('option', { name: /Cleo/ })).toBeFocused()
  await expect.poll(() => Promise.all([ringOf(0), ringOf(1)])).toEqual(['inner', 'active'])

  await press(page, ' ', 'Shift+ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toHaveCount(2)
  await expect(page.getByRole('toolbar')).toContainText('2 people selected')
  await press(page, '4')
  await expect.poll(() => Promise.all([ringOf(2), ringOf(3)])).toEqual(['wider', 'wider'])
  await expect(list.getByRole('option', { selected: true })).toHaveCount(0)
  await press(page, 'z')
  await expect.poll(() => Promise.all([ringOf(2), ringOf(3)])).toEqual([null, null])

  await press(page, 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText('4 people selected')
  await press(page, 'Delete')
  await expect(page.getByText('4 people are in the trash.')).toBeVisible()
  expect((await client.queries.people({})).total).toBe(0)
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.people({})).total).toBe(4)
})

test('Z pressed while something is still being done takes that back, not what was done before it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  // Enough to keep the journal busy for longer than it takes to press a key.
  for (let part = 0; part < 6; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${1000 + part * 200 + index}` }))
    await client.commands.logConversation({ date: '2026-11-20' as CivilDate, channel: 'event', people })
  }
  await goTo(page, 'p', 'People')
  await expect(page.getByRole('option').first()).toBeVisible()
  await press(page, 'j')
  await expect(page.getByRole('option').first()).toBeFocused()
  await press(page, '1')
  const inner = async () => (await client.queries.people({ rings: ['inner'] })).total
  await expect.poll(inner).toBe(1)
  await press(page, 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText(/1,?200 people selected/)
  await press(page, 'Delete', 'z')
  await expect(page.getByText(/^Undone: /)).toBeVisible()
  expect((await client.queries.people({})).total).toBe(1200)
  expect(await inner()).toBe(1)
})

test('filters and order live in the address, stay through a reload, and are kept under a name', async ({
  openJournal,
}) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'p', 'People')
  const options = page.getByRole('listbox', { name: /People/ }).getByRole('option')
  await expect(options.first()).toBeVisible()
  const everybody = await options.first().getAttribute('aria-setsize')

  await press(page, 'f')
  await chooseByArrows(
    page,
    page.getByRole('menuitem', { name: 'Inner' }).or(page.getByRole('menuitemcheckbox', { name: 'Inner' })),
  )
  await expect(page).toHaveURL(/ring=inner/)
  await expect(options.first()).not.toHaveAttribute('aria-setsize', everybody ?? '')
  const narrowed = await options.first().getAttribute('aria-setsize')

  await page.reload()
  await expect(options.first()).toHaveAttribute('aria-setsize', narrowed ?? '')
  await expect(page).toHaveURL(/ring=inner/)

  await tabTo(page, page.getByRole('button', { name: 'Keep this view' }))
  await press(page, 'Enter')
  await expect(
    page.getByRole('dialog', { name: 'Keep this view' }).getByRole('textbox', { name: 'Name' }),
  ).toBeFocused()
  await page.keyboard.type('My closest')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, 't', 'Today')
  await goTo(page, 'p', 'People')
  await expect(options.first()).toHaveAttribute('aria-setsize', everybody ?? '')
  await tabTo(page, page.getByRole('tab', { name: 'Everybody' }))
  await press(page, 'ArrowRight')
  await expect(page.getByRole('tab', { name: 'My closest' })).toBeFocused()
  await press(page, 'Enter')
  await expect(options.first()).toHaveAttribute('aria-setsize', narrowed ?? '')
  await expect(page).toHaveURL(/ring=inner/)
})

test('going back from somebody comes to the line one left', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await goTo(page, 'p', 'People')
  const options = page.getByRole('listbox', { name: /People/ }).getByRole('option')
  await expect(options.first()).toBeVisible()
  await press(page, 'j', 'j', 'j', 'j')
  const name = await focusedElement(page)
  await press(page, 'Enter')
  await expect(page).not.toHaveTitle('People — Rapport')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(options.first()).toBeVisible()
  await expect.poll(() => focusedElement(page)).toBe(name)

  await goTo(page, 't', 'Today')
  await press(page, 'j', 'j', 'j')
  const line = await focusedElement(page)
  await press(page, 'o')
  await expect(page).not.toHaveTitle('Today — Rapport')
  await page.goBack()
  await expect.poll(() => focusedElement(page)).toBe(line)
})
