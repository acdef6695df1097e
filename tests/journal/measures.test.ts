import { expect, test } from 'vitest'
import {
  addCircle,
  addPerson,
  editPerson,
  putEntry,
  putInCircle,
  putInRing,
} from '#journal/commands/person-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { addAsk, recordGive, setNeedState } from '#journal/commands/giving-commands.ts'
import { addIntroduction, noteConsent, noteIntroduced } from '#journal/commands/introduction-commands.ts'
import { addMeasure, editMeasure, putReading, removeReading } from '#journal/commands/measure-commands.ts'
import { beginReview, finishReview } from '#journal/commands/review-commands.ts'
import { settleConflict } from '#journal/commands/settle-conflict.ts'
import { addArchetype, addGoal, seatPeople } from '#journal/commands/strategy-commands.ts'
import { moveToTrash } from '#journal/commands/trash-commands.ts'
import { conflicts } from '#journal/queries/history.ts'
import { periodFacts } from '#journal/queries/period-facts.ts'
import { COUNTED } from '#journal/queries/measure-sources.ts'
import { frozenNow } from '#journal/queries/reviews.ts'
import { measureCounted, measures } from '#journal/queries/measures.ts'
import type { CommandRequest } from '#shared/contract/contract.ts'
import type { MeasureId, PersonId, ReviewId } from '#shared/model/id.ts'
import { MEASURE_SOURCES, readingOn, type MeasureSource } from '#shared/model/measure.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const PAGE = { offset: 0, limit: 50 }
const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string): PersonId {
  const names = personNames.parse({ given })
  const rest = { organisation: '', title: '', ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names, ...rest }).id
}

function talk(test: TestEngine, date: string, people: PersonId[]): void {
  const given = { date: day(date), channel: 'call', people: people.map((id) => ({ id })) }
  logConversation(commandsOf(test), { ...EMPTY_TALK, ...given } as CommandRequest<'logConversation'>)
}

const EMPTY_TALK = {
  time: null,
  minutes: null,
  startedBy: 'unknown',
  topic: '',
  notes: '',
  learned: '',
  tags: [],
  followUps: [],
}

function measured(
  test: TestEngine,
  source: MeasureSource,
  parts: Partial<CommandRequest<'addMeasure'>> = {},
): MeasureId {
  return addMeasure(commandsOf(test), { title: '', goal: null, source, target: null, ...parts }).id
}

const rowsOf = (test: TestEngine, weekStart = 1) => measures(queriesOf(test), { weekStart }).rows
const valuesOf = (test: TestEngine) => rowsOf(test).map(({ source, value, before }) => [source, value, before.value])
function rowOf(test: TestEngine, id: MeasureId) {
  const row = rowsOf(test).find((one) => one.id === id)
  if (row === undefined) throw new Error(`no measure ${id}`)
  return row
}
function countedOf(test: TestEngine, id: MeasureId) {
  const { from, to } = rowOf(test, id)
  return measureCounted(queriesOf(test), { id, from, to, ...PAGE })
}

/** Holds here, after the rows were made again, after a restart and on a second device that has all of it. */
function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  const other = openTestEngine()
  exchange(test, other)
  check(other)
  test.reopen()
  check(test)
}

// Today is Monday, 23 November 2026.
test('each measure counts what its words say, of this week and of the one before, and opens to exactly that', async () => {
  const test = openTestEngine()
  const [ana, ben, cy, old] = ['Ana', 'Ben', 'Cy', 'Old'].map((name) => person(test, name)) as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ]
  editPerson(commandsOf(test), { id: ana, side: 'outside' } as CommandRequest<'editPerson'>)
  editPerson(commandsOf(test), { id: ben, side: 'inside' } as CommandRequest<'editPerson'>)
  await putInRing(commandsOf(test), { ids: [ana, cy], ring: 'close' })
  const { id: board } = addCircle(commandsOf(test), { name: 'Board' })
  await putInCircle(commandsOf(test), { ids: [ana, ben], circle: board, member: true })
  talk(test, '2025-03-01', [old])
  talk(test, '2026-11-17', [cy])
  talk(test, '2026-11-23', [ana, ben])
  talk(test, '2026-11-23', [ana])
  talk(test, '2026-11-23', [old])
  recordGive(commandsOf(test), {
    direction: 'given',
    what: 'introduction',
    text: 'Ana to Cy',
    people: [{ id: ana }],
    day: day('2026-11-23'),
    minutes: null,
    answers: null,
    origin: null,
  })
  addAsk(commandsOf(test), { text: 'a lawyer', people: [], origin: null })
  const { id: pair } = addIntroduction(commandsOf(test), { a: { id: ben }, b: { id: cy }, why: 'both build sheds' })
  for (const side of ['a', 'b'] as const) {
    noteConsent(commandsOf(test), { id: pair, side, type: 'agreed', note: '' })
  }
  noteIntroduced(commandsOf(test), { id: pair, note: '' })
  for (const source of MEASURE_SOURCES) measured(test, source, { per: 'week' })
  everywhere(test, (at) => {
    expect(valuesOf(at)).toEqual([
      ['outside', 2, 0],
      ['inside', 1, 0],
      ['first', 2, 1],
      ['circles', 1, 0],
      ['reopened', 1, 0],
      ['nearWarm', 2, 1],
      ['seatsFilled', 0, 0],
      ['seatsWarm', 0, 0],
      ['needsHeard', 0, 0],
      ['needsMet', 0, 0],
      ['introductions', 2, 0],
      ['gives', 1, 0],
      ['asks', 1, 0],
      ['blockMinutes', 0, 0],
      ['own', null, null],
    ])
    for (const { id, source, value } of rowsOf(at)) {
      const counted = countedOf(at, id)
      expect([source, counted.total, counted.rows.length]).toEqual([source, value ?? 0, value ?? 0])
    }
    const names = rowsOf(at).flatMap(({ id, source }) =>
      source === 'first' || source === 'reopened'
        ? countedOf(at, id).rows.flatMap((row) => (row.kind === 'person' ? [`${source} ${row.person.name}`] : []))
        : [],
    )
    expect(names.toSorted()).toEqual(['first Ana', 'first Ben', 'reopened Old'])
  })
})

