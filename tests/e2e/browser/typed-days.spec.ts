import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

/** The clock of the tests: a Monday. */
const NOW = '2026-11-23'

test('days are typed in words in the full entry: what happened is behind, what is to do ahead', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await goTo(page, 't', 'Today')
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'With' })).toBeFocused()
  await page.keyboard.type('Ana Ruiz,')
  const when = page.getByRole('textbox', { name: 'When' })
  await tabTo(page, when)
  await page.keyboard.type('fri')
  await expect(page.getByRole('status').filter({ hasText: 'Fri, 20 Nov 2026' })).toBeVisible()
  await expectAccessible(page, 'a day being typed')

  // What cannot be read is no day: nothing is saved with another one.
  await when.fill('soonish')
  await press(page, 'Control+Enter')
  await expect(page.getByText('This is no day that can be read.')).toBeVisible()
  await expect(when).toBeFocused()
  await page.getByRole('textbox', { name: 'About' }).focus()
  await press(page, 'Control+Enter')
  await expect(when).toBeFocused()
  expect((await client.queries.journal({})).rows).toHaveLength(0)

  await when.fill('2 weeks')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'New conversation' })).toHaveCount(0)
  expect((await client.queries.journal({})).rows).toMatchObject([{ date: '2026-11-09' }])

  // Of what is saved at once only the last is: on the way to it one passes other days.
  await page.getByRole('button', { name: 'Change who, when and how' }).press('Enter')
  await tabTo(page, when)
  await page.keyboard.type('12 nov')
  expect((await client.queries.journal({})).rows).toMatchObject([{ date: '2026-11-09' }])
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.journal({})).rows).toMatchObject([{ date: '2026-11-12' }])
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.journal({})).rows).toMatchObject([{ date: '2026-11-11' }])

  // What is written elsewhere meanwhile is not written over by leaving the field.
  const [row] = (await client.queries.journal({})).rows
  await client.commands.editConversation({ id: row?.id as ConversationId, date: '2026-11-05' as CivilDate })
  await expect(when).toHaveValue(/5 Nov/)
  await press(page, 'Tab')
  await expect(when).not.toBeFocused()
  await page.reload()
  expect((await client.queries.journal({})).rows).toMatchObject([{ date: '2026-11-05' }])
})

test('a follow-up is put off to a day in words, never to one that has been', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await client.commands.scheduleFollowUp({ text: 'Send the plan', people: [{ id: ana }], due: NOW, actor: 'me' })
  await goTo(page, 't', 'Today')
  const row = page.locator('[data-row]').filter({ hasText: 'Send the plan' })
  await expect(row).toBeVisible()
  await press(page, 'j')
  await expect(row).toBeFocused()
  await press(page, 'h')
  await page.getByRole('menuitem', { name: 'Another day…' }).press('Enter')
  const day = page.getByRole('textbox', { name: 'Day' })
  await expect(day).toBeFocused()
  await page.keyboard.type('yesterday')
  await expect(page.getByText('Not before 24 Nov.')).toBeVisible()
  await press(page, 'Enter')
  await expect(day).toBeFocused()
  await day.fill('first monday of january')
  await press(page, 'Enter')
  await expect(day).toHaveCount(0)
  await expect
    .poll(async () => (await client.queries.person({ id: ana })).followUps)
    .toMatchObject([{ due: '2027-01-04' }])
})
