import { expect, test } from 'vitest'
import { completeFollowUps, scheduleFollowUp } from '#journal/commands/follow-up-commands.ts'
import { recordGive } from '#journal/commands/giving-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addCircle, addPerson, putEntry, putInCircle } from '#journal/commands/person-commands.ts'
import { forget, moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { onThisDay, timelineItems } from '#journal/queries/timeline-items.ts'
import { instantOf, instantsOf, timeline } from '#journal/queries/timeline.ts'
import type { TimelineFilter } from '#shared/contract/timeline-contract.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { addDays, dayNumber, dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { TIME_UNITS, type TimeUnit } from '#shared/model/time-bins.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'

const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries
const PAGE = { offset: 0, limit: 200 }

function person(test: TestEngine, given: string): PersonId {
  const parts = { organisation: '', title: '', metThrough: null, archetypes: [], ring: null }
  return addPerson(commandsOf(test), { names: personNames.parse({ given }), ...parts }).id
}

function talk(test: TestEngine, date: string, people: readonly PersonId[] = [], tags: string[] = []): DocumentId {
  return logConversation(commandsOf(test), {
    date: day(date),
    time: null,
    minutes: null,
    channel: 'call',
    startedBy: 'unknown',
    topic: date,
    notes: '',
    learned: '',
    tags,
    people: people.map((id) => ({ id })),
    followUps: [],
  } as never).id
}

const give = (test: TestEngine, date: string, people: readonly PersonId[]) =>
  recordGive(commandsOf(test), {
    direction: 'given',
    what: 'resource',
    text: 'a book',
    people: people.map((id) => ({ id })),
    day: day(date),
    minutes: null,
    answers: null,
    origin: null,
  })

interface Span {
  readonly from?: string
  readonly to?: string
  readonly unit?: TimeUnit
  readonly weekStart?: 1 | 7
  readonly filter?: TimelineFilter
}

const ask = (test: TestEngine, { from = '2026-01-01', to = '2026-12-31', ...rest }: Span) =>
  timeline(queriesOf(test), { unit: 'month', weekStart: 1, filter: {}, from: day(from), to: day(to), ...rest })

/** What is in the lanes of the bins that have something, as `2026-03-01 conversations 2`. */
function told(test: TestEngine, span: Span): string[] {
  const { lanes, bins } = ask(test, span)
  return bins.flatMap(({ from, counts }) =>
    counts.flatMap((count, at) => (count === 0 ? [] : [`${from} ${lanes[at]} ${count}`])),
  )
}

function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  const other = openTestEngine()
  other.clock.now = test.clock.now
  exchange(test, other)
  check(other)
}

test('R7: conversations are counted by day, week, month, quarter and year, wherever the zone is', () => {
  const test = openTestEngine()
  for (const date of ['2026-03-01', '2026-03-01', '2026-03-07', '2026-03-31', '2025-12-31']) talk(test, date)
  everywhere(test, (here) => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      const queries = { ...queriesOf(here), timeZone: () => zone }
      const months = timeline(queries, {
        from: day('2026-01-01'),
        to: day('2026-12-31'),
        unit: 'month',
        weekStart: 1,
        filter: {},
      })
      expect(months.bins.map(({ counts }) => counts[0])).toEqual([0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }
    expect(told(here, { from: '2025-01-01', unit: 'year' })).toEqual([
      '2025-01-01 conversations 1',
      '2026-01-01 conversations 4',
    ])
    expect(told(here, { unit: 'quarter' })).toEqual(['2026-01-01 conversations 4'])
    expect(told(here, { from: '2026-03-01', to: '2026-03-31', unit: 'day' })).toEqual([
      '2026-03-01 conversations 2',
      '2026-03-07 conversations 1',
      '2026-03-31 conversations 1',
    ])
    // The 1st of March 2026 is a Sunday: the last day of a week, or the first.
    expect(told(here, { from: '2026-03-01', to: '2026-03-08', unit: 'week' })).toEqual([
      '2026-02-23 conversations 2',
      '2026-03-02 conversations 1',
    ])
    expect(told(here, { from: '2026-03-01', to: '2026-03-08', unit: 'week', weekStart: 7 })).toEqual([
      '2026-03-01 conversations 3',
    ])
  })
})