test('seats of a goal are those of its types of people, never more than there are, and warm only while they are', async () => {
  const test = openTestEngine()
  const { id: goal } = addGoal(commandsOf(test), { title: 'Board seat', neededBy: null })
  const people = ['Ana', 'Ben', 'Cy'].map((name) => person(test, name))
  const parts = { name: 'CFO', why: '', seats: 2, goals: [goal], people: [] }
  const { id: cfo } = addArchetype(commandsOf(test), parts)
  const { id: other } = addArchetype(commandsOf(test), { ...parts, name: 'Mentor', goals: [] })
  await seatPeople(commandsOf(test), { ids: people, archetype: cfo, seated: true })
  await seatPeople(commandsOf(test), { ids: people.slice(0, 1), archetype: other, seated: true })
  await putInRing(commandsOf(test), { ids: people, ring: 'close' })
  for (const [at, id] of people.entries()) talk(test, ['2026-11-01', '2026-06-01', '2026-11-20'][at] as string, [id])
  const filled = measured(test, 'seatsFilled', { goal, per: 'quarter' })
  const warm = measured(test, 'seatsWarm', { goal, per: 'quarter' })
  const all = measured(test, 'seatsFilled')
  everywhere(test, (at) => {
    expect(rowOf(at, filled)).toMatchObject({ value: 2, before: { from: '2026-07-01', to: '2026-09-30', value: 1 } })
    expect(rowOf(at, warm)).toMatchObject({ value: 2, before: { value: 0 } })
    expect(rowOf(at, all).value).toBe(3)
    expect(countedOf(at, filled).rows.map((row) => row.kind === 'person' && row.person.name)).toEqual(['Cy', 'Ana'])
  })
})

test('a week begins as one is told, and nothing of another week is counted', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  talk(test, '2026-11-22', [ana])
  const id = measured(test, 'first', { per: 'week' })
  expect(rowsOf(test, 1)[0]).toMatchObject({ id, from: '2026-11-23', to: '2026-11-29', value: 0, before: { value: 1 } })
  expect(rowsOf(test, 7)[0]).toMatchObject({ id, from: '2026-11-22', to: '2026-11-28', value: 1, before: { value: 0 } })
})

test('a need that was heard and met is in two measures, and goes with whoever goes to the trash', async () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  const { entryId } = putEntry(commandsOf(test), {
    id: ana,
    entryId: null,
    entry: { collection: 'needs', value: { text: 'a desk', heardOn: day('2026-11-23'), state: 'open' } } as never,
  })
  setNeedState(commandsOf(test), { person: ana, need: entryId as never, state: 'met' })
  measured(test, 'needsHeard')
  measured(test, 'needsMet', { per: 'week' })
  everywhere(test, (at) => expect(valuesOf(at).map(([, value]) => value)).toEqual([1, 1]))
  await moveToTrash(commandsOf(test), { ids: [ana] })
  expect(valuesOf(test).map(([, value]) => value)).toEqual([0, 0])
})

