import { join } from 'node:path'
import { expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE, type TemporaryStore } from '#support/temporary-store.ts'

const DAY = 86_400_000

function openOne(options: { cacheSize?: number } = {}) {
  const file = join(temporaryFolder(), 'journal.db')
  return { file, ...openTemporaryStore(file, options) }
}

/** Somebody who was renamed twice since they were made. */
function renamed(store: DocumentStore, given: string): DocumentId {
  const { result: id } = store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } }))
  for (const name of [`${given}a`, `${given}b`])
    store.commit(TEST_MESSAGE, (write) => write.set(id, ['names', 'given'], name))
  return id
}

function fold(store: DocumentStore, restingSince: number): number {
  const steps = store.foldingAtRest(restingSince)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

const changesIn = ({ database }: Pick<TemporaryStore, 'database'>) =>
  database.prepare<[], { n: number }>('SELECT count(*) AS n FROM changes').get()?.n

test.each([['in memory', 500] as const, ['on the disk only', 1] as const])(
  'what has not changed since then is one snapshot, %s, with all it says and its history',
  (_, cacheSize) => {
    const one = openOne({ cacheSize })
    const [ana, bea] = [renamed(one.store, 'Ana'), renamed(one.store, 'Bea')]
    const since = one.clock.now + DAY
    one.clock.now += 2 * DAY
    const today = renamed(one.store, 'Tom')
    const [before, history] = [one.store.read(ana), [...one.store.history(ana)]]
    expect(changesIn(one)).toBeGreaterThanOrEqual(6)
    expect(fold(one.store, since)).toBe(2)
    expect(one.database.prepare('SELECT DISTINCT id FROM changes JOIN documents ON n = document').all()).toEqual([
      { id: today },
    ])
    expect(fold(one.store, since)).toBe(0)
    expect(one.store.read(ana)).toEqual(before)
    expect([...one.store.history(ana)]).toEqual(history)
    // Goes on as any other, and is there after a restart.
    one.store.commit(TEST_MESSAGE, (write) => write.set(ana, ['names', 'family'], 'Ruiz'))
    one.close()
    const again = openTemporaryStore(one.file)
    expect(again.store.read(ana)?.content).toMatchObject({ names: { given: 'Anab', family: 'Ruiz' } })
    expect(again.store.read(bea)?.content).toMatchObject({ names: { given: 'Beab' } })
    expect([...again.store.checkAll()].filter(({ problem, isIndexed }) => problem !== null || !isIndexed)).toEqual([])
  },
)

test('folded on one device, it merges with what another wrote meanwhile', () => {
  const one = openOne()
  const id = renamed(one.store, 'Ana')
  // As on another device before.
  const elsewhere = one.store.fork(id)
  one.clock.now += 2 * DAY
  expect(fold(one.store, one.clock.now - DAY)).toBe(1)
  const changed = automerge().change(elsewhere, (draft) => {
    Reflect.set(Reflect.get(draft as object, 'names') as object, 'family', 'Ruiz')
  })
  one.store.commit(TEST_MESSAGE, (write) => write.mergeFork(id, changed))
  expect(one.store.read(id)?.content).toMatchObject({ names: { given: 'Anab', family: 'Ruiz' } })
  automerge().free(changed)
})

test('a document that is damaged stays as it is, and keeps no other from being folded', () => {
  const one = openOne({ cacheSize: 1 })
  const [ana, bea] = [renamed(one.store, 'Ana'), renamed(one.store, 'Bea')]
  one.database
    .prepare(`UPDATE changes SET bytes = zeroblob(20) WHERE document = (SELECT n FROM documents WHERE id = ?)`)
    .run(ana)
  expect(fold(one.store, one.clock.now + DAY)).toBe(1)
  expect(one.store.read(bea)?.content).toMatchObject({ names: { given: 'Beab' } })
  expect(one.store.read(ana)).toBeNull()
  expect(one.store.quarantined().map(({ id }) => id)).toEqual([ana])
})
