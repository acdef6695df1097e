import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import type { TestJournal } from '#support/test-journal.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, goTo, press, tabTo } from './keyboard.ts'

const TODAY = '2026-11-23' as Parameters<typeof addDays>[0]
const A_DAY = 86_400_000

test('a story is opened, answered, written on and put away by keys alone', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await goTo(page, 'm', 'Mindset')
  const card = page.locator('[data-row="imposing"]')
  await press(page, 'j', 'j', 'j', 'j', 'j')
  await expect(card).toBeFocused()
  await press(page, 'Enter')
  await expect(card).toContainText('Nothing of your own to show yet.')
  // Looked at, it is no document yet.
  expect(await client.queries.cards()).toEqual([])
  await press(page, 'b')
  await expect(card.getByRole('button', { name: '0', exact: true })).toBeFocused()
  await expectAccessible(page, 'a card that is answered')
  for (let at = 0; at < 7; at++) await press(page, 'ArrowRight')
  await press(page, 'Enter')
  await expect(card.getByRole('list', { name: 'How much I believed it' })).toContainText('7 of 10')
  await tabTo(page, card.getByRole('button', { name: /Write in my own words/ }))
  await press(page, 'Enter')
  await expect(card.getByRole('textbox', { name: 'In my words' })).toBeFocused()
  await page.keyboard.type('Before I ask for advice.')
  await press(page, 'Tab')
  await expect
    .poll(async () => (await client.queries.cards()).map(({ inMyWords }) => inMyWords))
    .toEqual(['Before I ask for advice.'])
  await press(page, 'Escape')
  await expect(card).toBeFocused()
  await press(page, 'x')
  await expect(page.getByRole('list', { name: 'Put away' })).toContainText('I am imposing.')
  await press(page, 'z')
  await expect(page.getByRole('list', { name: 'Put away' })).toHaveCount(0)
})

async function putOff({ client, clock }: TestJournal, id: Parameters<JournalClient['queries']['person']>[0]['id']) {
  const now = clock.now
  clock.now = now - 21 * A_DAY
  const due = addDays(TODAY, -21)
  const made = await client.commands.scheduleFollowUp({
    text: 'ask Priya for advice',
    actor: 'me',
    due,
    people: [{ id }],
  })
  for (const days of [14, 7, 0]) {
    await client.commands.snoozeFollowUps({ ids: [made.id], until: addDays(TODAY, -days) })
    clock.now += 7 * A_DAY
  }
  clock.now = now
  return made.id
}

test('M1, M2: what was put off asks once what holds one back; a line to somebody near comes first, then the hard one', async ({
  openJournal,
}) => {
  const { page, client, host } = await openJournal('empty')
  const { id: priya } = await client.commands.addPerson({ names: { given: 'Priya' } })
  for (const given of ['Ana', 'Ben']) {
    const { id } = await client.commands.addPerson({ names: { given }, ring: 'inner' })
    await client.commands.logConversation({ date: addDays(TODAY, -5), channel: 'call', people: [{ id }] })
  }
  const hard = await putOff(host.test, priya)
  await page.reload()
  const row = page.getByRole('list', { name: 'People of today' }).getByRole('listitem')
  const line = row.getByRole('button', { name: 'What holds you back?' })
  await expect(line).toHaveCount(1)
  await expect(row).not.toContainText(/\b3\b/)
  await expectAccessible(page, 'Today that asks')
  await tabTo(page, line)
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'I am imposing' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Mindset' })).toBeVisible()
  const card = page.locator('[data-row="imposing"]')
  await expect(card).toContainText('Then: ask Priya for advice')
  await expectAccessible(page, 'a card with what to do')
  const message = (name: string) => card.getByRole('group', { name, exact: true })
  await tabTo(page, message('Ana').getByRole('button', { name: /Done, log it/ }))
  await press(page, 'Enter')
  await tabTo(page, message('Ben').getByRole('button', { name: /Skip/ }))
  await press(page, 's')
  await expect(card).toContainText('And now: ask Priya for advice')
  await tabTo(page, message('Priya').getByRole('textbox'))
  await page.keyboard.type(' About the board.')
  await tabTo(page, message('Priya').getByRole('button', { name: /Done, log it/ }))
  await press(page, 'Enter')
  await expect
    .poll(async () => (await client.queries.followUps({ state: 'done' })).rows.map(({ id }) => id))
    .toEqual([hard])
  const { rows } = await client.queries.journal({ limit: 1 })
  expect(rows).toMatchObject([{ people: [{ name: 'Priya' }], date: TODAY }])
  expect(await client.queries.conversation({ id: rows[0]?.id as never })).toMatchObject({ startedBy: 'me' })
  await goTo(page, 't', 'Today')
  await expect(page.getByRole('button', { name: 'What holds you back?' })).toHaveCount(0)
})

test('cards are put in an order of one’s own by keys and by the menu, which lasts and is undone', async ({
  openJournal,
}) => {
  const { page, openTab } = await openJournal('empty')
  await goTo(page, 'm', 'Mindset')
  const keys = (tab = page) =>
    tab
      .getByRole('list', { name: 'Stories' })
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))
  await press(page, 'j', 'j')
  const card = page.locator('[data-row="self-serving"]')
  await expect(card).toBeFocused()
  await press(page, 'Alt+ArrowUp')
  await expect.poll(async () => (await keys()).slice(0, 3)).toEqual(['self-serving', 'too-busy', 'waste-time'])
  await expect(card).toBeFocused()
  // Further up there is nowhere to go.
  await press(page, 'Alt+ArrowUp')
  await press(page, 'Alt+ArrowDown', 'Alt+ArrowDown')
  await expect.poll(async () => (await keys()).slice(0, 3)).toEqual(['too-busy', 'waste-time', 'self-serving'])
  const other = await openTab('/mindset')
  await expect.poll(async () => (await keys(other)).slice(0, 3)).toEqual(['too-busy', 'waste-time', 'self-serving'])
  await press(page, 'z')
  await expect.poll(async () => (await keys(other)).slice(0, 3)).toEqual(['too-busy', 'self-serving', 'waste-time'])
  await card.getByRole('button', { name: /Open the card/ }).click()
  await card.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await page.reload()
  await expect.poll(async () => (await keys())[0]).toBe('self-serving')
})

test('M3: switched off, nothing is asked for', async ({ openJournal }) => {
  const { client, host, openTab, page } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Priya' } })
  await putOff(host.test, id)
  await client.commands.askWhatHoldsBack({ asks: false })
  await page.close()
  const asked: string[] = []
  const tab = await openTab()
  tab.on('websocket', (socket) => socket.on('framesent', ({ payload }) => asked.push(String(payload))))
  await tab.reload()
  await expect(tab.getByRole('list', { name: 'People of today' })).toContainText('Priya')
  await expect(tab.getByRole('button', { name: 'What holds you back?' })).toHaveCount(0)
  expect(asked.filter((frame) => frame.includes('today')).length).toBeGreaterThan(0)
  expect(asked.filter((frame) => frame.includes('hesitation'))).toEqual([])
})
