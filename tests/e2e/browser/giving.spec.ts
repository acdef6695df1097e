import type { CivilDate } from '#shared/model/civil-date.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

test('a need that was heard is answered by a gift, which becomes a line of the story; Z takes both back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Priya', family: 'Nair' } })
  for (const text of ['the article on pricing', 'a data lead in Berlin']) {
    const value = { text, heardOn: '2026-11-12' as CivilDate, state: 'open' as const }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'needs', value } })
  }
  await goTo(page, 'v', 'Giving')
  const needs = page.getByRole('list', { name: 'Needs heard' })
  await expect(needs.getByRole('listitem')).toHaveCount(2)
  await press(page, 'j', 'Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('What Priya Nair needs')
  await dialog.getByRole('button', { name: 'I gave something…' }).click()
  await expect(page.getByText(/^It answers: /)).toBeVisible()
  await page.getByRole('textbox', { name: 'What I gave' }).fill('Sent it with two remarks')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(needs.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('tab', { name: 'Given and received' }).click()
  const story = page.getByRole('list', { name: 'Given and received' })
  await expect(story.getByRole('listitem')).toContainText('Sent it with two remarks')
  await expect(story.getByRole('listitem')).toContainText('Priya Nair')
  await press(page, 'z')
  await expect(page.getByText(/becomes a story here/)).toBeVisible()
  await expect.poll(async () => (await client.queries.needsHeard({})).total).toBe(2)
})

test('what I need is written down with A, met with E, and its end told; E on a need meets it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  const value = { text: 'a desk by the window', heardOn: null, state: 'open' as const }
  await client.commands.putEntry({ id, entryId: null, entry: { collection: 'needs', value } })
  await goTo(page, 'v', 'Giving')
  await press(page, 'j')
  await expect(page.getByRole('listitem').filter({ hasText: /^a desk by the window/ })).toBeFocused()
  await press(page, 'e')
  await expect(page.getByText(/What people tell you they need stands here/)).toBeVisible()
  await expect.poll(async () => (await client.queries.needsHeard({})).total).toBe(0)

  await press(page, 'a')
  await page.getByRole('textbox', { name: /^What I need/ }).fill('a works council lawyer')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /My asks/ }).click()
  const asks = page.getByRole('list', { name: 'My asks' })
  await expect(asks.getByRole('listitem')).toContainText('a works council lawyer')
  await press(page, 'j')
  await expect(asks.getByRole('listitem')).toBeFocused()
  await press(page, 'e')
  await expect(asks.getByRole('listitem')).toContainText('Met')
  await press(page, 'Enter')
  await page.getByRole('textbox', { name: 'What came of it' }).fill('Ana knew one.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await client.queries.asks({})).rows[0]?.outcome).toBe('Ana knew one.')
})

test('a gift that is open on screen keeps what is written of it elsewhere meanwhile', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Silva' } })
  const { id: ben } = await client.commands.addPerson({ names: { given: 'Ben', family: 'Cole' } })
  const { id } = await client.commands.recordGive({
    direction: 'given',
    text: 'the book',
    people: [{ id: ana }],
    day: '2026-11-20' as CivilDate,
  })
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: 'Given and received' }).click()
  await press(page, 'j', 'Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'What I gave' })).toHaveValue('the book')
  // Another window, or another device, while the dialog is open.
  await client.commands.editGive({ id, text: 'the blue book', people: [{ id: ana }, { id: ben }] })
  const { session } = await client.commands.openText({ id, field: 'outcome' })
  await client.commands.editText({ session, text: 'She read it.' })
  await client.commands.closeText({ session })
  const outcome = dialog.getByRole('textbox', { name: 'What came of it' })
  await expect(outcome).toContainText('She read it.')
  await outcome.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Twice.')
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('15')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await client.queries.gives({ id })).rows[0])
    .toMatchObject({ text: 'the blue book', minutes: 15, outcome: 'She read it. Twice.' })
  expect((await client.queries.gives({ id })).rows[0]?.people.map(({ name }) => name).toSorted()).toEqual([
    'Ana Silva',
    'Ben Cole',
  ])
})
