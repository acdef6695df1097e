import { expect, test } from 'vitest'
import type { DocumentId } from '#shared/model/id.ts'
import { dumpRows } from '#support/row-dump.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const DAYS = Array.from({ length: 20 }, (_, at) => `2026-10-${String(28 - at).padStart(2, '0')}`)

/** As a first sync has them: the newest first. */
function withConversations(): TestEngine & { readonly ids: readonly DocumentId[] } {
  const test = openTestEngine()
  const { result } = test.engine.store.commit(TEST_MESSAGE, (write) => {
    const ana = write.create('person', { names: { given: 'Ana' } } as never)
    const participants = { [ana]: true }
    const talks = DAYS.map((date) =>
      write.create('conversation', {
        date,
        channel: 'call',
        topic: 'Pumps',
        tags: { water: true },
        participants,
      } as never),
    )
    return [ana, ...talks]
  })
  return Object.assign(test, { ids: result })
}

const pieces = ({ engine }: TestEngine) =>
  engine.store.database.prepare('SELECT count(DISTINCT segid) FROM search_idx').pluck().get()
const index = ({ engine }: TestEngine) => engine.store.database.prepare('SELECT * FROM search_data').raw().all()

test('the texts of one commit are one piece of the full-text index, in whatever order and among whatever rows', () => {
  const laptop = withConversations()
  expect(pieces(laptop)).toBe(1)
  const tower = openTestEngine()
  exchange(laptop, tower)
  expect(pieces(tower)).toBe(1)
  expect(dumpRows(tower.engine.store.database)['texts']).toHaveLength(DAYS.length + 1)
})

test('an edit that changes no word leaves the full-text index as it is', () => {
  const laptop = withConversations()
  const before = index(laptop)
  const [ana = '' as DocumentId] = laptop.ids
  laptop.engine.store.commit(TEST_MESSAGE, (write) => write.set(ana, ['ring'], 'inner'))
  expect(index(laptop)).toEqual(before)
  laptop.engine.store.commit(TEST_MESSAGE, (write) => write.set(ana, ['notes'], 'valves'))
  expect(index(laptop)).not.toEqual(before)
})

test('texts that move, go and are named otherwise in one commit are in the index as in one that is made anew', () => {
  const [laptop, tower] = [withConversations(), openTestEngine()]
  exchange(laptop, tower)
  const [ana, first, second, third] = laptop.ids as readonly [DocumentId, DocumentId, DocumentId, DocumentId]
  laptop.engine.store.commit(TEST_MESSAGE, (write) => {
    write.set(first, ['date'], '2026-01-02')
    write.set(second, ['deletedAt'], 1)
    write.set(ana, ['names', 'given'], 'Beatriz')
    write.forget(third)
  })
  tower.engine.store.commit(TEST_MESSAGE, (write) => write.set(second, ['notes'], 'a valve'))
  exchange(laptop, tower)
  for (const one of [laptop, tower]) {
    // Says by itself whether the index is that of the texts.
    const before = dumpRows(one.engine.store.database)
    rebuildRowsNow(one.engine)
    expect(before).toEqual(dumpRows(one.engine.store.database))
  }
  expect(dumpRows(tower.engine.store.database)['texts']).toHaveLength(DAYS.length - 1)
})
