import { expect, test } from 'vitest'
import { addPerson } from '#journal/commands/person-commands.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import {
  beginReview,
  choosePeople,
  editReview,
  finishReview,
  remarkOnReview,
} from '#journal/commands/review-commands.ts'
import { completeFollowUps, scheduleFollowUp } from '#journal/commands/follow-up-commands.ts'
import { addArchetype, editArchetype, seatPeople } from '#journal/commands/strategy-commands.ts'
import { forget, moveToTrash } from '#journal/commands/trash-commands.ts'
import { followUps } from '#journal/queries/follow-ups.ts'
import { frozenNow, reviewPage, reviews } from '#journal/queries/reviews.ts'
import { yearInWords } from '#journal/queries/year-in-words.ts'
import { REVIEW_TEXTS } from '#shared/model/review.ts'
import { rhythmWith, wentQuiet } from '#journal/queries/went-quiet.ts'
import { addDays, dayNumber } from '#shared/model/civil-date.ts'
import { LOOK_BACK_DAYS, ownRhythm } from '#shared/model/own-rhythm.ts'
import type { FrozenReview } from '#shared/model/frozen-review.ts'
import type { DocumentId, PersonId, ReviewId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import type { ReviewText } from '#shared/model/review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import type { Ring } from '#shared/model/ring.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const Q3 = { rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') } as const
const Q4 = { rhythm: 'quarterly', from: day('2026-10-01'), to: day('2026-12-31') } as const
const PAGE = { offset: 0, limit: 50 }
const A_MINUTE_MS = 60_000

const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries
const at = (test: TestEngine, date: string) => (test.clock.now = Date.parse(`${date}T12:00:00Z`))

function person(test: TestEngine, given: string, family = '', ring: Ring | null = null): PersonId {
  const parts = { organisation: '', title: '', metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names: personNames.parse({ given, family }), ring, ...parts }).id
}

function talk(test: TestEngine, date: string, people: readonly PersonId[] = []): DocumentId {
  return logConversation(commandsOf(test), {
    date: day(date),
    time: null,
    minutes: null,
    channel: 'call',
    startedBy: 'unknown',
    topic: '',
    notes: '',
    learned: '',
    tags: [],
    people: people.map((id) => ({ id })),
    followUps: [],
  } as never).id
}

const talks = (test: TestEngine, count: number, from: string, people: readonly PersonId[] = []) =>
  Array.from({ length: count }, (_, index) => talk(test, addDays(day(from), index), people))

/** Types a text in an edit session of its own, as the page does. */
function write(test: TestEngine, id: ReviewId, field: ReviewText, text: string): void {
  const { session } = test.engine.texts.open({ id, field })
  test.engine.texts.edit({ session, text })
  test.engine.texts.close({ session })
}

const begin = (test: TestEngine, period: Parameters<typeof beginReview>[1]) => beginReview(commandsOf(test), period).id
const finish = (test: TestEngine, id: ReviewId) =>
  finishReview(commandsOf(test), { id }, (one) => frozenNow(queriesOf(test), one))
const page = (test: TestEngine, id: ReviewId) => reviewPage(queriesOf(test), { id })
const frozenOf = (test: TestEngine, id: ReviewId): FrozenReview => {
  const frozen = page(test, id).finishes[0]?.frozen
  if (frozen === null || frozen === undefined) throw new Error('not finished')
  return frozen
}
const valueOf = (frozen: FrozenReview, code: string) => frozen.numbers.find((one) => one.code === code)?.value

/** Holds here, after the rows were made again, after a restart and on a second device that has all of it. */
function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  const other = openTestEngine()
  other.clock.now = test.clock.now
  exchange(test, other)
  check(other)
  test.reopen()
  check(test)
}

