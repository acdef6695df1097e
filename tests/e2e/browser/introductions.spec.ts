import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('two people are introduced by keys alone: asked one after the other, written to, and what came of it is told', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ana = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, organisation: 'Garden Co' })
  const tom = await client.commands.addPerson({ names: { given: 'Tom', family: 'Becker' }, organisation: 'Acme' })
  for (const [id, value] of [
    [ana.id, 'ana@garden.test'],
    [tom.id, 'tom@acme.test'],
  ] as const) {
    await client.commands.putEntry({
      id,
      entryId: null,
      entry: { collection: 'channels', value: { kind: 'email', value } },
    })
  }
  await goTo(page, 'v', 'Giving')
  await press(page, 'i')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'Whom it is for' })).toBeFocused()
  await page.keyboard.type('Ana')
  await expect(page.getByRole('option', { name: /Ana Ruiz/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('combobox', { name: 'Whose time is asked for' }))
  await page.keyboard.type('Tom')
  await expect(page.getByRole('option', { name: /Tom Becker/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Why they should know each other' }))
  await page.keyboard.type('Both grow pears; Tom grows most.')
  await expectAccessible(page, 'the dialog of a new introduction')
  await tabTo(page, dialog.getByRole('button', { name: 'Save' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Ana Ruiz and Tom Becker')
  await expect(page.getByText('Ask Tom Becker').first()).toBeVisible()

  // Asked are both without hearing of the other: a letter names nobody.
  const letter = page.getByRole('textbox', { name: 'Letter' })
  await expect(letter).toHaveValue(/Hi Tom,/)
  await expect(letter).not.toHaveValue(/Ana|Ruiz/)
  await expect(page.getByRole('radio', { name: 'Introduce them' })).toHaveCount(0)
  await press(page, 'e')
  await expect(page.getByRole('main')).toContainText('Tom Becker was asked and has not answered yet.')
  await press(page, 'y')
  await expect(page.getByRole('main')).toContainText('Tom Becker said yes.')
  await expect(letter).toHaveValue(/Hi Ana,/)
  await expect(letter).not.toHaveValue(/Tom|Becker|Acme/)
  await page.getByText('Say who it is about').click()
  await expect(letter).toHaveValue(/Tom Becker \(Acme\)/)
  await expectAccessible(page, 'an introduction that is being asked')
  await heading(page).click()
  await press(page, 'e', 'y')
  await expect(letter).toHaveValue(/Hi Ana, hi Tom,/)
  await expect(letter).toHaveValue(/Both grow pears; Tom grows most\./)

  // What was gone over by hand stays, and is what is copied.
  await letter.fill('Ana, Tom: have fun.')
  await page.getByText('Formal', { exact: true }).click()
  await expect(letter).toHaveValue(/Dear Ana Ruiz, dear Tom Becker,/)
  await page.getByText('Warm', { exact: true }).click()
  await expect(letter).toHaveValue('Ana, Tom: have fun.')

  await heading(page).click()
  await press(page, 'e')
  await expect(page.getByText('Introduced', { exact: true }).first()).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: 'What came of it' }), { most: 120 })
  await page.keyboard.type('They graft together.')
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => (await client.queries.introductions({})).rows[0])
    .toMatchObject({ stage: 'came', outcome: 'They graft together.' })
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: /^Introductions/ }).click()
  await expect(page.getByRole('list', { name: 'Introductions' }).getByRole('listitem')).toContainText('Came of it')
  await expectAccessible(page, 'all introductions')
})

test('I1, I4: a no closes it, is told to the other as what does not fit, and Z takes it back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const [a, b] = await twoPeople(client)
  const { id } = await client.commands.addIntroduction({ a: { id: a }, b: { id: b }, why: '' })
  for (const type of ['asked', 'agreed'] as const) await client.commands.noteConsent({ id, side: 'a', type })
  await client.commands.noteConsent({ id, side: 'b', type: 'asked' })
  await openIntroduction(page, 'Ana and Tom')
  await press(page, 'n')
  await expect(page.getByText('One side said no. Only they can change that.')).toBeVisible()
  const letter = page.getByRole('textbox', { name: 'Letter' })
  await expect(letter).toHaveValue(/does not fit at the moment/)
  await expect(letter).not.toHaveValue(/Tom/)
  await expect(page.getByRole('button', { name: 'They are introduced' })).toHaveCount(0)
  await heading(page).click()
  await press(page, 'z')
  await expect(page.getByRole('main')).toContainText('Tom was asked and has not answered yet.')
})

