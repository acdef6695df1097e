import { afterEach, expect, test } from 'vitest'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'
import { importFile, linkedinFile, previewOf, uploadFile } from '#support/import-file.ts'
import { zipFile } from '#support/zip-file.ts'

const FILE = 'Wer;Schreib mir;Seit\nAna Ruiz;ana@example.org;Lisbon\nTom Oka;tom@example.org;Porto\n'

let opened: TestJournal | undefined
afterEach(() => opened?.close())

test('a table is previewed with what its columns are taken for, and read anew with what they are', async () => {
  opened = openTestJournal()
  const { client } = opened
  const { preview, result } = await previewOf(client, 'list.csv', FILE)
  expect(result).toMatchObject({ format: 'table', tables: [{ file: 'list.csv', isRemembered: false }] })
  const [table] = result.tables
  expect(table?.columns).toEqual([
    { name: 'Wer', field: 'name', samples: ['Ana Ruiz', 'Tom Oka'] },
    { name: 'Schreib mir', field: 'email', samples: ['ana@example.org', 'tom@example.org'] },
    { name: 'Seit', field: 'keep', samples: ['Lisbon', 'Porto'] },
  ])
  const tables = [{ fingerprint: table?.fingerprint ?? '', fields: ['name', 'email', 'city'] as const }].map((one) => ({
    ...one,
    fields: [...one.fields],
  }))
  const mapped = await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  expect(mapped.result).toMatchObject({ created: 2, tables: [{ isRemembered: true }] })
  await expect(client.commands.runImport({ preview })).rejects.toThrow('PREVIEW_UNKNOWN')
  await reportOf(client, client.commands.runImport({ preview: mapped.preview }), 'import')
  expect((await client.queries.people({})).rows.map(({ name }) => name).toSorted()).toEqual(['Ana Ruiz', 'Tom Oka'])
  // The next file of this header is read the same way, and says nothing new where it is the same.
  const again = await previewOf(client, 'again.csv', FILE)
  expect(again.result).toMatchObject({ created: 0, unchanged: 2, tables: [{ isRemembered: true }] })
})

