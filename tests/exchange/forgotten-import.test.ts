import { expect } from 'vitest'
import { openEngine } from '#journal/engine.ts'
import { emptyTrash } from '#journal/housekeeping.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { importFile, linkedinFile, previewOf, vcardFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { openTestJournal, testOptions } from '#support/test-journal.ts'

const FILE = linkedinFile([
  { name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana', company: 'Acme' },
  { name: 'Tom Okafor', url: 'https://www.linkedin.com/in/tom' },
])

const A_DAY_MS = 86_400_000

async function idOf({ queries }: JournalClient, name: string): Promise<PersonId> {
  const found = (await queries.people({})).rows.find((row) => row.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found.id
}

async function namesIn({ queries }: JournalClient): Promise<string[]> {
  return (await queries.people({})).rows.map(({ name }) => name).toSorted()
}

test('who was forgotten is left out of the next import and said, also after the journal was closed', async ({
  journal,
}) => {
  await importFile(journal.client, 'a.csv', FILE)
  await journal.client.commands.forget({ id: await idOf(journal.client, 'Ana Ruiz') })
  for (const reopened of [false, true]) {
    if (reopened) await journal.reopen()
    const { client } = journal
    const { preview, result } = await previewOf(client, 'a.csv', FILE)
    expect(result).toMatchObject({ records: 2, created: 0, unchanged: 1, forgotten: 1 })
    expect(await client.queries.importRows({ preview, outcome: 'forgotten' })).toMatchObject({
      total: 1,
      rows: [{ name: 'Ana Ruiz', line: 2, person: null }],
    })
    expect(await importFile(client, 'a.csv', FILE)).toMatchObject({ created: 0, forgotten: 1, skipped: 0, undo: null })
    expect(await namesIn(client)).toEqual(['Tom Okafor'])
  }
})

test('who is imported anyway is somebody new, and known from then on', async ({ journal: { client } }) => {
  await importFile(client, 'a.csv', FILE)
  const first = await idOf(client, 'Ana Ruiz')
  await client.commands.forget({ id: first })
  expect(await importFile(client, 'a.csv', FILE, { 0: 'create' })).toMatchObject({ created: 1, forgotten: 0 })
  const second = await idOf(client, 'Ana Ruiz')
  expect(second).not.toBe(first)
  expect(await importFile(client, 'a.csv', FILE)).toMatchObject({ created: 0, unchanged: 2, forgotten: 0 })
  await client.commands.forget({ id: second })
  expect(await importFile(client, 'a.csv', FILE)).toMatchObject({ created: 0, forgotten: 1 })
})

test('every record about somebody who was forgotten is left out, and wanted back makes one person', async ({
  journal: { client },
}) => {
  const file = vcardFile(
    ['UID:1', 'FN:Ana Ruiz', 'EMAIL:ana@example.org'],
    ['UID:2', 'FN:Ana Ruiz', 'EMAIL:ana@example.org', 'TEL:+49 30 1234567'],
  )
  expect(await importFile(client, 'a.vcf', file)).toMatchObject({ created: 1, updated: 1 })
  await client.commands.forget({ id: await idOf(client, 'Ana Ruiz') })
  expect(await importFile(client, 'a.vcf', file)).toMatchObject({ created: 0, updated: 0, forgotten: 2 })
  expect(await importFile(client, 'a.vcf', file, { 0: 'create', 1: 'create' })).toMatchObject({
    created: 1,
    updated: 1,
  })
  const page = await client.queries.person({ id: await idOf(client, 'Ana Ruiz') })
  expect(page.channels.map(({ value }) => value.kind)).toEqual(['email', 'phone'])
})

test('one of the same name does not make a question of who was forgotten', async ({ journal: { client } }) => {
  await importFile(client, 'a.csv', FILE)
  await client.commands.forget({ id: await idOf(client, 'Ana Ruiz') })
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  expect((await previewOf(client, 'a.csv', FILE)).result).toMatchObject({ maybe: 0, forgotten: 1 })
  expect(await importFile(client, 'a.csv', FILE, { 0: id })).toMatchObject({ updated: 1, forgotten: 0 })
})

test('whom the trash was emptied of may come again: nobody had them forgotten', async ({ journal }) => {
  await importFile(journal.client, 'a.csv', FILE)
  const id = await idOf(journal.client, 'Ana Ruiz')
  await journal.client.commands.moveToTrash({ ids: [id] })
  await journal.journal.close()
  const engine = openEngine(
    { ...testOptions(), folder: journal.folder },
    { undoLog: openUndoLog(() => 'token'), touch: () => {} },
  )
  await emptyTrash(engine, journal.clock.now + 31 * A_DAY_MS)
  expect(engine.store.read(id)).toBeNull()
  engine.close()
  await journal.reopen()
  expect(await importFile(journal.client, 'a.csv', FILE)).toMatchObject({ created: 1, unchanged: 1, forgotten: 0 })
  expect(await idOf(journal.client, 'Ana Ruiz')).toBe(id)
})

test('another journal knows nothing of it, and makes who was forgotten here', async ({ journal: { client } }) => {
  await importFile(client, 'a.csv', FILE)
  const id = await idOf(client, 'Ana Ruiz')
  await client.commands.forget({ id })
  const other = openTestJournal()
  try {
    expect(await importFile(other.client, 'a.csv', FILE)).toMatchObject({ created: 2, forgotten: 0 })
    expect(await idOf(other.client, 'Ana Ruiz')).toBe(id)
    await other.client.commands.forget({ id })
    expect(await importFile(other.client, 'a.csv', FILE)).toMatchObject({ created: 0, forgotten: 1 })
  } finally {
    await other.close()
  }
})
