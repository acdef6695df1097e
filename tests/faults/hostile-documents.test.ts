import { expect, onTestFinished } from 'vitest'
import { personId } from '#shared/model/id.ts'
import { HOSTILE_DOCUMENTS, hostileDocument, hostileId, insertDocument } from '#support/hostile-documents.ts'
import { day, test } from '#support/journal-test.ts'
import { whileClosed } from '#support/row-dump.ts'
import { showEverything } from '#support/show-everything.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

test(
  'documents that nobody of ours wrote never keep a journal from opening, nor a list from being shown',
  { timeout: 900_000 },
  async () => {
    const journal = openTestJournal()
    onTestFinished(() => journal.close())
    await journal.client.commands.addPerson({ names: { given: 'Ana' } })
    await whileClosed(journal, (database) => {
      HOSTILE_DOCUMENTS.forEach(([, kind, write, id], index) =>
        insertDocument(database, id ?? hostileId(index), kind, hostileDocument(kind, write)),
      )
      insertDocument(
        database,
        hostileId(90),
        'constellation',
        hostileDocument('circle', (handle) => handle.put('_root', 'name', 'Orion', 'str')),
      )
      // Rows of an older format: all of them are made again.
      database.exec('DROP TABLE rows_state')
    })
    const { queries, commands } = journal.client
    const { rows } = await queries.people({ limit: 500 })
    expect(rows.map(({ name }) => name)).toContain('Ana')
    for (const { id } of rows) expect(await queries.person({ id })).toMatchObject({ id })
    for (const at of [16, 17, 18]) await queries.person({ id: personId.parse(hostileId(at)) })
    await showEverything(journal.client)
    expect(await reportOf(journal.client, commands.rebuild(), 'rebuild')).toMatchObject({ kind: 'rebuild' })
    const { problems } = await reportOf(journal.client, commands.check(), 'check')
    const codes = new Set(problems.map(({ code }) => code))
    for (const code of codes) expect(['DOCUMENT_SET_ASIDE', 'DOCUMENT_UNREADABLE']).toContain(code)
    // Another one is written as before, and everything is there after a restart.
    await commands.addPerson({ names: { given: 'Bea' } })
    await journal.reopen()
    expect((await journal.client.queries.people({ text: 'bea' })).total).toBe(1)
  },
)

test('tags named as what every object has are told, found, exported and taken back as any other', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const tags = ['constructor', 'hasOwnProperty', 'toString', 'valueOf']
  const { id } = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [], tags })
  expect((await queries.conversation({ id })).tags).toEqual(tags)
  const { undo } = await commands.editConversation({ id, tags: ['garden'] })
  const [last, first] = await queries.history({ id })
  expect(first?.changed.filter(({ path }) => path[0] === 'tags').map(({ path }) => path[1])).toEqual(tags)
  const removed = last?.changed.filter(({ after }) => after === null).map(({ path, before }) => [path[1], before])
  expect(removed).toEqual(tags.map((tag) => [tag, 'true']))
  await commands.undo({ token: String(undo) })
  expect((await queries.conversation({ id })).tags).toEqual(tags)
  for (const tag of tags) expect((await queries.journal({ tag })).rows.map((row) => row.id)).toEqual([id])
  expect(await queries.tags()).toEqual(tags.map((tag) => ({ tag, conversations: 1 })))
  const hits = await queries.search({ text: 'constructor' })
  expect(JSON.stringify(hits)).toContain(id)
  let exported = ''
  for (let after: number | null = null; ;) {
    const { text, next } = await queries.exportChunk({ after })
    exported += text
    if (next === null) break
    after = next
  }
  expect(exported.replaceAll(/\s/g, '')).toContain('"hasOwnProperty":true')
})