test('reading anew that is stopped leaves what was read before, to be imported or read anew', async () => {
  opened = openTestJournal()
  const { client } = opened
  const rows = Array.from({ length: 3000 }, (_, at) => `Given${at} Family${at};p${at}@example.org;Lisbon`).join('\n')
  const { preview, result } = await previewOf(client, 'list.csv', `Wer;Schreib mir;Seit\n${rows}\n`)
  const tables = [{ fingerprint: result.tables[0]?.fingerprint ?? '', fields: ['name', 'email', 'city'] as const }].map(
    (one) => ({ ...one, fields: [...one.fields] }),
  )
  const { job } = await client.commands.mapColumns({ preview, tables })
  await client.commands.cancelJob({ job })
  while ((await client.queries.job({ job })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await client.queries.job({ job })).toMatchObject({ state: 'cancelled' })
  expect(await client.queries.importRows({ preview })).toMatchObject({ total: 3000 })
  const mapped = await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  expect(mapped.result).toMatchObject({ created: 3000 })
})

test('what columns are may be said at once, in any case and form of their names', async () => {
  opened = openTestJournal()
  const { client } = opened
  const upload = await uploadFile(client, 'list.csv', FILE)
  const columns = { wer: 'name', SEIT: 'leave-out' } as const
  const { result } = await reportOf(
    client,
    client.commands.previewImport({ uploads: [upload], columns }),
    'import-preview',
  )
  expect(result).toMatchObject({
    created: 2,
    remarks: [{ code: 'fields-left-out', params: { fields: [{ name: 'Seit', count: 2 }] } }],
  })
})

test('two tables of one header are read each as was said of it, and the next one is asked about', async () => {
  opened = openTestJournal()
  const { client } = opened
  const header = 'Wer;Kontakt\n'
  const uploads = [
    await uploadFile(client, 'one.csv', `${header}Ana Ruiz;Acme\n`),
    await uploadFile(client, 'two.csv', `${header}Tom Oka;Porto\n`),
  ]
  const { preview, result } = await reportOf(client, client.commands.previewImport({ uploads }), 'import-preview')
  const [one, two] = result.tables.map(({ fingerprint }) => fingerprint)
  expect(one).toBe(two)
  const said = (second: 'organisation' | 'city') => ({ fingerprint: one ?? '', fields: ['name' as const, second] })
  const tables = [said('organisation'), said('city')]
  const mapped = await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  expect(mapped.result.tables.map(({ columns, isRemembered }) => [columns[1]?.field, isRemembered])).toEqual([
    ['organisation', true],
    ['city', true],
  ])
  await reportOf(client, client.commands.runImport({ preview: mapped.preview }), 'import')
  expect((await client.queries.people({})).total).toBe(2)
  expect((await client.queries.organisations({})).map(({ name }) => name)).toEqual(['Acme'])
  const next = await previewOf(client, 'three.csv', `${header}Ana Ruiz;Acme\n`)
  expect(next.result.tables).toMatchObject([{ isRemembered: false }])
})

test('what was said of an archive is said after its columns were corrected as well', async () => {
  opened = openTestJournal()
  const { client } = opened
  const upload = await uploadFile(
    client,
    'Takeout.zip',
    zipFile({ 'list.csv': FILE.replace('Wer;Schreib mir', 'Name;E-mail'), 'cal.ics': 'BEGIN:VCALENDAR', 'a.txt': 'x' }),
  )
  const left = [
    { code: 'calendars-left-out', params: { count: 1 } },
    { code: 'files-left-out', params: { count: 1, names: [expect.objectContaining({ count: 1 })] } },
  ]
  const read = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
  expect(read.result.remarks).toEqual(expect.arrayContaining(left))
  const tables = read.result.tables.map(({ fingerprint }) => ({
    fingerprint,
    fields: ['name' as const, 'email' as const, 'city' as const],
  }))
  const { preview } = read
  const mapped = await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  expect(mapped.result.remarks).toEqual(expect.arrayContaining(left))
})

test('what was said of columns by their names holds for those that are not corrected', async () => {
  opened = openTestJournal()
  const { client } = opened
  const upload = await uploadFile(client, 'Connections.csv', linkedinFile([{ name: 'Ana Ruiz', company: 'Acme' }]))
  const columns = { company: 'circles' } as const
  const read = await reportOf(client, client.commands.previewImport({ uploads: [upload], columns }), 'import-preview')
  expect(read.result).toMatchObject({ format: 'table' })
  const [table] = read.result.tables
  const fields = (table?.columns ?? []).map(({ field }) => field)
  const tables = [{ fingerprint: table?.fingerprint ?? '', fields: fields.slice(0, 1) }]
  const { preview } = read
  const mapped = await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  expect(mapped.result).toMatchObject({ format: 'table' })
  expect(mapped.result.tables[0]?.columns.map(({ field }) => field)).toEqual(fields)
})

test('of many headers the last fifty are remembered', async () => {
  opened = openTestJournal()
  const { client } = opened
  for (let file = 0; file < 52; file++) {
    const { preview, result } = await previewOf(client, 'a.csv', `Name,Field ${file}\nAna,1\n`)
    const tables = result.tables.map(({ fingerprint }) => ({ fingerprint, fields: ['name' as const, 'keep' as const] }))
    await reportOf(client, client.commands.mapColumns({ preview, tables }), 'import-preview')
  }
  const isRemembered = async (file: number) =>
    (await previewOf(client, 'a.csv', `Name,Field ${file}\nAna,1\n`)).result.tables[0]?.isRemembered
  expect([await isRemembered(0), await isRemembered(51)]).toEqual([false, true])
  expect(Object.keys((await client.queries.settings()).columnMappings)).toHaveLength(50)
})

test('a table imported on two devices is the same people on both', async () => {
  opened = openTestJournal()
  const other = openTestJournal()
  const table = 'Name,E-Mail,Firma\nAna Ruiz,ana@example.org,Acme\n'
  for (const { client } of [opened, other]) await importFile(client, 'a.csv', table)
  const idOf = async (journal: TestJournal) => (await journal.client.queries.people({})).rows.map(({ id }) => id)
  expect(await idOf(opened)).toEqual(await idOf(other))
  await other.close()
})
