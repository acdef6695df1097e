import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startWordSweeper } from '#journal/word-sweeper.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'

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