test('R1: what is written down later changes nothing in a finished review, which says how much it is', async () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  const [ana, twin] = [person(test, 'Ana', 'Ruiz', 'inner'), person(test, 'Anna', 'Ruiz')]
  const first = talks(test, 31, '2026-07-06', [ana])
  const q3 = begin(test, Q3)
  write(test, q3, 'learned', 'Ask earlier.')
  finish(test, q3)
  const before = JSON.stringify(frozenOf(test, q3))
  expect(valueOf(frozenOf(test, q3), 'conversations')).toBe(31)
  expect(page(test, q3).since).toEqual({ more: 0, fewer: 0 })

  at(test, '2026-11-05')
  talks(test, 40, '2026-08-01', [twin])
  mergePeople(commandsOf(test), { from: ana, into: twin })
  await moveToTrash(commandsOf(test), { ids: first.slice(0, 1) })
  everywhere(test, (here) => {
    expect(JSON.stringify(frozenOf(here, q3))).toBe(before)
    expect(page(here, q3)).toMatchObject({ since: { more: 40, fewer: 1 }, finishes: [{ isWhole: true }] })
  })
})

test('R1: after a backup is restored it says what it said', async () => {
  const journal = openTestJournal()
  const { client } = journal
  await client.commands.logConversation({ date: day('2026-08-03'), channel: 'call', people: [{ name: 'Ana Ruiz' }] })
  const { id } = await client.commands.beginReview(Q3)
  await client.commands.finishReview({ id })
  const before = JSON.stringify((await client.queries.review({ id })).finishes)
  const { backup } = await reportOf(client, client.commands.backUp(), 'backup')
  await client.commands.logConversation({ date: day('2026-08-04'), channel: 'call', people: [] })
  await reportOf(client, client.commands.restoreBackup({ file: backup.file }), 'restore')
  expect(JSON.stringify((await client.queries.review({ id })).finishes)).toBe(before)
  expect((await client.queries.review({ id })).since).toEqual({ more: 0, fewer: 0 })
  expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
  await journal.close()
})

test('R2: what was expected is there word for word in the next review, and can be remarked on, not changed', () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  const q3 = begin(test, Q3)
  write(test, q3, 'expected', 'I expect to meet two CFOs.')
  finish(test, q3)
  const q4 = begin(test, Q4)
  // Also what somebody writes into the draft from elsewhere stays out of what was finished.
  test.engine.store.commit(
    { command: 'editText', device: '' },
    (writer) => void writer.set(q3, ['expected'], 'I expected to meet ten.'),
  )
  at(test, '2026-12-30')
  remarkOnReview(commandsOf(test), { id: q3, text: 'It was one, and a better one.' })
  everywhere(test, (here) => {
    expect(page(here, q4).expectation).toMatchObject({
      review: q3,
      text: 'I expect to meet two CFOs.',
      remarks: [{ on: '2026-12-30', text: 'It was one, and a better one.' }],
    })
    expect(page(here, q4).finishes).toEqual([])
  })
  finish(test, q4)
  expect(frozenOf(test, q4).expectation?.text).toBe('I expect to meet two CFOs.')
  // A week looks at what was expected of a week, where there is one.
  const week = { rhythm: 'weekly', from: day('2026-12-21'), to: day('2026-12-27') } as const
  expect(page(test, begin(test, week)).expectation?.review).toBe(q3)
})

test('R3: seats that were wanted otherwise are another definition', async () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  const parts = { name: 'CFO outside', why: '', seats: 3, goals: [], people: [] }
  const { id: archetype } = addArchetype(commandsOf(test), parts)
  const met = [person(test, 'Ana'), person(test, 'Bob')]
  await seatPeople(commandsOf(test), { ids: met, archetype, seated: true })
  talk(test, '2026-08-01', met)
  const q3 = begin(test, Q3)
  finish(test, q3)
  editArchetype(commandsOf(test), { id: archetype, seats: 5 })
  at(test, '2026-12-31')
  const q4 = begin(test, Q4)
  finish(test, q4)
  const seats = (id: ReviewId) => frozenOf(test, id).numbers.find(({ code }) => code === 'seats')
  expect(seats(q3)).toMatchObject({ value: 2, of: 3, subject: { name: 'CFO outside' } })
  expect(seats(q4)).toMatchObject({ value: 2, of: 5 })
  expect(seats(q3)?.definition).not.toEqual(seats(q4)?.definition)
})

