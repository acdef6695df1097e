import { expect } from 'vitest'
import { z } from 'zod'
import { lineLogger } from '#journal/commands/log-line.ts'
import { linePart, type LinePartInput } from '#shared/contract/line-contract.ts'
import type { CivilTime } from '#shared/model/civil-date.ts'
import { conversationId, personId, type PersonId } from '#shared/model/id.ts'
import { NO_CORRECTIONS } from '#shared/quick-log/corrections.ts'
import { lineParts } from '#shared/quick-log/line-parts.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { understandLine } from '#shared/quick-log/understand-line.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'

const LINE = conversationId.parse('01900000-0000-7000-8000-0000000000aa')
const OTHER_LINE = conversationId.parse('01900000-0000-7000-8000-0000000000bb')
const COFFEE: LinePartInput = {
  kind: 'conversation',
  date: day('2026-11-22'),
  channel: 'coffee',
  people: [{ name: 'Ana Ruiz' }, { name: 'Bob' }],
  topic: ' pricing ',
}
const SEND: LinePartInput = {
  kind: 'follow-up',
  text: 'send the deck',
  actor: 'me',
  due: day('2026-11-27'),
  people: [{ name: 'ana  ruiz', organisation: 'Acme' }],
}
const ASK: LinePartInput = { kind: 'follow-up', text: 'ask Bob', actor: 'me', people: [{ name: 'bob' }] }

test('all that a line says is one commit: people once, follow-ups with their conversation, one undo', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  // Where Ana works is said where she is named again; that the follow-up comes first changes nothing.
  const logged = await commands.logLine({ id: LINE, parts: [SEND, COFFEE, ASK] })
  expect(logged).toMatchObject({ conversation: LINE, followUps: [expect.any(String), expect.any(String)] })
  expect(logged.newPeople).toHaveLength(2)
  expect((await queries.people({})).rows).toMatchObject([
    { name: 'Bob', lastOn: '2026-11-22' },
    { name: 'Ana Ruiz', organisation: 'Acme', lastOn: '2026-11-22' },
  ])
  const page = await queries.conversation({ id: LINE })
  expect(page).toMatchObject({ topic: 'pricing', people: [{ name: 'Bob' }, { name: 'Ana Ruiz' }] })
  expect(Object.fromEntries(page.followUps.map(({ text, people }) => [text, people[0]?.name]))).toEqual({
    'ask Bob': 'Bob',
    'send the deck': 'Ana Ruiz',
  })

  expect((await commands.undo({ token: logged.undo ?? '' })).leftAlone).toEqual([])
  expect((await queries.people({})).total).toBe(0)
  expect((await queries.journal({})).total).toBe(0)
  expect((await queries.followUps({})).total).toBe(0)
})

test('a line may be only a follow-up, only a person, or both', async ({ journal }) => {
  const { commands, queries } = journal.client
  const plan = await commands.logLine({ id: LINE, parts: [ASK] })
  expect(plan).toMatchObject({ conversation: null, followUps: [expect.any(String)], newPeople: [expect.any(String)] })
  const both = await commands.logLine({
    id: OTHER_LINE,
    parts: [
      { kind: 'person', name: 'Cleo', organisation: 'Acme' },
      { ...ASK, people: [{ name: 'Cleo' }] },
    ],
  })
  expect(both.newPeople).toHaveLength(1)
  expect((await queries.people({})).rows.map(({ name, organisation }) => [name, organisation])).toEqual([
    ['bob', ''],
    ['Cleo', 'Acme'],
  ])
  expect((await queries.journal({})).total).toBe(0)
})

test('two new people of one name are two where they are said to work in different places', async ({ journal }) => {
  const people = [{ name: 'Lee', organisation: 'Acme' }, { name: 'lee', organisation: 'Globex' }, { name: 'Lee' }]
  await journal.client.commands.logLine({ id: LINE, parts: [{ ...COFFEE, people }] })
  expect((await journal.client.queries.people({ sort: 'organisation' })).rows).toMatchObject([
    { name: 'Lee', organisation: 'Acme' },
    { name: 'lee', organisation: 'Globex' },
  ])
})

test('two conversations are not one line', async ({ journal }) => {
  const refusal = await refusalOf(journal.client.commands.logLine({ id: LINE, parts: [COFFEE, COFFEE] }))
  expect(refusal.code).toBe('BAD_REQUEST')
})

