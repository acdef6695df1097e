import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { startWordSweeper } from '#journal/word-sweeper.ts'
import { openTestJournal, TEST_KEY, type TestJournal } from '#support/test-journal.ts'

let journal: TestJournal
const told: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
  told.length = 0
  journal = openTestJournal({ onBackgroundFailure: (...failure) => told.push(failure) })
})
afterEach(async () => {
  vi.useRealTimers()
  await journal.close()
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

// An error that nobody catches would end the process, and fails the run here.
test('where backups cannot be listed, what the journal does by itself fails with a word, now and each new day', async () => {
  const { client } = journal
  await client.commands.addPerson({ names: { given: 'Ana' } })
  writeFileSync(join(journal.folder, 'backups'), 'no folder')
  vi.advanceTimersByTime(61_000)
  await turn()
  await turn()
  expect(told).toMatchObject([['backup', { code: 'io' }]])
  expect(await client.queries.journalInfo()).toMatchObject({
    people: 1,
    lastBackupAt: null,
    background: { code: 'NOT_SAVED', data: { reason: 'io' } },
  })
  journal.clock.now += 86_400_000
  vi.advanceTimersByTime(31_000)
  await turn()
  await turn()
  expect(told).toHaveLength(2)
  rmSync(join(journal.folder, 'backups'))
  await client.commands.addPerson({ names: { given: 'Tom' } })
  expect((await client.queries.people({})).total).toBe(2)
})

test('an index that cannot be swept ends nothing', () => {
  const failed: unknown[] = []
  const forgottenWords = {
    areLeft: true,
    nextStep: 'merge',
    step() {
      throw new TypeError('no such thing')
    },
    begin() {},
    reset() {},
  }
  const projections = { forgottenWords, areCurrent: true } as unknown as Parameters<typeof startWordSweeper>[1]
  const database = { pragma: () => 1 } as unknown as Parameters<typeof startWordSweeper>[0]
  const sweeper = startWordSweeper(database, projections, { failed: (error) => failed.push(error) })
  vi.advanceTimersByTime(11_000)
  expect(failed).toEqual([expect.any(TypeError)])
  sweeper.close()
})

test.each([
  ['a day', 2, 0],
  ['less', 0, 1],
])('what has not changed for %s is folded some minutes after opening, or another day', async (_, days, left) => {
  const { client, folder, clock, journal: own } = openTestJournal()
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
  await client.commands.editPerson({ id, names: { given: 'Ana', family: 'Ruiz' } })
  clock.now += days * 86_400_000
  await vi.advanceTimersByTimeAsync(12 * 60_000)
  await own.close()
  const database = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY, readOnly: true })
  onTestFinished(() => void database.close())
  expect(database.prepare('SELECT id FROM changes JOIN documents ON n = document WHERE id = ?').all(id)).toHaveLength(
    left,
  )
  expect(told).toEqual([])
})
