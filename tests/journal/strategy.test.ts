import { describe, expect, test } from 'vitest'
import { logConversation } from '#journal/commands/log-line.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson, putEntry, putInRing } from '#journal/commands/person-commands.ts'
import {
  addArchetype,
  addGoal,
  editGoal,
  linkArchetype,
  moveArchetype,
  moveGoal,
  putAwayHint,
  seatPeople,
  setGoalStanding,
  startStrategy,
} from '#journal/commands/strategy-commands.ts'
import { completeFollowUps, scheduleFollowUp } from '#journal/commands/follow-up-commands.ts'
import { moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { people } from '#journal/queries/people.ts'
import { personPage } from '#journal/queries/person-page.ts'
import { seatIdeas } from '#journal/queries/seat-ideas.ts'
import { archetypePeople, archetypes, matrix, strategy, strategyHints } from '#journal/queries/strategy.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import type { ArchetypeId, GoalId, PersonId } from '#shared/model/id.ts'
import type { Ring } from '#shared/model/ring.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const A_MINUTE_MS = 60_000
const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string, ring: Ring | null = null): PersonId {
  const names = personNames.parse({ given })
  return addPerson(commandsOf(test), { names, organisation: '', title: '', ring, metThrough: null, archetypes: [] }).id
}

function goal(test: TestEngine, title: string, neededBy: string | null = null): GoalId {
  return addGoal(commandsOf(test), { title, neededBy: neededBy === null ? null : day(neededBy) }).id
}

function archetype(test: TestEngine, name: string, goals: GoalId[] = [], seats = 3): ArchetypeId {
  return addArchetype(commandsOf(test), { name, why: '', seats, goals, people: [] }).id
}

const seat = (test: TestEngine, id: ArchetypeId, ids: PersonId[], seated = true) =>
  seatPeople(commandsOf(test), { ids, archetype: id, seated })

function spoke(test: TestEngine, id: PersonId, on: string): string | null {
  const nothing = { time: null, minutes: null, topic: '', tags: [], notes: '', learned: '', followUps: [] }
  return logConversation(commandsOf(test), { ...nothing, date: day(on), channel: 'call', people: [{ id }] } as never)
    .undo
}

/** A need of theirs was met, and a promise of theirs kept. */
async function gaveBothWays(test: TestEngine, id: PersonId): Promise<void> {
  const value = { text: 'a data lead', heardOn: null, state: 'met' }
  putEntry(commandsOf(test), { id, entryId: null, entry: { collection: 'needs', value } as never })
  const promise = { text: 'send the deck', actor: 'them', due: null, people: [{ id }], origin: null } as const
  const { id: followUp } = scheduleFollowUp(commandsOf(test), { every: null, ...promise, people: [{ id }] })
  await completeFollowUps(commandsOf(test), { ids: [followUp] })
}

const rebuild = ({ engine }: TestEngine) => {
  for (const _ of engine.projections.rebuild((kind) => engine.store.each(kind)));
}

/** Holds here, after the rows were made again, and on a second device that has all of it. */
async function everywhere(test: TestEngine, check: (test: TestEngine) => unknown): Promise<void> {
  await check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  rebuild(test)
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  await check(test)
  const other = openTestEngine()
  exchange(test, other)
  expect(marksOf(other.engine.store.database)).toEqual(marksOf(test.engine.store.database))
  await check(other)
  test.reopen()
  await check(test)
}

const namesIn = (test: TestEngine, id: ArchetypeId) => {
  const row = matrix(queriesOf(test)).rows.find((one) => one.id === id)
  if (row === undefined) throw new Error('no such row')
  const cells = Object.entries(row.cells).map(([stage, cell]) => {
    expect(cell.count).toBe(cell.people.length)
    return [stage, cell.people.map(({ name }) => name)]
  })
  return { ...Object.fromEntries(cells), seats: `${row.filled} of ${row.seats}` }
}
const outlineOf = (test: TestEngine) => {
  const { goals, archetypes: rows } = strategy(queriesOf(test))
  const under = (id: GoalId) => rows.filter((row) => row.goals.includes(id)).map(({ name }) => name)
  const without = rows.filter((row) => row.goals.length === 0).map(({ name }) => name)
  return { ...Object.fromEntries(goals.map(({ id, title }) => [title, under(id)])), without }
}

