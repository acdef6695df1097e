import { expect, test } from 'vitest'
import {
  completeFollowUps,
  editFollowUp,
  reopenFollowUps,
  scheduleFollowUp,
  snoozeFollowUps,
} from '#journal/commands/follow-up-commands.ts'
import { addPerson } from '#journal/commands/person-commands.ts'
import { followUps } from '#journal/queries/follow-ups.ts'
import type { FollowUpId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const A_DAY_MS = 86_400_000
const commandsOf = ({ engine }: TestEngine) => engine.commands

function person(test: TestEngine, given: string): PersonId {
  const none = { organisation: '', title: '', ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names: personNames.parse({ given }), ...none }).id
}

/** Due on the Monday on which the tests begin, 23 November, where nothing else is said. */
function monthly(test: TestEngine, parts: Partial<Parameters<typeof scheduleFollowUp>[1]> = {}): FollowUpId {
  const usual = { text: 'Send the numbers', due: day('2026-11-23'), actor: 'me', every: 'P1M', people: [] } as const
  return scheduleFollowUp(commandsOf(test), { ...usual, people: [], origin: null, ...parts }).id
}

const rowsOf = ({ engine }: TestEngine, state: 'open' | 'done' = 'open') =>
  followUps(engine.queries, { state, offset: 0, limit: 50 }).rows
const openOf = (test: TestEngine) => rowsOf(test).map(({ text, due, every }) => `${text}, ${due}, ${every}`)
const complete = (test: TestEngine, id: FollowUpId) => completeFollowUps(commandsOf(test), { ids: [id] })

test('what is done comes again with its people and what it came of; undo takes that back, and undo of the undo', async () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  const first = monthly(test, { people: [{ id: ana }] })
  const { undo } = await complete(test, first)
  expect(rowsOf(test)).toMatchObject([
    { text: 'Send the numbers', due: '2026-12-23', every: 'P1M', actor: 'me', people: [{ id: ana }], done: false },
  ])
  expect(rowsOf(test, 'done').map(({ id }) => id)).toEqual([first])
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  await test.undo(undo)
  expect(rowsOf(test).map(({ id, due }) => [id, due])).toEqual([[first, '2026-11-23']])
  // Done once more, it comes again once.
  await complete(test, first)
  expect(openOf(test)).toEqual(['Send the numbers, 2026-12-23, P1M'])
})

test('done late or early it comes on its own days, and after a shorter month on the 31st again', async () => {
  const test = openTestEngine()
  await complete(test, monthly(test, { due: day('2026-08-05'), text: 'late' }))
  await complete(test, monthly(test, { due: day('2026-12-03'), text: 'early' }))
  await complete(test, monthly(test, { due: null, text: 'some day' }))
  expect(openOf(test).toSorted()).toEqual([
    'early, 2027-01-03, P1M',
    'late, 2026-12-05, P1M',
    'some day, 2026-12-23, P1M',
  ])
  const last = monthly(test, { due: day('2027-01-31'), text: 'last' })
  await complete(test, last)
  for (let turn = 0; turn < 1; turn++) {
    const [now] = rowsOf(test).filter(({ text }) => text === 'last')
    expect(now?.due).toBe('2027-02-28')
    await complete(test, now?.id as FollowUpId)
  }
  expect(rowsOf(test).find(({ text }) => text === 'last')?.due).toBe('2027-03-31')
})

test('put off it keeps its days; another day or another rhythm counts from there; once is once', async () => {
  const test = openTestEngine()
  const id = monthly(test)
  await snoozeFollowUps(commandsOf(test), { ids: [id], until: day('2026-11-27') })
  test.clock.now += 4 * A_DAY_MS
  await complete(test, id)
  expect(openOf(test)).toEqual(['Send the numbers, 2026-12-23, P1M'])
  const [next] = rowsOf(test)
  editFollowUp(commandsOf(test), { id: next?.id as FollowUpId, every: 'P2W', due: day('2026-12-01') })
  await complete(test, next?.id as FollowUpId)
  expect(openOf(test)).toEqual(['Send the numbers, 2026-12-15, P2W'])
  const [last] = rowsOf(test)
  editFollowUp(commandsOf(test), { id: last?.id as FollowUpId, every: null })
  await complete(test, last?.id as FollowUpId)
  expect(openOf(test)).toEqual([])
})

test('done on two devices it comes again once; stopped on one and done on the other it comes once and says so', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const id = monthly(laptop)
  exchange(laptop, tower)
  await complete(laptop, id)
  tower.clock.now += A_DAY_MS
  await complete(tower, id)
  exchange(laptop, tower)
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
  for (const test of [laptop, tower]) expect(openOf(test)).toEqual(['Send the numbers, 2026-12-23, P1M'])
  const [next] = rowsOf(laptop)
  editFollowUp(commandsOf(laptop), { id: next?.id as FollowUpId, every: null })
  await complete(tower, next?.id as FollowUpId)
  exchange(laptop, tower)
  for (const test of [laptop, tower]) expect(openOf(test)).toEqual(['Send the numbers, 2027-01-23, P1M'])
})

test('opened again, both are open, and done again nothing comes a second time', async () => {
  const test = openTestEngine()
  const id = monthly(test)
  await complete(test, id)
  await reopenFollowUps(commandsOf(test), { ids: [id] })
  expect(openOf(test)).toEqual(['Send the numbers, 2026-11-23, P1M', 'Send the numbers, 2026-12-23, P1M'])
  await complete(test, id)
  expect(openOf(test)).toEqual(['Send the numbers, 2026-12-23, P1M'])
})
