import fc from 'fast-check'
import { expect } from 'vitest'
import { cadenceOf, warmthOn } from '#shared/model/cadence.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { DEFAULT_RING_RULES, RINGS, type RingRules } from '#shared/model/ring.ts'
import { day, test } from '#support/journal-test.ts'
import { MONDAY, openTestJournal, type TestJournal } from '#support/test-journal.ts'

const A_DAY_MS = 86_400_000
const WARMTHS = ['warm', 'cooling', 'cold', 'new', 'none'] as const
const SORTS = ['name', 'organisation', 'ring', 'lastOn', 'dueOn', 'addedOn'] as const

test('people of a warmth are found by the lines that the model draws, whatever the rules and the day', async () => {
  const days = fc.integer({ min: 1, max: 120 })
  const person = fc.record({
    ring: fc.constantFrom(null, ...RINGS),
    override: fc.oneof(
      fc.constant({}),
      fc.constant({ paused: true }),
      days.map((idealDays) => ({ idealDays })),
      days.map((maxDays) => ({ maxDays })),
    ),
    ago: fc.option(fc.integer({ min: -5, max: 400 })),
  })
  const rule = fc
    .tuple(days, days)
    .map(([a, b]) => ({ cadence: { idealDays: Math.min(a, b), maxDays: Math.max(a, b) }, budget: 5 }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      rule,
      fc.nat(200),
      async (people, inner, later) => {
        const journal = openTestJournal()
        const { commands, queries } = journal.client
        await commands.setRingRule({ ring: 'inner', rule: inner })
        const rules: RingRules = { ...DEFAULT_RING_RULES, inner }
        const expected = new Map<PersonId, string>()
        const today = civilDateAt(MONDAY + later * A_DAY_MS, 'UTC')
        for (const { ring, override, ago } of people) {
          const { id } = await commands.addPerson({ names: { given: 'Ana' }, ring })
          await commands.setCadence({ id, cadence: override })
          const last = ago === null ? null : addDays(civilDateAt(MONDAY, 'UTC'), -ago)
          if (last !== null) await commands.logConversation({ date: last, channel: 'call', people: [{ id }] })
          // What is logged on a day to come is a plan, which makes nobody warm.
          const spokeOn = ago === null || ago < 0 ? null : last
          expected.set(id, warmthOn(today, spokeOn, cadenceOf(ring, override, rules)))
        }
        journal.clock.now = MONDAY + later * A_DAY_MS
        for (const warmth of WARMTHS) {
          const { rows, total } = await queries.people({ warmths: [warmth] })
          const wanted = [...expected].flatMap(([id, is]) => (is === warmth ? [id] : []))
          expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted())
          expect(rows.every((row) => row.warmth === warmth)).toBe(true)
          expect(total).toBe(wanted.length)
        }
        await journal.close()
      },
    ),
    { numRuns: 10 },
  )
})

async function crowd({ client, clock }: TestJournal): Promise<void> {
  const { commands } = client
  for (let count = 0; count < 23; count++) {
    clock.now += 1000
    const { id } = await commands.addPerson({
      // Some share a name, an organisation, a ring and a day: order must not depend on chance.
      names: { given: ['Ana', 'Bob', 'Cleo'][count % 3] ?? '', family: ['Ruiz', 'Lee', ''][count % 2] ?? '' },
      organisation: ['Acme', 'Zenith', ''][count % 3] ?? '',
      ring: [...RINGS, null][count % 5] ?? null,
    })
    if (count % 4 > 0)
      await commands.logConversation({
        date: day(`2026-${String(1 + (count % 10)).padStart(2, '0')}-10`),
        channel: 'call',
        people: [{ id }],
      })
  }
}

