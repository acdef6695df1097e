import { expect } from 'vitest'
import { day, test } from '#support/journal-test.ts'
import { MONDAY, openTestJournal, reportOf } from '#support/test-journal.ts'

const A_DAY_MS = 86_400_000

test('a clock set back a day, or to 1970, stops nothing, and what is written is sound', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id, newPeople } = await commands.logConversation({
    date: day('2026-11-23'),
    channel: 'call',
    people: [{ name: 'Ana' }],
  })
  const [ana] = newPeople as [(typeof newPeople)[number]]
  await commands.putInRing({ ids: [ana], ring: 'inner' })
  const { id: call } = await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-23') })
  for (const now of [MONDAY - A_DAY_MS, 0, MONDAY - 1, MONDAY + 400 * A_DAY_MS]) {
    journal.clock.now = now
    await commands.completeFollowUps({ ids: [call] })
    expect((await queries.followUps({ state: 'done' })).total).toBe(1)
    const { undo } = await commands.reopenFollowUps({ ids: [call] })
    await commands.undo({ token: undo ?? '' })
    expect((await queries.followUps({ state: 'done' })).total).toBe(1)
    await commands.reopenFollowUps({ ids: [call] })
    await commands.snoozeFollowUps({ ids: [call], until: day('2026-11-30') })
    expect((await queries.followUps({})).rows).toMatchObject([{ snoozed: true, done: false }])
    await commands.logConversation({ date: day('2026-11-23'), channel: 'walk', people: [{ id: ana }] })
    await commands.moveToTrash({ ids: [id] })
    await commands.restoreFromTrash({ ids: [id] })
    await queries.today({})
  }
  journal.clock.now = MONDAY - 10 * A_DAY_MS
  // A last conversation in the future is warm.
  expect(await queries.person({ id: ana })).toMatchObject({ warmth: 'warm', lastOn: '2026-11-23' })
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
  await journal.reopen()
  expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('ids that are made while the clock goes back are still all different', async ({ journal }) => {
  const ids = new Set<string>()
  for (let count = 0; count < 50; count++) {
    journal.clock.now = MONDAY - (count % 3) * A_DAY_MS
    ids.add((await journal.client.commands.addCircle({ name: `Circle ${count}` })).id)
  }
  expect(ids.size).toBe(50)
  expect((await journal.client.queries.circles()).length).toBe(50)
})

test('today is the day of the zone that one is in', async () => {
  const zone = { name: 'Pacific/Auckland' }
  const journal = openTestJournal({ timeZone: () => zone.name, startAt: Date.UTC(2026, 10, 23, 12) })
  const { commands, queries } = journal.client
  await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-24') })
  expect(await queries.today({})).toMatchObject({ date: '2026-11-24', rows: [{ reasons: [{ kind: 'promise' }] }] })
  zone.name = 'America/Los_Angeles'
  expect(await queries.today({})).toMatchObject({ date: '2026-11-23', total: 0 })
  expect(await queries.upcoming({})).toMatchObject({ rows: [{ reason: { followUp: { text: 'Call' } } }] })
  expect(await queries.dueCount()).toEqual({ mine: 0, theirs: 0 })
  await journal.close()
})
