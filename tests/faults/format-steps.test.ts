import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { listBackups } from '#journal/documents/backup-files.ts'
import { restoreBackup } from '#journal/documents/restore-backup.ts'
import { openDatabase, type Database } from '#journal/documents/database.ts'
import { openDocumentStore } from '#journal/documents/document-store.ts'
import { checkFile } from '#journal/documents/integrity.ts'
import { openJournalDatabase } from '#journal/documents/open-journal-database.ts'
import { JOURNAL_FORMAT, readFormat } from '#journal/documents/tables.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { mayMount, smallDisk } from '#support/small-disk.ts'
import { openTemporaryStore, temporaryFolder, TEST_KEY, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'
import { twoStepFormats } from '#support/two-step-formats.ts'

const CHILD = fileURLToPath(import.meta.resolve('#support/format-child.ts'))
const LAST = JOURNAL_FORMAT + 2
const PEOPLE = 40

const code = (expected: string) => expect.objectContaining({ name: 'JournalError', code: expected })

/** A journal of the present format, with people who have changes behind their snapshots. */
function journalIn(folder: string): string {
  const { store, close } = openTemporaryStore(join(folder, 'journal.db'))
  for (let count = 0; count < PEOPLE; count++) {
    const { result } = store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: `P${count}` } }))
    store.commit(TEST_MESSAGE, (write) => write.set(result, ['notes'], `what I know of ${count}`))
  }
  close()
  return folder
}

function openLater(folder: string, formats = twoStepFormats()): Database {
  return openJournalDatabase({ folder, key: TEST_KEY, now: () => TEST_NOW, formats })
}

/** Everybody is there, with their notes; the file is sound. */
function everybody(database: Database): string[] {
  expect(checkFile(database)).toEqual([])
  const store = openDocumentStore({
    database,
    definitions: KINDS,
    now: () => TEST_NOW,
    random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
    onCommitting: () => {},
  })
  const found = [...store.each('person')].map(({ content }) => String(Reflect.get(content, 'notes')))
  expect(store.quarantined()).toEqual([])
  store.close()
  return found
}

const ALL = Array.from({ length: PEOPLE }, (_, count) => `what I know of ${count}`)

/** @param when a point to stop at, or milliseconds after which it is killed wherever it is. @returns the last point said */
async function killedAt(folder: string, when: string | number): Promise<string> {
  const args = [CHILD, folder, typeof when === 'string' ? when : '']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    const isThere = typeof when === 'number' || said.includes(`${when}\n`)
    if (isThere) setTimeout(() => child.kill('SIGKILL'), typeof when === 'number' ? when : 0)
  })
  await new Promise((resolve) => child.on('close', resolve))
  return said.trim().split('\n').at(-1) ?? ''
}

describe('a journal of an older format', () => {
  test('is backed up, brought to the present one, and holds all that it held', () => {
    const folder = journalIn(temporaryFolder())
    const database = openLater(folder)
    expect(readFormat(database)).toBe(LAST)
    expect(everybody(database)).toEqual(ALL)
    expect(database.prepare('SELECT count(*) FROM words').pluck().get()).toBe(500)
    expect(database.prepare('SELECT DISTINCT since FROM documents').pluck().all()).toEqual([7])
    // References are looked after again, and to the table that was made anew.
    expect(() => database.exec('INSERT INTO seen_in_trash VALUES (12345, 0)')).toThrow(/FOREIGN KEY/)
    database.close()
    expect(listBackups(folder).map(({ reason }) => reason)).toEqual(['before-format'])

    openLater(folder).close()
    expect(listBackups(folder)).toHaveLength(1)
    expect(() => openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })).toThrow(code('newer-format'))
  })

  test('is restored from that backup, and opens then as it was, or brought up again', () => {
    const folder = journalIn(temporaryFolder())
    openLater(folder).close()
    const [backup] = listBackups(folder)
    restoreBackup(folder, backup?.file ?? '', { key: TEST_KEY, now: TEST_NOW })
    const asItWas = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })
    expect(readFormat(asItWas)).toBe(JOURNAL_FORMAT)
    expect(everybody(asItWas)).toEqual(ALL)
    asItWas.close()
    const again = openLater(folder)
    expect(everybody(again)).toEqual(ALL)
    again.close()
    // The backup of what was restored from it is it.
    expect(listBackups(folder)).toHaveLength(1)
  })

  test('whose way was cut off between two steps is backed up as it stands, and goes on', () => {
    const folder = journalIn(temporaryFolder())
    const failing = twoStepFormats((point) => {
      if (point === 'second ends') throw new Error('a bug in a step')
    })
    expect(() => openLater(folder, failing)).toThrow('a bug in a step')
    const database = openJournalDatabase({
      folder,
      key: TEST_KEY,
      now: () => TEST_NOW + 1000,
      formats: twoStepFormats(),
    })
    expect(everybody(database)).toEqual(ALL)
    database.close()
    // One for each format that it stood at.
    expect(listBackups(folder)).toHaveLength(2)
  })

  test('is not backed up again after an attempt that failed, unless it was written to since', () => {
    const folder = journalIn(temporaryFolder())
    const stops = twoStepFormats(() => {
      throw new Error('stopped')
    })
    const attempt = (now: number) => openJournalDatabase({ folder, key: TEST_KEY, now: () => now, formats: stops })
    for (const second of [0, 1, 2]) expect(() => attempt(TEST_NOW + second * 1000)).toThrow('stopped')
    expect(listBackups(folder)).toHaveLength(1)
    const { store, close } = openTemporaryStore(join(folder, 'journal.db'))
    store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Late' }, notes: 'came late' }))
    close()
    expect(() => attempt(TEST_NOW + 9000)).toThrow('stopped')
    expect(listBackups(folder)).toHaveLength(2)
  })

  test('is not opened by who does not bring it up to date, and not to be read either', () => {
    const folder = journalIn(temporaryFolder())
    const file = join(folder, 'journal.db')
    const before = readFileSync(file)
    const formats = twoStepFormats()
    for (const readOnly of [true, false]) {
      expect(() => openDatabase({ file, key: TEST_KEY, readOnly, formats })).toThrow(code('older-format'))
    }
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('from which no step leads is refused in words, and left as it is', () => {
    const folder = journalIn(temporaryFolder())
    const old = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })
    old.exec(`UPDATE meta SET value = '1' WHERE key = 'format'`)
    old.close()
    const before = readFileSync(join(folder, 'journal.db'))
    const open = () => openJournalDatabase({ folder, key: TEST_KEY, now: () => TEST_NOW })
    expect(open).toThrow(code('older-format'))
    expect(open).toThrow(/older Rapport \(format 1; here it is \d+\)\. It was left as it is/)
    expect(readFileSync(join(folder, 'journal.db')).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  })

  test('whose step leaves rows that refer to nothing stays at the format before', () => {
    const folder = journalIn(temporaryFolder())
    const run = (database: Database) => database.exec('DELETE FROM documents WHERE n = 1')
    const formats = { current: 9, steps: [{ from: JOURNAL_FORMAT, to: 9, run: (at: Database) => void run(at) }] }
    expect(() => openLater(folder, formats)).toThrow(/refer to nothing/)
    const database = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })
    expect(everybody(database)).toEqual(ALL)
    database.close()
  })
})