test('R4: finished on two devices apart, both are kept, and the first is compared on both', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  for (const test of [laptop, tower]) at(test, '2026-10-01')
  const ids = [laptop, tower].map((test) => begin(test, Q3))
  expect(ids[0]).toBe(ids[1])
  const q3 = ids[0] as ReviewId
  write(laptop, q3, 'learned', 'On the laptop.')
  write(tower, q3, 'learned', 'On the tower.')
  tower.clock.now += A_MINUTE_MS
  finish(tower, q3)
  laptop.clock.now += 2 * A_MINUTE_MS
  talk(laptop, '2026-08-01')
  finish(laptop, q3)
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    everywhere(test, (here) => {
      const { finishes } = page(here, q3)
      expect(finishes.map(({ frozen }) => frozen?.texts.learned)).toEqual(['On the tower.', 'On the laptop.'])
      expect(finishes.map(({ frozen }) => frozen && valueOf(frozen, 'conversations'))).toEqual([0, 1])
      expect(finishes.every(({ isWhole }) => isWhole)).toBe(true)
      expect(reviews(queriesOf(here), PAGE)).toMatchObject({ total: 1, rows: [{ finishes: 2 }] })
    })
  }
})

test('a draft written on two devices at once keeps both by the letter, and whom both chose', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const [ana, bob] = [person(laptop, 'Ana'), person(laptop, 'Bob')]
  const q3 = begin(laptop, Q3)
  write(laptop, q3, 'happened', 'We spoke.')
  exchange(laptop, tower)
  write(laptop, q3, 'happened', 'In July we spoke.')
  choosePeople(commandsOf(laptop), { id: q3, people: [ana], chosen: true })
  write(tower, q3, 'happened', 'We spoke. Twice.')
  choosePeople(commandsOf(tower), { id: q3, people: [bob], chosen: true })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(page(test, q3).texts.happened).toMatch(/In July/)
    expect(page(test, q3).texts.happened).toMatch(/Twice\./)
    expect(
      page(test, q3)
        .chosen.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Ana', 'Bob'])
  }
})

test('R5: somebody meant to be rare with whom one used to speak weekly is told of by their own rhythm', () => {
  const test = openTestEngine()
  const [ana, daily] = [person(test, 'Ana', '', 'wider'), person(test, 'Daily', '', 'wider')]
  for (let week = 0; week < 38; week++) talk(test, addDays(day('2026-01-05'), week * 7), [ana])
  talks(test, 6, '2026-11-01', [daily])
  const last = addDays(day('2026-01-05'), 37 * 7)
  const quietOn = (date: string) => wentQuiet(queriesOf(test), { on: day(date) }).people.map(({ name }) => name)
  expect(wentQuiet(queriesOf(test), { on: addDays(last, 40) }).people).toMatchObject([
    { name: 'Ana', isOverdue: false, gapDays: 7, silentDays: 40, warmth: 'warm' },
  ])
  expect(quietOn(addDays(last, 13))).toEqual([])
  expect(quietOn(addDays(last, 84))).toEqual(['Ana'])
  expect(quietOn(addDays(last, 85))).toEqual([])
  // Beside the cadence on her page as well: a rhythm that is over is none.
  const rhythmOn = (days: number) => rhythmWith(queriesOf(test), ana, addDays(last, days))
  expect([40, 84, 85].map(rhythmOn)).toEqual([{ gapDays: 7, driftDays: 40 }, { gapDays: 7, driftDays: 84 }, null])
})

