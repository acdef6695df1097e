import { expect, test } from 'vitest'
import { essence, fixture, readBytes, readText } from './read-fixture.ts'

test('reads the export below its notes', async () => {
  const { format, records } = await readText(await fixture('linkedin-english.csv'))
  expect(format).toBe('linkedin')
  expect(records.map(({ line, names }) => [line, names.given, names.family])).toEqual([
    [5, 'Ana', 'Ruiz'],
    [6, 'Tom', 'Okafor'],
    [7, 'Priya', 'Nair'],
    [9, '', ''],
    [10, 'Jörg', 'Müller'],
    [11, '陈', '伟'],
  ])
  expect(essence(records[0])).toEqual({
    names: { given: 'Ana', family: 'Ruiz' },
    ref: 'linkedin.com/in/ana-ruiz-example',
    channels: ['profile | LinkedIn | https://www.linkedin.com/in/ana-ruiz-example', 'email |  | ana.ruiz@example.org'],
    organisation: 'Acme',
    title: 'Head of Platform',
    metOn: '2024-03-05',
  })
})

test('keeps commas, quotes and line breaks of a cell, and takes a dash for no organisation', async () => {
  const { records } = await readText(await fixture('linkedin-english.csv'))
  expect(records[1]).toMatchObject({ organisation: 'Brightwater, Inc.', title: 'Founder "in residence"' })
  expect(records[2]).toMatchObject({ organisation: '', title: '' })
  expect(records[5]).toMatchObject({ title: 'Lead, Data' })
})

test('says which rows have no name and which dates are none', async () => {
  const { problems } = await readText(await fixture('linkedin-english.csv'))
  expect(problems).toEqual([
    { line: 9, code: 'no-name-yet', params: { name: 'Nowhere' } },
    { line: 10, code: 'date-left-out', params: { text: '31 Feb 2021' } },
  ])
})

test('the preamble may be missing', async () => {
  const text = await fixture('linkedin-english.csv')
  const bare = text.slice(text.indexOf('First Name'))
  const [withNotes, without] = await Promise.all([text, bare].map(readText))
  expect(without?.records.map(essence)).toEqual(withNotes?.records.map(essence))
})

test('reads the German header, in any order, and German months', async () => {
  const { format, records, problems } = await readText(await fixture('linkedin-german.csv'))
  expect(format).toBe('linkedin')
  expect(problems).toEqual([])
  expect(records.map(({ names, title, metOn }) => [names.given, names.family, title, metOn])).toEqual([
    ['Käthe', 'Groß', 'Leiterin Einkauf', '2024-03-05'],
    ['Ole', 'Brandt', '', '2022-10-24'],
    ['İpek', 'Yıldız', 'Ärztin', '2021-12-05'],
  ])
})

test.each([
  ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['CR', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
  ['tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
  ['a spreadsheet’s first line', (text: string) => Buffer.from(`sep=,\n${text}`)],
])('reads the same people with %s', async (_, encode) => {
  const text = await fixture('linkedin-german.csv')
  const plain = await readText(text)
  const encoded = await readBytes(encode(text))
  expect(encoded.records.map(essence)).toEqual(plain.records.map(essence))
  expect(encoded.problems).toEqual([])
})