test("one's own number is the last one written down, and one that was put right on two devices is shown", () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const id = measured(laptop, 'own', { title: 'Talks given' })
  const read = (test: TestEngine, entry: string | null, on: string, value: number) =>
    putReading(commandsOf(test), { id, entry: entry as never, reading: { on: day(on), value } })
  read(laptop, 'first', '2026-11-01', 3)
  exchange(laptop, tower)
  read(laptop, null, '2026-11-20', 5)
  read(laptop, 'first', '2026-11-01', 4)
  read(tower, 'first', '2026-11-01', 2.5)
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(rowOf(test, id)).toMatchObject({ value: 5 })
    expect(conflicts(queriesOf(test), { id })).toMatchObject([{ path: ['readings', 'first'] }])
  }
  const [conflict] = conflicts(queriesOf(laptop), { id })
  settleConflict(commandsOf(laptop), { id, path: ['readings', 'first'], value: conflict?.kept ?? null })
  removeReading(commandsOf(laptop), { id, entry: 'first' as never })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(conflicts(queriesOf(test), { id })).toEqual([])
    expect(countedOf(test, id).rows).toMatchObject([])
    const { rows } = measureCounted(queriesOf(test), { id, from: day('2026-10-01'), to: day('2026-12-31'), ...PAGE })
    expect(rows).toMatchObject([{ kind: 'reading', day: '2026-11-20', value: 5 }])
  }
})

test('a measure changed on two devices keeps both changes, and outlives a goal that goes to the trash', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const { id: goal } = addGoal(commandsOf(laptop), { title: 'Board seat', neededBy: null })
  const id = measured(laptop, 'outside', { goal })
  exchange(laptop, tower)
  editMeasure(commandsOf(laptop), { id, target: { value: 2, direction: 'atLeast' } })
  editMeasure(commandsOf(tower), { id, title: 'Talks outside' })
  await moveToTrash(commandsOf(tower), { ids: [goal] })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(rowOf(test, id)).toMatchObject({
      title: 'Talks outside',
      target: { value: 2, direction: 'atLeast' },
      goal: null,
    })
  }
})

test('a period tells every measure over its own days, whatever time the measure is usually looked at for', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  talk(test, '2026-10-02', [ana])
  const first = measured(test, 'first', { per: 'week', title: 'New faces' })
  const own = measured(test, 'own')
  const told = (from: string, to: string) =>
    periodFacts(queriesOf(test), { from: day(from), to: day(to) })
      .numbers.filter(({ code }) => code === 'measure')
      .map(({ subject, value, definition }) => [subject?.id, subject?.name, value, definition.parameters])
  expect(told('2026-10-01', '2026-12-31')).toEqual([[first, 'New faces', 1, { source: 'first' }]])
  putReading(commandsOf(test), { id: own, entry: null, reading: { on: day('2026-10-05'), value: 7 } })
  expect(told('2026-10-01', '2026-12-31')[1]).toEqual([own, '', 7, { source: 'own' }])
  expect(told('2026-07-01', '2026-09-30')).toEqual([[first, 'New faces', 0, { source: 'first' }]])
})

test('says what the last finished review of such a time froze, the same on every device, and nothing of what was something else then', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  talk(test, '2026-11-17', [ana])
  const first = measured(test, 'first', { per: 'week' })
  const monthly = measured(test, 'first', { per: 'month' })
  const review = (from: string, to: string) =>
    beginReview(commandsOf(test), { rhythm: 'weekly', from: day(from), to: day(to) }).id
  const finish = (id: ReviewId) => finishReview(commandsOf(test), { id }, (one) => frozenNow(queriesOf(test), one))
  finish(review('2026-11-09', '2026-11-15'))
  const last = review('2026-11-16', '2026-11-22')
  const before = { from: '2026-11-09', to: '2026-11-15', value: 0 }
  everywhere(test, (one) => expect(rowOf(one, first).reviewed).toEqual(before))
  finish(last)
  // What is written down later changes no review, and a month is not compared with a week.
  talk(test, '2026-11-18', [person(test, 'Bo')])
  everywhere(test, (one) => {
    expect(rowOf(one, first)).toMatchObject({
      before: { value: 2 },
      reviewed: { from: '2026-11-16', to: '2026-11-22', value: 1 },
    })
    expect(rowOf(one, monthly).reviewed).toBeNull()
  })
  editMeasure(commandsOf(test), { id: first, source: 'gives' })
  expect(rowOf(test, first).reviewed).toBeNull()
})

test('of two readings of one day every device takes the same', () => {
  const readings = { a: { on: day('2026-11-01'), value: 1 }, b: { on: day('2026-11-01'), value: 2 } }
  expect(readingOn(readings, '2026-11-30')?.value).toBe(2)
  expect(readingOn({ b: readings.b, a: readings.a }, '2026-11-30')?.value).toBe(2)
  expect(readingOn(readings, '2026-10-31')).toBe(null)
})

test('conversations with people outside and inside look at nobody of whom no side is known', () => {
  const { engine } = openTestEngine()
  for (const source of ['outside', 'inside'] as const) {
    const plan = engine.queries.sql(`EXPLAIN QUERY PLAN ${COUNTED[source]}`).all({ from: 0, to: 1 })
    const steps = (plan as { detail: string }[]).map(({ detail }) => detail)
    expect(steps).toContain('SEARCH p USING COVERING INDEX people_by_side (side=? AND id=?)')
  }
})
