import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, listBackups } from '#journal/documents/backup-files.ts'
import { backUp } from '#journal/documents/backups.ts'
import { restoreBackup } from '#journal/documents/restore-backup.ts'
import { openDatabase } from '#journal/documents/database.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { openTemporaryStore, temporaryFolder, TEST_KEY, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

const MS_A_DAY = 86_400_000
const options = { key: TEST_KEY, now: TEST_NOW }
const code = (expected: string) => expect.objectContaining({ name: 'JournalError', code: expected })

function openJournal(folder = temporaryFolder()) {
  const opened = openTemporaryStore(join(folder, DATABASE_FILE))
  const descriptor = openSync(join(folder, DATABASE_FILE), 'r')
  // After the database, which was opened first, is closed: see `copyOpenFile`.
  onTestFinished(() => {
    opened.close()
    closeSync(descriptor)
  })
  return { folder, ...opened, file: { database: opened.database, descriptor } }
}

function addPerson(store: ReturnType<typeof openJournal>['store'], given: string): DocumentId {
  return store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } })).result
}

test('a backup holds every document, encrypted with the same key, while the journal stays open', async () => {
  const { folder, store, file } = openJournal()
  const id = addPerson(store, 'Wilhelmina')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], 'not in a snapshot yet'))
  const backup = await backUp(file, folder, options)
  expect(backup).toMatchObject({ at: TEST_NOW, reason: 'daily' })
  expect(listBackups(folder)).toEqual([backup])
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  expect(readFileSync(backup.file).includes('Wilhelmina')).toBe(false)
  if (process.platform !== 'win32') expect(statSync(backup.file).mode & 0o077).toBe(0)
  addPerson(store, 'Later')
  const copied = join(temporaryFolder(), 'copy.db')
  copyFileSync(backup.file, copied)
  const copy = openTemporaryStore(copied)
  expect(copy.store.counts().person).toBe(1)
  expect(copy.store.read(id)?.content).toMatchObject({ notes: 'not in a snapshot yet' })
})

test('keeps the newest of 7 days and of 4 weeks, and all that were made for a reason', async () => {
  const { folder, store, file } = openJournal()
  addPerson(store, 'Ana')
  await backUp(file, folder, { ...options, now: TEST_NOW - 200 * MS_A_DAY, reason: 'before-format' })
  for (let day = 40; day >= 0; day--) await backUp(file, folder, { ...options, now: TEST_NOW - day * MS_A_DAY })
  await backUp(file, folder, { ...options, now: TEST_NOW + 3_600_000 })
  const days = listBackups(folder).map(({ at }) => Math.ceil((TEST_NOW - at) / MS_A_DAY) || 0)
  // 2026-11-23 is a Monday: the weeks before it end on Sunday, 1, 8 and 15 days before.
  expect(days).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15, 200])
  expect(listBackups(folder)[0]?.at).toBe(TEST_NOW + 3_600_000)
})

test('a backup made after the clock was set back is kept, and the newer ones too', async () => {
  const { folder, store, file } = openJournal()
  addPerson(store, 'Ana')
  for (let day = 0; day < 40; day++) await backUp(file, folder, { ...options, now: TEST_NOW + day * MS_A_DAY })
  const before = listBackups(folder)
  const backup = await backUp(file, folder, { ...options, now: TEST_NOW - 400 * MS_A_DAY })
  expect(listBackups(folder)).toEqual([...before, backup])
})

test('restoring brings back the documents of the backup and keeps the journal that it replaces', async () => {
  const { folder, store, file, close } = openJournal()
  const kept = addPerson(store, 'Ana')
  const backup = await backUp(file, folder, options)
  const later = addPerson(store, 'Later')
  close()
  const { replaced } = restoreBackup(folder, backup.file, options)
  const restored = openTemporaryStore(join(folder, DATABASE_FILE))
  expect(restored.store.read(kept)?.content).toMatchObject({ names: { given: 'Ana' } })
  expect(restored.store.read(later)).toBeNull()
  expect(existsSync(backup.file)).toBe(true)
  expect(replaced).not.toBeNull()
  expect(openTemporaryStore(replaced ?? '').store.read(later)?.content).toMatchObject({ names: { given: 'Later' } })
})

test('restores over a journal that is damaged beyond opening, and keeps that too', async () => {
  const { folder, store, file, close } = openJournal()
  addPerson(store, 'Ana')
  const backup = await backUp(file, folder, options)
  close()
  writeFileSync(join(folder, DATABASE_FILE), 'ruined')
  const { replaced } = restoreBackup(folder, backup.file, options)
  expect(readFileSync(replaced ?? '', 'utf8')).toBe('ruined')
  expect(openTemporaryStore(join(folder, DATABASE_FILE)).store.counts().person).toBe(1)
})

