import { expect, test } from 'vitest'
import { z } from 'zod'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { SchemaStep } from '#journal/documents/kind-rules.ts'
import { circleKind } from '#journal/kinds/circle.ts'
import type { AnyKind } from '#journal/kinds/define-kind.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { circle } from '#shared/model/circle.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { dumpRows } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'

const LATER_STEPS: readonly SchemaStep[] = [
  { maps: ['asks'], texts: ['purpose'] },
  { maps: ['seats', 'seats.taken'], texts: ['rules'] },
]
const later = circle.extend({
  asks: z.record(z.string(), z.object({ text: z.string() })).default({}),
  purpose: z.string().default(''),
  seats: z.object({ taken: z.record(z.string(), z.literal(true)).default({}) }).prefault({}),
  rules: z.string().default(''),
})

/** All kinds as they are, but circles as a Rapport of `schema` has them. */
function kindsWithCircles(schema: 1 | 2 | 3): readonly AnyKind[] {
  const steps = [...circleKind.steps, ...LATER_STEPS.slice(0, schema - 1)] as unknown as AnyKind['steps']
  const atomicPaths = [['asks', '*']]
  const newer = { ...circleKind, content: schema === 1 ? circle : later, steps, atomicPaths }
  return KINDS.map((kind) => (kind.kind === 'circle' ? newer : kind))
}

function makeCircle(store: DocumentStore): DocumentId {
  return store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Board' })).result
}

function write({ engine }: TestEngine, id: DocumentId, path: string[], value: string | true | { text: string }): void {
  engine.store.commit(TEST_MESSAGE, (session) => session.set(id, path, value))
}

const content = ({ engine }: TestEngine, id: DocumentId) => engine.store.read(id)?.content

test('a kind that gains texts and collections merges what devices upgraded apart from each other wrote', () => {
  const [laptop, tower] = [openTestEngine(kindsWithCircles(1)), openTestEngine(kindsWithCircles(1))]
  const id = makeCircle(laptop.engine.store)
  exchange(laptop, tower)
  for (const test of [laptop, tower]) test.reopen(kindsWithCircles(3))
  for (const [test, name] of [
    [laptop, 'laptop'],
    [tower, 'tower'],
  ] as const) {
    write(test, id, ['asks', name], { text: `from the ${name}` })
    write(test, id, ['purpose'], `Purpose of the ${name}. `)
    write(test, id, ['seats', 'taken', name], true)
    write(test, id, ['rules'], `Rules of the ${name}. `)
  }
  exchange(laptop, tower)
  const isWhole = (test: TestEngine) => {
    expect(content(test, id)).toMatchObject({
      name: 'Board',
      schema: 3,
      asks: { laptop: { text: 'from the laptop' }, tower: { text: 'from the tower' } },
      seats: { taken: { laptop: true, tower: true } },
    })
    for (const text of ['purpose', 'rules']) {
      const said = String(Reflect.get(content(test, id) ?? {}, text))
      expect(said).toContain('of the laptop.')
      expect(said).toContain('of the tower.')
    }
    expect(content(test, id)).toEqual(content(laptop, id))
  }
  isWhole(laptop)
  isWhole(tower)
  for (const test of [laptop, tower]) {
    const before = dumpRows(test.engine.store.database)
    test.reopen()
    isWhole(test)
    for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
    expect(dumpRows(test.engine.store.database)).toEqual(before)
    isWhole(test)
  }
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
})

test('a document made by a newer Rapport passes through an older one, which shows it and does not write to it', () => {
  const [laptop, old, tower] = [
    openTestEngine(kindsWithCircles(2)),
    openTestEngine(kindsWithCircles(1)),
    openTestEngine(kindsWithCircles(3)),
  ]
  const id = makeCircle(laptop.engine.store)
  write(laptop, id, ['asks', 'a'], { text: 'a data lead' })
  exchange(laptop, old)
  expect(old.engine.store.read(id)).toMatchObject({ readOnly: true, content: { name: 'Board' } })
  expect(() => write(old, id, ['name'], 'Mine')).toThrow(expect.objectContaining({ code: 'read-only-document' }))
  exchange(old, tower)
  write(tower, id, ['rules'], 'Speak last.')
  exchange(tower, old)
  exchange(old, laptop)
  expect(content(tower, id)).toMatchObject({ asks: { a: { text: 'a data lead' } }, rules: 'Speak last.', schema: 3 })
  laptop.reopen(kindsWithCircles(3))
  expect(content(laptop, id)).toEqual(content(tower, id))
})

test('a kind that is unknown here is kept whole, merged unseen and handed on', () => {
  const [laptop, old, tower] = [
    openTestEngine(),
    openTestEngine(KINDS.filter(({ kind }) => kind !== 'circle')),
    openTestEngine(),
  ]
  const id = makeCircle(laptop.engine.store)
  exchange(laptop, old)
  expect(old.engine.store.read(id)).toBeNull()
  expect(old.engine.store.counts()).toMatchObject({ circle: 1 })
  exchange(old, tower)
  write(tower, id, ['notes'], 'Meets on Mondays.')
  write(laptop, id, ['name'], 'The board')
  exchange(tower, old)
  exchange(laptop, old)
  old.reopen()
  exchange(old, tower)
  for (const test of [laptop, tower]) {
    expect(content(test, id)).toMatchObject({ name: 'The board', notes: 'Meets on Mondays.' })
  }
  const marks = [laptop, old, tower].map(({ engine }) => marksOf(engine.store.database))
  expect(marks[1]).toEqual(marks[0])
  expect(marks[2]).toEqual(marks[0])
  // Known one day, it has its rows.
  old.reopen(KINDS)
  expect(content(old, id)).toEqual(content(tower, id))
  expect(old.engine.commands.sql('SELECT name FROM circles').pluck().all()).toEqual(['The board'])
})

test('a derived document is the same change for an older and a newer Rapport', () => {
  const [laptop, tower] = [openTestEngine(kindsWithCircles(1)), openTestEngine(kindsWithCircles(3))]
  const id = '01900000-0000-8000-8000-000000000001' as DocumentId
  for (const { engine } of [laptop, tower]) {
    engine.store.commit(TEST_MESSAGE, (session) =>
      session.createDerived('circle', { name: 'Board', notes: 'Mondays.' }, id),
    )
  }
  exchange(laptop, tower)
  for (const test of [laptop, tower]) {
    expect(content(test, id)).toMatchObject({ name: 'Board', notes: 'Mondays.' })
    expect(test.engine.store.conflicts(id)).toEqual([])
  }
})
