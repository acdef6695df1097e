import type { CivilDate } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, press, tabTo } from './keyboard.ts'

test('circles, organisations and tags are renamed, made one and removed by keys, and Z takes each back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ana = await client.commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme' })
  await client.commands.addPerson({ names: { given: 'Bo' }, organisation: 'Ac' })
  for (const name of ['Board', 'Club']) {
    const { id } = await client.commands.addCircle({ name })
    await client.commands.putInCircle({ ids: [ana.id], circle: id, member: true })
  }
  for (const tags of [['mentor'], ['teaching', 'Mentor']]) {
    await client.commands.logConversation({
      date: '2026-11-20' as CivilDate,
      channel: 'call',
      people: [{ id: ana.id }],
      tags,
    })
  }
  await press(page, 'g', 'c')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Circles, organisations, tags')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page, 'circles')
  await press(page, 'j', 'r')
  await expect(page.getByRole('dialog', { name: 'Rename Board' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Council')
  await press(page, 'Enter')
  await expect(page.getByRole('list', { name: 'Circles' })).toContainText('Council')
  await press(page, 'z')
  await expect(page.getByRole('list', { name: 'Circles' })).toContainText('Board')

  await press(page, '2')
  await expect(page.getByRole('list', { name: 'Organisations' }).getByRole('listitem')).toHaveCount(2)
  await press(page, 'j')
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeFocused()
  const first = (await page.getByRole('main').getByRole('listitem').first().textContent())?.startsWith('Acme') === true
  if (first) await press(page, 'j')
  await press(page, 'm')
  await expect(page.getByRole('dialog', { name: 'Make Ac part of…' })).toBeVisible()
  await page.keyboard.type('acm')
  await expect(page.getByRole('option', { name: /Acme/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Merge' })).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('2 people')
  expect((await client.queries.people({ text: 'acme' })).total).toBe(2)
  await press(page, 'z')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)

  await press(page, '3')
  const tags = page.getByRole('list', { name: 'Tags' })
  await expect(tags.getByRole('listitem')).toHaveCount(2)
  await press(page, 'j')
  await expect(tags.getByRole('listitem').first()).toBeFocused()
  // The menu of a row has what the keys do.
  await tabTo(page, page.getByRole('button', { name: 'What to do with Mentor' }))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: /Make it part of another/ }))
  await page.keyboard.type('teach')
  await expect(page.getByRole('option', { name: /teaching/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Merge' })).toBeFocused()
  await press(page, 'Enter')
  await expect(tags.getByRole('listitem')).toHaveCount(1)
  await expect(tags).toContainText('2 conversations')
  await page.getByRole('main').getByRole('listitem').first().focus()
  await press(page, 'Delete')
  await expect(page.getByText('A word with a # in a line or a conversation is a tag.')).toBeVisible()
  await press(page, 'z')
  await expect(tags.getByRole('listitem')).toHaveCount(1)

  await page.reload()
  await expect(tags.getByRole('listitem')).toHaveCount(1)
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Journal')
})

test('of five hundred organisations one is found by its name', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  for (let part = 0; part < 6; part++) {
    await client.commands.logConversation({
      date: '2026-11-20' as CivilDate,
      channel: 'event',
      people: Array.from({ length: 100 }, (_, at) => ({
        name: `P${part} ${at}`,
        organisation: `Firm ${part * 100 + at}`,
      })),
    })
  }
  await press(page, 'g', 'c', '2')
  await expect(page.getByText('Those with the most people. Type to find the others.')).toBeVisible()
  await press(page, '/')
  await page.keyboard.type('Firm 599')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await press(page, 'ArrowDown', 'r')
  await expect(page.getByRole('dialog', { name: 'Rename Firm 599' })).toBeVisible()
})