/** S1: "CFO outside", three seats; Ana, Bob, Cy and Dee each known further than the one before. */
async function withFour(test: TestEngine) {
  const cfo = archetype(test, 'CFO outside')
  const [ana, bob, cy, dee] = [
    person(test, 'Ana'),
    person(test, 'Bob', 'active'),
    person(test, 'Cy', 'active'),
    person(test, 'Dee', 'close'),
  ]
  await seat(test, cfo, [ana, bob, cy, dee])
  spoke(test, bob, '2026-05-01')
  const undoCy = spoke(test, cy, '2026-11-18')
  spoke(test, dee, '2026-11-20')
  await gaveBothWays(test, dee)
  return { cfo, ana, bob, cy, dee, undoCy }
}

describe('the matrix', () => {
  test('S1: says how far each is known, and a conversation that is taken back takes the seat with it', async () => {
    const test = openTestEngine()
    const { cfo, cy, undoCy } = await withFour(test)
    const whole = { identified: ['Ana'], met: ['Bob'], warm: ['Cy'], mutual: ['Dee'], seats: '3 of 3' }
    await everywhere(test, (one) => expect(namesIn(one, cfo)).toEqual(whole))
    const headsOf = () => test.engine.commands.sql('SELECT heads FROM documents WHERE id = ?').pluck().get(cy) as string
    const before = headsOf()
    await test.undo(undoCy)
    expect(headsOf()).toBe(before)
    const without = { ...whole, identified: ['Ana', 'Cy'], warm: [], seats: '2 of 3' }
    await everywhere(test, (one) => expect(namesIn(one, cfo)).toEqual(without))
    const found = archetypePeople(queriesOf(test), { id: cfo, stage: 'identified', offset: 1, limit: 1 })
    expect(found).toMatchObject({ total: 2, rows: [{ name: 'Cy', stage: 'identified' }] })
  })

  test('S2: counts somebody with two archetypes once, and no row twice after a merge', async () => {
    const test = openTestEngine()
    const { cfo, ana } = await withFour(test)
    const mentor = archetype(test, 'Mentor')
    const double = person(test, 'Anna')
    await seat(test, mentor, [ana])
    await seat(test, cfo, [double])
    expect(matrix(queriesOf(test)).people).toBe(5)
    mergePeople(commandsOf(test), { from: double, into: ana })
    await everywhere(test, (one) => {
      expect(matrix(queriesOf(one)).people).toBe(4)
      expect(strategy(queriesOf(one)).people).toBe(4)
      expect(namesIn(one, cfo)).toMatchObject({ identified: ['Ana'], seats: '3 of 3' })
      expect(namesIn(one, mentor)).toMatchObject({ identified: ['Ana'], seats: '0 of 3' })
      expect(personPage(queriesOf(one), { id: ana }).archetypes.map(({ name }) => name)).toEqual([
        'CFO outside',
        'Mentor',
      ])
    })
  })

  test('a need alone, or a promise alone, is not both ways', async () => {
    const test = openTestEngine()
    const { cfo, bob } = await withFour(test)
    const value = { text: 'an introduction', heardOn: null, state: 'met' }
    putEntry(commandsOf(test), { id: bob, entryId: null, entry: { collection: 'needs', value } as never })
    expect(namesIn(test, cfo)).toMatchObject({ met: ['Bob'], mutual: ['Dee'] })
  })
})

