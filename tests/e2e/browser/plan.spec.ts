import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, goTo, press, tabTo } from './keyboard.ts'

const TODAY = '2026-11-23' as CivilDate

async function openPlan(page: Page): Promise<void> {
  await goTo(page, 's', 'Strategy')
  await tabTo(page, page.getByRole('link', { name: 'The time for it' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible()
}

async function inRing({ commands }: JournalClient, names: readonly string[], last: CivilDate): Promise<PersonId[]> {
  const people = names.map((name) => ({ name }))
  const { newPeople } = await commands.logConversation({ date: last, channel: 'call', people })
  await commands.putInRing({ ids: newPeople, ring: 'inner' })
  return newPeople
}

test('T1: a block is a sentence that is read back before it is kept, and what it holds is said with ways out, by keys', async ({
  openJournal,
}) => {
  const { page, client, openTab } = await openJournal('empty')
  await inRing(
    client,
    Array.from({ length: 20 }, (_, at) => `Person ${at}`),
    addDays(TODAY, -5),
  )
  await openPlan(page)
  const main = page.getByRole('main')
  await press(page, 'n')
  const line = page.getByRole('textbox', { name: 'A time block in one sentence' })
  await expect(line).toBeFocused()
  await page.keyboard.type('Tuesdays 8:30, 30 minutes: write to two people who went quiet')
  await expect(page.getByRole('status').filter({ hasText: 'When it is' })).toContainText(
    'then I write to two people who went quiet.',
  )
  await expect(main).toContainText('Next:')
  expect((await client.queries.blocks()).rows).toEqual([])
  await expectAccessible(page, 'a block that is being written')
  await press(page, 'Enter')
  const blocks = page.getByRole('list', { name: 'Time blocks' })
  await expect(blocks).toContainText('write to two people who went quiet')
  await expect(line).toBeFocused()
  expect((await client.queries.blocks()).rows).toMatchObject([{ queue: 'going-quiet', rule: { minutes: 30 } }])

  const { wanted } = await client.queries.capacity({})
  await expect(main).toContainText(/Your rings ask for about \d+ conversations a week; your blocks hold about 3\./)
  await expect(main).toContainText('a guess')
  const ways = page.getByRole('list', { name: 'Ways to bring the two together' })
  await expect(ways.getByRole('listitem')).toHaveCount(3)
  for (const way of await ways.getByRole('listitem').all())
    await expect(way).toContainText(/(ask for|hold) [\d.]+ a week/)
  await press(page, 'Escape', 'Escape')
  await tabTo(page, ways.getByRole('button', { name: /^Speak with the inner/ }))
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.capacity({})).wanted).toBeLessThan(wanted)
  await page.getByRole('heading', { level: 1 }).click()
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.capacity({})).wanted).toBe(wanted)
  // The way with more time begins the sentence, and leaves the rest to the user.
  await tabTo(page, ways.getByRole('button', { name: /more a week free/ }))
  await press(page, 'Enter')
  await expect(line).toBeFocused()
  await expect(line).toHaveValue(/^Thursdays 8:30, \d+ minutes: $/)

  await page.reload()
  await expect(blocks).toContainText('write to two people who went quiet')
  const other = await openTab('/plan')
  await expect(other.getByRole('list', { name: 'Time blocks' })).toContainText('write to two people who went quiet')
  await client.commands.moveToTrash({ ids: [(await client.queries.blocks()).rows[0]?.id as never] })
  await expect(other.getByRole('list', { name: 'Time blocks' })).toHaveCount(0)
})