test('refuses a backup that is damaged, foreign or absent, and leaves the journal as it is', async () => {
  const { folder, store, file, close } = openJournal()
  const id = addPerson(store, 'Ana')
  const backup = await backUp(file, folder, options)
  close()
  const bytes = readFileSync(backup.file)
  const damaged = join(temporaryFolder(), 'damaged.db')
  // In the pages of documents, behind those of the schema.
  for (const at of [bytes.length - 2000, bytes.length - 6000, 9000]) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(damaged, bytes)
  expect(() => restoreBackup(folder, damaged, options)).toThrow(code('damaged'))
  expect(() => restoreBackup(folder, join(folder, 'nothing.db'), options)).toThrow(code('no-journal'))
  const otherKey = { ...options, key: new Uint8Array(32).fill(9) }
  expect(() => restoreBackup(folder, backup.file, otherKey)).toThrow(code('wrong-key'))
  expect(readdirSync(folder).toSorted()).toEqual(['backups', DATABASE_FILE])
  expect(openTemporaryStore(join(folder, DATABASE_FILE)).store.read(id)).not.toBeNull()
})

test('refuses to restore over a journal that is open', async () => {
  const { folder, store, file } = openJournal()
  const id = addPerson(store, 'Ana')
  const backup = await backUp(file, folder, options)
  expect(() => restoreBackup(folder, backup.file, options)).toThrow(code('held'))
  expect(store.read(id)).not.toBeNull()
})

test('a backup that failed half way leaves nothing that looks like one', async () => {
  const { folder, store, file } = openJournal()
  addPerson(store, 'Ana')
  mkdirSync(join(folder, 'backups'))
  const bad = { ...options, key: new Uint8Array(32).fill(9) }
  await expect(backUp(file, folder, bad)).rejects.toThrow(code('wrong-key'))
  expect(readdirSync(join(folder, 'backups'))).toEqual([])
  expect((await backUp(file, folder, options)).reason).toBe('daily')
})

test('what a machine that stopped left of a backup goes with the next one', async () => {
  const { folder, store, file } = openJournal()
  addPerson(store, 'Ana')
  mkdirSync(join(folder, 'backups'))
  for (const end of ['', '-wal'])
    writeFileSync(join(folder, 'backups', `journal-20261122-090000-daily.db.part${end}`), 'half')
  const backup = await backUp(file, folder, options)
  expect(readdirSync(join(folder, 'backups'))).toEqual([basename(backup.file)])
})

test('a backup opens read-only, where nothing can be written beside it', async () => {
  const { folder, store, file } = openJournal()
  addPerson(store, 'Ana')
  const backup = await backUp(file, folder, options)
  const copy = openDatabase({ file: backup.file, key: TEST_KEY, readOnly: true })
  expect(copy.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(1)
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  copy.close()
})

test('a backup holds what was committed before it, and nothing after, however much is written meanwhile', async () => {
  const { folder, store, database, file } = openJournal()
  const { created: before } = store.commit(TEST_MESSAGE, (write) => {
    // Several megabytes, so that it is copied in several pieces.
    for (let made = 0; made < 4000; made++) write.create('person', { names: { given: `Person ${made}` } })
  })
  const left = [...before]
  let written = 0
  const step = async () => {
    // Here and there in the file, so that a copy that is not of one moment is not whole.
    for (let time = 0; time < 20; time++) {
      const id = left[(written++ * 7919) % left.length] as DocumentId
      store.commit(TEST_MESSAGE, (write) => write.set(id, ['pronouns'], `meanwhile ${written}`))
    }
    store.commit(TEST_MESSAGE, (write) => write.forget(left.shift() as DocumentId))
    addPerson(store, 'Later')
    await new Promise((resolve) => setImmediate(resolve))
  }
  const backup = await backUp(file, folder, { ...options, step })
  expect(written).toBeGreaterThan(100)
  // Nothing is held back any longer.
  expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
  const copied = join(temporaryFolder(), 'copy.db')
  copyFileSync(backup.file, copied)
  const copy = openTemporaryStore(copied)
  expect([...copy.store.checkAll()].filter(({ problem }) => problem !== null)).toEqual([])
  expect([...copy.store.each('person')].map(({ id }) => id)).toEqual(before)
  for (const { content } of copy.store.each('person')) expect(content).toMatchObject({ pronouns: '' })
})

test('a backup can be stopped at any step, and leaves nothing', async () => {
  const { folder, store, database, file } = openJournal()
  addPerson(store, 'Ana')
  let steps = 0
  await backUp(file, folder, { ...options, step: async () => void steps++ })
  for (let last = 1; last <= steps; last++) {
    let taken = 0
    const stop = async () => {
      if (++taken === last) throw new Error('stopped')
    }
    await expect(backUp(file, folder, { ...options, now: TEST_NOW + MS_A_DAY, step: stop })).rejects.toThrow('stopped')
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
    expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
  }
})

test('two copies at once are refused, and a journal that is closed meanwhile is not backed up', async () => {
  const { folder, store, file, close } = openJournal()
  addPerson(store, 'Ana')
  const first = backUp(file, folder, options)
  await expect(backUp(file, folder, { ...options, now: TEST_NOW + MS_A_DAY })).rejects.toThrow(code('copying'))
  await first
  const second = backUp(file, folder, { ...options, now: TEST_NOW + MS_A_DAY, step: async () => close() })
  await expect(second).rejects.toThrow(code('closed'))
  expect(listBackups(folder)).toHaveLength(1)
})