test('what was written of an introduction is told as its history, from the palette and by keyboard', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const [a, b] = await twoPeople(client)
  const { id } = await client.commands.addIntroduction({ a: { id: a }, b: { id: b }, why: 'Pears' })
  await client.commands.noteConsent({ id, side: 'b', type: 'agreed', note: 'Gladly' })
  await openIntroduction(page, 'Ana and Tom')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('History of this')
  await page.keyboard.press('Enter')
  const changes = page.getByRole('dialog', { name: 'History of Ana and Tom' }).getByRole('list', { name: /^Changes/ })
  await expect(changes).toContainText('Tom: Said yes. Gladly')
  await expect(changes).toContainText('Why they should know each other')
  await expect(changes).not.toContainText(id)
  await expect(changes).not.toContainText(a)
  await expectAccessible(page, 'the history of an introduction')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page, 'the history of an introduction, narrow')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await tabTo(page, page.getByRole('button', { name: 'History…' }), { most: 120 })
  await page.keyboard.press('Enter')
  await expect(changes).toBeVisible()
})

test('I5: that they have met is said before anything is written to them', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const [a, b] = await twoPeople(client)
  await client.commands.logConversation({
    date: '2026-05-12' as CivilDate,
    channel: 'dinner',
    people: [{ id: a }, { id: b }],
  })
  await client.commands.addIntroduction({ a: { id: a }, b: { id: b }, why: '' })
  await openIntroduction(page, 'Ana and Tom')
  const said = page.getByRole('status').filter({ hasText: 'They know each other already' })
  await expect(said).toContainText(/12 May.*Dinner/)
  await expectAccessible(page, 'an introduction of two who have met')
})

test('I2: a yes and a no that two devices wrote are both to be seen at their side', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const [a, b] = await twoPeople(client)
  const { id } = await client.commands.addIntroduction({ a: { id: a }, b: { id: b }, why: '' })
  await client.commands.noteConsent({ id, side: 'b', type: 'agreed', note: 'Gladly' })
  await client.commands.noteConsent({ id, side: 'b', type: 'declined' })
  await openIntroduction(page, 'Ana and Tom')
  await expect(page.getByText(/Written down besides: Said yes/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Gladly')
})

test('an introduction begins on the page of a person and from the palette, and what waits stands on Today', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const [a, b] = await twoPeople(client)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Ana')
  await page.getByRole('option', { name: /^Ana/ }).click()
  await expect(heading(page)).toHaveText('Ana')
  await press(page, 'i')
  await expect(page.getByRole('combobox', { name: 'Whom it is for' })).toHaveValue('Ana')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Introduce two')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Whom it is for' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const { id } = await client.commands.addIntroduction({ a: { id: a }, b: { id: b }, why: '' })
  for (const side of ['a', 'b'] as const) await client.commands.noteConsent({ id, side, type: 'agreed' })
  await goTo(page, 't', 'Today')
  const waiting = page.getByRole('list', { name: 'Introductions waiting' })
  await expect(waiting).toContainText('Both said yes: introduce them')
  await expectAccessible(page, 'Today with an introduction that waits')
  await waiting.getByRole('link', { name: 'Ana and Tom' }).click()
  await expect(heading(page)).toHaveText('Ana and Tom')
  await page.getByRole('link', { name: 'To the page of Tom' }).click()
  await expect(page.getByRole('list', { name: 'Introductions' })).toContainText('With Ana')
})

async function twoPeople({ commands }: JournalClient): Promise<[PersonId, PersonId]> {
  const [ana, tom] = [
    await commands.addPerson({ names: { given: 'Ana' } }),
    await commands.addPerson({ names: { given: 'Tom' } }),
  ]
  return [ana.id, tom.id]
}

async function openIntroduction(page: Page, names: string): Promise<void> {
  await goTo(page, 'v', 'Giving')
  await page.getByRole('tab', { name: /^Introductions/ }).click()
  await press(page, 'j', 'Enter')
  await expect(heading(page)).toHaveText(names)
}
