import type { CivilDate } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
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
  const title = page.getByRole('heading', { level: 1, name: /^(Ana Ruiz, Tom Lee|Tom Lee, Ana Ruiz)$/ })
  await expect(title).toBeVisible()
  const topic = title.getByRole('textbox', { name: 'Topic' })
  await expect(topic).toHaveAttribute('placeholder', /Ana Ruiz/)
  await topic.fill('Prices')
  await expect(page.getByRole('heading', { level: 1, name: 'Prices', exact: true })).toBeVisible()
})

test('kept views are tabs: arrows go between them, F2 and a menu rename them, removing is undone', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana' }, ring: 'close' })
  await client.commands.addPerson({ names: { given: 'Bo' } })
  await client.commands.saveView({ id: null, view: { name: 'Near', search: 'ring=close' } })
  const viewsNow = async () => Object.values((await client.queries.preferences()).views)
  const row = (name: string) => page.locator('[data-row]').filter({ hasText: name })
  await goTo(page, 'p', 'People')
  await expect(row('Bo')).toBeVisible()
  const [everybody, near] = [page.getByRole('tab', { name: 'Everybody' }), page.getByRole('tab', { name: 'Near' })]
  await expect(everybody).toHaveAttribute('aria-selected', 'true')
  await tabTo(page, everybody)
  await press(page, 'ArrowRight')
  await expect(near).toBeFocused()
  await press(page, 'Enter')
  await expect(near).toHaveAttribute('aria-selected', 'true')
  await expect(row('Bo')).toHaveCount(0)
  await expect(row('Ana')).toBeVisible()
  await expectAccessible(page, 'kept views')

  await press(page, 'F2')
  await expect(page.getByRole('dialog', { name: 'Rename this view' }).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Nearest')
  await press(page, 'Enter')
  await expect(page.getByRole('tab', { name: 'Nearest' })).toHaveAttribute('aria-selected', 'true')
  expect(await viewsNow()).toEqual([{ name: 'Nearest', search: 'ring=close' }])

  await tabTo(page, page.getByRole('button', { name: 'The view Nearest' }))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'Remove' }))
  await expect.poll(viewsNow).toEqual([])
  await expect(page.getByRole('tab')).toHaveCount(0)
  await press(page, 'z')
  await expect.poll(viewsNow).toEqual([{ name: 'Nearest', search: 'ring=close' }])
})
