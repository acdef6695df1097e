import { expect, test } from 'vitest'
import {
  mergeCircles,
  mergeOrganisations,
  removeTag,
  renameOrganisation,
  renameTag,
} from '#journal/commands/group-commands.ts'
import { addCircle, addPerson, putInCircle } from '#journal/commands/person-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { tags } from '#journal/queries/journal-page.ts'
import { circles, organisations } from '#journal/queries/lists.ts'
import { people } from '#journal/queries/people.ts'
import { personPage } from '#journal/queries/person-page.ts'
import { search } from '#journal/queries/search.ts'
import type { ConversationId, OrganisationId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string, organisation = ''): PersonId {
  const names = personNames.parse({ given })
  const none = { title: '', ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names, organisation, ...none }).id
}

function talk(test: TestEngine, tagged: string[]): ConversationId {
  return logConversation(commandsOf(test), {
    date: day('2026-11-20'),
    time: null,
    minutes: null,
    channel: 'call',
    startedBy: 'unknown',
    people: [{ name: 'Ana', organisation: null }],
    topic: '',
    tags: tagged,
    notes: '',
    learned: '',
    followUps: [],
  }).id
}

const circle = (test: TestEngine, name: string) => addCircle(commandsOf(test), { name }).id
const circlesOf = (test: TestEngine) => circles(queriesOf(test)).map(({ name, people: count }) => `${name} ${count}`)
const organisationNamed = (test: TestEngine, text: string) => organisations(queriesOf(test), { text, limit: 9 })
const idOf = (test: TestEngine, name: string) => organisationNamed(test, name)[0]?.id as OrganisationId
const tagsOf = (test: TestEngine) => tags(queriesOf(test)).map(({ tag, conversations }) => `${tag} ${conversations}`)
const whoIs = (test: TestEngine, filter: object) =>
  people(queriesOf(test), { sort: 'name', descending: false, offset: 0, limit: 50, ...filter }).rows.map(
    ({ name, organisation }) => `${name} ${organisation}`.trim(),
  )

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

test('whoever works at one organisation works at the other once they are one, by every list; undo parts them', async () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana', 'Acme')
  const bo = person(test, 'Bo', 'Ac')
  const [acme, ac] = [idOf(test, 'Acme'), organisationNamed(test, 'Ac').find(({ name }) => name === 'Ac')?.id]
  if (ac === undefined) throw new Error('Ac is missing')
  const { undo } = mergeOrganisations(commandsOf(test), { from: ac, into: acme })
  everywhere(test, (at) => {
    expect(organisationNamed(at, '')).toMatchObject([{ name: 'Acme', people: 2 }])
    expect(whoIs(at, {})).toEqual(['Ana Acme', 'Bo Acme'])
    // A view that was kept with the one that is gone finds everybody.
    expect(whoIs(at, { organisations: [ac] })).toEqual(['Ana Acme', 'Bo Acme'])
    expect(whoIs(at, { text: 'acme' })).toHaveLength(2)
    expect(personPage(queriesOf(at), { id: bo }).roles.map(({ value }) => value.organisationName)).toEqual(['Acme'])
    expect(search(queriesOf(at), { text: 'Acme', limit: 20 }).hits.map(({ title }) => title)).toContain('Bo')
    expect(search(queriesOf(at), { text: 'Ac', kinds: ['organisation'], limit: 20 }).hits).toMatchObject([
      { id: acme, title: 'Acme' },
    ])
  })
  // Whoever comes by the old name works at the one that it became.
  person(test, 'Cleo', 'ac')
  expect(organisationNamed(test, '')).toMatchObject([{ name: 'Acme', people: 3 }])
  await test.undo(undo)
  expect(organisationNamed(test, '').map(({ name, people: count }) => `${name} ${count}`)).toEqual(['Acme 2', 'Ac 1'])
  expect(personPage(queriesOf(test), { id: ana }).roles[0]?.value.organisationName).toBe('Acme')
  expect(whoIs(test, {})).toEqual(['Ana Acme', 'Bo Ac', 'Cleo Acme'])
})