test('who drifts is kept in rows, as it follows from the days of each person, whatever came and went', async () => {
  const test = openTestEngine()
  const random = seededRandom(7)
  const spoken = new Map<string, { id: PersonId; talks: Map<DocumentId, string> }>()
  for (let index = 0; index < 24; index++) {
    const name = `P${index}`
    const id = person(test, name)
    // From daily to every two months, some of them with a long silence after much talk.
    let on = addDays(day('2025-01-01'), random(300))
    const [usual, talks] = [1 + random(60), new Map<DocumentId, string>()]
    for (let conversation = 0; conversation < 5 + random(6); conversation++) {
      talks.set(talk(test, on, [id]), on)
      on = addDays(on, 1 + random(2 * usual))
    }
    spoken.set(name, { id, talks })
  }
  const isAsItFollows = (here: TestEngine) => {
    let drifted = 0
    for (const on of ['2025-06-01', '2025-12-01', '2026-03-01', '2026-11-01', '2028-06-01']) {
      const until = dayNumber(day(on))
      const expected = [...spoken].flatMap(([name, { talks }]) => {
        const rhythm = ownRhythm(
          [...talks.values()].map((date) => dayNumber(day(date))).filter((date) => date >= until - LOOK_BACK_DAYS),
          until,
        )
        return rhythm === null || rhythm.driftDays === null ? [] : [`${name} ${rhythm.driftDays} of ${rhythm.gapDays}`]
      })
      const found = wentQuiet(queriesOf(here), { on: day(on) }).people.filter(({ gapDays }) => gapDays !== null)
      const told = found.map(({ name, silentDays, gapDays }) => `${name} ${silentDays} of ${gapDays}`)
      expect(told.toSorted()).toEqual(expected.toSorted())
      drifted += found.length
    }
    return drifted
  }
  expect(isAsItFollows(test)).toBeGreaterThan(10)
  const { store } = test.engine
  const all = [...spoken.values()]
  for (const { talks } of all.slice(0, 8)) {
    const [first, , third] = [...talks.keys()] as [DocumentId, DocumentId, DocumentId]
    store.commit(TEST_MESSAGE, (writer) => writer.set(first, ['date'], '2026-01-20'))
    talks.set(first, '2026-01-20')
    await moveToTrash(commandsOf(test), { ids: [third] })
    talks.delete(third)
  }
  const [one, other, planned] = all.slice(8, 11) as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]
  mergePeople(commandsOf(test), { from: other.id, into: one.id })
  other.talks.forEach((date, id) => one.talks.set(id, date))
  other.talks.clear()
  const [meant] = planned.talks.keys() as IterableIterator<DocumentId>
  store.commit(TEST_MESSAGE, (writer) => writer.set(meant as DocumentId, ['planned'], '2026-01-01'))
  planned.talks.delete(meant as DocumentId)
  const forgotten = all[11] as (typeof all)[0]
  forget(commandsOf(test), { id: forgotten.id })
  forgotten.talks.clear()
  everywhere(test, (here) => expect(isAsItFollows(here)).toBeGreaterThan(5))
})

test('R9: what was decided becomes follow-ups that lead back, and without them the review says the same', async () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  const ana = person(test, 'Ana')
  const q3 = begin(test, Q3)
  const decided = {
    text: 'Ask Ana about pricing',
    actor: 'me' as const,
    due: day('2026-10-09'),
    people: [{ id: ana }],
  }
  const { id } = scheduleFollowUp(commandsOf(test), { every: null, ...decided, origin: q3 })
  expect(page(test, q3).followUps).toMatchObject([{ text: decided.text, review: q3, origin: null }])
  finish(test, q3)
  await completeFollowUps(commandsOf(test), { ids: [id] })
  await moveToTrash(commandsOf(test), { ids: [id] })
  everywhere(test, (here) => {
    expect(frozenOf(here, q3).decided).toEqual([{ text: decided.text, due: '2026-10-09' }])
    expect(page(here, q3).followUps).toEqual([])
  })
})

test('who is forgotten is nobody in every finished review, in no history either, and it says so', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  at(laptop, '2026-10-02')
  at(tower, '2026-10-02')
  const [ana, bob] = [person(laptop, 'Ana', 'Ruiz', 'inner'), person(laptop, 'Bob', 'Lee')]
  talk(laptop, '2026-08-01', [ana, bob])
  const q3 = begin(laptop, Q3)
  write(laptop, q3, 'learned', 'Ana Ruiz knows pricing; Anabel does not. Bob Lee said so.')
  choosePeople(commandsOf(laptop), { id: q3, people: [ana, bob], chosen: true })
  const { id: followUp } = scheduleFollowUp(commandsOf(laptop), {
    every: null,
    text: 'Write to Ana Ruiz',
    actor: 'me',
    due: null,
    people: [{ id: bob }],
    origin: q3,
  })
  finish(laptop, q3)
  exchange(laptop, tower)
  // Both forget her apart from each other: it stays one review.
  forget(commandsOf(laptop), { id: ana })
  forget(commandsOf(tower), { id: ana })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    const { rows } = reviews(queriesOf(test), PAGE)
    expect(rows).toHaveLength(1)
    const id = rows[0]?.id as ReviewId
    everywhere(test, (here) => {
      const frozen = frozenOf(here, id)
      expect(JSON.stringify(frozen)).not.toMatch(/Ana Ruiz/)
      expect(frozen.texts.learned).toMatch(/^\ufffc knows pricing; Anabel does not\. Bob Lee/)
      expect(frozen.chosen).toEqual(
        expect.arrayContaining([
          { id: null, name: null },
          { id: bob, name: 'Bob Lee' },
        ]),
      )
      expect(frozen.redacted).toBeGreaterThan(2)
      expect(page(here, id)).toMatchObject({ finishes: [{ isWhole: true }], since: { more: 0, fewer: 0 } })
      expect(JSON.stringify([...here.engine.store.history(id)])).not.toMatch(/Ana Ruiz/)
      expect(followUps(queriesOf(here), { ...PAGE, state: 'all' }).rows).toMatchObject([{ id: followUp, review: id }])
    })
  }
})

