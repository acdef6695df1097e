import { expect, test } from 'vitest'
import {
  addAsk,
  editAsk,
  editGive,
  recordGive,
  setAskStanding,
  setNeedState,
} from '#journal/commands/giving-commands.ts'
import { addIntroduction } from '#journal/commands/introduction-commands.ts'
import { introductions } from '#journal/queries/introductions.ts'
import { settleConflict } from '#journal/commands/settle-conflict.ts'
import { moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { conflicts } from '#journal/queries/history.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson, putEntry } from '#journal/commands/person-commands.ts'
import { asks, gives, givingTime, needsHeard } from '#journal/queries/giving.ts'
import { matrix } from '#journal/queries/strategy.ts'
import { addArchetype, seatPeople } from '#journal/commands/strategy-commands.ts'
import { personPage } from '#journal/queries/person-page.ts'
import type { GiveDirection } from '#shared/model/give-what.ts'
import type { AskId, GiveId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { writeText } from '#support/write-text.ts'

const A_MINUTE_MS = 60_000
const PAGE = { offset: 0, limit: 50 }
const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string): PersonId {
  const names = personNames.parse({ given })
  return addPerson(commandsOf(test), {
    names,
    organisation: '',
    title: '',
    ring: null,
    metThrough: null,
    archetypes: [],
  }).id
}

function need(test: TestEngine, id: PersonId, text: string, heardOn: string | null): string {
  const value = { text, heardOn: heardOn === null ? null : day(heardOn), state: 'open' }
  return putEntry(commandsOf(test), { id, entryId: null, entry: { collection: 'needs', value } as never }).entryId
}

function give(test: TestEngine, text: string, parts: Partial<Parameters<typeof recordGive>[1]> = {}) {
  const usual = { direction: 'given' as GiveDirection, what: 'resource' as const, people: [], minutes: null }
  return recordGive(commandsOf(test), {
    ...usual,
    text,
    day: day('2026-11-20'),
    answers: null,
    origin: null,
    ...parts,
  })
}

const ask = (test: TestEngine, text: string, people: PersonId[] = []): AskId =>
  addAsk(commandsOf(test), { text, people: people.map((id) => ({ id })), origin: null }).id

const needsOf = (test: TestEngine) => needsHeard(queriesOf(test), PAGE).rows.map(({ text }) => text)
const storyOf = (test: TestEngine) => gives(queriesOf(test), PAGE).rows.map(({ text }) => text)
const standings = (test: TestEngine) =>
  asks(queriesOf(test), PAGE).rows.map(({ text, standing }) => `${text}: ${standing}`)

/** Holds here, after the rows were made again, after a restart and on a second device that has all of it. */
function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  const other = openTestEngine()
  exchange(test, other)
  expect(marksOf(other.engine.store.database)).toEqual(marksOf(test.engine.store.database))
  check(other)
  test.reopen()
  check(test)
}

test('G3: what is given answers a need, which is met then; undo opens it again', async () => {
  const test = openTestEngine()
  const priya = person(test, 'Priya')
  const article = need(test, priya, 'the article on pricing', '2026-11-12')
  need(test, priya, 'a data lead in Berlin', null)
  expect(needsOf(test)).toEqual(['the article on pricing', 'a data lead in Berlin'])

  const { undo } = give(test, 'sent the article', {
    people: [{ id: priya }],
    minutes: 5,
    answers: { person: priya, need: article as never },
  })
  everywhere(test, (at) => {
    expect(needsOf(at)).toEqual(['a data lead in Berlin'])
    expect(gives(queriesOf(at), { ...PAGE, person: priya }).rows).toMatchObject([
      {
        text: 'sent the article',
        people: [{ name: 'Priya' }],
        minutes: 5,
        answers: { person: { name: 'Priya' }, text: 'the article on pricing' },
      },
    ])
  })
  await test.undo(undo)
  expect(storyOf(test)).toEqual([])
  expect(needsOf(test)).toEqual(['the article on pricing', 'a data lead in Berlin'])
})

test('G3: met on one device and let go on another is met, on both', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const priya = person(laptop, 'Priya')
  const article = need(laptop, priya, 'the article', '2026-11-12')
  exchange(laptop, tower)
  setNeedState(commandsOf(laptop), { person: priya, need: article as never, state: 'met' })
  setNeedState(commandsOf(tower), { person: priya, need: article as never, state: 'gone' })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(personPage(queriesOf(test), { id: priya }).needs.map(({ value }) => value.state)).toEqual(['met'])
    // Opened again, it is open, whatever both had said.
    setNeedState(commandsOf(test), { person: priya, need: article as never, state: 'open' })
    expect(needsOf(test)).toEqual(['the article'])
  }
  exchange(laptop, tower)
  expect(needsOf(laptop)).toEqual(['the article'])
  expect(needsOf(tower)).toEqual(['the article'])
})

