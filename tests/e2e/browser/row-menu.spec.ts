import type { CivilDate } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, goTo, press } from './keyboard.ts'

const TODAY = '2026-11-23' as CivilDate

test('the key for menus on a row of Today offers what its keys do, and does it with that row', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (const text of ['send the plans', 'book a room']) {
    await client.commands.scheduleFollowUp({
      text,
      actor: 'me',
      due: TODAY,
      people: text === 'send the plans' ? [{ id }] : [],
    })
  }
  const rows = page.getByRole('main').locator('[data-row]')
  await expect(rows).toHaveCount(2)
  await press(page, 'j', 'j')
  await expect(rows.nth(1)).toBeFocused()
  await press(page, 'Shift+F10')
  const menu = page.getByRole('menu', { name: 'With this row' })
  await expect(menu.getByRole('menuitem', { name: /^Done/ })).toBeFocused()
  // There is nobody to be opened.
  await expect(menu.getByRole('menuitem', { name: /Open the person/ })).toHaveCount(0)
  await expectAccessible(page, 'the menu of a row')
  await press(page, 'Escape')
  await expect(menu).toHaveCount(0)
  await expect(rows.nth(1)).toBeFocused()
  await press(page, 'Shift+F10', 'Enter')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('send the plans')
  await press(page, 'z')
  await expect(rows).toHaveCount(2)

  await rows.first().click({ button: 'right', position: { x: 4, y: 4 } })
  await chooseByArrows(page, menu.getByRole('menuitem', { name: /Open the person/ }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ana Ruiz')
})

test('in a list the row under the pointer is the one that is meant, and text keeps the menu of the browser', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ids = []
  for (const given of ['Ada', 'Ben', 'Cleo']) ids.push((await client.commands.addPerson({ names: { given } })).id)
  await goTo(page, 'p', 'People')
  const menu = page.getByRole('menu', { name: 'With this row' })
  await page.getByRole('option', { name: /Cleo/ }).click({ button: 'right' })
  await chooseByArrows(page, menu.getByRole('menuitem', { name: /Inner circle|Inner/ }).first())
  await expect
    .poll(async () => (await client.queries.people({ rings: ['inner'] })).rows.map(({ name }) => name))
    .toEqual(['Cleo'])
  await page.getByRole('textbox', { name: 'Narrow by name, organisation or title' }).click({ button: 'right' })
  await expect(menu).toHaveCount(0)
})

test('lines of the strategy and time blocks have a menu of what their keys do', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id: goal } = await client.commands.addGoal({ title: 'A board seat' })
  await client.commands.addArchetype({ name: 'Chair', goals: [goal] })
  await client.commands.addGoal({ title: 'A house by the sea' })
  await goTo(page, 's', 'Strategy')
  const menu = page.getByRole('menu', { name: 'With this row' })
  await expect(page.getByText('A house by the sea')).toBeVisible()
  await press(page, 'j', 'j')
  await press(page, 'Shift+F10')
  await expect(menu.getByRole('menuitem', { name: /^Move to…/ })).toBeVisible()
  await expectAccessible(page, 'the menu of a line of the strategy')
  await chooseByArrows(page, menu.getByRole('menuitem', { name: /^Move to the trash/ }))
  await expect(page.getByText('Chair', { exact: true })).toHaveCount(0)
  await press(page, 'z')
  await expect(page.getByText('Chair', { exact: true })).toHaveCount(1)
})

test('the next conversation is offered the way of the last one', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  for (const given of ['Ana', 'Tom']) {
    await client.commands.scheduleFollowUp({ text: 'a word', actor: 'me', due: TODAY, people: [{ name: given }] })
  }
  const rows = page.getByRole('list', { name: 'People of today' }).locator('> li')
  await expect(rows).toHaveCount(2)
  await press(page, 'j', 'l')
  const dialog = page.getByRole('dialog')
  const channel = dialog.getByRole('button', { name: /^How|How$/ }).first()
  await expect(channel).toContainText('Call')
  await channel.click()
  await page.getByRole('option', { name: 'Video call' }).click()
  await press(page, 'Control+Enter')
  await expect(dialog).toHaveCount(0)
  await page.reload()
  await expect(rows.first()).toBeVisible()
  await press(page, 'c')
  await expect(page.getByRole('heading', { level: 1, name: 'New conversation' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Video call/ })).toBeVisible()
})