test('T6, T7: one time is moved and another left out, by keys, and other calendars are given a title and no more', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const rule = { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: TODAY, time: '08:30' as never, minutes: 30, zone: 'UTC' }
  const { id } = await client.commands.addBlock({ purpose: '', act: 'write to Ana Ruiz', rule })
  await openPlan(page)
  const times = page.getByRole('list', { name: 'Next' }).getByRole('button')
  const block = async () => (await client.queries.blocks()).rows.find((row) => row.id === id)
  await tabTo(page, times.first())
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'Leave out' }))
  await expect.poll(async () => (await block())?.upcoming[0]).toMatchObject({ day: '2026-11-24', isOff: true })
  await tabTo(page, times.nth(1))
  await press(page, 'Enter')
  await chooseByArrows(page, page.getByRole('menuitem', { name: 'Move…' }))
  const dialog = page.getByRole('dialog', { name: 'Move this time' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page, 'moving a time')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Time' }))
  await press(page, 'Control+a')
  await page.keyboard.type('16:15')
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => (await block())?.upcoming[1])
    .toMatchObject({ day: '2026-12-01', time: '16:15', isMoved: true })
  const title = page.getByRole('textbox', { name: 'Title that others see' })
  await tabTo(page, title)
  await press(page, 'Control+a')
  await page.keyboard.type('Busy')
  await press(page, 'Tab')
  await expect.poll(async () => (await client.queries.blocksCalendar()).text).toContain('SUMMARY:Busy')
  const saved = page.waitForEvent('download')
  await press(page, 'Enter')
  expect((await saved).suggestedFilename()).toBe('rapport-blocks.ics')
  const { text } = await client.queries.blocksCalendar()
  expect(text).toContain('RECURRENCE-ID')
  expect(text).not.toMatch(/Ana|Ruiz|DESCRIPTION/)
  await expectAccessible(page, 'a plan with a block')
})

test('T3: a session is gone through by keys, and whoever is skipped in two is asked about', async ({ openJournal }) => {
  const { page, client, host, openTab } = await openJournal('empty')
  const [ana] = await inRing(client, ['Ana Ruiz', 'Ben Ode'], addDays(TODAY, -100))
  await client.commands.scheduleFollowUp({ text: 'send the deck', actor: 'me', due: TODAY })
  const begin = async (tab: Page) => {
    await expect(tab.getByRole('list', { name: 'People of today' })).toContainText('Ana Ruiz')
    await press(tab, 's')
    await chooseByArrows(tab, tab.getByRole('menuitem', { name: '10 minutes' }))
    await expect(tab.getByRole('heading', { level: 1, name: 'Session' })).toBeVisible()
  }
  await page.reload()
  await begin(page)
  const item = page.locator('#session-item')
  const skipAll = async (tab: Page) => {
    for (let at = 0; at < 2; at++) {
      const before = await tab.locator('#session-item').textContent()
      await press(tab, 's')
      await expect(tab.locator('#session-item').getByText(before ?? '', { exact: true })).toHaveCount(0)
    }
  }
  await expect(item).toBeVisible()
  await expectAccessible(page, 'a session')
  await skipAll(page)
  await expect(item).toContainText('send the deck')
  await press(page, 'e')
  await expect(page.getByRole('heading', { level: 1, name: 'Well done' })).toBeVisible()
  await expect.poll(async () => (await client.queries.sessions({})).rows).toMatchObject([{ done: 1 }])

  // An hour later, again.
  host.test.clock.now += 60 * 60_000
  const tab = await openTab()
  await begin(tab)
  await expect.poll(async () => (await client.queries.planNow()).running).not.toBeNull()
  host.test.clock.now += 5 * 60_000
  await skipAll(tab)
  await expect.poll(async () => (await client.queries.planNow()).running?.minutes).toBe(5)
  // Skipped in both, she is asked about.
  await expect.poll(() => client.queries.hesitation()).toMatchObject({ kind: 'passed-over', subject: ana })

  // Its window is closed in the middle of it, while another one shows Today: that one says so.
  await page.goto(`${host.origin}/`)
  await expect(page.getByRole('list', { name: 'People of today' })).toBeVisible()
  await tab.close()
  const unended = page.getByRole('status').filter({ hasText: 'You were in a session' })
  await expect(unended).toContainText('after 5 minutes')
  await tabTo(page, unended.getByRole('button', { name: 'That was it' }))
  await press(page, 'Enter')
  await expect(unended).toHaveCount(0)
  expect((await client.queries.planNow()).running).toBeNull()
})