test('days of conversations are counted as they are, whatever came and went', async () => {
  const test = openTestEngine()
  const kept = ({ engine }: TestEngine) =>
    Object.fromEntries(engine.queries.sql('SELECT day, count FROM conversation_days').raw().all() as [number, number][])
  const counted = (days: Record<string, number>) =>
    Object.fromEntries(Object.entries(days).map(([date, count]) => [dayNumber(day(date)), count]))
  const [ana, bob] = [person(test, 'Ana'), person(test, 'Bob')]
  const ids = ['2026-03-01', '2026-03-01', '2026-03-02'].map((date) => talk(test, date, [ana, bob]))
  const [first, second, third] = ids as [DocumentId, DocumentId, DocumentId]
  expect(kept(test)).toEqual(counted({ '2026-03-01': 2, '2026-03-02': 1 }))
  await moveToTrash(commandsOf(test), { ids: [third] })
  expect(kept(test)).toEqual(counted({ '2026-03-01': 2 }))
  await restoreFromTrash(commandsOf(test), { ids: [third] })
  expect(kept(test)).toEqual(counted({ '2026-03-01': 2, '2026-03-02': 1 }))
  const write = (work: (writer: DocumentWriter) => void) => test.engine.store.commit(TEST_MESSAGE, work)
  write((writer) => writer.set(first, ['date'], '2026-04-05'))
  write((writer) => writer.set(second, ['planned'], '2026-03-01'))
  expect(kept(test)).toEqual(counted({ '2026-03-02': 1, '2026-04-05': 1 }))
  mergePeople(commandsOf(test), { from: bob, into: ana })
  everywhere(test, (here) => expect(kept(here)).toEqual(counted({ '2026-03-02': 1, '2026-04-05': 1 })))
  forget(commandsOf(test), { id: first })
  everywhere(test, (here) => expect(kept(here)).toEqual(counted({ '2026-03-02': 1 })))
  test.engine.queries.sql('UPDATE conversations SET day = day + 1').run()
  expect(kept(test)).toEqual(counted({ '2026-03-03': 1 }))
})

test('R7: every bin opens to exactly what it counts', async () => {
  const test = openTestEngine()
  const [ana, bob] = [person(test, 'Ana'), person(test, 'Bob')]
  const value = { label: 'birthday', date: { y: 1992, m: 2, d: 29 } }
  putEntry(commandsOf(test), { id: ana, entryId: null, entry: { collection: 'dates', value } as never })
  for (let at = 0; at < 40; at++) talk(test, `2026-0${1 + (at % 9)}-1${at % 7}`, at % 2 === 0 ? [ana] : [ana, bob])
  give(test, '2026-02-28', [ana])
  const { id } = scheduleFollowUp(commandsOf(test), {
    every: null,
    text: 'Send it',
    actor: 'me',
    due: null,
    people: [{ id: bob }],
    origin: null,
  })
  test.clock.now = Date.parse('2026-02-28T23:30:00Z')
  await completeFollowUps(commandsOf(test), { ids: [id] })
  everywhere(test, (here) => {
    for (const filter of [{}, { person: ana }, { person: bob }]) {
      for (const unit of TIME_UNITS) {
        const { bins, lanes } = ask(here, { unit, filter })
        for (const { from, to, counts } of bins) {
          const { rows } = timelineItems(queriesOf(here), { from, to, filter, ...PAGE })
          const found = lanes.map((lane) => rows.filter((row) => row.lane === lane).length)
          expect([from, unit, ...found]).toEqual([from, unit, ...counts])
          expect(rows.every(({ on }) => on >= from && on <= to)).toBe(true)
        }
      }
    }
    expect(told(here, { from: '2026-02-28', to: '2026-02-28', unit: 'day' })).toEqual([
      '2026-02-28 gives 1',
      '2026-02-28 followUps 1',
      '2026-02-28 dates 1',
    ])
  })
})

test('rows of many days come in pieces that fit together', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  for (let at = 1; at <= 9; at++) talk(test, `2026-05-0${at}`, [ana])
  for (let at = 1; at <= 4; at++) give(test, `2026-05-0${at}`, [ana])
  const span = { from: day('2026-05-01'), to: day('2026-05-31'), filter: {} }
  const whole = timelineItems(queriesOf(test), { ...span, ...PAGE })
  expect(whole.total).toBe(13)
  const pieces = [0, 5, 10].flatMap((offset) => timelineItems(queriesOf(test), { ...span, offset, limit: 5 }).rows)
  expect(pieces).toEqual(whole.rows)
})

