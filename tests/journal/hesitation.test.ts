import { describe, expect, test as plain } from 'vitest'
import { addBlock } from '#journal/commands/block-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson } from '#journal/commands/person-commands.ts'
import { beginSession, continueSession } from '#journal/commands/session-commands.ts'
import { hesitation } from '#journal/queries/hesitation.ts'
import { newConversation } from '#shared/contract/conversations-contract.ts'
import type { CivilTime } from '#shared/model/civil-date.ts'
import type { FollowUpId, PersonId, SessionId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { day, test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'
import { reportOf, type TestJournal } from '#support/test-journal.ts'

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

describe('somebody near who was passed over', () => {
  /** Ana of the inner circle, with whom I last spoke so long ago that it is cold. */
  async function coldAna({ client, clock }: TestJournal): Promise<PersonId> {
    clock.now = MONDAY_2
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' }, ring: 'inner' })
    await client.commands.logConversation({ date: day('2026-06-01'), channel: 'call', people: [{ id }] })
    return id
  }
  /** A session of ten minutes, in which she was skipped. */
  async function sitWithout({ client, clock }: TestJournal, id: PersonId): Promise<SessionId> {
    const begun = await client.commands.beginSession({ minutes: 10 })
    await client.commands.continueSession({ ...begun, skipped: [id] })
    clock.now += 10 * 60_000
    await client.commands.continueSession({ ...begun, ended: 'now' })
    return begun.id
  }

  test('in two sessions is asked about, until one has spoken, and not in one session alone', async ({ journal }) => {
    const id = await coldAna(journal)
    await sitWithout(journal, id)
    expect(await journal.client.queries.hesitation()).toBeNull()
    journal.clock.now += 7 * A_DAY
    const second = await sitWithout(journal, id)
    const offer = { kind: 'passed-over', subject: id, person: { id, name: 'Ana' } }
    expect(await journal.client.queries.hesitation()).toEqual(offer)
    await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
    expect(await journal.client.queries.hesitation()).toEqual(offer)
    await journal.reopen()
    const { commands, queries } = journal.client
    expect(await queries.hesitation()).toEqual(offer)
    // The hard one is behind the easy ones, as with something of mine.
    expect(await queries.warmUp({ person: id })).toMatchObject({ hard: { followUp: null, people: [{ id }] } })

    const trashed = await commands.moveToTrash({ ids: [second] })
    expect(await queries.hesitation()).toBeNull()
    await commands.undo({ token: trashed.undo ?? '' })
    for (const ring of ['active', 'wider'] as const) {
      const { undo } = await commands.putInRing({ ids: [id], ring })
      expect(await queries.hesitation()).toBeNull()
      await commands.undo({ token: undo ?? '' })
    }
    const talk = await commands.logConversation({ date: day('2026-11-09'), channel: 'call', people: [{ id }] })
    expect(await queries.hesitation()).toBeNull()
    expect((await queries.warmUp({ person: id })).hard).toBeNull()
    await commands.undo({ token: talk.undo ?? '' })
    expect(await queries.hesitation()).toEqual(offer)
  })

  test('is not asked about while it is not long, and a slip of a session counts for nothing', async ({ journal }) => {
    const id = await coldAna(journal)
    const { commands, queries } = journal.client
    for (const at of [1, 2]) {
      const begun = await commands.beginSession({ minutes: 10 })
      await commands.continueSession({ ...begun, skipped: [id], ended: 'now' })
      journal.clock.now += at * A_DAY
    }
    expect(await queries.hesitation()).toBeNull()
    await sitWithout(journal, id)
    await sitWithout(journal, id)
    expect(await queries.hesitation()).not.toBeNull()
    await commands.setCadence({ id, cadence: { idealDays: 200, maxDays: 300 } })
    expect(await queries.hesitation()).toBeNull()
    await commands.setCadence({ id, cadence: { paused: true } })
    expect(await queries.hesitation()).toBeNull()
  })

  plain(
    'on the phone and on the laptop, of one block, is passed over once; merged with a duplicate, still there',
    () => {
      const [laptop, phone] = [openTestEngine(), openTestEngine()]
      const person = (given: string) =>
        addPerson(laptop.engine.commands, {
          names: personNames.parse({ given }),
          organisation: '',
          title: '',
          ring: 'inner',
          metThrough: null,
          archetypes: [],
        }).id
      const [ana, twin] = [person('Ana'), person('Anna')]
      const talk = newConversation.parse({
        date: day('2026-06-01'),
        channel: 'call',
        people: [{ id: ana }, { id: twin }],
      })
      logConversation(laptop.engine.commands, { ...talk, followUps: [] })
      const rule = {
        rrule: 'FREQ=DAILY',
        start: day('2026-11-01'),
        time: '08:30' as CivilTime,
        minutes: 30,
        zone: 'UTC',
      }
      const made = addBlock(laptop.engine.commands, { purpose: 'Write', act: '', rule, queue: 'anything' })
      exchange(laptop, phone)
      const offers = () => [laptop, phone].map(({ engine }) => hesitation(engine.queries))
      const sit = (one: typeof laptop, on: string, who: PersonId) => {
        const { commands } = one.engine
        const begun = beginSession(commands, { id: null, block: { id: made.id, day: day(on) }, minutes: 30 })
        one.clock.now += 30 * 60_000
        continueSession(commands, { ...begun, done: [], undone: [], skipped: [who], ended: 'now' })
      }
      sit(laptop, '2026-11-20', ana)
      sit(phone, '2026-11-20', ana)
      exchange(laptop, phone)
      expect(offers()).toEqual([null, null])
      sit(phone, '2026-11-21', twin)
      exchange(laptop, phone)
      expect(offers()).toEqual([null, null])
      mergePeople(laptop.engine.commands, { from: twin, into: ana })
      exchange(laptop, phone)
      const [one, other] = offers()
      expect(one).toMatchObject({ kind: 'passed-over' })
      expect(other).toEqual(one)
    },
  )
})
