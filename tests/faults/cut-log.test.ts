import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE } from '#journal/documents/backup-files.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

/** The folder of a journal as a kill leaves it, with ten people in its log. */
async function killedJournal(): Promise<string> {
  const { journal, client, folder } = openTestJournal({ folder: temporaryFolder() })
  for (let count = 0; count < 10; count++) await client.commands.addPerson({ names: { given: `Person${count}` } })
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  await journal.close()
  return copy
}

function open(folder: string) {
  const told: unknown[] = []
  const opened = openTestJournal({ folder, onBackgroundFailure: (...failure) => told.push(failure) })
  onTestFinished(() => opened.journal.close())
  return { ...opened, told }
}

test('a log whose middle is damaged says how many changes were not read, and is kept', async () => {
  const folder = await killedJournal()
  const log = join(folder, `${DATABASE_FILE}-wal`)
  const bytes = readFileSync(log)
  const at = Math.floor(bytes.length * 0.8)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(log, bytes)
  const { client, told } = open(folder)
  expect(told).toMatchObject([['log', { code: 'log-cut' }]])
  const { total } = await client.queries.people({})
  const { background } = await client.queries.journalInfo()
  expect(background).toMatchObject({ code: 'LOG_CUT' })
  expect(total).toBeLessThan(10)
  const missing = background?.code === 'LOG_CUT' ? background.data.changes : 0
  expect(missing).toBeGreaterThanOrEqual(10 - total)
  const kept = readdirSync(folder).find((name) => name.includes('-wal.cut-')) ?? expect.fail('not kept')
  expect(readFileSync(join(folder, kept)).equals(bytes)).toBe(true)
})

test('a log that is whole, or ends in a commit that was not made, is no damage', async () => {
  const folder = await killedJournal()
  const log = join(folder, `${DATABASE_FILE}-wal`)
  const bytes = readFileSync(log)
  writeFileSync(log, bytes.subarray(0, bytes.length - 5000))
  expect(open(folder).told).toEqual([])
})
