import { randomFillSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { JOURNAL_FORMAT } from '#journal/documents/tables.ts'
import { readOrMakeKey } from '#journal/documents/key-file.ts'
import { openTemporaryStore, temporaryFolder, TEST_KEY, TEST_MESSAGE } from '#support/temporary-store.ts'

function journal(): string {
  const file = join(temporaryFolder(), 'journal.db')
  const { store, close } = openTemporaryStore(file)
  store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Wilhelmina' }, notes: 'a secret' }))
  close()
  return file
}

const code = (expected: string) => expect.objectContaining({ name: 'JournalError', code: expected })
const random = (bytes: Uint8Array) => void randomFillSync(bytes)

test('the file tells nothing without its key, and only its owner may read it', () => {
  const file = journal()
  const bytes = readFileSync(file)
  expect(bytes.includes('Wilhelmina')).toBe(false)
  expect(bytes.includes('CREATE TABLE')).toBe(false)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a wrong key is said to be one, and leaves the file as it is', () => {
  const file = journal()
  const before = readFileSync(file)
  const open = () => openDatabase({ file, key: new Uint8Array(32).fill(8) })
  expect(open).toThrow(code('wrong-key'))
  expect(readFileSync(file).equals(before)).toBe(true)
  openDatabase({ file, key: TEST_KEY }).close()
})

test('a file that is no journal is refused and left as it is', () => {
  const folder = temporaryFolder()
  const text = join(folder, 'text.db')
  writeFileSync(text, 'a shopping list, long enough to be mistaken for something else. '.repeat(200))
  const plain = join(folder, 'plain.db')
  const other = new SQLite(plain)
  other.exec('CREATE TABLE meta (a)')
  other.close()
  for (const file of [text, plain]) {
    const before = readFileSync(file)
    expect(() => openDatabase({ file, key: TEST_KEY })).toThrow(code('not-a-journal'))
    expect(readFileSync(file).equals(before)).toBe(true)
  }
})

test('an encrypted database of something else is no journal', () => {
  const file = join(temporaryFolder(), 'journal.db')
  const other = new SQLite(file)
  other.pragma(`cipher = 'aegis'`)
  other.pragma(`key = "raw:${Buffer.from(TEST_KEY).toString('hex')}"`)
  other.exec('CREATE TABLE shopping (item)')
  other.close()
  expect(() => openDatabase({ file, key: TEST_KEY })).toThrow(code('not-a-journal'))
})

test('an empty file, as a crash at the first start leaves it, becomes a journal', () => {
  const file = join(temporaryFolder(), 'journal.db')
  writeFileSync(file, '')
  openDatabase({ file, key: TEST_KEY }).close()
  expect(openTemporaryStore(file).store.counts().person).toBe(0)
})

test('a newer format is refused, and opens again with the Rapport that wrote it', () => {
  const file = journal()
  const newer = openDatabase({ file, key: TEST_KEY })
  newer.exec(`UPDATE meta SET value = '${JOURNAL_FORMAT + 1}' WHERE key = 'format'`)
  newer.close()
  expect(() => openDatabase({ file, key: TEST_KEY })).toThrow(code('newer-format'))
  expect(() => openDatabase({ file, key: TEST_KEY, readOnly: true })).toThrow(code('newer-format'))
})

test('a journal opened read-only can be read, and is not made where there is none', () => {
  const file = journal()
  const database = openDatabase({ file, key: TEST_KEY, readOnly: true })
  expect(database.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(1)
  expect(() => database.exec('DELETE FROM documents')).toThrow('readonly')
  database.close()
  const absent = join(temporaryFolder(), 'journal.db')
  expect(() => openDatabase({ file: absent, key: TEST_KEY, readOnly: true })).toThrow(code('no-journal'))
  expect(existsSync(absent)).toBe(false)
})

test('a second connection is refused while the first is open', () => {
  const file = journal()
  const first = openDatabase({ file, key: TEST_KEY })
  expect(() => openDatabase({ file, key: TEST_KEY })).toThrow(code('held'))
  first.close()
  openDatabase({ file, key: TEST_KEY }).close()
})

test('a key is made once, for its owner only, and read ever after', () => {
  const folder = temporaryFolder()
  const options = { file: join(folder, 'config', 'key'), journalFile: join(folder, 'journal.db'), random }
  const key = readOrMakeKey(options)
  expect(key).toHaveLength(32)
  expect(readOrMakeKey(options)).toEqual(key)
  if (process.platform === 'win32') return
  expect(statSync(options.file).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'config')).mode & 0o777).toBe(0o700)
})

test('a missing key of a journal that exists is never replaced by a new one', () => {
  const journalFile = journal()
  const file = join(temporaryFolder(), 'key')
  expect(() => readOrMakeKey({ file, journalFile, random })).toThrow(code('no-key'))
  expect(() => readOrMakeKey({ file, journalFile, random })).toThrow(file)
  expect(existsSync(file)).toBe(false)
})

test('a key file that holds no key is refused and left as it is', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'key')
  writeFileSync(file, 'not a key')
  expect(() => readOrMakeKey({ file, journalFile: join(folder, 'journal.db'), random })).toThrow(code('bad-key'))
  expect(readFileSync(file, 'utf8')).toBe('not a key')
  mkdirSync(join(folder, 'directory'))
  const directory = { file: join(folder, 'directory'), journalFile: join(folder, 'journal.db'), random }
  expect(() => readOrMakeKey(directory)).toThrow(code('bad-key'))
})