test.for(
  SORTS.flatMap(
    (sort) =>
      [
        [sort, false],
        [sort, true],
      ] as const,
  ),
)(
  'pages of people by %s (descending: %s) make up the whole list, once each',
  async ([sort, descending], { journal }) => {
    await crowd(journal)
    const { queries } = journal.client
    const all = await queries.people({ sort, descending })
    expect(all).toMatchObject({ total: 23 })
    const paged: PersonId[] = []
    for (let offset = 0; offset < 23; offset += 4) {
      const page = await queries.people({ sort, descending, offset, limit: 4 })
      expect(page.total).toBe(23)
      paged.push(...page.rows.map(({ id }) => id))
    }
    expect(paged).toEqual(all.rows.map(({ id }) => id))
    expect(new Set(paged).size).toBe(23)
    expect(await queries.peopleIds({ sort, descending })).toEqual(paged)
  },
)

test('sorting goes by what is shown, and who lacks it comes last both ways', async ({ journal }) => {
  await crowd(journal)
  const { queries } = journal.client
  for (const descending of [false, true]) {
    for (const key of ['lastOn', 'dueOn', 'organisation'] as const) {
      const shown = (await queries.people({ sort: key, descending })).rows.map((row) => row[key] || null)
      const present = shown.filter((value) => value !== null)
      expect(shown.slice(present.length).every((value) => value === null)).toBe(true)
      expect(present).toEqual(descending ? present.toSorted().toReversed() : present.toSorted())
    }
  }
})

test('the filters narrow together, and people without a ring or a side can be asked for', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id: ana } = await commands.addPerson({
    names: { given: 'Ana' },
    ring: 'inner',
    organisation: 'Acme',
    title: 'Geschäftsführerin',
  })
  const { id: bob } = await commands.addPerson({ names: { given: 'Bob' }, organisation: 'Ödland Gärten' })
  const { id: board } = await commands.addCircle({ name: 'Board' })
  await commands.putInCircle({ ids: [bob], circle: board, member: true })
  await commands.editPerson({ id: ana, side: 'inside' })
  const found = async (filter: Parameters<typeof queries.people>[0]) =>
    (await queries.people(filter)).rows.map(({ name }) => name)
  expect(await found({ rings: ['inner', 'none'] })).toEqual(['Ana', 'Bob'])
  expect(await found({ rings: ['none'] })).toEqual(['Bob'])
  expect(await found({ rings: [] })).toEqual([])
  expect(await found({ sides: ['unknown'] })).toEqual(['Bob'])
  expect(await found({ sides: ['inside'], rings: ['none'] })).toEqual([])
  expect(await found({ circles: [board] })).toEqual(['Bob'])
  expect(await found({ text: 'acm' })).toEqual(['Ana'])
  expect(await found({ text: 'odland gar' })).toEqual(['Bob'])
  expect(await found({ text: 'Geschäfts' })).toEqual(['Ana'])
  expect(await found({ text: 'geschaft ana' })).toEqual(['Ana'])
  expect(await found({ text: '%' })).toEqual([])
  expect(await found({ text: '_' })).toEqual([])
  const acme = (await queries.organisations({ text: 'acme' }))[0]?.id as never
  expect(await found({ organisations: [acme] })).toEqual(['Ana'])
  await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-23'), people: [{ id: bob }] })
  await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-24'), people: [{ id: ana }] })
  expect(await found({ due: true })).toEqual(['Bob'])
})

test('people are named by the beginnings of their words, the last spoken with first', async ({ journal }) => {
  const { commands, queries } = journal.client
  await commands.addPerson({ names: { given: 'Anne-Marie', family: 'O’Neil' } })
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await commands.addPerson({ names: { given: 'Dr. J. R.', family: 'Lee' } })
  await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }] })
  const named = async (text: string) => (await queries.peopleNamed({ text })).map(({ name }) => name)
  expect(await named('an')).toEqual(['Ana Ruiz', 'Anne-Marie O’Neil'])
  expect(await named('mar')).toEqual(['Anne-Marie O’Neil'])
  expect(await named('anne-marie')).toEqual(['Anne-Marie O’Neil'])
  expect(await named('o’neil an')).toEqual(['Anne-Marie O’Neil'])
  expect(await named('Dr. J. R. Lee')).toEqual(['Dr. J. R. Lee'])
  expect(await named('na')).toEqual([])
  const mentioned = async (line: string) => (await queries.peopleMentioned({ line })).map(({ name }) => name)
  expect(await mentioned("coffee with ana's team, and (Lee)")).toEqual(['Ana Ruiz', 'Dr. J. R. Lee'])
  expect(await mentioned('banana')).toEqual([])
  await commands.addPerson({ names: { given: '太郎', family: '山田' } })
  expect(await mentioned('昨日山田太郎さんと話した')).toEqual(['山田太郎'])
})

