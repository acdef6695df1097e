import { randomFillSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '#journal/documents/database.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openDocumentStore, type DocumentStore } from '#journal/documents/document-store.ts'
import { checkIntegrity } from '#journal/documents/integrity.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openTemporaryStore, temporaryFolder, TEST_KEY, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

const FILE_FLIPS = 150
const ROW_FLIPS = 70

/** A closed journal with changes and snapshots of several kinds, and what each document holds. */
function writtenJournal() {
  const file = join(temporaryFolder(), 'journal.db')
  const { store, close } = openTemporaryStore(file)
  fill(store)
  const contents = new Map([...store.each()].map(({ id, content }) => [id, JSON.stringify(content)]))
  close()
  return { file, contents }
}

function fill(store: DocumentStore): void {
  const { result: ids } = store.commit(TEST_MESSAGE, (write) => {
    write.create('preferences', {})
    return Array.from({ length: 4 }, (_, index) => [
      write.create('person', { names: { given: `Person ${index}` }, notes: 'Plays the cello. '.repeat(20) }),
      write.create('conversation', { date: civilDate.parse('2026-11-20'), channel: 'call', notes: `About ${index}` }),
    ]).flat()
  })
  for (const [index, id] of ids.entries()) {
    store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], `Changed ${index}`))
    store.commit(TEST_MESSAGE, (write) => write.set(id, ['sample'], true))
  }
}

function openAgain(database: Database): DocumentStore {
  const random = (bytes: Uint8Array) => void randomFillSync(bytes)
  return openDocumentStore({ database, definitions: KINDS, now: () => TEST_NOW, random, onCommitting: () => {} })
}

/** Opens the file and reads everything; says what was noticed, and fails on content that is not what was written. */
function readEverything(file: string, contents: ReadonlyMap<DocumentId, string>): 'whole' | 'noticed' {
  let database: Database | null = null
  try {
    database = openDatabase({ file, key: TEST_KEY })
    const store = openAgain(database)
    let count = 0
    for (const { id, content } of store.each()) {
      count++
      expect(JSON.stringify(content)).toBe(contents.get(id))
    }
    if (store.quarantined().length > 0) return 'noticed'
    expect(count).toBe(contents.size)
    return 'whole'
  } catch (error) {
    if (isJournalError(error)) return 'noticed'
    throw error
  } finally {
    database?.close()
  }
}

test(`${FILE_FLIPS} single bits flipped in the file are noticed or harmless, never read as something else`, () => {
  const { file, contents } = writtenJournal()
  const written = readFileSync(file)
  const random = seededRandom(20261123)
  const damagedFile = join(temporaryFolder(), 'journal.db')
  const seen = { whole: 0, noticed: 0 }
  for (let flip = 0; flip < FILE_FLIPS; flip++) {
    const bytes = Buffer.from(written)
    // Every eighth goes into the first page, where the header and the schema are.
    const at = random(flip % 8 === 0 ? 4096 : bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random(8)), at)
    writeFileSync(damagedFile, bytes)
    seen[readEverything(damagedFile, contents)]++
  }
  expect(seen.noticed).toBeGreaterThan(FILE_FLIPS / 3)
})

test('a file cut short is noticed', () => {
  const { file, contents } = writtenJournal()
  const written = readFileSync(file)
  const random = seededRandom(7)
  for (let cut = 0; cut < 20; cut++) {
    const shorter = join(temporaryFolder(), 'journal.db')
    writeFileSync(shorter, written.subarray(0, 1 + random(written.length - 1)))
    expect(readEverything(shorter, contents)).toBe('noticed')
  }
})

const COLUMNS = [
  ['documents', 'snapshot'],
  ['documents', 'snapshot_sha256'],
  ['documents', 'heads'],
  ['documents', 'id'],
  ['documents', 'kind'],
  ['changes', 'bytes'],
  ['changes', 'sha256'],
] as const

test(`${ROW_FLIPS} single bits flipped in rows put the document in quarantine, and the others open`, () => {
  const { file, contents } = writtenJournal()
  const database = openDatabase({ file, key: TEST_KEY })
  onTestFinished(() => void database.close())
  const random = seededRandom(11)
  for (let flip = 0; flip < ROW_FLIPS; flip++) {
    const [table, column] = COLUMNS[flip % COLUMNS.length] ?? COLUMNS[0]
    database.exec('BEGIN')
    const rowids = database.prepare<[], number>(`SELECT rowid FROM ${table}`).pluck().all()
    const rowid = rowids[random(rowids.length)]
    const select = `SELECT CAST(${column} AS BLOB) FROM ${table} WHERE rowid = ?`
    const bytes = Buffer.from(database.prepare<unknown[], Buffer>(select).pluck().get(rowid) ?? [])
    const at = random(bytes.length)
    const isText = column === 'id' || column === 'kind' || column === 'heads'
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random(isText ? 4 : 8)), at)
    const value = isText ? bytes.toString('latin1') : bytes
    database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(value, rowid)
    const store = openAgain(database)
    const found = [...store.each()]
    for (const { id, content } of found) expect(JSON.stringify(content)).toBe(contents.get(id))
    expect(found).toHaveLength(contents.size - 1)
    // A kind that only a newer Rapport knows is left where it is.
    expect(store.quarantined()).toHaveLength(column === 'kind' ? 0 : 1)
    store.close()
    database.exec('ROLLBACK')
  }
})

