import { expect } from 'vitest'
import type { CivilTime } from '#shared/model/civil-date.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { day, test } from '#support/journal-test.ts'
import type { TestJournal } from '#support/test-journal.ts'

const A_DAY = 86_400_000
const MONDAY_2 = Date.UTC(2026, 10, 2, 9)
const MONDAY_23 = Date.UTC(2026, 10, 23, 9)

/** Something of mine about Priya, put off on 2, 9 and 16 November until the Monday behind. */
async function putOffThreeTimes({ client, clock }: TestJournal, text: string): Promise<FollowUpId> {
  const { commands } = client
  clock.now = MONDAY_2
  const { id } = await commands.scheduleFollowUp({
    text,
    actor: 'me',
    due: day('2026-11-02'),
    people: [{ name: 'Priya' }],
  })
  for (const until of ['2026-11-09', '2026-11-16', '2026-11-23']) {
    await commands.snoozeFollowUps({ ids: [id], until: day(until) })
    clock.now += 7 * A_DAY
  }
  return id
}

test('M1: what was put off three times is asked about on its day, and how often is told nobody', async ({
  journal,
}) => {
  const id = await putOffThreeTimes(journal, 'ask Priya for advice')
  const { queries } = journal.client
  const offer = await queries.hesitation()
  expect(offer).toMatchObject({ kind: 'put-off', subject: id, followUp: { id, text: 'ask Priya for advice' } })
  expect(JSON.stringify(offer)).not.toMatch(/putOff|put_off|times/)
  // A day on which it is not due is no day to ask.
  journal.clock.now = MONDAY_23 - A_DAY
  expect(await queries.hesitation()).toBeNull()
  journal.clock.now = MONDAY_23
  await journal.reopen()
  expect(await journal.client.queries.hesitation()).toEqual(offer)
  // Done, or given a day of its own, it is no longer put off.
  const { undo } = await journal.client.commands.editFollowUp({ id, due: day('2026-11-23') })
  expect(await journal.client.queries.hesitation()).toBeNull()
  await journal.client.commands.undo({ token: undo ?? '' })
  expect(await journal.client.queries.hesitation()).toEqual(offer)
  await journal.client.commands.completeFollowUps({ ids: [id] })
  expect(await journal.client.queries.hesitation()).toBeNull()
})

test('two times are not three, and what others owe is not asked about', async ({ journal }) => {
  const { commands, queries } = journal.client
  const id = await putOffThreeTimes(journal, 'ask Priya')
  await commands.editFollowUp({ id, actor: 'them' })
  expect(await queries.hesitation()).toBeNull()
  const other = await commands.scheduleFollowUp({ text: 'call', actor: 'me', due: day('2026-11-23') })
  for (let at = 0; at < 4; at++) {
    await commands.snoozeFollowUps({ ids: [other.id], until: day('2026-11-24') })
  }
  journal.clock.now += A_DAY
  // Four presses of one day are one time.
  expect(await queries.hesitation()).toBeNull()
})

test('M3: five things put off on one day make at most one offer, all day long', async ({ journal }) => {
  const ids: FollowUpId[] = []
  for (const at of [1, 2, 3, 4, 5]) ids.push(await putOffThreeTimes(journal, `thing ${at}`))
  const { commands, queries } = journal.client
  const first = await queries.hesitation()
  expect(first).not.toBeNull()
  const subject = first?.subject as FollowUpId
  await commands.noteOffer({ subject, closed: false })
  const others = ids.filter((id) => id !== subject)
  for (const id of others) {
    await commands.snoozeFollowUps({ ids: [id], until: day('2026-11-30') })
    expect(await queries.hesitation()).toEqual(first)
  }
  await commands.snoozeFollowUps({ ids: [subject], until: day('2026-11-24') })
  expect(await queries.hesitation()).toBeNull()
  await journal.reopen()
  expect(await journal.client.queries.hesitation()).toBeNull()
  // The next day there is another one.
  journal.clock.now += A_DAY
  expect(await journal.client.queries.hesitation()).toMatchObject({ subject })
  await journal.client.commands.noteOffer({ subject, closed: true })
  expect(await journal.client.queries.hesitation()).toBeNull()
})

test('M3: there is none in quiet hours, and none where it is switched off', async ({ journal }) => {
  await putOffThreeTimes(journal, 'ask Priya')
  const { commands, queries } = journal.client
  await commands.setSettings({ quietFrom: '08:00' as CivilTime, quietTo: '10:00' as CivilTime })
  expect(await queries.hesitation()).toBeNull()
  journal.clock.now += 60 * 60 * 1000
  expect(await queries.hesitation()).not.toBeNull()
  const { undo } = await commands.askWhatHoldsBack({ asks: false })
  expect(await queries.preferences()).toMatchObject({ asksWhatHoldsBack: false })
  expect(await queries.hesitation()).toBeNull()
  await commands.undo({ token: undo ?? '' })
  expect(await queries.hesitation()).not.toBeNull()
})

test('a line that was begun and left for three days is asked about', async ({ journal }) => {
  const { commands, queries } = journal.client
  await commands.saveDraft({ name: 'quick-log', text: 'wrote to the chair of the board' })
  expect(await queries.hesitation()).toBeNull()
  journal.clock.now += 3 * A_DAY
  expect(await queries.hesitation()).toEqual({ kind: 'draft', subject: 'draft:quick-log' })
  await commands.saveDraft({ name: 'quick-log', text: '' })
  expect(await queries.hesitation()).toBeNull()
})