test('rings count people against their budgets and the week against the cadences', async ({ journal }) => {
  const { commands, queries } = journal.client
  for (const ring of ['inner', 'inner', 'wider', null] as const) {
    const { id } = await commands.addPerson({ names: { given: 'Ana' }, ring })
    await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }] })
    if (ring === 'wider') await commands.setCadence({ id, cadence: { paused: true } })
  }
  const found = await queries.rings()
  expect(found.rings.map(({ people, budget }) => [people, budget])).toEqual([
    [2, 5],
    [0, 10],
    [0, 35],
    [1, 100],
  ])
  expect(found).toMatchObject({ unplaced: 1, paused: 1, conversationsAWeek: 1, actualAWeek: 0.5 })
})

test('the history of a person begins with what was written, entry by entry', async ({ journal }) => {
  const { commands, queries } = journal.client
  const names = { given: 'Ana', family: 'Ruiz' }
  const { id } = await commands.addPerson({ names, title: 'CFO', organisation: 'Northwind' })
  const first = (await queries.history({ id })).at(-1)
  const told = first?.changed.filter(({ path: [field = ''] }) => !['kind', 'schema', 'createdAt'].includes(field)) ?? []
  expect(new Set(told.map(({ path }) => path[0]))).toEqual(new Set(['names', 'roles']))
  const role = told.find(({ path }) => path[0] === 'roles')
  expect(role?.path).toHaveLength(2)
  expect(JSON.parse(role?.after ?? '')).toMatchObject({ title: 'CFO' })
})

test('those of one name whom a line may mean are told apart, and nobody else is told more of', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const add = async (given: string, title: string) =>
    (await commands.addPerson({ names: { given, family: 'Ruiz' }, title })).id
  const [one, other] = [await add('Ana', 'Engineer'), await add('Ana', 'Sailmaker')]
  await add('Ben', 'Baker')
  const reach = (value: string, preferred: boolean) =>
    commands.putEntry({
      id: one,
      entryId: null,
      entry: { collection: 'channels', value: { kind: 'email', value, preferred } },
    })
  await reach('first@example.org', false)
  await reach('liked@example.org', true)
  const known = await queries.peopleMentioned({ line: 'coffee with Ana and Ben' })
  const apart = new Map(known.map((person) => [person.id, person.apart]))
  expect(apart.get(one)).toEqual({ title: 'Engineer', channel: 'liked@example.org' })
  expect(apart.get(other)).toEqual({ title: 'Sailmaker', channel: '' })
  expect(known.find(({ given }) => given === 'Ben')).not.toHaveProperty('apart')
})

test('e-mail addresses of a selection: one each, the preferred first, and who has none is counted', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const add = async (given: string, ...values: [value: string, preferred: boolean][]) => {
    const { id } = await commands.addPerson({ names: { given } })
    for (const [value, preferred] of values) {
      const entry = { collection: 'channels', value: { kind: 'email', value, preferred } } as const
      await commands.putEntry({ id, entryId: null, entry })
    }
    return id
  }
  const ana = await add('Ana', ['ana@home.example', false], ['ana@work.example', true])
  const bob = await add('Bob', ['bob@example.org', false], ['old@example.org', false])
  const cleo = await add('Cleo')
  const dora = await add('Dora', ['bob@example.org', false])
  expect(await queries.emails({ ids: [bob, ana, cleo, dora] })).toEqual({
    emails: ['bob@example.org', 'ana@work.example'],
    without: 1,
  })
  await commands.moveToTrash({ ids: [ana] })
  expect(await queries.emails({ ids: [ana, cleo] })).toEqual({ emails: [], without: 1 })
})
