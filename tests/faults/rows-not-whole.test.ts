import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { openJournal } from '#journal/open-journal.ts'
import { day } from '#support/journal-test.ts'
import { dumpRows, whileClosed } from '#support/row-dump.ts'
import { openTestJournal, reportOf, TEST_KEY, testOptions, type TestJournal } from '#support/test-journal.ts'

const MANY = 40

/** A journal that makes its rows in a job, as one of thousands of documents does. */
async function manyPeople(): Promise<TestJournal> {
  const journal = openTestJournal({ maxRebuiltAtOpening: 10 })
  onTestFinished(() => journal.close())
  const people = Array.from({ length: MANY }, (_, index) => ({ name: `Given${index} Family` }))
  await journal.client.commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  return journal
}

async function peopleCount({ client }: TestJournal): Promise<number> {
  return (await client.queries.people({ limit: 1 })).total
}

/** As an upgrade leaves them, or a machine that stopped while they were being made. */
function makeStale(journal: TestJournal): Promise<void> {
  return whileClosed(journal, (database) => {
    database.exec('DROP TABLE rows_state; DELETE FROM people; DELETE FROM entries')
  })
}

test('whoever asks while rows are being made waits for all of them', async () => {
  const journal = await manyPeople()
  await makeStale(journal)
  const { jobs } = journal.client.queries
  expect(await jobs()).toMatchObject([{ kind: 'rebuild', state: 'running' }])
  expect(await peopleCount(journal)).toBe(MANY)
  expect(await jobs()).toMatchObject([{ kind: 'rebuild', state: 'done' }])
})

test('nothing known is made once more while rows are being made', async () => {
  const journal = await manyPeople()
  const { commands } = journal.client
  await commands.addCircle({ name: 'Choir' })
  await makeStale(journal)
  await journal.client.commands.addCircle({ name: 'Choir' })
  expect(await journal.client.queries.circles()).toHaveLength(1)
  expect(await peopleCount(journal)).toBe(MANY)
})

test('a journal that is closed while rows are being made goes on when it is opened', async () => {
  const journal = await manyPeople()
  await makeStale(journal)
  const asked = journal.client.queries.people({})
  const refused = expect(asked).rejects.toMatchObject({ code: 'NOT_SAVED', data: { reason: 'closed' } })
  await journal.reopen()
  await refused
  expect(await peopleCount(journal)).toBe(MANY)
})

test('rows of which a page cannot be read are made anew when somebody comes upon it', async () => {
  for (const table of ['people', 'entries', 'texts', 'search_data', 'conversations']) {
    const journal = openTestJournal()
    onTestFinished(() => journal.close())
    await journal.client.commands.logConversation({
      date: day('2026-11-20'),
      channel: 'call',
      people: [{ name: 'Ana Costa' }],
      topic: 'pricing',
    })
    const before = await whileClosed(journal, dumpRows)
    await journal.journal.close()
    damageRootOf(table, join(journal.folder, 'journal.db'))
    await journal.reopen()
    const { client } = journal
    // A page asks all that it shows at once.
    const asked = [client.queries.people({}), client.queries.people({ limit: 1 }), client.queries.people({ limit: 2 })]
    for (const answer of await Promise.all(asked)) expect(answer, table).toMatchObject({ total: 1 })
    expect(await client.queries.search({ text: 'pricing' })).toMatchObject({ hits: [{ kind: 'conversation' }] })
    await client.commands.logConversation({ date: day('2026-11-21'), channel: 'call', people: [{ name: 'Bo Ek' }] })
    expect(await client.queries.journal({})).toMatchObject({ total: 2 })
    expect(await reportOf(client, client.commands.check(), 'check'), table).toMatchObject({ problems: [] })
    await reportOf(client, client.commands.rebuild(), 'rebuild')
    const after = await whileClosed(journal, dumpRows)
    expect(Object.keys(after)).toEqual(Object.keys(before))
  }
})

test('where documents cannot be read either, the journal says that it is damaged', async () => {
  const { folder, client, journal } = openTestJournal()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await client.commands.addPerson({ names: { given: 'Ana' } })
  await journal.close()
  for (const table of ['people', 'documents']) damageRootOf(table, join(folder, 'journal.db'))
  expect(() => openJournal({ ...testOptions(), folder })).toThrow(expect.objectContaining({ code: 'damaged' }))
})

function damageRootOf(table: string, file: string): void {
  const database = openDatabase({ file, key: TEST_KEY, readOnly: true })
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  database.close()
  const handle = openSync(file, 'r+')
  const at = (Number(root) - 1) * pageBytes + 100
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, at)
  writeSync(handle, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at)
  closeSync(handle)
}
