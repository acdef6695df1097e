import { afterEach, expect, test } from 'vitest'
import type { ImportFormat } from '#journal/exchange/import-format.ts'
import { importFormats } from '#journal/exchange/import-formats.ts'
import { draftRecord } from '#journal/exchange/record-draft.ts'
import { IMPORT_FORMAT_IDS } from '#shared/contract/import-formats.ts'
import { importFile, linkedinFile, previewOf } from '#support/import-file.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'

/** A file of addresses as a mail program lists them, `Ana Ruiz <ana@example.org>` on each line below its first one. */
const mailList: ImportFormat = {
  id: 'mail-list',
  open(text, log) {
    const [head, ...lines] = text.split('\n')
    if (head !== 'Mail list') return null
    return {
      *steps() {
        for (const [index, line] of lines.entries()) {
          const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(line) ?? []
          const draft = draftRecord(index + 2, log)
          draft.name('display', name)
          draft.email(address)
          draft.ref(address)
          yield { record: line === '' ? null : draft.finish(), end: text.length }
        }
      },
      finish: (records) => records,
      remarks: () => [],
    }
  },
}
const FILE = 'Mail list\nAna Ruiz <ana@example.org>\nTom Okafor <tom at home>\n <nobody@example.org>\n'

let opened: TestJournal | undefined
afterEach(() => opened?.close())

test('a format that is registered beside the others is read, imported and found again', async () => {
  opened = openTestJournal({ importFormats: [...importFormats, mailList] })
  const { client } = opened
  const { result } = await previewOf(client, 'list.txt', FILE)
  expect(result).toMatchObject({
    format: 'mail-list',
    created: 3,
    problems: [
      { line: 3, code: 'no-email-address', params: { text: 'tom at home' } },
      { line: 4, code: 'no-name-yet' },
    ],
  })
  await importFile(client, 'list.txt', FILE)
  expect((await client.queries.people({})).rows.map(({ name }) => name).toSorted()).toEqual([
    'Ana Ruiz',
    'Tom Okafor',
    'nobody@example.org',
  ])
  const moved = FILE.replace('Ana Ruiz', 'Ana Lee')
  const again = await previewOf(client, 'list.txt', moved)
  expect(again.result).toMatchObject({ created: 0, unchanged: 3 })
  const { rows } = await client.queries.importRows({ preview: again.preview })
  expect(rows[0]).toMatchObject({ because: 'earlier-import', person: { name: 'Ana Ruiz' } })
  // The others are read as ever.
  expect(await importFile(client, 'a.csv', linkedinFile([{ name: 'Cleo Wagner' }]))).toMatchObject({
    format: 'linkedin',
    created: 1,
  })
})

test('a file of a format that is not registered is none of anybody’s', async () => {
  opened = openTestJournal()
  await expect(previewOf(opened.client, 'list.txt', FILE)).rejects.toThrow('FILE_UNKNOWN')
})

test('each registered format has a reader of its name, in the order of the registration', () => {
  expect(importFormats.map(({ id }) => id)).toEqual(IMPORT_FORMAT_IDS)
})