test('a line that comes again is answered as before and logged once, also after a restart or an undo', async ({
  journal,
}) => {
  const first = await journal.client.commands.logLine({ id: LINE, parts: [COFFEE, SEND, ASK] })
  // Whoever sends it again knows Ana by now.
  const again: LinePartInput[] = [{ ...COFFEE, people: [{ id: first.newPeople[0] as PersonId }] }, SEND, ASK]
  expect(await journal.client.commands.logLine({ id: LINE, parts: again })).toEqual(first)
  const plan = await journal.client.commands.logLine({ id: OTHER_LINE, parts: [ASK] })

  await journal.reopen()
  const { commands, queries } = journal.client
  expect(await commands.logLine({ id: LINE, parts: again })).toEqual({ ...first, undo: null })
  expect(await commands.logLine({ id: OTHER_LINE, parts: [ASK] })).toEqual({ ...plan, undo: null })
  const count = async () => [
    (await queries.people({})).total,
    (await queries.journal({})).total,
    (await queries.followUps({})).total,
  ]
  expect(await count()).toEqual([3, 1, 3])

  await commands.moveToTrash({ ids: [LINE] })
  expect(await commands.logLine({ id: LINE, parts: again })).toEqual({ ...first, undo: null })
  expect(await count()).toEqual([3, 0, 3])
})

test('the line that was being typed ends in the same commit, and stays where nothing was logged', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const touched: string[] = []
  journal.journal.onChange((topics) => touched.push(...topics))
  const name = 'quick-log'
  const draftNow = async () => (await queries.draft({ name })).text
  await commands.saveDraft({ name, text: 'coffee with Ana' })
  touched.length = 0
  const { id: taken } = await commands.addPerson({ names: { given: 'Tom' } })
  const refused = commands.logLine({
    id: taken as string as typeof LINE,
    parts: [SEND, COFFEE],
    draft: { name, text: '' },
  })
  expect(await refusalOf(refused)).toMatchObject({ code: 'DOCUMENT_EXISTS', data: { id: taken } })
  expect(await draftNow()).toBe('coffee with Ana')
  expect((await queries.people({})).total).toBe(1)
  expect(touched).not.toContain('settings')

  await commands.logLine({ id: LINE, parts: [COFFEE], draft: { name, text: 'what waits' } })
  expect(await draftNow()).toBe('what waits')
  expect(touched).toContain('draft:quick-log')
  // Its answer was lost, and the page has kept the line meanwhile: it ends with the second answer.
  await commands.saveDraft({ name, text: 'coffee with Ana' })
  await commands.logLine({ id: LINE, parts: [COFFEE], draft: { name, text: '' } })
  expect(await draftNow()).toBe('')
})

test('one line logged on two machines is two conversations on both, and in conflict with nothing', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const person = laptop.engine.store.commit(TEST_MESSAGE, (write) =>
    write.create('person', { names: { given: 'Ana' } }),
  )
  const ana = personId.parse(person.result)
  exchange(laptop, tower)

  const people = [{ id: ana }, { name: 'Bob', organisation: 'Acme' }]
  const parts = z.array(linePart).parse([{ ...COFFEE, people }, SEND])
  const ids = [laptop, tower].flatMap(({ engine }, index) => {
    const made = lineLogger()(engine.commands, { id: [LINE, OTHER_LINE][index] ?? LINE, parts })
    return [made.conversation ?? LINE, ...made.followUps, ...made.newPeople]
  })
  expect(new Set(ids).size).toBe(2 * 4)
  exchange(laptop, tower)
  exchange(laptop, tower)
  for (const { engine } of [laptop, tower]) {
    expect(engine.store.counts()).toMatchObject({ conversation: 2, 'follow-up': 2, person: 5, organisation: 1 })
    for (const id of [ana, ...ids]) expect(engine.store.conflicts(id)).toEqual([])
    for (const id of [LINE, OTHER_LINE]) {
      expect(engine.store.read(id)?.content).toMatchObject({ topic: 'pricing', participants: { [ana]: true } })
    }
  }
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
})

test('where somebody works, and a day of theirs, are written with the line and taken back with it', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Sam', family: 'Reed' } })
  const parts: LinePartInput[] = [
    { ...COFFEE, people: [{ id }] },
    { kind: 'role', person: id, organisation: 'Acme' },
    { kind: 'day', person: { id }, label: 'Birthday', date: { m: 5, d: 3 } },
    { kind: 'day', person: { name: 'Zoe' }, label: 'Birthday', date: { y: 1980, m: 2, d: 29 } },
  ]
  const logged = await commands.logLine({ id: LINE, parts })
  expect(await queries.person({ id })).toMatchObject({
    roles: [{ value: { organisationName: 'Acme', to: null } }],
    dates: [{ value: { label: 'Birthday', date: { m: 5, d: 3 } } }],
  })
  const zoe = personId.parse(logged.newPeople[0])
  expect((await queries.person({ id: zoe })).dates).toMatchObject([{ value: { date: { y: 1980, m: 2, d: 29 } } }])

  // Said again: the role is there, and the day takes the place of the one by that name.
  const again: LinePartInput[] = [
    { kind: 'role', person: id, organisation: 'ACME' },
    { kind: 'day', person: { id }, label: 'birthday', date: { m: 5, d: 4 } },
  ]
  const other = await commands.logLine({ id: OTHER_LINE, parts: again })
  const page = await queries.person({ id })
  expect(page.roles).toHaveLength(1)
  expect(page.dates).toMatchObject([{ value: { label: 'birthday', date: { m: 5, d: 4 } } }])

  await commands.undo({ token: other.undo ?? '' })
  expect((await queries.person({ id })).dates).toMatchObject([{ value: { label: 'Birthday', date: { m: 5, d: 3 } } }])
  expect((await commands.undo({ token: logged.undo ?? '' })).leftAlone).toEqual([])
  expect(await queries.person({ id })).toMatchObject({ roles: [], dates: [] })
  await journal.reopen()
  expect(await journal.client.queries.person({ id })).toMatchObject({ roles: [], dates: [] })
})

