import { afterEach, expect, test } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { importFile, uploadFile, vcardFile } from '#support/import-file.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'
import { zipFile } from '#support/zip-file.ts'

let opened: TestJournal | undefined
afterEach(() => opened?.close())

async function importNotes(client: JournalClient, notes: Readonly<Record<string, string>>): Promise<void> {
  const files = Object.fromEntries(
    Object.entries(notes).map(([name, matter]) => [`People/${name}.md`, `---\n${matter}\n---\n`]),
  )
  const vault = zipFile({ ...files, '.obsidian/app.json': '{}', 'Daily/2026-11-02.md': 'Nothing.\n' })
  const upload = await uploadFile(client, 'Notes.zip', vault)
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  await reportOf(client, client.commands.importJournal({ preview, differing: 'keep' }), 'journal-import')
}

const namesIn = async ({ queries }: JournalClient) => (await queries.people({})).rows.map(({ name }) => name).toSorted()

test('two of one vault who share an address with somebody here stay two people', async () => {
  opened = openTestJournal()
  const { client } = opened
  await importFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'EMAIL:office@acme.example']))
  await importNotes(client, {
    'Ana Santos Ruiz': 'email: office@acme.example',
    'Ana Ruiz': 'email: office@acme.example',
  })
  expect(await namesIn(client)).toEqual(['Ana Ruiz', 'Ana Santos Ruiz'])
})

test('one who is in a vault twice, with nothing that speaks for two, is one person', async () => {
  opened = openTestJournal()
  const { client } = opened
  await importFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org']))
  await importNotes(client, {
    'Ana Ruiz': 'email: ana@example.org',
    'Old/Ana Ruiz': 'email: ana@example.org\nphone: "+49 30 1234567"',
  })
  expect(await namesIn(client)).toEqual(['Ana Ruiz'])
})

test('a national number in a vault is that of who has it with its country here', async () => {
  opened = openTestJournal({ country: () => 'DE' })
  const { client } = opened
  await importFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'TEL:+49 30 1234567']))
  await importNotes(client, { 'Ana Ruiz': 'phone: "030 1234567"' })
  const { rows } = await client.queries.people({})
  expect(rows).toHaveLength(1)
  const page = await client.queries.person({ id: rows[0]?.id as never })
  expect(page.channels).toMatchObject([{ value: { value: '+49 30 1234567' } }])
})
