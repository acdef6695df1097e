import { afterEach, expect, test } from 'vitest'
import { importFile, previewOf, vcardFile } from '#support/import-file.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'

let opened: TestJournal | undefined
afterEach(() => opened?.close())

test('who has only an address, a number or a company is kept, called by it and listed', async () => {
  opened = openTestJournal()
  const { client } = opened
  const file = vcardFile(
    ['EMAIL:ana@example.org'],
    ['TEL:+49 171 1234567'],
    ['ORG:Acme'],
    ['NOTE:nothing to call them by'],
  )
  const report = await importFile(client, 'a.vcf', file)
  expect(report).toMatchObject({ created: 3, problemCount: 4 })
  expect(report.problems.map(({ code, params }) => [code, params])).toEqual([
    ['no-name-yet', { name: 'ana@example.org' }],
    ['no-name-yet', { name: '+49 171 1234567' }],
    ['no-name-yet', { name: 'Acme' }],
    ['no-name', {}],
  ])
  const { rows } = await client.queries.people({})
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['+49 171 1234567', 'Acme', 'ana@example.org'])
  expect((await previewOf(client, 'a.vcf', file)).result).toMatchObject({ created: 0, unchanged: 3 })
})

test('a card of an address that somebody has is theirs, and so is a name for an address', async () => {
  opened = openTestJournal()
  const { client } = opened
  await importFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org'], ['EMAIL:tom@example.org']))
  const bare = await previewOf(client, 'b.vcf', vcardFile(['EMAIL:ana@example.org', 'TEL:+49 171 1234567']))
  expect(bare.result).toMatchObject({ created: 0, maybe: 0, updated: 1 })
  const named = await previewOf(client, 'c.vcf', vcardFile(['FN:Tom Oka', 'EMAIL:tom@example.org', 'TITLE:CFO']))
  expect(named.result).toMatchObject({ created: 0, maybe: 0, updated: 1 })
})