/** What a line says, by the parser, as the page sends it. */
function partsOfLine(line: string): LinePartInput[] {
  const now = { date: day('2026-11-23'), time: '09:00' as CivilTime }
  return lineParts(understandLine(line, parseQuickLog(line, now, []), [], NO_CORRECTIONS, now.date))
}

test('I8: to introduce her to Tom is an introduction of both, and no follow-up alone', async ({ journal }) => {
  const { commands, queries } = journal.client
  const logged = await commands.logLine({
    id: LINE,
    parts: partsOfLine('coffee with Ana Ruiz yesterday. Introduce her to Tom'),
  })
  expect(logged).toMatchObject({ conversation: LINE, followUps: [], introductions: [expect.any(String)] })
  expect((await queries.introductions({})).rows).toMatchObject([
    { stage: 'idea', a: { person: { name: 'Ana Ruiz' } }, b: { person: { name: 'Tom' } }, nextToAsk: 'b' },
  ])
  await commands.undo({ token: logged.undo ?? '' })
  expect((await queries.introductions({})).total).toBe(0)
  expect((await queries.people({})).total).toBe(0)

  // What was promised is to be done as well.
  await commands.logLine({ id: OTHER_LINE, parts: partsOfLine('promised to introduce Ana Ruiz to Tom by Friday') })
  expect((await queries.introductions({})).rows).toMatchObject([{ stage: 'idea' }])
  expect((await queries.followUps({})).rows).toMatchObject([
    { text: 'introduce Ana Ruiz to Tom', due: '2026-11-27', people: [{ name: 'Ana Ruiz' }, { name: 'Tom' }] },
  ])
})

test('what was given, received, needed and asked for is one commit with the conversation, once, and one undo', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const line =
    'lunch with Ana last Tue, gave her the book. She lent me a saw; she is looking for a data lead, asked her for an hour'
  const input = { id: LINE, parts: partsOfLine(line) }
  const logged = await commands.logLine(input)
  expect(logged).toMatchObject({ gives: [expect.any(String), expect.any(String)], asks: [expect.any(String)] })
  expect(await commands.logLine(input)).toEqual(logged)
  // On the day of the conversation, and from it.
  expect(
    (await queries.gives({})).rows.map(({ direction, text, day: on, origin }) => [direction, text, on, origin]),
  ).toEqual(
    expect.arrayContaining([
      ['given', 'gave her the book', '2026-11-17', LINE],
      ['received', 'She lent me a saw', '2026-11-17', LINE],
    ]),
  )
  expect(await queries.needsHeard({})).toMatchObject({
    total: 1,
    rows: [{ text: 'a data lead', heardOn: '2026-11-17' }],
  })
  expect(await queries.asks({})).toMatchObject({ total: 1, rows: [{ text: 'an hour', people: [{ name: 'Ana' }] }] })
  expect(await queries.conversation({ id: LINE })).toMatchObject({ notes: '' })
  await commands.undo({ token: logged.undo ?? '' })
  for (const { total } of [await queries.gives({}), await queries.needsHeard({}), await queries.asks({})]) {
    expect(total).toBe(0)
  }
})

test('a need of somebody known that is sent again is there once', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Ana' } })
  const parts: LinePartInput[] = [{ kind: 'need', person: { id }, text: 'a data lead' }]
  for (let time = 0; time < 2; time++) await commands.logLine({ id: LINE, parts })
  expect((await queries.needsHeard({})).total).toBe(1)
  const introduced: LinePartInput[] = [{ kind: 'introduction', a: { id }, b: { id } }]
  expect(await refusalOf(commands.logLine({ id: OTHER_LINE, parts: introduced }))).toMatchObject({
    code: 'SAME_PERSON',
  })
})

test('how long a gift took, and that it was by e-mail, is the same on the other device', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const parts = z.array(linePart).parse(partsOfLine('Reviewed the lease for Tomasz Wilk by email yesterday, two hours'))
  const { gives } = lineLogger()(laptop.engine.commands, { id: LINE, parts })
  const [id] = gives
  if (id === undefined) throw new Error('nothing given')
  exchange(laptop, tower)
  for (const { engine } of [laptop, tower]) {
    expect(engine.store.read(id)?.content).toMatchObject({ direction: 'given', minutes: 120, day: '2026-11-22' })
    expect(engine.store.read(LINE)?.content).toMatchObject({ channel: 'email', date: '2026-11-22', minutes: null })
  }
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
})
