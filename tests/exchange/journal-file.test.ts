import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { uploadFile } from '#support/import-file.ts'
import { day, test } from '#support/journal-test.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'

interface ExportedFile {
  readonly documents: ({ readonly id: string; readonly kind: string } & Record<string, unknown>)[]
}

async function exported(client: JournalClient, wanted: { history?: boolean; cards?: boolean } = {}): Promise<string> {
  let text = ''
  let after: number | null = null
  do {
    const piece: Awaited<ReturnType<JournalClient['queries']['exportChunk']>> = await client.queries.exportChunk({
      after,
      cards: true,
      ...wanted,
    })
    text += piece.text
    after = piece.next
  } while (after !== null)
  return text
}

/** Documents by id, whatever the order in which they were made. */
function documentsOf(text: string): Record<string, unknown> {
  const { documents } = JSON.parse(text) as ExportedFile
  return Object.fromEntries(documents.map(({ automerge: _bytes, ...document }) => [document.id, document]))
}

async function previewFile(client: JournalClient, text: string | Uint8Array) {
  const upload = await uploadFile(client, 'rapport.json', text)
  return reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
}

async function importFile(client: JournalClient, text: string | Uint8Array, differing: 'keep' | 'take' = 'keep') {
  const { preview } = await previewFile(client, text)
  return (await reportOf(client, client.commands.importJournal({ preview, differing }), 'journal-import')).result
}

async function withAnother(work: (other: TestJournal) => Promise<void>): Promise<void> {
  const other = openTestJournal()
  try {
    await work(other)
  } finally {
    await other.close()
  }
}

/** Every kind, as the sample has them, with something in the trash. */
async function fill({ client }: TestJournal): Promise<void> {
  await reportOf(client, client.commands.addSample(), 'sample')
  const { id } = await client.commands.addPerson({ names: { given: 'Zoë', family: 'Trash' } })
  await client.commands.moveToTrash({ ids: [id] })
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, organisation: 'Acme' })
}

describe('a whole journal', () => {
  test('comes back into an empty one with its ids, every kind and the trash, and a second time changes nothing', async ({
    journal,
  }) => {
    await fill(journal)
    const text = await exported(journal.client)
    const kinds = new Set((JSON.parse(text) as ExportedFile).documents.map(({ kind }) => kind))
    const known = Object.entries(await countsOf(journal)).filter(([, count]) => count > 0)
    expect([...kinds].toSorted()).toEqual(known.map(([kind]) => kind).toSorted())
    await withAnother(async (other) => {
      const result = await importFile(other.client, text)
      expect(result).toMatchObject({ leftOut: [], notReached: 0, backup: null })
      expect(result.counts.create).toBe(result.documents)
      expect(documentsOf(await exported(other.client))).toEqual(documentsOf(text))
      expect(await other.client.queries.trash({})).toMatchObject({ total: 1 })
      expect(await reportOf(other.client, other.client.commands.check(), 'check')).toMatchObject({ problems: [] })

      const again = await importFile(other.client, text)
      expect(again).toMatchObject({ undo: null, counts: { same: result.documents } })
      expect(documentsOf(await exported(other.client))).toEqual(documentsOf(text))
    })
  })

  test('is undone as a whole', async ({ journal }) => {
    const { client } = journal
    await client.commands.addPerson({ names: { given: 'Ana' } })
    const text = await exported(client)
    await withAnother(async ({ client: there }) => {
      const { undo } = await importFile(there, text)
      expect(await there.queries.people({})).toMatchObject({ total: 1 })
      expect(await there.queries.imports()).toMatchObject([{ format: 'rapport', people: 1, canUndo: true }])
      await there.commands.undo({ token: undo ?? '' })
      expect(await there.queries.people({})).toMatchObject({ total: 0 })
    })
  })

  test('of an older day adds what is missing, and overwrites only where it is told to', async ({ journal }) => {
    const { client } = journal
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' }, title: 'Engineer' })
    const talk = await client.commands.logConversation({
      date: day('2026-11-20'),
      channel: 'lunch',
      people: [{ id }],
      topic: 'Lunch',
    })
    const text = await exported(client)
    await client.commands.editConversation({ id: talk.id, topic: 'Dinner' })
    const preview = await previewFile(client, text)
    expect(preview.result.counts).toMatchObject({ differ: 1, create: 0 })
    const { rows } = await client.queries.journalFileRows({ preview: preview.preview, outcome: 'differ' })
    expect(rows).toMatchObject([
      { kind: 'conversation', fields: [{ path: ['topic'], here: 'Dinner', there: 'Lunch' }] },
    ])
    const topic = async () => (await client.queries.conversation({ id: talk.id })).topic
    expect((await importFile(client, text)).undo).toBeNull()
    expect(await topic()).toBe('Dinner')
    const { undo } = await importFile(client, text, 'take')
    expect(await topic()).toBe('Lunch')
    await client.commands.undo({ token: undo ?? '' })
    expect(await topic()).toBe('Dinner')
  })

  test('never brings back who was forgotten, and says so', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
    const text = await exported(client)
    await client.commands.forget({ id })
    const result = await importFile(client, text)
    expect(result).toMatchObject({ undo: null, counts: { forgotten: 1, create: 0 } })
    expect(result.leftOut).toMatchObject([{ id, outcome: 'forgotten' }])
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })

  test('taken in by two devices is one journal when they meet', async ({ journal }) => {
    const { client } = journal
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
    const session = await client.commands.openText({ id, field: 'notes' })
    await client.commands.editText({ session: session.session, text: 'Plays the cello.' })
    await client.commands.closeText({ session: session.session })
    const text = await exported(client)
    await withAnother(async ({ client: one }) =>
      withAnother(async ({ client: other }) => {
        await importFile(one, text)
        await importFile(other, text)
        // As a device would send it: with all that was ever written.
        await importFile(other, await exported(one, { history: true }))
        expect(documentsOf(await exported(other))[id]).toMatchObject({ notes: 'Plays the cello.' })
      }),
    )
  })
})