test('who was forgotten on another device is nobody here, whatever came first', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const ana = person(laptop, 'Ana', 'Ruiz', 'inner')
  talk(laptop, '2026-08-01', [ana])
  exchange(laptop, tower)
  const q3 = begin(tower, Q3)
  finish(tower, q3)
  forget(commandsOf(laptop), { id: ana })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    const id = reviews(queriesOf(test), PAGE).rows[0]?.id as ReviewId
    expect(JSON.stringify(page(test, id))).not.toMatch(/Ruiz/)
    expect(frozenOf(test, id).redacted).toBeGreaterThan(0)
  }
})

test('a finished review that was tampered with is named by a check, and others are not', async () => {
  const journal = openTestJournal()
  const { client } = journal
  const { id: q3 } = await client.commands.beginReview(Q3)
  const { id: q4 } = await client.commands.beginReview(Q4)
  for (const id of [q3, q4]) await client.commands.finishReview({ id })
  await journal.journal.close()
  const test = openTestEngine(undefined, journal.folder)
  const document = test.engine.store.read(q3)
  if (document?.kind !== 'review') throw new Error('no review')
  const [entry, finished] = Object.entries(document.content.finished)[0] ?? []
  if (entry === undefined || finished === undefined) throw new Error('not finished')
  const frozen = finished.frozen.replace('"quarterly"', '"yearly"')
  test.engine.store.commit(
    { command: 'tamper', device: '' },
    (writer) => void writer.set(q3, ['finished', entry], { ...finished, frozen }),
  )
  test.engine.close()
  await journal.reopen()
  const { problems } = await reportOf(journal.client, journal.client.commands.check(), 'check')
  expect(problems).toMatchObject([{ code: 'REVIEW_CHANGED', id: q3, from: Q3.from, to: Q3.to }])
  expect((await journal.client.queries.review({ id: q3 })).finishes).toMatchObject([{ isWhole: false }])
  expect((await journal.client.queries.review({ id: q4 })).finishes).toMatchObject([{ isWhole: true }])
  await journal.close()
})

test('what is finished stays as it is, and undo makes it a draft again', async () => {
  const test = openTestEngine()
  const q3 = begin(test, Q3)
  const { undo } = finish(test, q3)
  expect(() => finish(test, q3)).toThrow('REVIEW_FINISHED')
  expect(() => editReview(commandsOf(test), { id: q3, ...Q4 })).toThrow('REVIEW_FINISHED')
  expect(begin(test, Q3)).toBe(q3)
  await test.undo(undo)
  expect(page(test, q3).finishes).toEqual([])
  editReview(commandsOf(test), { id: q3, rhythm: 'other', from: day('2026-07-02'), to: day('2026-09-29') })
  expect(begin(test, Q3)).not.toBe(q3)
})