test('a story is told from the latest on, from both sides or from one, and with those who were merged since', () => {
  const test = openTestEngine()
  const [ana, twin] = [person(test, 'Ana'), person(test, 'Anna')]
  give(test, 'the book', { people: [{ id: twin }], day: day('2026-10-01') })
  give(test, 'an hour on pricing', { direction: 'received', what: 'time', people: [{ id: ana }], minutes: 60 })
  give(test, 'a seed', { people: [{ name: 'Sam', organisation: null }], day: day('2026-11-22') })
  mergePeople(commandsOf(test), { from: twin, into: ana })
  everywhere(test, (at) => {
    expect(storyOf(at)).toEqual(['a seed', 'an hour on pricing', 'the book'])
    expect(gives(queriesOf(at), { ...PAGE, direction: 'received' }).rows.map(({ text }) => text)).toEqual([
      'an hour on pricing',
    ])
    const withAna = gives(queriesOf(at), { ...PAGE, person: ana })
    expect(gives(queriesOf(at), { ...PAGE, person: twin })).toEqual(withAna)
    expect(withAna).toMatchObject({ total: 2 })
    expect(withAna.rows.map(({ text, people }) => [text, people.map(({ name }) => name)])).toEqual([
      ['an hour on pricing', ['Ana']],
      ['the book', ['Ana']],
    ])
    expect(gives(queriesOf(at), { ...PAGE, limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      rows: [{ text: 'an hour on pricing' }],
    })
  })
})

test('of one day, gifts, asks and introductions stand in the same order on two devices, whoever has which first', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const people = ['Ana', 'Ben', 'Cleo'].map((name) => person(laptop, name))
  exchange(laptop, tower)
  for (let index = 0; index < 12; index++) {
    const test = index % 2 === 0 ? laptop : tower
    for (const each of [laptop, tower]) each.clock.now += 1000
    give(test, `gift ${index}`)
    ask(test, `ask ${index}`)
    const [a, b] = [people[index % 3] as PersonId, people[(index + 1) % 3] as PersonId]
    addIntroduction(commandsOf(test), { a: { id: a }, b: { id: b }, why: `why ${index}` })
  }
  exchange(laptop, tower)
  const told = (test: TestEngine) => [
    storyOf(test),
    asks(queriesOf(test), PAGE).rows.map(({ text }) => text),
    introductions(queriesOf(test), PAGE).rows.map(({ why }) => why),
  ]
  const [story, asked] = told(laptop)
  expect(story).toEqual(Array.from({ length: 12 }, (_, index) => `gift ${11 - index}`))
  expect(asked?.[0]).toBe('ask 11')
  expect(told(tower)).toEqual(told(laptop))
})

test('what became of a gift, written on two devices at once, keeps both by the letter', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const { id } = give(laptop, 'the book')
  writeText(laptop, id, 'outcome', 'She read it.')
  exchange(laptop, tower)
  writeText(laptop, id, 'outcome', 'In May, she read it.')
  writeText(tower, id, 'outcome', 'She read it. Twice.')
  writeText(tower, id, 'thanks', 'A card.')
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(gives(queriesOf(test), { ...PAGE, id }).rows).toMatchObject([
      { outcome: 'In May, she read it. Twice.', thanks: 'A card.' },
    ])
  }
})

test('a gift put in the trash on one device and changed on another is in the trash, with the change', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const { id } = give(laptop, 'the book')
  exchange(laptop, tower)
  await moveToTrash(commandsOf(laptop), { ids: [id] })
  editGive(commandsOf(tower), { id, text: 'the book on pricing' })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) expect(storyOf(test)).toEqual([])
  await restoreFromTrash(commandsOf(laptop), { ids: [id] })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) expect(storyOf(test)).toEqual(['the book on pricing'])
})

