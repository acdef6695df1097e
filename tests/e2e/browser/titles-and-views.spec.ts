import type { CivilDate } from '#shared/model/civil-date.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, goTo, press, tabTo } from './keyboard.ts'

test('a conversation without a topic is called by who was there, in the journal and above its page', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const date = '2026-11-20' as CivilDate
  await client.commands.logConversation({
    date,
    channel: 'coffee',
    people: [{ name: 'Ana Ruiz' }, { name: 'Tom Lee' }],
  })
  await goTo(page, 'j', 'Journal')
  const entry = page.getByRole('main').locator('[data-row]')
  await expect(entry.getByRole('link').first()).toHaveText(/Ana Ruiz, Tom Lee|Tom Lee, Ana Ruiz/)
  await expect(entry).toContainText('Coffee')
  await press(page, 'j', 'Enter')
  await expect(page).toHaveTitle(/^(Ana Ruiz, Tom Lee|Tom Lee, Ana Ruiz) — Rapport$/)
})

test('a view that was kept gets another name, and is removed by its menu, by keys', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana' }, ring: 'close' })
  await client.commands.saveView({ id: null, view: { name: 'Near', search: 'ring=close' } })
  await page.goto(`${new URL(page.url()).origin}/people?ring=close`)
  const views = page
    .getByRole('group', { name: 'Views' })
    .or(page.getByRole('list', { name: 'Views' }))
    .first()
  await expect(views).toContainText('Near')
  await tabTo(page, page.getByRole('button', { name: 'The view Near' }))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'Rename' }))
  await expect(page.getByRole('dialog', { name: 'Rename this view' }).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Nearest')
  await press(page, 'Enter')
  await expect(views).toContainText('Nearest')
  expect(Object.values((await client.queries.preferences()).views)).toEqual([{ name: 'Nearest', search: 'ring=close' }])
  await tabTo(page, page.getByRole('button', { name: 'The view Nearest' }))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'Remove' }))
  await expect.poll(async () => Object.keys((await client.queries.preferences()).views)).toEqual([])
})
