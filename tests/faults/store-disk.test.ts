import { closeSync, openSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups } from '#journal/documents/backup-files.ts'
import { backUp } from '#journal/documents/backups.ts'
import { openDatabase } from '#journal/documents/database.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import { checkIntegrity } from '#journal/documents/integrity.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { mayMount, smallDisk } from '#support/small-disk.ts'
import { openTemporaryStore, temporaryFolder, TEST_KEY, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

const code = (expected: string) => expect.objectContaining({ name: 'JournalError', code: expected })
const canMount = mayMount()
const NOTE = 'What was said, at some length. '.repeat(40)

function log(store: DocumentStore, person: DocumentId, count: number): DocumentId {
  const commit = store.commit(TEST_MESSAGE, (write) => {
    write.set(person, ['askNext'], `count ${count}`)
    return write.create('conversation', {
      date: civilDate.parse('2026-11-23'),
      channel: 'call',
      notes: `${count} ${NOTE}`,
    })
  })
  return commit.result
}

/** Logs until the disk is full; gives back what was acknowledged. */
function logUntilFull(store: DocumentStore, person: DocumentId): DocumentId[] {
  const acknowledged: DocumentId[] = []
  for (let count = 0; count < 10_000; count++) {
    try {
      acknowledged.push(log(store, person, count))
    } catch (error) {
      if (isJournalError(error, 'disk-full')) return acknowledged
      throw error
    }
  }
  throw new Error('the disk is too large')
}

/** Memory or disk, whichever is asked: it holds what was acknowledged and nothing of what was not. */
function expectAcknowledged(store: DocumentStore, person: DocumentId, acknowledged: readonly DocumentId[]): void {
  expect(store.read(person)?.content).toMatchObject({ askNext: `count ${acknowledged.length - 1}` })
  expect(store.counts().conversation).toBe(acknowledged.length)
  for (const [count, id] of acknowledged.entries()) {
    expect(store.read(id)?.content).toMatchObject({ notes: `${count} ${NOTE}` })
  }
  expect(checkIntegrity(store)).toMatchObject({ file: [], documents: [], quarantined: 0 })
}

function openWithPerson(folder: string) {
  const file = join(folder, 'journal.db')
  const opened = openTemporaryStore(file)
  const { result } = opened.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } }))
  return { file, ...opened, person: result }
}

test('a journal that may not grow refuses, loses nothing, and goes on once it may', () => {
  const { file, store, database, close, person } = openWithPerson(temporaryFolder())
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages + 12}`)
  const acknowledged = logUntilFull(store, person)
  expectAcknowledged(store, person, acknowledged)
  database.pragma('max_page_count = 4294967294')
  for (let more = 0; more < 5; more++) acknowledged.push(log(store, person, acknowledged.length))
  close()
  expectAcknowledged(openTemporaryStore(file).store, person, acknowledged)
  expect(acknowledged.length).toBeGreaterThan(5)
})

test.skipIf(!canMount)(
  'on a full disk nothing acknowledged is lost, and saving works again after (needs the right to mount)',
  () => {
    const { folder } = smallDisk(2048)
    const filler = join(folder, 'filler')
    writeFileSync(filler, Buffer.alloc(1_200_000))
    const { file, store, close, person } = openWithPerson(folder)
    const acknowledged = logUntilFull(store, person)
    expectAcknowledged(store, person, acknowledged)
    expect(() => log(store, person, -1)).toThrow(code('disk-full'))
    expectAcknowledged(store, person, acknowledged)
    rmSync(filler)
    for (let more = 0; more < 5; more++) acknowledged.push(log(store, person, acknowledged.length))
    close()
    expectAcknowledged(openTemporaryStore(file).store, person, acknowledged)
    expect(acknowledged.length).toBeGreaterThan(5)
  },
)

test.skipIf(!canMount)('a journal opens on a full disk, and can be read (needs the right to mount)', () => {
  const { folder } = smallDisk(2048)
  const { file, store, close, person } = openWithPerson(folder)
  const acknowledged = [log(store, person, 0), log(store, person, 1)]
  close()
  const room = statfsSync(folder).bavail * statfsSync(folder).bsize
  writeFileSync(join(folder, 'filler'), Buffer.alloc(room))
  const lock = holdJournal(folder, { program: 'desktop', now: TEST_NOW })
  const again = openTemporaryStore(file)
  expectAcknowledged(again.store, person, acknowledged)
  expect(() => log(again.store, person, 2)).toThrow(code('disk-full'))
  expectAcknowledged(again.store, person, acknowledged)
  lock.release()
})

test.skipIf(!canMount)('a full disk leaves no half backup (needs the right to mount)', async () => {
  const { folder } = smallDisk(1024)
  const { store, database } = openTemporaryStore(join(folder, 'journal.db'))
  const person = store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } })).result
  logUntilFull(store, person)
  const descriptor = openSync(join(folder, 'journal.db'), 'r')
  const backup = backUp({ database, descriptor }, folder, { key: TEST_KEY, now: TEST_NOW })
  await expect(backup).rejects.toThrow(code('disk-full'))
  closeSync(descriptor)
  expect(listBackups(folder)).toEqual([])
})

test.skipIf(!canMount)('a read-only folder is said to be one, at the door (needs the right to mount)', () => {
  const disk = smallDisk(4096)
  const file = join(disk.folder, 'journal.db')
  const { store, close } = openTemporaryStore(file)
  store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } }))
  close()
  disk.remount('ro')
  expect(() => openDatabase({ file, key: TEST_KEY })).toThrow(code('read-only'))
  expect(() => openDatabase({ file: join(disk.folder, 'new.db'), key: TEST_KEY })).toThrow(code('read-only'))
  expect(() => holdJournal(disk.folder, { program: 'desktop', now: TEST_NOW })).toThrow(code('read-only'))
  disk.remount('rw')
  expect(openTemporaryStore(file).store.counts().person).toBe(1)
})

test('a connection that may only read refuses commits, and what it has in memory stays as on disk', () => {
  const file = join(temporaryFolder(), 'journal.db')
  const { store, database } = openTemporaryStore(file)
  const id = store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } })).result
  database.pragma('query_only = ON')
  expect(() => store.commit(TEST_MESSAGE, (write) => write.set(id, ['ring'], 'inner'))).toThrow(code('read-only'))
  expect(store.read(id)?.content).toMatchObject({ ring: null })
  database.pragma('query_only = OFF')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['ring'], 'inner'))
  expect(store.read(id)?.content).toMatchObject({ ring: 'inner' })
})