test('a person, a circle and a tag narrow it, each conversation counts once, and merged people are one', () => {
  const test = openTestEngine()
  const [ana, twin, bob] = [person(test, 'Ana'), person(test, 'Anna'), person(test, 'Bob')]
  const { id: circle } = addCircle(commandsOf(test), { name: 'Board' })
  void putInCircle(commandsOf(test), { ids: [ana, bob], circle, member: true })
  talk(test, '2026-01-10', [ana, bob], ['mentor'])
  talk(test, '2026-01-11', [twin])
  talk(test, '2026-01-12', [])
  expect(told(test, { filter: { person: ana } })).toEqual(['2026-01-01 conversations 1'])
  mergePeople(commandsOf(test), { from: twin, into: ana })
  everywhere(test, (here) => {
    expect(told(here, { filter: { person: ana } })).toEqual(['2026-01-01 conversations 2'])
    expect(told(here, { filter: { person: twin } })).toEqual(['2026-01-01 conversations 2'])
    expect(told(here, { filter: { circle } })).toEqual(['2026-01-01 conversations 2'])
    expect(told(here, { filter: { circle, person: bob } })).toEqual(['2026-01-01 conversations 1'])
    expect(told(here, { filter: { tag: 'Mentor' } })).toEqual(['2026-01-01 conversations 1'])
    expect(ask(here, { filter: { tag: 'mentor' } }).lanes).toEqual(['conversations'])
  })
})

test('plans and what is in the trash are not counted, and what there was on this day is', async () => {
  const test = openTestEngine()
  const gone = talk(test, '2025-11-23')
  talk(test, '2024-11-23')
  talk(test, '2025-11-23')
  talk(test, '2026-11-23')
  await moveToTrash(commandsOf(test), { ids: [gone] })
  everywhere(test, (here) => {
    expect(told(here, { from: '2025-01-01', unit: 'year' })).toEqual([
      '2025-01-01 conversations 1',
      '2026-01-01 conversations 1',
    ])
    expect(onThisDay(queriesOf(here), { on: day('2026-11-23') }).map(({ on }) => on)).toEqual([
      '2025-11-23',
      '2024-11-23',
    ])
    expect(onThisDay(queriesOf(here), { on: day('2027-02-28') })).toEqual([])
  })
})

test('days begin when the clocks of their zone say, however many are asked for together', () => {
  // Clocks that were set for a month in between, by half an hour, for good, and a day that there never was.
  for (const [zone, year] of [
    ['UTC', 2026],
    ['Europe/Berlin', 2026],
    ['Africa/Cairo', 2014],
    ['Africa/Casablanca', 2026],
    ['Australia/Lord_Howe', 2026],
    ['Pacific/Apia', 2011],
    ['America/Caracas', 2016],
  ] as const) {
    const first = dayNumber(day(`${year}-01-01`))
    for (const step of [1, 7, 30]) {
      const days = Array.from({ length: 400 / step }, (_, at) => first + at * step)
      const begin = days.map((one) => instantOf(dayNumberToCivilDate(one), zone))
      expect([zone, step, instantsOf(days, zone)]).toEqual([zone, step, begin])
    }
  }
})

test('a lane with much in it is counted as one with little is', async () => {
  const test = openTestEngine()
  for (let at = 0; at < 90; at++) give(test, addDays(day('2026-01-01'), at % 45), [])
  for (let at = 0; at < 3; at++) give(test, '2026-03-31', [])
  const gives = (span: Span) => ask(test, span).bins.map(({ counts }) => counts[ask(test, span).lanes.indexOf('gives')])
  expect(gives({ from: '2026-01-01', to: '2026-04-30' })).toEqual([62, 28, 3, 0])
  expect(gives({ from: '2026-03-01', to: '2026-03-31', unit: 'month' })).toEqual([3])
  expect(gives({ from: '2026-03-30', to: '2026-04-02', unit: 'day' })).toEqual([0, 3, 0, 0])
})
