import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { forget, moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { checkJournal } from '#journal/check-journal.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { exportChunk } from '#journal/exchange/export-json.ts'
import { emptyTrash } from '#journal/housekeeping.ts'
import { defineKind, type KindDefinition } from '#journal/kinds/define-kind.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { conflicts, history } from '#journal/queries/history.ts'
import { documentKind, trash } from '#journal/queries/lists.ts'
import { search } from '#journal/queries/search.ts'
import type { JobControl } from '#journal/runtime/jobs.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { documentHead } from '#shared/model/document.ts'
import { personId, type DocumentId, type PersonId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const A_DAY_MS = 86_400_000

const gift = documentHead.extend({
  kind: z.literal('gift'),
  what: z.string().max(500),
  on: civilDate,
  people: z.record(personId, z.literal(true)).default({}),
  prices: z.record(z.string(), z.object({ amount: z.number(), currency: z.string() })).default({}),
  story: z.string().default(''),
})
type Gift = z.infer<typeof gift>

// The compiler knows the kinds of the product; this one is the test's, and is told to be one of them.
const GIFT = 'gift' as DocumentKind
type GiftDefinition = KindDefinition & { content: typeof gift }
const asGift = (content: unknown) => content as Gift

const definition = {
  kind: GIFT,
  content: gift,
  steps: [{ maps: ['people', 'prices'], texts: ['story'] }],
  stepHashes: [],
  atomicPaths: [['prices', '*']],
  watched: [['what']],
  fixedId: null,
  tables: { gifts: 'CREATE TABLE gifts (n INTEGER PRIMARY KEY, what TEXT NOT NULL, given INTEGER NOT NULL DEFAULT 0)' },
  rowsVersion: 1,
  title: (content) => asGift(content).what,
  day: (content) => dayNumber(asGift(content).on),
  links: (content) => Object.keys(asGift(content).people).map((named) => ({ role: 'given-to', named })),
  searchText: (content) => ({ title: asGift(content).what, body: asGift(content).story, more: '' }),
  namesInText: ['given-to'],
  mergedInto: null,
  topics: ['gifts'],
  writeRows: ({ sql }, { n, content }) => {
    sql('INSERT INTO gifts (n, what) VALUES (?, ?)').run(n, asGift(content).what)
  },
  followLinks: null,
  settle: null,
  merged: null,
} as const satisfies Omit<GiftDefinition, 'content'> & { content: typeof gift }

const WITH_GIFTS = [...KINDS, defineKind(definition as unknown as KindDefinition)]
const open = () => openTestEngine(WITH_GIFTS)

function addPerson({ engine }: TestEngine, given: string): PersonId {
  return personId.parse(engine.commands.run('add', (write) => write.create('person', { names: { given } })).result)
}

function give(test: TestEngine, what: string, people: readonly PersonId[] = [], story = ''): DocumentId {
  return test.engine.commands.run('give', (write) => createGift(write, what, people, story)).result
}

function createGift(write: DocumentWriter, what: string, people: readonly PersonId[], story: string): DocumentId {
  const content = { what, on: '2026-11-20', people: Object.fromEntries(people.map((id) => [id, true])), story }
  return write.create(GIFT, content as never)
}

const read = ({ engine }: TestEngine, id: DocumentId) => engine.store.read(id)?.content as unknown as Gift | undefined
const found = ({ engine }: TestEngine, text: string) =>
  search(engine.queries, { text, limit: 10 }).hits.map(({ id, kind, title }) => ({ id, kind, title }))
const rebuilt = ({ engine }: TestEngine) => {
  for (const _ of engine.projections.rebuild((kind) => engine.store.each(kind)));
  return dumpTables(engine.store.database, engine.projections.tables)
}
const job: JobControl = { step: async () => {}, report: () => false, tell: () => undefined }

describe('a kind that is defined in one place', () => {
  test('is stored, listed, found by its words and by the names of those it names, and rebuilt', async () => {
    const test = open()
    const ana = addPerson(test, 'Ana')
    const id = give(test, 'a cello bow', [ana], 'Made in Mirecourt.')
    test.reopen()
    expect(read(test, id)).toMatchObject({ what: 'a cello bow', people: { [ana]: true }, story: 'Made in Mirecourt.' })
    expect(found(test, 'mirecourt')).toEqual([{ id, kind: 'gift', title: 'a cello bow' }])
    expect(found(test, 'ana').map((hit) => hit.id)).toContain(id)
    expect(test.engine.commands.sql('SELECT what FROM gifts').pluck().all()).toEqual(['a cello bow'])
    expect(documentKind(test.engine.queries, { id })).toEqual({ kind: 'gift' })
    const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
    expect(rebuilt(test)).toEqual(before)
    expect(await checkJournal(test.engine, job)).toMatchObject({ problems: [] })
  })

  test('is trashed, restored, emptied and forgotten', async () => {
    const test = open()
    const { commands, queries } = test.engine
    const [first, second] = [give(test, 'a book'), give(test, 'a pen')]
    await moveToTrash(commands, { ids: [first, second] })
    expect(trash(queries, { offset: 0, limit: 9 }).rows.map(({ kind, title }) => [kind, title])).toEqual(
      expect.arrayContaining([
        ['gift', 'a book'],
        ['gift', 'a pen'],
      ]),
    )
    expect(found(test, 'book')).toEqual([])
    await restoreFromTrash(commands, { ids: [first] })
    expect(found(test, 'book').map(({ id }) => id)).toEqual([first])
    await emptyTrash(test.engine, test.clock.now + 31 * A_DAY_MS)
    expect(read(test, second)).toBeUndefined()
    forget(commands, { id: first })
    expect(read(test, first)).toBeUndefined()
    expect(commands.sql('SELECT count(*) FROM gifts').pluck().get()).toBe(0)
    expect(await checkJournal(test.engine, job)).toMatchObject({ problems: [] })
  })

  test('is edited, undone, told in its history, and tells the screens that show it', async () => {
    const test = open()
    const ana = addPerson(test, 'Ana')
    const id = give(test, 'a book', [ana])
    await Promise.resolve()
    test.touched.clear()
    const { undo } = test.engine.commands.run('edit', (write) => {
      write.set(id, ['what'], 'two books')
      write.set(id, ['prices', 'a'], { amount: 20, currency: 'EUR' })
    })
    await Promise.resolve()
    for (const topic of ['gifts', `gift:${id}`, `person:${ana}`, `document:${id}`])
      expect(test.touched).toContain(topic)
    expect((await history(test.engine.queries, { id }))[0]).toMatchObject({
      command: 'edit',
      changed: expect.arrayContaining([{ path: ['what'], before: 'a book', after: 'two books' }]),
    })
    await test.undo(undo)
    expect(read(test, id)).toMatchObject({ what: 'a book', prices: {} })
    const session = test.engine.texts.open({ id, field: 'story' })
    test.engine.texts.edit({ session: session.session, text: 'Second hand.' })
    expect(read(test, id)?.story).toBe('Second hand.')
  })

  test('follows people who are merged, by one update of the links', () => {
    const test = open()
    const [ana, anna] = [addPerson(test, 'Ana'), addPerson(test, 'Anna')]
    const id = give(test, 'a book', [anna])
    test.engine.commands.run('merge', (write) => write.set(anna, ['mergedInto'], ana))
    const targets = () => test.engine.commands.sql(`SELECT target_id FROM links WHERE role = 'given-to'`).pluck().all()
    expect(targets()).toEqual([ana])
    expect(search(test.engine.queries, { text: 'book', limit: 5 }).hits).toMatchObject([{ id, person: { id: ana } }])
    expect(rebuilt(test)).toEqual(dumpTables(test.engine.store.database, test.engine.projections.tables))
    expect(targets()).toEqual([ana])
    test.engine.commands.run('split', (write) => write.set(anna, ['mergedInto'], null))
    expect(targets()).toEqual([anna])
  })

  test('is received, merged, and shows what two devices wrote at the same time', () => {
    const [laptop, tower] = [open(), open()]
    const id = give(laptop, 'a book', [], 'One.')
    exchange(laptop, tower)
    for (const [test, what] of [
      [laptop, 'a red book'],
      [tower, 'a blue book'],
    ] as const) {
      test.engine.commands.run('edit', (write) => {
        write.set(id, ['what'], what)
        write.set(id, ['prices', what.length > 10 ? 'b' : 'a'], { amount: 1, currency: 'EUR' })
        write.set(id, ['story'], `${what}. One.`)
      })
    }
    exchange(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(read(test, id)).toEqual(read(laptop, id))
      expect(Object.keys(read(test, id)?.prices ?? {})).toEqual(['a', 'b'])
      for (const said of ['a red book.', 'a blue book.', 'One.']) expect(read(test, id)?.story).toContain(said)
      const [conflict] = conflicts(test.engine.queries, { id })
      expect([conflict?.kept, ...(conflict?.others ?? [])].map(String).toSorted()).toEqual([
        'a blue book',
        'a red book',
      ])
    }
    expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
  })

  test('is exported', () => {
    const test = open()
    const id = give(test, 'a book')
    const { documents } = JSON.parse(exportChunk(test.engine.store, { after: null, cards: false }).text) as {
      documents: { id: string }[]
    }
    expect(documents).toContainEqual(expect.objectContaining({ id, kind: 'gift', what: 'a book' }))
  })

  test('is exported whole, with its texts and maps, by a Rapport that does not know the kind', () => {
    const test = open()
    const id = give(test, 'a book')
    test.reopen(KINDS)
    const { documents } = JSON.parse(exportChunk(test.engine.store, { after: null, cards: false }).text) as {
      documents: { id: string }[]
    }
    const exported = documents.find((document) => document.id === id)
    test.reopen(WITH_GIFTS)
    // With the document as it lies: nobody here could make it again of its content.
    const automerge = expect.objectContaining({ heads: [expect.stringMatching(/^[0-9a-f]{64}$/)] })
    expect(exported).toEqual({ id, ...test.engine.store.read(id)?.content, automerge })
    expect(exported).toMatchObject({ kind: 'gift', what: 'a book' })
  })

  test('that is the only one of its kind cannot be deleted', async () => {
    const fixedId = '01900000-0000-7000-8000-0000000000aa' as DocumentId
    const test = openTestEngine([...KINDS, { ...definition, fixedId } as unknown as (typeof KINDS)[number]])
    const { result, undo } = test.engine.commands.run('give', (write) => createGift(write, 'the one', [], ''))
    expect([result, undo]).toEqual([fixedId, null])
    await expect(moveToTrash(test.engine.commands, { ids: [fixedId] })).rejects.toMatchObject({ name: 'Refusal' })
    expect(() => forget(test.engine.commands, { id: fixedId })).toThrow(expect.objectContaining({ name: 'Refusal' }))
  })
})

describe('a part of a definition that is forgotten or wrong', () => {
  test('does not compile: each of them is wanted, but counts of rows that few kinds keep', () => {
    expectTypeOf<Forgotten<KindDefinition>>().toEqualTypeOf<'tallies'>()
    expectTypeOf<Forgotten<KindDefinition & { readonly planted?: string }>>().toEqualTypeOf<'tallies' | 'planted'>()
  })

  test.each([
    ['a map that no step makes', { steps: [{ maps: ['prices'], texts: ['story'] }] }, 'people'],
    ['a step for a field that the schema lacks', { steps: [{ maps: ['peple'], texts: [] }] }, 'peple'],
    [
      'a map that is made twice',
      {
        steps: [
          { maps: ['people'], texts: [] },
          { maps: ['people'], texts: [] },
        ],
      },
      'twice',
    ],
    ['a table without the number of its document', { tables: { gifts: 'CREATE TABLE gifts (what TEXT)' } }, 'column n'],
    ['a table that another kind has', { tables: { people: 'CREATE TABLE people (n INTEGER)' } }, 'people'],
  ])('is found at once: %s', (_what, change, said) => {
    const whole = () => {
      const opened = openTestEngine([...KINDS, { ...definition, ...change } as never])
      give(opened, 'a book', [addPerson(opened, 'Ana')])
    }
    expect(whole).toThrow(said)
  })

  test('is found at once: an entry that is neither atomic nor a map of a step', () => {
    const test = openTestEngine([...KINDS, { ...definition, atomicPaths: [] } as never])
    const id = give(test, 'a book')
    const set = () =>
      test.engine.commands.run('edit', (write) => write.set(id, ['prices', 'a'], { amount: 1, currency: 'EUR' }))
    expect(set).toThrow('prices.a')
  })

  test('rows of another making are made again by themselves', () => {
    const test = open()
    give(test, 'a book')
    const newer = { ...definition, rowsVersion: 2, writeRows: writeShouted }
    test.reopen([...KINDS, newer as never])
    expect(test.engine.commands.sql('SELECT what FROM gifts').pluck().all()).toEqual(['A BOOK'])
    // The same number says that nothing has changed: that is what it is for.
    test.reopen([...KINDS, { ...newer, writeRows: definition.writeRows } as never])
    expect(test.engine.commands.sql('SELECT what FROM gifts').pluck().all()).toEqual(['A BOOK'])
  })
})

/** The parts of a definition that the compiler misses in nobody's, each left out alone. */
type Forgotten<Definition> = {
  [Part in keyof Definition]-?: Omit<Definition, Part> extends Definition ? Part : never
}[keyof Definition]

const writeShouted: typeof definition.writeRows = ({ sql }, { n, content }) => {
  sql('INSERT INTO gifts (n, what) VALUES (?, ?)').run(n, asGift(content).what.toUpperCase())
}
