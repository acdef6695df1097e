import { expect, onTestFinished, test } from 'vitest'
import { placed } from '#features/orbit/orbit-model.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { addPerson, putInRing } from '#journal/commands/person-commands.ts'
import { addArchetype, seatPeople } from '#journal/commands/strategy-commands.ts'
import { orbit } from '#journal/queries/orbit.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { foreignBatch } from '#support/foreign-batch.ts'
import { openTestEngine, type TestEngine } from '#support/test-engine.ts'

const TODAY = '2026-11-23' as CivilDate

async function journalWithPeople() {
  const test = openTestJournal()
  onTestFinished(() => test.close())
  const { commands, queries } = test.client
  const add = async (given: string, ring: Ring | null) =>
    (await commands.addPerson({ names: { given, family: 'Example' }, ring })).id
  const speak = async (id: PersonId, daysAgo: number) =>
    commands.logConversation({ date: addDays(TODAY, -daysAgo), people: [{ id }], channel: 'call' })
  const join = async (id: PersonId, circle: string) => {
    const known = (await queries.circles()).find(({ name }) => name === circle)
    const { id: circleId } = known ?? (await commands.addCircle({ name: circle }))
    await commands.putInCircle({ ids: [id], circle: circleId, member: true })
  }
  return { ...test, commands, queries, add, speak, join }
}

test('everybody in a ring is on the map, once, and in the emptiest of their sectors', async () => {
  const { queries, commands, add, join } = await journalWithPeople()
  const ana = await add('Ana', 'close')
  const ben = await add('Ben', 'close')
  await add('Cleo', 'inner')
  const dora = await add('Dora', null)
  await join(ana, 'Board')
  await join(ana, 'Sailing')
  await join(ben, 'Board')
  await join(dora, 'Sailing')

  const map = await queries.orbit({ by: 'circle' })
  expect(map.sectors.map(({ name }) => name)).toEqual(['Board', 'Sailing'])
  expect(map.people.map(({ name, ring, sectors }) => [name, ring, sectors])).toEqual([
    ['Cleo Example', 'inner', []],
    // Dora is in no ring, so that Sailing has one person and Board two.
    ['Ana Example', 'close', [1, 0]],
    ['Ben Example', 'close', [0]],
  ])
  expect(map.unplaced).toBe(1)

  // O7: merged with a duplicate, she is still counted once.
  const twin = await add('Ana', 'active')
  await join(twin, 'Board')
  await commands.mergePeople({ from: twin, into: ana })
  const merged = await queries.orbit({ by: 'circle' })
  expect(merged.people.filter(({ name }) => name === 'Ana Example')).toHaveLength(1)

  await commands.moveToTrash({ ids: [ben] })
  expect((await queries.orbit({ by: 'circle' })).people.map(({ name }) => name)).not.toContain('Ben Example')
})

test('O7: with archetypes, people are drawn where the fewest seats are taken, and open seats are told', async () => {
  const { queries, commands, add, speak } = await journalWithPeople()
  expect(await queries.orbit({})).toMatchObject({ by: 'circle', sectors: [] })
  const cfo = (await commands.addArchetype({ name: 'CFO outside', seats: 3 })).id
  const mentor = (await commands.addArchetype({ name: 'Mentor', seats: 2 })).id
  const ana = await add('Ana', 'close')
  const ben = await add('Ben', 'active')
  await commands.seatPeople({ ids: [ana, ben], archetype: cfo, seated: true })
  await commands.seatPeople({ ids: [ana], archetype: mentor, seated: true })
  await speak(ben, 5)
  const map = await queries.orbit({})
  expect(map).toMatchObject({
    by: 'archetype',
    sectors: [
      { name: 'CFO outside', seats: { wanted: 3, filled: 1 } },
      { name: 'Mentor', seats: { wanted: 2, filled: 0 } },
    ],
  })
  expect(map.people.map(({ name, sectors }) => [name, sectors])).toEqual([
    ['Ana Example', [1, 0]],
    ['Ben Example', [0]],
  ])
  expect(await queries.orbit({ by: 'circle' })).toMatchObject({ by: 'circle', sectors: [] })
})

test('what moved since a day: warmer, quieter, met for the first time, and nobody else', async () => {
  const { queries, add, speak } = await journalWithPeople()
  const warmer = await add('Warmer', 'close')
  const quieter = await add('Quieter', 'close')
  const met = await add('Met', 'active')
  const same = await add('Same', 'close')
  const outside = await add('Outside', null)
  await add('Never', 'close')
  // Close: warm for 30 days, cooling for 60.
  await speak(warmer, 200)
  await speak(warmer, 3)
  await speak(quieter, 95)
  await speak(met, 10)
  await speak(same, 100)
  await speak(same, 5)
  await speak(outside, 5)

  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  // No review was finished yet: ninety days.
  const moves = await queries.orbitMoves({})
  expect(moves).toMatchObject({ since: addDays(TODAY, -90), sinceReview: false })
  expect(names(moves.warmer)).toEqual(['Warmer Example'])
  expect(names(moves.quieter)).toEqual(['Quieter Example'])
  expect(names(moves.met)).toEqual(['Met Example'])
  // On the day itself nothing has moved.
  expect(await queries.orbitMoves({ since: TODAY })).toMatchObject(NOBODY_MOVED)
})