describe('with its history', () => {
  test('the documents themselves come back, and what each was before', async ({ journal }) => {
    const { client } = journal
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
    await client.commands.editPerson({ id, names: { given: 'Anna' } })
    const text = await exported(client, { history: true })
    expect(JSON.parse(text)).toMatchObject({ history: true })
    await withAnother(async ({ client: there }) => {
      const result = await importFile(there, text)
      expect(result).toMatchObject({ undo: null, leftOut: [] })
      expect(await there.queries.history({ id })).toEqual(await client.queries.history({ id }))
      expect((await previewFile(there, text)).result.counts).toMatchObject({ same: result.documents, merge: 0 })
    })
  })

  test('what both sides wrote since is kept, after a backup', async ({ journal }) => {
    const { client } = journal
    const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
    const before = await exported(client, { history: true })
    await withAnother(async ({ client: there }) => {
      await importFile(there, before)
      await there.commands.editPerson({ id, names: { given: 'Ana', family: 'Ruiz' } })
      await client.commands.putInRing({ ids: [id], ring: 'inner' })
      const result = await importFile(client, await exported(there, { history: true }))
      expect(result.backup).toMatch(/before-join/)
      expect(result.counts.merge).toBeGreaterThan(0)
      expect(await client.queries.person({ id })).toMatchObject({ ring: 'inner', names: { family: 'Ruiz' } })
    })
  })

  test('a document that was tampered with is set aside, and the others come', async ({ journal }) => {
    const { client } = journal
    await client.commands.addPerson({ names: { given: 'Ana' } })
    await client.commands.addPerson({ names: { given: 'Bob' } })
    const file = JSON.parse(await exported(client, { history: true })) as {
      documents: { kind: string; automerge: { heads: string[] } }[]
    }
    const [first] = file.documents.filter(({ kind }) => kind === 'person')
    if (first !== undefined) first.automerge.heads = ['0'.repeat(64)]
    await withAnother(async ({ client: there }) => {
      const result = await importFile(there, JSON.stringify(file))
      expect(result.leftOut).toMatchObject([{ kind: 'person', because: 'refused' }])
      expect(await there.queries.people({})).toMatchObject({ total: 1 })
    })
  })
})

describe('a file that is not as it should be', () => {
  const person = (id: string, more: object = {}) => ({
    id,
    kind: 'person',
    schema: 1,
    createdAt: 5,
    names: { given: 'Ana' },
    ...more,
  })
  const ID = '01900000-0000-7000-8000-000000000001'
  const file = (...documents: unknown[]) => JSON.stringify({ documents, format: 'rapport-journal', version: 1 })

  test.for([
    ['nothing that can be named', [7], 'unreadable'],
    ['an id that is none', [person('x')], 'unreadable'],
    ['the same id twice', [person(ID), person(ID)], 'twice'],
    ['a kind that is not known', [{ id: ID, kind: 'gift', schema: 1 }], 'newer'],
    ['a later schema', [person(ID, { schema: 99 })], 'newer'],
    ['a field that does not fit', [person(ID, { names: 7 })], 'invalid'],
    ['more than an entry holds', [person(ID, { notes: 'x'.repeat(3_000_000) })], 'too-large'],
  ] as const)('leaves out %s, and says why', async ([, documents, because], { journal: { client } }) => {
    const result = await importFile(client, file(...documents))
    expect(result.leftOut.map((row) => row.because)).toEqual([because])
    expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
  })

  test('keeps when something was made, whatever wrote the file', async ({ journal: { client } }) => {
    await importFile(client, file(person(ID)))
    expect(documentsOf(await exported(client))[ID]).toMatchObject({ createdAt: 5, names: { given: 'Ana' } })
  })

  test('that ends early gives what came before, and says so', async ({ journal: { client } }) => {
    await client.commands.addPerson({ names: { given: 'Ana' } })
    const text = await exported(client)
    const cut = text.slice(0, text.lastIndexOf('"names"'))
    await withAnother(async ({ client: there }) => {
      expect((await previewFile(there, cut)).result).toMatchObject({ isCutOff: true })
    })
  })

  test('with a document that is nested without end, the others come', async ({ journal: { client } }) => {
    const deep = `{"id":"${crypto.randomUUID()}","kind":"person","schema":1,"createdAt":5,"names":{"given":"Deep"},"odd":${'['.repeat(50_000)}${']'.repeat(50_000)},"maps":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
    const text = file(person(ID)).replace('"documents":[', `"documents":[${deep},`)
    await importFile(client, text)
    expect(documentsOf(await exported(client))[ID]).toMatchObject({ names: { given: 'Ana' } })
  })

  test('of a newer form is refused', async ({ journal: { client } }) => {
    const text = JSON.stringify({ format: 'rapport-journal', version: 2, documents: [] })
    const upload = await uploadFile(client, 'rapport.json', text)
    await expect(
      reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview'),
    ).rejects.toThrow(/FILE_NEWER/)
  })
})

async function countsOf({ client }: TestJournal): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of (JSON.parse(await exported(client)) as ExportedFile).documents)
    counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
