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

test.for([
  ['employer', 'Acme Inc.', '', ['organisation']],
  ['title, where no employer speaks against it', '', 'Head of Sales', ['title']],
] as const)(
  'a name and the same %s are the same person unless one decides otherwise',
  async ([, company, title, agrees], { journal: { client } }) => {
    const id = await known(client, 'Ana Ruiz')
    const role = { organisation: null, title: 'head of sales', from: null, to: null }
    const entry = { collection: 'roles', value: role } as const
    await client.commands.putEntry({ id, entryId: null, organisationName: 'acme', entry })
    const file = linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana', company, title }])
    const { preview, result, rows } = await rowsOf(client, file, 'a.csv')
    expect(result).toMatchObject({ maybe: 1, undecided: 0 })
    expect(rows).toMatchObject([{ outcome: 'maybe', because: 'name', agrees, person: { id } }])
    await reportOf(client, client.commands.runImport({ preview }), 'import')
    expect((await client.queries.people({})).total).toBe(1)
    const again = await rowsOf(client, file, 'a.csv')
    expect(again.result).toMatchObject({ unchanged: 1, maybe: 0 })
    const other = await rowsOf(client, file.replace('/in/ana', '/in/other'), 'a.csv')
    await reportOf(client, client.commands.runImport({ preview: other.preview, decisions: { 0: 'create' } }), 'import')
    expect((await client.queries.people({})).total).toBe(2)
  },
)

test('of two of a name whoever has the employer is meant, and another employer is a question', async ({
  journal: { client },
}) => {
  await known(client, 'Ana Ruiz')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, organisation: 'Globex' })
  const file = linkedinFile([
    { name: 'Ana Ruiz', company: 'Globex' },
    { name: 'Ana Ruiz', company: 'Initech' },
  ])
  const { result, rows } = await rowsOf(client, file, 'a.csv')
  expect(result).toMatchObject({ maybe: 2, undecided: 1 })
  expect(rows).toMatchObject([
    { agrees: ['organisation'], person: { id } },
    { agrees: [], outcome: 'maybe' },
  ])
})

test('new people are narrowed by employer and by year, and all of them are named at once', async ({
  journal: { client },
}) => {
  const people = Array.from({ length: 6 }, (_, index) => ({
    name: `Person ${index}`,
    company: index % 3 === 0 ? 'Acme' : 'Globex',
  }))
  const file = linkedinFile(people).replace('05 Mar 2024', '05 Mar 2021')
  const { preview } = await previewOf(client, 'a.csv', file)
  const { importGroups, importRecords, importRows } = client.queries
  expect(await importGroups({ preview })).toEqual({
    organisations: [
      { name: 'Globex', count: 4 },
      { name: 'Acme', count: 2 },
    ],
    years: [
      { year: 2024, count: 5 },
      { year: 2021, count: 1 },
    ],
  })
  expect(await importRecords({ preview, outcome: 'create', organisation: 'Acme' })).toEqual([0, 3])
  expect(await importRecords({ preview, outcome: 'create', organisation: 'Acme', year: 2021 })).toEqual([0])
  expect(await importRows({ preview, year: 2024, offset: 1, limit: 2 })).toMatchObject({
    total: 5,
    rows: [{ record: 2 }, { record: 3 }],
  })
})

test('after an import of many those are named who matter most, with the reasons; of few nobody is', async ({
  journal: { client },
}) => {
  const { id } = await client.commands.addPerson({ names: { given: 'Kim' }, organisation: 'Acme', ring: 'close' })
  const crowd = Array.from({ length: 40 }, (_, index) => ({ name: `Person ${index}`, company: 'Globex' }))
  const file = linkedinFile([
    ...crowd,
    { name: 'Ana Ruiz', email: 'ana@example.org', company: 'ACME', title: 'Head of Product' },
    { name: 'Tom Lee', email: 'tom@example.org' },
  ])
  const { preview } = await previewOf(client, 'a.csv', file)
  const { result } = await reportOf(client, client.commands.runImport({ preview }), 'import')
  expect(result.matters).toMatchObject([
    {
      name: 'Ana Ruiz',
      detail: 'Head of Product, ACME',
      reasons: [
        { code: 'works-with', params: { organisation: 'ACME', count: 1 } },
        { code: 'email' },
        { code: 'leads', params: { title: 'Head of Product' } },
      ],
    },
    { name: 'Tom Lee', reasons: [{ code: 'email' }] },
  ])
  // Nobody of them is in a ring or due before the user says so.
  expect((await client.queries.people({ rings: ['none'] })).total).toBe(42)
  expect((await client.queries.people({ due: true })).rows.map((row) => row.id)).not.toContain(result.matters[0]?.id)
  expect(result.matters.map((one) => one.id)).not.toContain(id)
  const few = await previewOf(client, 'b.csv', linkedinFile([{ name: 'Bo Berg', email: 'bo@example.org' }]))
  const after = await reportOf(client, client.commands.runImport({ preview: few.preview }), 'import')
  expect(after.result.matters).toEqual([])
})