const NOBODY_MOVED = { warmer: [], quieter: [], met: [] }

test('O3: what moved is told against the last review that was finished, and a draft changes nothing', async () => {
  const { queries, commands, add, speak } = await journalWithPeople()
  const [warmer, quieter, met] = [
    await add('Warmer', 'close'),
    await add('Quieter', 'close'),
    await add('Met', 'close'),
  ]
  await speak(warmer, 200)
  await speak(warmer, 3)
  await speak(quieter, 40)
  await speak(met, 10)
  const week = { from: addDays(TODAY, -27), to: addDays(TODAY, -21) }
  const { id } = await commands.beginReview({ rhythm: 'weekly', ...week })
  expect(await queries.orbitMoves({})).toMatchObject({ sinceReview: false })
  await commands.finishReview({ id })
  const moves = await queries.orbitMoves({})
  expect(moves).toMatchObject({ since: week.to, sinceReview: true })
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  expect([names(moves.warmer), names(moves.quieter), names(moves.met)]).toEqual([
    ['Warmer Example'],
    ['Quieter Example'],
    ['Met Example'],
  ])
})

test('a plan moves nobody', async () => {
  const { queries, commands, add, speak } = await journalWithPeople()
  const ana = await add('Ana', 'close')
  await speak(ana, 200)
  await commands.logConversation({ date: addDays(TODAY, 4), people: [{ id: ana }], channel: 'dinner' })
  expect(await queries.orbitMoves({})).toMatchObject(NOBODY_MOVED)
})

test('O1: devices to which the same documents came in another order, some of them made apart, draw the same picture', async () => {
  const [laptop, tower, late] = [openTestEngine(), openTestEngine(), openTestEngine()]
  const add = ({ engine }: TestEngine, given: string, ring: Ring) => {
    const nothing = { organisation: '', title: '', metThrough: null, archetypes: [] }
    return addPerson(engine.commands, { ...nothing, names: personNames.parse({ given }), ring }).id
  }
  const archetype = ({ engine }: TestEngine, name: string, seats: number) =>
    addArchetype(engine.commands, { name, why: '', seats, goals: [], people: [] }).id
  const sector = [archetype(laptop, 'CFO outside', 3), archetype(tower, 'Mentor', 2)] as const
  const people = Array.from({ length: 40 }, (_, at) =>
    // Namesakes: in which order rows have them is another matter on each device.
    add(at % 2 === 0 ? laptop : tower, 'Ana', RINGS[at % RINGS.length] as Ring),
  )
  const send = (
    from: TestEngine,
    to: TestEngine,
    inOrder: <Item>(all: readonly Item[]) => Item[] = (all) => [...all],
  ) => {
    const { documents, tombstones } = foreignBatch(from.engine.store.database)
    for (const document of inOrder(documents)) to.engine.store.receive({ documents: [document], tombstones: [] })
    to.engine.store.receive({ documents: [], tombstones })
  }
  send(laptop, tower)
  await seatPeople(tower.engine.commands, { ids: people.slice(0, 12), archetype: sector[0], seated: true })
  await seatPeople(tower.engine.commands, { ids: people.slice(8, 20), archetype: sector[1], seated: true })
  const talk = { time: null, minutes: null, topic: '', tags: [], notes: '', learned: '', followUps: [] }
  const [met] = people
  logConversation(tower.engine.commands, { ...talk, date: TODAY, channel: 'call', people: [{ id: met }] } as never)
  await putInRing(laptop.engine.commands, { ids: people.filter((_, at) => at === 30 || at === 34), ring: 'inner' })
  send(tower, laptop, (all) => all.toReversed())
  send(laptop, tower)
  send(tower, late, (all) => all.toReversed())
  const pictureOn = ({ engine }: TestEngine) => {
    const { spots, ghosts } = placed(orbit(engine.queries, {}))
    return { spots: [...spots].toSorted(([one], [other]) => (one < other ? -1 : 1)), ghosts }
  }
  const picture = pictureOn(laptop)
  expect(picture.spots).toHaveLength(people.length + 4)
  expect(picture.ghosts.map(({ name }) => name).toSorted()).toEqual(['CFO outside', 'CFO outside', 'Mentor', 'Mentor'])
  expect(pictureOn(tower)).toEqual(picture)
  expect(pictureOn(late)).toEqual(picture)
})
