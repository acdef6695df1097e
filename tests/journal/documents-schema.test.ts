import { join } from 'node:path'
import { expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import { readContent } from '#journal/documents/content.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { headsText, snapshotSha256 } from '#journal/documents/strict-load.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

interface Draft {
  [key: string]: unknown
}

function openOne() {
  const file = join(temporaryFolder(), 'journal.db')
  return { file, ...openTemporaryStore(file) }
}

function circle(store: DocumentStore): DocumentId {
  return store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Board' })).result
}

/** Changes a document as another Rapport might, past our model. */
function changeElsewhere(store: DocumentStore, id: DocumentId, work: (draft: Draft) => void): void {
  const fork = automerge().change(store.fork(id), (draft) => work(draft as Draft))
  store.commit(TEST_MESSAGE, (write) => write.mergeFork(id, fork))
}

const text = (value: string) => new (automerge().ImmutableString)(value)
const code = (expected: string) => expect.objectContaining({ name: 'JournalError', code: expected })

test('keeps the fields that it does not know', () => {
  const { file, store, close } = openOne()
  const id = circle(store)
  changeElsewhere(store, id, (draft) => {
    draft['colour'] = text('green')
    draft['list'] = [1, 2, 3]
  })
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['name'], 'The board'))
  expect(store.read(id)?.content).not.toHaveProperty('colour')
  close()
  const fork = openTemporaryStore(file).store.fork(id) as Draft
  expect(String(fork['colour'])).toBe('green')
  expect(fork['list']).toEqual([1, 2, 3])
})

test('opens a newer schema to be read, and does not write to it', () => {
  const { store } = openOne()
  const id = circle(store)
  changeElsewhere(store, id, (draft) => {
    draft['schema'] = 2
  })
  expect(store.read(id)).toMatchObject({ readOnly: true, content: { name: 'Board', schema: 2 } })
  const set = () => store.commit(TEST_MESSAGE, (write) => write.set(id, ['name'], 'Mine'))
  expect(set).toThrow(code('read-only-document'))
  expect(store.read(id)?.content).toMatchObject({ name: 'Board' })
})

test('a newer schema that it cannot show is left where it is, neither shown nor set aside', () => {
  const { store, database } = openOne()
  const id = circle(store)
  const { change, save, getHeads } = automerge()
  const newer = change(store.fork(id), (draft) => {
    Object.assign(draft as Draft, { schema: 2, name: { de: text('Vorstand') } })
  })
  store.close()
  replaceSnapshot(database, id, 'circle', save(newer), getHeads(newer))
  expect(store.read(id)).toBeNull()
  expect([...store.each()]).toEqual([])
  expect(store.quarantined()).toEqual([])
  expect([...store.checkAll()]).toMatchObject([{ id, kind: 'circle', problem: 'newer' }])
})

test('what does not fit the model is set aside, and not merged in the first place', () => {
  const { store, database } = openOne()
  const id = circle(store)
  const { change, save, getHeads } = automerge()
  const odd = change(store.fork(id), (draft) => {
    ;(draft as Draft)['name'] = 5
  })
  expect(() => store.commit(TEST_MESSAGE, (write) => write.mergeFork(id, odd))).toThrow(code('invalid'))
  expect(store.read(id)?.content).toMatchObject({ name: 'Board' })
  store.close()
  replaceSnapshot(database, id, 'circle', save(odd), getHeads(odd))
  expect(store.read(id)).toBeNull()
  expect(store.quarantined()).toMatchObject([{ id, problem: expect.stringContaining('name') }])
})

test('content that says nothing of its schema, or another kind, is invalid', () => {
  const head = { n: 1, id: '01900000-0000-7000-8000-000000000001' as DocumentId, kind: 'circle' as const }
  const raw = { kind: 'circle', name: 'Board', createdAt: TEST_NOW }
  const rules = kindsOf(KINDS).get('circle')
  if (rules === undefined) throw new Error('no circles')
  for (const wrong of [raw, { ...raw, schema: 0 }, { ...raw, schema: 1.5 }, { ...raw, schema: 1, kind: 'person' }]) {
    expect(readContent(head, wrong, rules)).toMatchObject({ state: 'invalid' })
  }
  expect(readContent(head, { ...raw, schema: 1 }, rules)).toMatchObject({ state: 'readable' })
})

function replaceSnapshot(
  database: DocumentStore['database'],
  id: DocumentId,
  kind: string,
  snapshot: Uint8Array,
  heads: readonly string[],
): void {
  const sql = 'UPDATE documents SET snapshot = ?, snapshot_sha256 = ?, heads = ? WHERE id = ?'
  database.prepare(sql).run(snapshot, snapshotSha256({ id, kind, snapshot }), headsText(heads), id)
}
