import { cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, listBackups } from '#journal/documents/backup-files.ts'
import { restoreBackup } from '#journal/documents/restore-backup.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { withDiskFault } from '#support/failing-disk.ts'
import { refusalOf } from '#support/journal-test.ts'
import { openTestJournal, reportOf, TEST_KEY, MONDAY } from '#support/test-journal.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

const options = { key: TEST_KEY, now: MONDAY }
const OTHER_KEY = new Uint8Array(32).fill(9)

/** A closed journal with one person, a backup of it, and a second person since. */
async function journalWithBackup(): Promise<string> {
  const folder = temporaryFolder()
  const { journal, client } = openTestJournal({ folder })
  await client.commands.addPerson({ names: { given: 'Ana' } })
  await reportOf(client, client.commands.backUp(), 'backup')
  await client.commands.addPerson({ names: { given: 'Later' } })
  await journal.close()
  return folder
}

async function peopleIn(folder: string): Promise<string[]> {
  const { journal, client } = openTestJournal({ folder })
  const { rows } = await client.queries.people({})
  await journal.close()
  return rows.map(({ name }) => name).toSorted()
}

const backupIn = (folder: string) => listBackups(folder)[0]?.file ?? expect.fail('no backup')
const copyOf = (folder: string) => {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

test(
  'a restore that is killed at any step leaves the journal of before or the restored one',
  { timeout: 300_000 },
  async () => {
    const original = await journalWithBackup()
    let seen = { before: 0, after: 0 }
    for (let at = 0; ; at++) {
      const folder = copyOf(original)
      const work = () => restoreBackup(folder, backupIn(folder), options)
      const { steps } = await withDiskFault({ at, what: 'killed' }, work)
      const people = await peopleIn(folder)
      expect([['Ana'], ['Ana', 'Later']]).toContainEqual(people)
      seen = people.length === 1 ? { ...seen, after: seen.after + 1 } : { ...seen, before: seen.before + 1 }
      expect(readdirSync(folder)).not.toContain('journal.restore')
      // Whatever was restored, nothing of the journal of before is lost.
      const kept = readdirSync(folder).filter((name) => /replaced-[\d-]+$/.test(name))
      if (people.length === 1) expect(kept).toHaveLength(1)
      if (at >= steps) break
    }
    expect(seen.before).toBeGreaterThan(5)
    expect(seen.after).toBeGreaterThan(3)
  },
)

test('so does one of another key, which is of the journal’s own key from then on', { timeout: 300_000 }, async () => {
  const elsewhere = openTestJournal({ folder: temporaryFolder(), key: OTHER_KEY })
  await elsewhere.client.commands.addPerson({ names: { given: 'Eve' } })
  await reportOf(elsewhere.client, elsewhere.client.commands.backUp(), 'backup')
  await elsewhere.journal.close()
  const original = await journalWithBackup()
  const foreign = backupIn(elsewhere.folder)
  const seen = new Set<string>()
  for (let at = 0; ; at++) {
    const folder = copyOf(original)
    const work = () => restoreBackup(folder, foreign, { ...options, backupKey: OTHER_KEY })
    const { steps } = await withDiskFault({ at, what: 'killed' }, work)
    const people = await peopleIn(folder)
    expect([['Eve'], ['Ana', 'Later']]).toContainEqual(people)
    seen.add(people.join())
    if (at >= steps) break
  }
  expect(seen.size).toBe(2)
  // The backup is as it was.
  expect(() => restoreBackup(copyOf(original), foreign, options)).toThrow(/belongs to another journal/)
})

test.each(['EIO', 'ENOSPC', 'EMFILE'] as const)(
  'whichever step of a restore fails with %s, the open journal goes on, and is never an empty one',
  { timeout: 300_000 },
  async (what) => {
    const original = await journalWithBackup()
    for (let at = 0; ; at++) {
      const folder = copyOf(original)
      const { journal, client } = openTestJournal({ folder })
      const { thrown, steps } = await withDiskFault({ at, what }, () =>
        reportOf(client, client.commands.restoreBackup({ file: basename(backupIn(folder)) }), 'restore'),
      )
      const people = await client.queries.people({}).then(
        ({ rows }) => rows.map(({ name }) => name).toSorted(),
        (error: { code: string }) => error.code,
      )
      // Closed with a word where it could not be opened again; whole when it is opened next.
      expect([['Ana'], ['Ana', 'Later'], 'NOT_SAVED']).toContainEqual(people)
      if (thrown !== null) expect(String(thrown)).not.toContain('JOB_BUG')
      await journal.close()
      expect([['Ana'], ['Ana', 'Later']]).toContainEqual(await peopleIn(folder))
      if (at >= steps) break
    }
  },
)

const RUINS: readonly (readonly [string, (file: string) => void])[] = [
  ['is missing', (file) => rmSync(file)],
  ['is empty', (file) => truncateSync(file, 0)],
  ['was cut off in its first page', (file) => truncateSync(file, 1000)],
  ['has a damaged first page', (file) => writeFileSync(file, Buffer.alloc(4096, 1), { flag: 'r+' })],
  ['was overwritten', (file) => writeFileSync(file, 'ruined')],
]

test.each(RUINS)(
  'a journal whose file %s is not begun anew, names its backup, and can be restored',
  async (_how, ruin) => {
    const folder = await journalWithBackup()
    ruin(join(folder, DATABASE_FILE))
    const refused = openingErrorOf(folder)
    expect(['damaged', 'journal-gone']).toContain(refused.code)
    expect(refused.details.backup).toEqual({ file: basename(backupIn(folder)), at: expect.any(Number) })
    expect(openingErrorOf(folder).code).toBe(refused.code)
    restoreBackup(folder, backupIn(folder), options)
    expect(await peopleIn(folder)).toEqual(['Ana'])
  },
)

test('a journal without backups whose file is gone is refused too, for as long as its id is there', async () => {
  const folder = temporaryFolder()
  const { journal, client } = openTestJournal({ folder })
  await client.commands.addPerson({ names: { given: 'Ana' } })
  await journal.close()
  rmSync(join(folder, DATABASE_FILE))
  expect(openingErrorOf(folder).code).toBe('journal-gone')
  expect(existsSync(join(folder, DATABASE_FILE))).toBe(false)
  rmSync(join(folder, 'journal.id'))
  expect(await peopleIn(folder)).toEqual([])
})

function openingErrorOf(folder: string) {
  try {
    const { journal } = openTestJournal({ folder })
    onTestFinished(() => journal.close())
  } catch (error) {
    if (isJournalError(error)) return error
    throw error
  }
  return expect.fail('opened')
}

test('a restore says where the backup is no file', async () => {
  const folder = await journalWithBackup()
  const { journal, client } = openTestJournal({ folder })
  onTestFinished(() => journal.close())
  const refused = await refusalOf(reportOf(client, client.commands.restoreBackup({ file: folder }), 'restore'))
  expect(refused.message).toContain('NOT_A_JOURNAL')
  expect((await client.queries.people({})).total).toBe(2)
})