describe('killed', () => {
  const POINTS = [
    'not backed up',
    'first begins',
    'first ends',
    'second begins',
    'second is in the middle',
    'second ends',
  ]

  test.each(POINTS)('at the point "%s", the next start goes on, with everything there', async (point) => {
    const folder = journalIn(temporaryFolder())
    expect(await killedAt(folder, point)).toBe(point)
    // At the old format or the next, and whole: as a Rapport of each would find it.
    const format = point.startsWith('second') ? JOURNAL_FORMAT + 1 : JOURNAL_FORMAT
    const formats = { ...twoStepFormats(), current: format }
    const file = join(folder, 'journal.db')
    const found = openDatabase({ file, key: TEST_KEY, formats })
    expect(everybody(found)).toEqual(ALL)
    found.close()
    const database = openLater(folder)
    expect(readFormat(database)).toBe(LAST)
    expect(everybody(database)).toEqual(ALL)
    database.close()
    const backups = listBackups(folder)
    expect(backups).toHaveLength(point.startsWith('second') ? 2 : 1)
    for (const { file: backup } of backups) {
      const kept = openDatabase({
        file: backup,
        key: TEST_KEY,
        readOnly: true,
        takesOlder: true,
        formats: twoStepFormats(),
      })
      expect(everybody(kept)).toEqual(ALL)
      kept.close()
    }
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('at any moment and again and again, nothing is lost', async () => {
    const random = seededRandom(11)
    const original = journalIn(temporaryFolder())
    for (let round = 0; round < 3; round++) {
      const folder = temporaryFolder()
      cpSync(original, folder, { recursive: true })
      for (let attempt = 0; attempt < 3; attempt++) await killedAt(folder, random(40))
      const database = openLater(folder)
      expect(readFormat(database)).toBe(LAST)
      expect(everybody(database)).toEqual(ALL)
      database.close()
    }
  })
})

describe.skipIf(!mayMount())('on a full disk', () => {
  test('nothing is changed, whatever there was no room for (needs the right to mount)', () => {
    const original = journalIn(temporaryFolder())
    const size = readFileSync(join(original, 'journal.db')).length
    const refusedAt = new Set<string>()
    // From hardly room for the journal to room for all of it.
    for (let more = 64; ; more += 64) {
      const { folder } = smallDisk(Math.ceil(size / 1024) + more)
      cpSync(original, folder, { recursive: true })
      const points: string[] = []
      try {
        openLater(
          folder,
          twoStepFormats((point) => void points.push(point)),
        ).close()
        break
      } catch (error) {
        expect(error).toEqual(code('disk-full'))
        refusedAt.add(points.at(-1) ?? 'backing up')
        expect(existsSync(join(folder, 'backups')) ? partsIn(folder) : []).toEqual([])
        // Looked at elsewhere: to read takes room too.
        const elsewhere = temporaryFolder()
        cpSync(folder, elsewhere, { recursive: true })
        const formats = twoStepFormats()
        const found = openDatabase({ file: join(elsewhere, 'journal.db'), key: TEST_KEY, takesOlder: true, formats })
        expect(everybody(found)).toEqual(ALL)
        found.close()
      }
    }
    expect([...refusedAt]).toContain('backing up')
    expect(refusedAt.size).toBeGreaterThan(1)
  })
})

function partsIn(folder: string): string[] {
  return readdirSync(join(folder, 'backups')).filter((name) => name.includes('.part'))
}

test('a backup before a change of format that cannot be read is made again', () => {
  const folder = journalIn(temporaryFolder())
  const stops = twoStepFormats((point) => {
    if (point === 'first begins') throw new Error('stopped')
  })
  expect(() => openLater(folder, stops)).toThrow('stopped')
  const [first] = listBackups(folder)
  writeFileSync(first?.file ?? '', 'not a backup any more')
  const later = { folder, key: TEST_KEY, now: () => TEST_NOW + 5000, formats: twoStepFormats() }
  openJournalDatabase(later).close()
  expect(listBackups(folder)).toHaveLength(2)
})
