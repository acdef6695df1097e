import { expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { linkedinFile, previewOf, vcardFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

async function known(
  { commands }: JournalClient,
  name: string,
  channel?: { kind: 'email' | 'phone' | 'profile'; value: string },
): Promise<PersonId> {
  const [given = '', family = ''] = name.split(' ')
  const { id } = await commands.addPerson({ names: { given, family } })
  if (channel !== undefined)
    await commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
  return id
}

async function rowsOf(client: JournalClient, file: string, name = 'a.vcf') {
  const { preview, result } = await previewOf(client, name, file)
  return { preview, result, rows: (await client.queries.importRows({ preview })).rows }
}

test.for([
  ['email', { kind: 'email', value: 'ANA@example.org' }, 'EMAIL:ana@example.org'],
  ['phone', { kind: 'phone', value: '+49 (30) 123-4567' }, 'TEL:+49301234567'],
  [
    'profile',
    { kind: 'profile', value: 'https://www.linkedin.com/in/ana-ruiz/' },
    'URL:http://linkedin.com/in/Ana-Ruiz',
  ],
] as const)(
  'a record is matched by %s, however it is written',
  async ([because, channel, line], { journal: { client } }) => {
    const id = await known(client, 'Ana Ruiz', channel)
    const { rows } = await rowsOf(client, vcardFile(['FN:Ana Ruiz', line, 'ORG:Acme']))
    expect(rows).toMatchObject([{ outcome: 'update', because, person: { id, name: 'Ana Ruiz' } }])
    expect(rows[0]?.adds).toContainEqual({ code: 'role', params: { title: '', organisation: 'Acme' } })
  },
)

test('a record is matched by an earlier import of the same source although all else has changed', async ({
  journal: { client },
}) => {
  const before = await rowsOf(client, vcardFile(['UID:urn:uuid:1', 'FN:Ana Ruiz', 'EMAIL:ana@example.org']))
  await reportOf(client, client.commands.runImport({ preview: before.preview }), 'import')
  const { rows } = await rowsOf(client, vcardFile(['UID:urn:uuid:1', 'FN:Ana Lee', 'EMAIL:lee@example.org']))
  expect(rows).toMatchObject([{ outcome: 'update', because: 'earlier-import', person: { name: 'Ana Ruiz' } }])
})

test('a name alone is only maybe the same; without a decision it is a new person', async ({ journal: { client } }) => {
  const id = await known(client, 'Ana Ruiz')
  const { preview, result, rows } = await rowsOf(client, vcardFile(['FN:ana  RUIZ', 'EMAIL:ana@example.org']))
  expect(result).toMatchObject({ maybe: 1, created: 0 })
  expect(rows).toMatchObject([{ outcome: 'maybe', because: 'name', person: { id } }])
  const report = await reportOf(client, client.commands.runImport({ preview }), 'import')
  expect(report.result).toMatchObject({ created: 1 })
  expect((await client.queries.people({})).total).toBe(2)
})

test('a phone shared with somebody of another name is only maybe the same', async ({ journal: { client } }) => {
  const id = await known(client, 'Ana Ruiz', { kind: 'phone', value: '+49 30 1234567' })
  const { rows } = await rowsOf(client, vcardFile(['FN:Boris Wagner', 'TEL:+49 30 1234567']))
  expect(rows).toMatchObject([{ outcome: 'maybe', because: 'phone', person: { id } }])
})

test('two of a name in one file are two people', async ({ journal: { client } }) => {
  const { result } = await rowsOf(
    client,
    vcardFile(['FN:Ana Ruiz', 'EMAIL:a@example.org'], ['FN:Ana Ruiz', 'EMAIL:b@example.org']),
  )
  expect(result).toMatchObject({ created: 2, maybe: 0 })
})

test('what the user decides goes before what the preview says', async ({ journal: { client } }) => {
  const ana = await known(client, 'Ana Ruiz')
  const tom = await known(client, 'Tom Lee', { kind: 'email', value: 'tom@example.org' })
  const file = vcardFile(
    ['FN:Ana Ruiz', 'EMAIL:ana@example.org'],
    ['FN:Tom Lee', 'EMAIL:tom@example.org', 'ORG:Acme'],
    ['FN:Cleo', 'EMAIL:cleo@example.org'],
    ['FN:Dora', 'EMAIL:dora@example.org'],
  )
  const { preview } = await rowsOf(client, file)
  const decisions = { 0: ana, 1: 'create', 2: 'skip', 3: tom } as const
  const { result } = await reportOf(client, client.commands.runImport({ preview, decisions }), 'import')
  expect(result).toMatchObject({ created: 1, updated: 2, skipped: 1 })
  const { rows } = await client.queries.people({})
  expect(rows.map(({ name }) => name)).toEqual(['Tom Lee', 'Tom Lee', 'Ana Ruiz'])
  expect((await client.queries.person({ id: ana })).channels).toMatchObject([{ value: { value: 'ana@example.org' } }])
  expect((await client.queries.person({ id: tom })).channels.map(({ value }) => value.value).toSorted()).toEqual([
    'dora@example.org',
    'tom@example.org',
  ])
})

test('a decision for somebody who went away meanwhile falls back on the plan', async ({ journal: { client } }) => {
  const ana = await known(client, 'Ana Ruiz')
  const { preview } = await rowsOf(client, vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org']))
  await client.commands.forget({ id: ana })
  const { result } = await reportOf(client, client.commands.runImport({ preview, decisions: { 0: ana } }), 'import')
  expect(result).toMatchObject({ created: 1 })
  expect((await client.queries.people({})).rows).toMatchObject([{ name: 'Ana Ruiz' }])
})

test('rows of a preview are counted, narrowed and paged', async ({ journal: { client } }) => {
  await known(client, 'Ana Ruiz')
  const people = Array.from({ length: 7 }, (_, index) => ({
    name: `Person ${index}`,
    url: `https://www.linkedin.com/in/p${index}`,
  }))
  const { preview } = await previewOf(client, 'a.csv', linkedinFile([...people, { name: 'Ana Ruiz' }]))
  const { importRows } = client.queries
  expect(await importRows({ preview })).toMatchObject({ total: 8 })
  expect(await importRows({ preview, outcome: 'maybe' })).toMatchObject({
    total: 1,
    rows: [{ record: 7, name: 'Ana Ruiz' }],
  })
  const page = await importRows({ preview, outcome: 'create', offset: 5, limit: 5 })
  expect(page.total).toBe(7)
  expect(page.rows.map(({ record }) => record)).toEqual([5, 6])
})