describe('before you need it', () => {
  test('S3: is said while nobody is warm, not any more when somebody is, and not again once it was put away', async () => {
    const test = openTestEngine()
    const seatId = goal(test, 'board seat', '2027-03-01')
    const cfo = archetype(test, 'CFO outside', [seatId])
    const [ana, bob, cy] = [person(test, 'Ana'), person(test, 'Bob', 'active'), person(test, 'Cy', 'active')]
    await seat(test, cfo, [ana, bob])
    spoke(test, bob, '2026-05-01')
    const hint = { daysLeft: 98, nearest: { id: bob, name: 'Bob', stage: 'met' } }
    const said = { goal: { id: seatId, title: 'board seat' }, neededBy: '2027-03-01', hint }
    await everywhere(test, (one) => {
      expect(strategyHints(queriesOf(one))).toEqual([said])
      expect(strategy(queriesOf(one)).goals[0]?.hint).toEqual(hint)
    })
    await seat(test, cfo, [cy])
    const undoCy = spoke(test, cy, '2026-11-18')
    await everywhere(test, (one) => {
      expect(strategyHints(queriesOf(one))).toEqual([])
      expect(strategy(queriesOf(one)).goals[0]?.hint).toBeNull()
    })
    test.engine.commands.run('forget a conversation', (write) => write.set(cy, ['archetypes', cfo], undefined))
    expect(undoCy).not.toBeNull()
    expect(strategyHints(queriesOf(test))).toEqual([said])
    putAwayHint(commandsOf(test), { id: seatId })
    await everywhere(test, (one) => {
      expect(strategyHints(queriesOf(one))).toEqual([])
      expect(strategy(queriesOf(one)).goals[0]?.hint).toEqual(hint)
    })
    // Another day is another thing to say.
    editGoal(commandsOf(test), { id: seatId, neededBy: day('2027-02-01') })
    expect(strategyHints(queriesOf(test))).toMatchObject([{ hint: { daysLeft: 70 } }])
    setGoalStanding(commandsOf(test), { id: seatId, standing: 'parked' })
    expect(strategyHints(queriesOf(test))).toEqual([])
  })

  test('has nothing to say of a goal without a day, with a day that is past, or without a type of person', async () => {
    const test = openTestEngine()
    const [undated, past] = [goal(test, 'undated'), goal(test, 'past', '2026-11-22')]
    goal(test, 'alone', '2027-03-01')
    archetype(test, 'CFO', [undated, past])
    expect(strategyHints(queriesOf(test))).toEqual([])
    const seatless = goal(test, 'soon', '2026-11-24')
    archetype(test, 'CTO', [seatless])
    expect(strategyHints(queriesOf(test))).toMatchObject([{ hint: { daysLeft: 1, nearest: null } }])
  })
})

describe('two devices', () => {
  async function twoDevices() {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const goals = ['first', 'second', 'third'].map((title) => goal(laptop, title)) as [GoalId, GoalId, GoalId]
    const [cfo, cto] = [archetype(laptop, 'CFO', [goals[0]]), archetype(laptop, 'CTO', [goals[0]])]
    exchange(laptop, tower)
    const meet = () => {
      exchange(laptop, tower)
      exchange(tower, laptop)
      expect(outlineOf(tower)).toEqual(outlineOf(laptop))
      expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
    }
    return { laptop, tower, goals, cfo, cto, meet }
  }

  test('S6: move one type of person to different goals: it is under both, the same everywhere', async () => {
    const { laptop, tower, goals, cfo, meet } = await twoDevices()
    const [first, second, third] = goals
    moveArchetype(commandsOf(laptop), { id: cfo, from: first, to: second, after: null })
    moveArchetype(commandsOf(tower), { id: cfo, from: first, to: third, after: null })
    meet()
    expect(outlineOf(laptop)).toEqual({ first: ['CTO'], second: ['CFO'], third: ['CFO'], without: [] })
  })

  test('S6: link what the other has put into the trash: the link is hidden, and comes back with the goal', async () => {
    const { laptop, tower, goals, cfo, meet } = await twoDevices()
    await moveToTrash(commandsOf(laptop), { ids: [goals[1]] })
    linkArchetype(commandsOf(tower), { id: cfo, goal: goals[1], linked: true })
    meet()
    expect(outlineOf(laptop)).toEqual({ first: ['CFO', 'CTO'], third: [], without: [] })
    await restoreFromTrash(commandsOf(tower), { ids: [goals[1]] })
    meet()
    expect(outlineOf(laptop)).toEqual({ first: ['CFO', 'CTO'], second: ['CFO'], third: [], without: [] })
    await everywhere(laptop, (one) => expect(outlineOf(one)).toEqual(outlineOf(tower)))
  })

  test('S6: make the same link: it is one, and taking it away once takes it away', async () => {
    const { laptop, tower, goals, cfo, meet } = await twoDevices()
    for (const one of [laptop, tower]) linkArchetype(commandsOf(one), { id: cfo, goal: goals[1], linked: true })
    meet()
    expect(outlineOf(tower)).toMatchObject({ second: ['CFO'] })
    linkArchetype(commandsOf(tower), { id: cfo, goal: goals[1], linked: false })
    meet()
    expect(outlineOf(laptop)).toMatchObject({ second: [] })
  })

  test('give one place away twice: both are there, in one order, and there is room between them afterwards', async () => {
    const { laptop, tower, goals, meet } = await twoDevices()
    addGoal(commandsOf(laptop), { title: 'here', neededBy: null })
    addGoal(commandsOf(tower), { title: 'there', neededBy: null })
    meet()
    const titles = () => strategy(queriesOf(laptop)).goals.map(({ title }) => title)
    expect(titles().toSorted()).toEqual(['first', 'here', 'second', 'there', 'third'])
    const [one] = strategy(queriesOf(laptop)).goals.slice(-2)
    moveGoal(commandsOf(laptop), { id: goals[0], after: one?.id ?? null })
    meet()
    expect(titles().at(-2)).toBe('first')
  })

  test('say how a goal stands at the same time: the later one holds, and of equal ones the same everywhere', async () => {
    const { laptop, tower, goals, meet } = await twoDevices()
    setGoalStanding(commandsOf(laptop), { id: goals[0], standing: 'parked' })
    tower.clock.now += A_MINUTE_MS
    setGoalStanding(commandsOf(tower), { id: goals[0], standing: 'reached' })
    setGoalStanding(commandsOf(laptop), { id: goals[1], standing: 'parked' })
    tower.clock.now = laptop.clock.now
    setGoalStanding(commandsOf(tower), { id: goals[1], standing: 'letGo' })
    meet()
    const standings = (one: TestEngine) => strategy(queriesOf(one)).goals.map(({ standing }) => standing)
    expect(standings(laptop)[0]).toBe('reached')
    expect(standings(tower)).toEqual(standings(laptop))
  })

  test('seat one person in different types: both are kept', async () => {
    const { laptop, tower, cfo, cto, meet } = await twoDevices()
    const ana = person(laptop, 'Ana')
    meet()
    await seat(laptop, cfo, [ana])
    await seat(tower, cto, [ana])
    meet()
    expect(personPage(queriesOf(tower), { id: ana }).archetypes.map(({ name }) => name)).toEqual(['CFO', 'CTO'])
  })
})

