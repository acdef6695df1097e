import { expect } from 'vitest'
import { previewOf, vcardFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

test('who would be found among the duplicates is asked about before they are made', async ({ journal: { client } }) => {
  const { commands, queries } = client
  const { id } = await commands.addPerson({ names: { given: 'Robert', family: 'Stone' }, organisation: 'Acme' })
  const ida = await commands.addPerson({ names: { given: 'Ida', family: 'Schneider' } })
  for (const value of ['ida@example.org', '+49 30 1234567']) {
    const kind = value.includes('@') ? ('email' as const) : ('phone' as const)
    await commands.putEntry({ id: ida.id, entryId: null, entry: { collection: 'channels', value: { kind, value } } })
  }
  const file = vcardFile(
    ['FN:Bob Stone', 'N:Stone;Bob;;;', 'ORG:Acme\\, Inc.'],
    ['FN:Luis Stone', 'N:Stone;Luis;;;', 'ORG:Acme'],
    ['FN:Robert Stone', 'N:Stone;Robert;;;', 'ORG:Elsewhere'],
    ['FN:Ida Schnieder', 'N:Schnieder;Ida;;;', 'TEL:+4930 1234 567'],
  )
  const { preview, result } = await previewOf(client, 'a.vcf', file)
  const { rows } = await queries.importRows({ preview })
  expect(rows.map(({ name, outcome, because, person }) => [name, outcome, because, person?.id])).toEqual([
    ['Bob Stone', 'maybe', 'near-name', id],
    ['Luis Stone', 'create', null, undefined],
    ['Robert Stone', 'maybe', 'name', id],
    ['Ida Schnieder', 'unchanged', 'phone', ida.id],
  ])
  expect(result).toMatchObject({ maybe: 2, undecided: 2, created: 1 })
  // Nobody decides: they are new, and Duplicates has them.
  const report = await reportOf(client, commands.runImport({ preview }), 'import')
  expect(report.result).toMatchObject({ created: 3 })
  const pairs = await queries.duplicates({})
  expect(pairs.rows.map(({ people }) => people.map(({ name }) => name).toSorted())).toEqual([
    ['Bob Stone', 'Robert Stone'],
  ])
})