test('two sentences for one gift or ask, written on two devices, are both shown until one is chosen', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const [{ id: book }, lawyer] = [give(laptop, 'the book'), ask(laptop, 'a lawyer')]
  exchange(laptop, tower)
  const said = [
    [laptop, 'the book on pricing', 'a works council lawyer'],
    [tower, 'the blue book', 'a lawyer for contracts'],
  ] as const
  for (const [test, text, need] of said) {
    editGive(commandsOf(test), { id: book, text })
    editAsk(commandsOf(test), { id: lawyer, text: need })
  }
  exchange(laptop, tower)
  for (const id of [book, lawyer]) {
    const [here, there] = [laptop, tower].map((test) => conflicts(queriesOf(test), { id }))
    expect(here).toEqual(there)
    expect(here).toMatchObject([{ path: ['text'] }])
    const [conflict] = here ?? []
    const value = conflict?.others[0] ?? null
    settleConflict(commandsOf(tower), { id, path: ['text'], value })
    exchange(laptop, tower)
    for (const test of [laptop, tower]) expect(conflicts(queriesOf(test), { id })).toEqual([])
  }
  expect(storyOf(laptop)).toEqual(storyOf(tower))
})

test('minutes are summed as far as they are written down, of what was given, in the days asked for', () => {
  const test = openTestEngine()
  give(test, 'one', { minutes: 40, day: day('2026-11-16') })
  give(test, 'two', { minutes: 60, day: day('2026-11-22') })
  give(test, 'three', { day: day('2026-11-20') })
  give(test, 'before', { minutes: 500, day: day('2026-11-15') })
  give(test, 'received', { minutes: 500, direction: 'received' })
  everywhere(test, (at) =>
    expect(givingTime(queriesOf(at), { from: day('2026-11-16'), to: day('2026-11-22') })).toEqual({
      minutes: 100,
      gives: 3,
      untimed: 1,
    }),
  )
})

test('an ask is open until it is met or let go, and can be opened again', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  const lawyer = ask(test, 'a works council lawyer', [ana])
  test.clock.now += A_MINUTE_MS
  const cellist = ask(test, 'a cellist')
  setAskStanding(commandsOf(test), { id: lawyer, standing: 'met' })
  writeText(test, lawyer, 'outcome', 'Ana knew one.')
  everywhere(test, (at) => {
    expect(standings(at)).toEqual(['a cellist: open', 'a works council lawyer: met'])
    expect(asks(queriesOf(at), PAGE)).toMatchObject({
      total: 2,
      open: 1,
      rows: [{}, { people: [{ name: 'Ana' }], since: '2026-11-23', outcome: 'Ana knew one.' }],
    })
  })
  // What was met can still be let go on purpose.
  setAskStanding(commandsOf(test), { id: lawyer, standing: 'letGo' })
  setAskStanding(commandsOf(test), { id: cellist, standing: 'letGo' })
  setAskStanding(commandsOf(test), { id: cellist, standing: 'open' })
  expect(standings(test)).toEqual(['a cellist: open', 'a works council lawyer: letGo'])
})

test('an ask that one device met and another let go is met, on both', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const lawyer = ask(laptop, 'a lawyer')
  exchange(laptop, tower)
  setAskStanding(commandsOf(laptop), { id: lawyer, standing: 'met' })
  tower.clock.now += A_MINUTE_MS
  setAskStanding(commandsOf(tower), { id: lawyer, standing: 'letGo' })
  exchange(laptop, tower)
  expect(standings(laptop)).toEqual(standings(tower))
})

test('G4: nothing that is answered is a number of gifts, or of the difference between both sides', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  for (const [index, direction] of (['given', 'given', 'given', 'received'] as const).entries()) {
    give(test, `${index}`, { direction, people: [{ id: ana }] })
  }
  const page = personPage(queriesOf(test), { id: ana })
  expect(JSON.stringify(page)).not.toMatch(/balance|owes|debt/i)
  const ids = gives(queriesOf(test), { ...PAGE, person: ana }).rows.map(({ id }: { id: GiveId }) => id)
  expect(new Set(ids).size).toBe(4)
})

test('S1: whoever was given to and gave is mutual on the matrix, and no longer when either goes', async () => {
  const test = openTestEngine()
  const dee = person(test, 'Dee')
  const parts = { name: 'CFO outside', why: '', seats: 3, goals: [], people: [] }
  const { id } = addArchetype(commandsOf(test), parts)
  await seatPeople(commandsOf(test), { ids: [dee], archetype: id, seated: true })
  const cells = (at: TestEngine) =>
    Object.entries(matrix(queriesOf(at)).rows[0]?.cells ?? {}).flatMap(([stage, { count }]) =>
      count > 0 ? [stage] : [],
    )
  give(test, 'a book', { people: [{ id: dee }] })
  expect(cells(test)).toEqual(['identified'])
  const { undo } = give(test, 'an hour', { people: [{ id: dee }], direction: 'received' })
  everywhere(test, (at) => expect(cells(at)).toEqual(['mutual']))
  await test.undo(undo)
  expect(cells(test)).toEqual(['identified'])
})