test('S8: a strategy to begin with is one goal and its types of people, and one undo takes all of it back', async () => {
  const test = openTestEngine()
  goal(test, 'before')
  const { undo } = startStrategy(commandsOf(test), {
    goal: { title: 'find a co-founder', neededBy: day('2027-03-01') },
    archetypes: ['investors', 'peers', 'somebody who disagrees'].map((name) => ({ name, why: '', seats: 1 })),
  })
  await everywhere(test, (one) =>
    expect(outlineOf(one)).toEqual({
      before: [],
      'find a co-founder': ['investors', 'peers', 'somebody who disagrees'],
      without: [],
    }),
  )
  const again = startStrategy(commandsOf(test), { goal: null, archetypes: [{ name: 'friends', why: '', seats: 1 }] })
  expect(outlineOf(test)).toMatchObject({ without: ['friends'] })
  await test.undo(again.undo)
  expect(outlineOf(test)).toMatchObject({ without: [] })
  expect(undo).not.toBeNull()
})

describe('who might know one', () => {
  test('is whoever has its words, is one, or has led to others, with the reason, and nobody twice', async () => {
    const test = openTestEngine()
    const { cfo, bob } = await withFour(test)
    const names = personNames.parse({ given: 'Fay' })
    const title = 'CFO at large'
    const fay = addPerson(commandsOf(test), {
      names,
      organisation: 'Acme',
      title,
      ring: null,
      metThrough: bob,
      archetypes: [],
    }).id
    const gil = addPerson(commandsOf(test), {
      names: personNames.parse({ given: 'Gil' }),
      organisation: '',
      title: '',
      ring: null,
      metThrough: fay,
      archetypes: [],
    }).id
    const ideas = (one: TestEngine) =>
      seatIdeas(queriesOf(one), { id: cfo }).map(({ person: { name }, because, led }) => [name, because, led])
    await everywhere(test, (one) =>
      expect(ideas(one)).toEqual([
        ['Fay', 'words', 0],
        ['Dee', 'peer', 0],
        ['Cy', 'peer', 0],
        ['Bob', 'peer', 0],
      ]),
    )
    expect(seatIdeas(queriesOf(test), { id: cfo })[0]?.text).toContain('CFO at large')
    const mentor = archetype(test, 'Someone from outside')
    // Of words that say nothing nobody is found.
    const led = seatIdeas(queriesOf(test), { id: mentor }).map(({ person: { name }, ...why }) => [
      name,
      why.because,
      why.led,
    ])
    expect(led).toEqual([
      ['Bob', 'connector', 1],
      ['Fay', 'connector', 1],
    ])
    expect(gil).not.toBe(fay)
  })
})

