import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import type { CircleId, ConversationId, FollowUpId, PersonId } from '#shared/model/id.ts'
import { DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { focusedElement, goTo, press, tabTo } from './keyboard.ts'

interface Made {
  person: PersonId
  conversation: ConversationId
  followUp: FollowUpId
  circle: CircleId
}

const day = (text: string) => civilDate.parse(text)

/** A journal in which a laptop and a tower wrote different things into fields of every kind. */
async function folderInConflict(): Promise<{ folder: string; made: Made }> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const makings: Made[] = []
  const made = () => makings[0] as Made
  await writeOnTwoDevices(folder, {
    before: async (client) => void makings.push(await make(client)),
    here: (client) => write(client, made(), { name: 'Anna', day: day('2026-11-20'), circle: 'Board', people: 4 }),
    there: (client) => write(client, made(), { name: 'Anne', day: day('2026-11-19'), circle: 'Council', people: 6 }),
  })
  return { folder, made: made() }
}

async function make({ commands }: JournalClient): Promise<Made> {
  const { id: person } = await commands.addPerson({ names: { given: 'Ana', family: 'Example' } })
  const people = [{ id: person }]
  const { id: conversation } = await commands.logConversation({ date: day('2026-11-18'), channel: 'call', people })
  const { id: followUp } = await commands.scheduleFollowUp({ text: 'Send the deck', actor: 'me', people })
  const { id: circle } = await commands.addCircle({ name: 'Circle' })
  await commands.putInCircle({ ids: [person], circle, member: true })
  await commands.setIntent({ firstRunDone: true })
  return { person, conversation, followUp, circle }
}

async function write(
  { commands }: JournalClient,
  made: Made,
  said: { name: string; day: CivilDate; circle: string; people: number },
): Promise<void> {
  await commands.editPerson({ id: made.person, names: { given: said.name } })
  await commands.editConversation({ id: made.conversation, date: said.day })
  await commands.editFollowUp({ id: made.followUp, due: said.day })
  await commands.renameCircle({ id: made.circle, name: said.circle })
  await commands.setRingRule({ ring: 'inner', rule: { ...DEFAULT_RING_RULES.inner, budget: said.people } })
}

test('what two devices wrote is settled by keyboard where it stands, for good and in every tab', async ({
  openJournal,
}) => {
  const { folder, made } = await folderInConflict()
  const { page, client, openTab } = await openJournal('empty', folder)
  const path = `/person/${made.person}`
  const two = await openTab(path)
  await page.goto(new URL(path, page.url()).href)

  const inOne = page.getByRole('group', { name: 'Given name: written on two devices' })
  const inTwo = two.getByRole('group', { name: 'Given name: written on two devices' })
  await expect(inTwo).toBeVisible()
  await expectAccessible(page, 'a person in conflict')
  const other = (await inOne.getByRole('button', { name: /^Use/ }).getAttribute('aria-label'))?.replace('Use: ', '')
  expect(['Anna', 'Anne']).toContain(other)
  await tabTo(page, inOne.getByRole('button', { name: /^Use/ }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: `${other} Example` })).toBeVisible()
  await expect(inOne).toHaveCount(0)
  await expect(inTwo).toHaveCount(0)
  expect(await focusedElement(page), 'the focus is where one can go on').not.toBe('nothing')
  await expect(two.getByRole('heading', { level: 1, name: `${other} Example` })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: `${other} Example` })).toBeVisible()
  expect(await client.queries.conflicts({ id: made.person })).toEqual([])
})

test('the day of a conversation and of what was promised, the name of a circle and a ring are settled where they stand', async ({
  openJournal,
}) => {
  const { folder, made } = await folderInConflict()
  const { page, client } = await openJournal('empty', folder)

  await page.goto(new URL(`/journal/${made.conversation}`, page.url()).href)
  await tabTo(page, page.getByRole('group', { name: /^When:/ }).getByRole('button', { name: /^Keep/ }))
  await press(page, 'Enter')
  await expect(page.getByRole('group', { name: /^When:/ })).toHaveCount(0)
  expect(await client.queries.conflicts({ id: made.conversation })).toEqual([])

  await page.goto(new URL(`/person/${made.person}`, page.url()).href)
  const promised = page.getByRole('listitem').filter({ hasText: 'Send the deck' })
  await expect(promised.getByRole('group', { name: /^Day:/ })).toBeVisible()
  await tabTo(page, promised.getByRole('button', { name: /^Use/ }))
  await press(page, 'Enter')
  await expect(promised.getByRole('group', { name: /^Day:/ })).toHaveCount(0)
  await expect(promised).toBeFocused()
  expect(await client.queries.conflicts({ id: made.followUp })).toEqual([])

  await goTo(page, ',', 'Settings')
  const people = page.getByRole('group', { name: /^Inner, meant for:/ })
  await tabTo(page, people.getByRole('button', { name: 'Keep: 4' }).or(people.getByRole('button', { name: 'Use: 4' })))
  await press(page, 'Enter')
  await expect(people).toHaveCount(0)
  await expect.poll(async () => (await client.queries.preferences()).rings.inner.budget).toBe(4)

  await page.goto(new URL(`/people?circle=${made.circle}`, page.url()).href)
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: /^Rename/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rename the circle' })
  await tabTo(page, dialog.getByRole('button', { name: /^(Use|Keep): Council/ }))
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('Council')
})