test('two circles are one, also for whom another device puts into the one that is gone; out of it is out of both', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const [ana, bo] = [person(laptop, 'Ana'), person(laptop, 'Bo')]
  const [board, boards] = [circle(laptop, 'Board'), circle(laptop, 'Boards')]
  await putInCircle(commandsOf(laptop), { ids: [ana], circle: board, member: true })
  exchange(laptop, tower)
  mergeCircles(commandsOf(laptop), { from: boards, into: board })
  await putInCircle(commandsOf(tower), { ids: [ana, bo], circle: boards, member: true })
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    everywhere(test, (at) => {
      expect(circlesOf(at)).toEqual(['Board 2'])
      expect(personPage(queriesOf(at), { id: ana }).circles).toEqual([{ id: board, name: 'Board' }])
      expect(whoIs(at, { circles: [boards] })).toEqual(['Ana', 'Bo'])
    })
  }
  await putInCircle(commandsOf(tower), { ids: [ana], circle: board, member: false })
  exchange(laptop, tower)
  expect(circlesOf(laptop)).toEqual(['Board 1'])
})

test('circles merged crosswise on two devices are one, the same on both', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const ana = person(laptop, 'Ana')
  const [a, b] = [circle(laptop, 'Club'), circle(laptop, 'Clubs')]
  await putInCircle(commandsOf(laptop), { ids: [ana], circle: a, member: true })
  exchange(laptop, tower)
  mergeCircles(commandsOf(laptop), { from: a, into: b })
  mergeCircles(commandsOf(tower), { from: b, into: a })
  exchange(laptop, tower)
  expect(circlesOf(laptop)).toHaveLength(1)
  expect(circlesOf(laptop)).toEqual(circlesOf(tower))
  everywhere(laptop, (at) => expect(personPage(queriesOf(at), { id: ana }).circles).toHaveLength(1))
})

test('what is removed is gone from people, and back with its people when it is taken out of the trash', async () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana', 'Acme')
  const board = circle(test, 'Board')
  await putInCircle(commandsOf(test), { ids: [ana], circle: board, member: true })
  const ids = [board, idOf(test, 'Acme')]
  await moveToTrash(commandsOf(test), { ids })
  everywhere(test, (at) => {
    expect([circlesOf(at), organisationNamed(at, '')]).toEqual([[], []])
    expect(personPage(queriesOf(at), { id: ana }).circles).toEqual([])
  })
  await restoreFromTrash(commandsOf(test), { ids })
  expect(circlesOf(test)).toEqual(['Board 1'])
  expect(whoIs(test, {})).toEqual(['Ana Acme'])
})

test('refuses to make one part of itself, of what is part of another, and of what is in the trash', async () => {
  const test = openTestEngine()
  const [a, b, c] = [circle(test, 'A'), circle(test, 'B'), circle(test, 'C')]
  expect(() => mergeCircles(commandsOf(test), { from: a, into: a })).toThrow('SAME_GROUP')
  mergeCircles(commandsOf(test), { from: a, into: b })
  expect(() => mergeCircles(commandsOf(test), { from: b, into: a })).toThrow('SAME_GROUP')
  expect(() => mergeCircles(commandsOf(test), { from: c, into: a })).toThrow('GROUP_GONE')
  await moveToTrash(commandsOf(test), { ids: [c] })
  expect(() => mergeCircles(commandsOf(test), { from: b, into: c })).toThrow('GROUP_GONE')
  renameOrganisation(commandsOf(test), { id: idOf(test, person(test, 'Zoë', 'Acme') && 'Acme'), name: ' Acme GmbH ' })
  expect(organisationNamed(test, '')).toMatchObject([{ name: 'Acme GmbH' }])
})

test('a tag is renamed wherever it stands, in any case and in the trash; of one that is there it becomes part; undo knows which', async () => {
  const test = openTestEngine()
  talk(test, ['mentor', 'q1'])
  talk(test, ['Mentor', 'mentoring'])
  const gone = talk(test, ['MENTOR'])
  await moveToTrash(commandsOf(test), { ids: [gone] })
  const { undo } = await renameTag(commandsOf(test), { tag: 'mentor', name: 'mentoring' })
  everywhere(test, (at) => expect(tagsOf(at)).toEqual(['mentoring 2', 'q1 1']))
  await restoreFromTrash(commandsOf(test), { ids: [gone] })
  expect(tagsOf(test)).toEqual(['mentoring 3', 'q1 1'])
  await test.undo(undo)
  expect(tagsOf(test)).toEqual(['MENTOR 3', 'mentoring 1', 'q1 1'])

  const removed = await removeTag(commandsOf(test), { tag: 'Mentor' })
  everywhere(test, (at) => expect(tagsOf(at)).toEqual(['mentoring 1', 'q1 1']))
  await test.undo(removed.undo)
  expect(tagsOf(test)).toEqual(['MENTOR 3', 'mentoring 1', 'q1 1'])
  // Another spelling of itself is a rename as well.
  await renameTag(commandsOf(test), { tag: 'mentor', name: 'Mentor' })
  expect(tagsOf(test)).toContain('Mentor 3')
})