describe('the outline', () => {
  test('keeps its order through moves, and undo puts everything back', async () => {
    const test = openTestEngine()
    const [first, second] = [goal(test, 'first'), goal(test, 'second')]
    const [a, b, c] = ['a', 'b', 'c'].map((name) => archetype(test, name, [first])) as [
      ArchetypeId,
      ArchetypeId,
      ArchetypeId,
    ]
    const loose = archetype(test, 'loose')
    moveArchetype(commandsOf(test), { id: c, from: first, to: first, after: null })
    expect(outlineOf(test)).toEqual({ first: ['c', 'a', 'b'], second: [], without: ['loose'] })
    const moved = moveArchetype(commandsOf(test), { id: a, from: first, to: second, after: null })
    expect(outlineOf(test)).toEqual({ first: ['c', 'b'], second: ['a'], without: ['loose'] })
    await test.undo(moved.undo)
    expect(outlineOf(test)).toEqual({ first: ['c', 'a', 'b'], second: [], without: ['loose'] })
    moveArchetype(commandsOf(test), { id: b, from: first, to: null, after: loose })
    moveGoal(commandsOf(test), { id: second, after: null })
    const moveThere = { second: [], first: ['c', 'a'], without: ['loose', 'b'] }
    await everywhere(test, (one) => {
      expect(outlineOf(one)).toEqual(moveThere)
      expect(Object.keys(outlineOf(one))).toEqual(['second', 'first', 'without'])
    })
  })

  test('a type of person in the trash takes its seats with it, and brings them back', async () => {
    const test = openTestEngine()
    const { cfo, dee } = await withFour(test)
    await moveToTrash(commandsOf(test), { ids: [cfo] })
    await everywhere(test, (one) => {
      expect(personPage(queriesOf(one), { id: dee }).archetypes).toEqual([])
      expect(matrix(queriesOf(one))).toMatchObject({ rows: [], people: 0 })
      expect(archetypes(queriesOf(one))).toEqual([])
    })
    await restoreFromTrash(commandsOf(test), { ids: [cfo] })
    await everywhere(test, (one) => {
      expect(namesIn(one, cfo)).toMatchObject({ seats: '3 of 3' })
      expect(archetypes(queriesOf(one))).toMatchObject([{ name: 'CFO outside', seats: 3, people: 4 }])
      const filter = { archetypes: [cfo], sort: 'name', descending: false, offset: 0, limit: 9 } as const
      expect(people(queriesOf(one), filter as never).rows.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Cy', 'Dee'])
    })
    await seat(test, cfo, [dee], false)
    expect(namesIn(test, cfo)).toMatchObject({ mutual: [], seats: '2 of 3' })
  })

  test('a goal is made with its why, its side and its day, and is undone into the trash', async () => {
    const test = openTestEngine()
    const made = addGoal(commandsOf(test), { title: 'board seat', neededBy: day('2027-03-01') })
    editGoal(commandsOf(test), { id: made.id, why: ['brand', 'learn'], side: 'outside' })
    await everywhere(test, (one) =>
      expect(strategy(queriesOf(one)).goals).toMatchObject([
        { title: 'board seat', why: ['learn', 'brand'], side: 'outside', neededBy: '2027-03-01', standing: 'active' },
      ]),
    )
    const emptied = editGoal(commandsOf(test), { id: made.id, why: [] })
    expect(strategy(queriesOf(test)).goals[0]?.why).toEqual([])
    await test.undo(emptied.undo)
    expect(strategy(queriesOf(test)).goals[0]?.why).toEqual(['learn', 'brand'])
  })

  test('seating in a ring changes warmth and with it the column, without a document written', async () => {
    const test = openTestEngine()
    const { cfo, bob } = await withFour(test)
    await putInRing(commandsOf(test), { ids: [bob], ring: 'wider' })
    const column = () => namesIn(test, cfo) as unknown as { met: string[]; warm: string[] }
    expect(column().met).toEqual(['Bob'])
    spoke(test, bob, '2026-11-22')
    expect(column().warm).toContain('Bob')
  })
})
