import { expect, test } from 'vitest'
import { isAutomergeLoaded } from '#journal/documents/automerge.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { syncEngines } from '#support/synced-engines.ts'
import { openTestEngine } from '#support/test-engine.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'

// The first of this file: nothing else in it may have needed Automerge.
test('a document that is made before Automerge was needed is written without it, and is a document like any other', async () => {
  const laptop = openTestEngine()
  const { store } = laptop.engine
  const made = store.commit(TEST_MESSAGE, (write) => {
    const ana = write.create('person', { names: { given: 'Ana' }, notes: 'Räder & 自転車 🚲' })
    const told = write.create('conversation', { date: '2026-11-20', channel: 'coffee', notes: 'About the move.' })
    const edited = write.create('person', { names: { given: 'Bea' } })
    return { ana, told, edited }
  })
  expect(isAutomergeLoaded()).toBe(false)
  const { ana, told, edited } = made.result
  const ids = [ana, told, edited]
  const rows = () => store.database.prepare('SELECT id, changes, heads FROM documents').all() as { id: DocumentId }[]
  expect(rows().filter(({ id }) => ids.includes(id))).toMatchObject([{ changes: 1 }, { changes: 1 }, { changes: 1 }])

  const contents = () => ids.map((id) => store.read(id)?.content)
  expect(contents()).toMatchObject([
    { names: { given: 'Ana' }, notes: 'Räder & 自転車 🚲' },
    { date: '2026-11-20', channel: 'coffee', notes: 'About the move.' },
    { names: { given: 'Bea' } },
  ])
  expect(isAutomergeLoaded()).toBe(true)
  expect([...store.checkAll()].filter(({ problem }) => problem !== null)).toEqual([])
  expect([...store.history(ana)]).toHaveLength(1)

  store.commit(TEST_MESSAGE, (write) => write.set(edited, ['pronouns'], 'she/her'))
  const before = contents()
  const tower = openTestEngine()
  await syncEngines(laptop, tower)
  expect(ids.map((id) => tower.engine.store.read(id)?.content)).toEqual(before)
  expect(marksOf(tower.engine.store.database)).toEqual(marksOf(store.database))

  const heads = rows()
  const folding = store.foldingAtRest(laptop.clock.now + 1)
  while (folding.next().done !== true);
  expect(rows()).toEqual(heads.map((row) => ({ ...row, changes: 0 })))
  laptop.reopen()
  expect(ids.map((id) => laptop.engine.store.read(id)?.content)).toEqual(before)
})