test('a missing change is noticed by the heads, wherever it stood', () => {
  const { file } = writtenJournal()
  for (const which of ['min(at)', 'max(at)']) {
    const { store, database, told, close } = openTemporaryStore(file)
    const document = database.prepare<[], number>('SELECT n FROM documents WHERE changes = 2 LIMIT 1').pluck().get()
    database
      .prepare(`DELETE FROM changes WHERE document = $n AND at = (SELECT ${which} FROM changes WHERE document = $n)`)
      .run({ n: document })
    const id = database
      .prepare<unknown[], DocumentId>('SELECT id FROM documents WHERE n = ?')
      .pluck()
      .get(document) as DocumentId
    expect(checkIntegrity(store).documents).toMatchObject([
      { id, kind: expect.any(String), problem: expect.stringContaining('heads') },
    ])
    expect(store.read(id)).toBeNull()
    expect(told).toEqual([{ n: document, id, kind: expect.any(String), after: null }])
    expect(store.quarantined().at(-1)).toMatchObject({ id, problem: expect.stringContaining('heads') })
    expect(checkIntegrity(store).documents).toMatchObject([])
    close()
  }
})

test('quarantine keeps every byte', () => {
  const { file } = writtenJournal()
  const { store, database } = openTemporaryStore(file)
  const before = database
    .prepare<[], { n: number; id: DocumentId; snapshot: Buffer }>(
      'SELECT n, id, snapshot FROM documents WHERE changes = 2 LIMIT 1',
    )
    .get()
  if (before === undefined) throw new Error('nothing to damage')
  const changes = database.prepare('SELECT at, hash, bytes, sha256 FROM changes WHERE document = ?').all(before.n)
  database.prepare(`UPDATE documents SET heads = 'x' || heads WHERE n = ?`).run(before.n)
  expect(store.read(before.id)).toBeNull()
  const kept = database.prepare('SELECT snapshot, heads FROM quarantine').get() as { snapshot: Buffer; heads: string }
  expect(kept.snapshot.equals(before.snapshot)).toBe(true)
  expect(kept.heads.startsWith('x')).toBe(true)
  expect(database.prepare('SELECT at, hash, bytes, sha256 FROM quarantined_changes').all()).toEqual(changes)
})

test('damaged preferences are set aside, and the journal goes on with new ones', () => {
  const { file, contents } = writtenJournal()
  const { store, database } = openTemporaryStore(file)
  database.prepare('UPDATE documents SET snapshot = zeroblob(100) WHERE id = ?').run(PREFERENCES_ID)
  expect(store.read(PREFERENCES_ID)).toBeNull()
  store.commit(TEST_MESSAGE, (write) => write.create('preferences', {}))
  expect(JSON.stringify(store.read(PREFERENCES_ID)?.content)).toBe(contents.get(PREFERENCES_ID))
  expect(store.quarantined()).toMatchObject([{ id: PREFERENCES_ID, kind: 'preferences' }])
})

test('damage met inside a commit takes the commit back, and is set aside after it', () => {
  const { file } = writtenJournal()
  const { store, database, told } = openTemporaryStore(file)
  const [good, bad] = database.prepare<[], DocumentId>(`SELECT id FROM documents WHERE kind = 'person'`).pluck().all()
  if (good === undefined || bad === undefined) throw new Error('nothing to damage')
  database.prepare('UPDATE documents SET snapshot = zeroblob(100) WHERE id = ?').run(bad)
  const commit = () =>
    store.commit(TEST_MESSAGE, (write) => {
      write.set(good, ['ring'], 'inner')
      write.set(bad, ['ring'], 'inner')
    })
  expect(commit).toThrow(expect.objectContaining({ code: 'damaged-document' }))
  expect(store.read(good)?.content).toMatchObject({ ring: null })
  expect(told).toMatchObject([{ id: bad, after: null }])
  expect(store.quarantined()).toMatchObject([{ id: bad }])
})