test('reviews of ten years, of a day, of days to come and across each other, with long texts', () => {
  const test = openTestEngine()
  at(test, '2026-11-23')
  const ana = person(test, 'Ana', 'Ruiz', 'inner')
  talks(test, 5, '2026-11-16', [ana])
  const long = 'What we said. '.repeat(1500).trim()
  const periods = [
    ['2016-11-24', '2026-11-23', 5],
    ['2026-11-18', '2026-11-18', 1],
    ['2026-11-17', '2026-11-19', 3],
    ['2031-01-01', '2031-12-31', 0],
  ] as const
  for (const [from, to, count] of periods) {
    const id = begin(test, { rhythm: 'other', from: day(from), to: day(to) })
    for (const field of REVIEW_TEXTS) write(test, id, field, `${long} ${field}`)
    finish(test, id)
    expect(frozenOf(test, id).texts).toEqual(
      Object.fromEntries(REVIEW_TEXTS.map((field) => [field, `${long} ${field}`])),
    )
    expect(valueOf(frozenOf(test, id), 'conversations')).toBe(count)
  }
  everywhere(test, (here) => expect(reviews(queriesOf(here), PAGE).total).toBe(4))
})

test('a clock that was set back leaves the first finish the first by what it said', () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  const q3 = begin(test, Q3)
  at(test, '2020-01-01')
  finish(test, q3)
  expect(page(test, q3)).toMatchObject({
    finishes: [{ on: '2020-01-01', isWhole: true }],
    since: { more: 0, fewer: 0 },
  })
})

test('a year in words is what was frozen of it, in order, without a number, and with nobody named where that is wished', () => {
  const test = openTestEngine()
  at(test, '2026-10-02')
  person(test, 'Hélène', 'Aubert')
  const q3 = begin(test, Q3)
  write(test, q3, 'learned', 'Hélène Aubert waits. Helene asks, and they will.')
  write(test, q3, 'expected', 'Two names.')
  scheduleFollowUp(commandsOf(test), {
    text: 'Write to Aubert',
    actor: 'me',
    due: null,
    people: [],
    origin: q3,
  } as never)
  finish(test, q3)
  const silent = begin(test, { rhythm: 'monthly', from: day('2026-08-01'), to: day('2026-08-31') })
  finish(test, silent)
  const draft = begin(test, Q4)
  write(test, draft, 'learned', 'Not finished.')
  everywhere(test, (here) => {
    const told = { id: q3, rhythm: 'quarterly', from: Q3.from, to: Q3.to, decisions: '' }
    const open = yearInWords(queriesOf(here), { year: 2026, hideNames: false })
    expect(open).toEqual({
      years: [2026],
      reviews: [
        {
          ...told,
          learned: 'Hélène Aubert waits. Helene asks, and they will.',
          expected: 'Two names.',
          decided: ['Write to Aubert'],
        },
      ],
    })
    const [hidden] = yearInWords(queriesOf(here), { year: 2026, hideNames: true }).reviews
    expect(hidden).toMatchObject({
      learned: `${SOMEBODY} waits. ${SOMEBODY} asks, and they will.`,
      decided: [`Write to ${SOMEBODY}`],
    })
    expect(yearInWords(queriesOf(here), { year: 2025, hideNames: false }).reviews).toEqual([])
  })
})

test('begun in one zone and finished in another, a review keeps its days and says on which day it was where it was finished', () => {
  const auckland = openTestEngine(undefined, undefined, 'Pacific/Auckland')
  const honolulu = openTestEngine(undefined, undefined, 'Pacific/Honolulu')
  // The same instant: the 1st of October in Auckland, still the 30th of September in Honolulu.
  auckland.clock.now = honolulu.clock.now = Date.parse('2026-09-30T12:00:00Z')
  talks(auckland, 3, '2026-09-28')
  const q3 = begin(auckland, Q3)
  write(auckland, q3, 'learned', 'Begun far away.')
  exchange(auckland, honolulu)
  expect(begin(honolulu, Q3)).toBe(q3)
  talk(honolulu, '2026-09-30')
  finish(honolulu, q3)
  exchange(honolulu, auckland)
  for (const here of [honolulu, auckland]) {
    const { finishes, from, to } = page(here, q3)
    expect({ from, to }).toEqual({ from: Q3.from, to: Q3.to })
    expect(finishes.map(({ on, isWhole }) => ({ on, isWhole }))).toEqual([{ on: '2026-09-30', isWhole: true }])
    expect(frozenOf(here, q3)).toMatchObject({
      from: Q3.from,
      to: Q3.to,
      days: { '2026-09-28': 1, '2026-09-29': 1, '2026-09-30': 2 },
    })
    expect(page(here, q3).since).toEqual({ more: 0, fewer: 0 })
  }
})
